"""python -m tests.hostile [--requests N] [--seed S] [--processes P] [--milliseconds M] [--keep FOLDER] [--replay FILE]

Requests 0 to N of a seed, against the whole bot. Exit code 1 where anything is wrong; each kind of finding is kept as a file.
"""

import argparse
import sys
import time
from pathlib import Path

from tests.hostile.kept import again, keep
from tests.hostile.report import told, wrong
from tests.hostile.run import every, part
from tests.hostile.target import ROOT


def main() -> int:
    asked = _arguments().parse_args()
    started = time.monotonic()
    limit = asked.milliseconds / 1000
    found = [part(*again(asked.replay), limit)] if asked.replay else every(asked.seed, asked.requests, asked.processes, limit)
    print("\n".join(told(found, time.monotonic() - started)))
    if not (problems := wrong(found)):
        return 0
    kept = keep((finding for shot in found for finding in shot.findings), asked.keep)
    print("WRONG:", *problems[:50], sep="\n  ")
    print(f"{len(kept)} kept in {asked.keep}; again: python -m tests.hostile --replay FILE")
    return 1


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.hostile", description=(__doc__ or "").partition("\n")[2])
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--milliseconds", type=int, default=100, help="of CPU that one request may take")
    parser.add_argument("--keep", type=Path, default=ROOT / "data" / "hostile", help="folder for what was found")
    parser.add_argument("--replay", type=Path, help="a file of that folder: its request again, with those of the same visitor before it")
    return parser


if __name__ == "__main__":
    sys.exit(main())
