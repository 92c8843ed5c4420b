"""python -m tests.hostile.guided [TARGET] [--runs N] [--seconds S]: coverage chooses the inputs (atheris, from requirements-fuzz.txt).

Targets: callback, parse, decrypt, respond, render; all in turn where none is named. What breaks one is kept in data/hostile as libFuzzer
does it, and `--again FILE` runs that alone.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.hostile.seeds import SEEDS

ROOT = Path(__file__).parent.parent.parent
FOUND = ROOT / "data" / "hostile"
CORPUS = ROOT / "data" / "guided"
"""Inputs that reached something new; the next run goes on from them."""

LONGEST = 4096
"""Bytes of an input: more slows the search down, and long ones are in the tables."""


def main() -> int:
    asked = _arguments().parse_args()
    if asked.target == "all":
        own = [sys.executable, "-m", "tests.hostile.guided"]
        limits = ["--runs", str(asked.runs), "--seconds", str(asked.seconds)]
        return max(subprocess.run([*own, name, *limits], cwd=ROOT, check=False).returncode != 0 for name in SEEDS)
    _run(asked.target, asked.runs, asked.seconds, asked.again)
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.hostile.guided", description=__doc__)
    parser.add_argument("target", nargs="?", choices=("all", *SEEDS), default="all")
    parser.add_argument("--runs", type=int, default=100_000, help="inputs for each target")
    parser.add_argument("--seconds", type=int, default=0, help="for each target; 0: as long as it takes")
    parser.add_argument("--again", type=Path, help="a kept input, to be run once")
    return parser


def _run(name: str, runs: int, seconds: int, again: Path | None) -> None:
    """Does not return where anything breaks: atheris ends the process."""
    try:
        import atheris
    except ImportError:
        sys.exit("atheris is missing: make fuzz-coverage installs it, or pip install -r requirements-fuzz.txt")
    with atheris.instrument_imports(include=["bot"]):
        from tests.hostile.targets import TARGETS
    target: Callable[[bytes], None] = TARGETS[name]()
    corpus = CORPUS / name
    corpus.mkdir(parents=True, exist_ok=True)
    FOUND.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(SEEDS[name]):
        (corpus / f"seed-{number}").write_bytes(seed)
    limits = [f"-runs={runs}", f"-max_len={LONGEST}", "-timeout=5", f"-artifact_prefix={FOUND}/{name}-", "-print_final_stats=1"]
    limits += [f"-max_total_time={seconds}"] if seconds else []
    atheris.Setup([name, *limits, str(again or corpus)], target)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
