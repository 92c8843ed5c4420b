"""`python -m bot.training`: a pickled function and its arguments come in, the result goes out. Started by bot.training.beside, and by
nobody else."""

import pickle
import sys

from bot.training import linear  # noqa: F401  takes a second, while the other process is still getting its work ready

if __name__ == "__main__":
    work, *arguments = pickle.load(sys.stdin.buffer)
    pickle.dump(work(*arguments), sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
