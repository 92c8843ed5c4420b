"""`python -m bot.training`: a pickled knowledge comes in, its calibration goes out. Started by bot.training.beside, and by nobody else."""

import json
import pickle
import sys
from dataclasses import asdict

from bot.training.train import calibration

if __name__ == "__main__":
    print(json.dumps(asdict(calibration(pickle.load(sys.stdin.buffer)))))
