"""`python -m bot.training`: a pickled function and its arguments come in, the result goes out. Started by bot.training.beside, and by
nobody else."""

import os
import pickle
import sys

from bot.training import linear  # noqa: F401  takes a second, while the other process is still getting its work ready

if __name__ == "__main__":
    # What a library may print goes to stderr: the result has the pipe to itself.
    result = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    work, *arguments = pickle.load(sys.stdin.buffer)
    pickle.dump(work(*arguments), result, protocol=pickle.HIGHEST_PROTOCOL)
    result.close()
