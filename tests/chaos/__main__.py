"""python -m tests.chaos: the run, its report, and exit code 1 where a promise was broken."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.chaos.faults import ALWAYS, FAULTS
from tests.chaos.oracle import judge
from tests.chaos.report import report
from tests.chaos.run import Plan, run


def main(arguments: list[str]) -> int:
    given = _parser().parse_args(arguments)
    faults = [*(ALWAYS if given.faults is None else given.faults), *given.also]
    plan = Plan(given.seconds, given.rate, given.processes, given.seed, faults, given.rotate)
    with tempfile.TemporaryDirectory() as where:
        outcome = run(plan, Path(where))
    broken = judge(outcome.messages, [one for one in outcome.happened if one.of_redis])
    print(report(outcome, broken))
    return 1 if broken or outcome.errors else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--seconds", type=float, default=180, help="how long messages are sent")
    parser.add_argument("--rate", type=float, default=200, help="messages a second")
    parser.add_argument("--processes", type=int, default=4, help="workers of the bot")
    parser.add_argument("--seed", type=int, default=1, help="what decides visitors' acts and the moments of faults")
    parser.add_argument("--faults", nargs="*", choices=list(FAULTS), help=f"instead of the usual: {', '.join(ALWAYS)}")
    parser.add_argument("--also", nargs="*", choices=list(FAULTS), default=[], help="beside the usual ones")
    parser.add_argument("--rotate", action="store_true", help="change token and AES key in the middle")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
