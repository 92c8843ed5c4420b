"""`python -m bot.training MODULE`: a pickled function and its arguments come in, the result goes out. Started by bot.training.beside, and
by nobody else."""

import importlib
import os
import pickle
import sys

if __name__ == "__main__":
    # What a library may print goes to stderr: the result has the pipe to itself.
    result = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    importlib.import_module(sys.argv[1])  # up to a second, while the other process is still getting its work ready
    try:
        work, *arguments = pickle.load(sys.stdin.buffer)
    except EOFError:  # whoever started this has ended
        sys.exit(1)
    pickle.dump(work(*arguments), result, protocol=pickle.HIGHEST_PROTOCOL)
    result.close()
