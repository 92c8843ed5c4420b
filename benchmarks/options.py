"""What both benchmarks can be told. They take the same options, so that `make bench ARGS=...` can give them to both."""

import argparse
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.engines.engine import ENGINES

SIZES = (1_000, 10_000, 100_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Options:
    sets: Path | None
    noise: bool
    sizes: tuple[int, ...]
    questions: int
    engines: tuple[str, ...] | None
    build_s: float
    ask_s: float
    out: Path | None
    command: str
    """As it can be typed again, the private place of the sets left out."""


def options(name: str, purpose: str, arguments: Sequence[str] | None) -> Options:
    given = _parser(name, purpose).parse_args(arguments)
    return Options(**vars(given), command=_command(name, given))


def _parser(name: str, purpose: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{name}", description=purpose)
    accuracy, cost, both = (parser.add_argument_group(title) for title in ("accuracy", "cost", "both"))
    accuracy.add_argument("--sets", metavar="FOLDER", type=Path, help="folders with entries.csv and queries.csv, measured one by one")
    accuracy.add_argument("--noise", action="store_true", help="ask everything again with typing errors, homophones, in pinyin ...")
    cost.add_argument("--sizes", metavar="N,N", type=_numbers, default=SIZES, help=f"questions known (default: {SIZES})")
    cost.add_argument("--questions", metavar="N", type=int, default=1_000, help="questions asked at each size (default: %(default)s)")
    both.add_argument("--engines", metavar="NAME,NAME", type=_engines, help=f"only these of {', '.join(ENGINES)}")
    both.add_argument("--build-s", metavar="S", type=float, default=900, help="seconds an engine may build (default: %(default)s)")
    both.add_argument("--ask-s", metavar="S", type=float, default=600, help="seconds it may answer (default: %(default)s)")
    both.add_argument("--out", metavar="FOLDER", type=Path, help="write the page and its plots there; without, the tables are printed")
    return parser


def _numbers(text: str) -> tuple[int, ...]:
    try:
        return tuple(sorted({int(number) for number in text.split(",")}))
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected numbers such as 1000,10000, found {text!r}") from None


def _engines(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if unknown := [name for name in names if name not in ENGINES]:
        raise argparse.ArgumentTypeError(f"expected some of {','.join(ENGINES)}, found {','.join(unknown)}")
    return names


def _command(name: str, given: argparse.Namespace) -> str:
    """Only what differs from the defaults and belongs to this benchmark."""
    others = {"accuracy": ("sizes", "questions"), "cost": ("sets", "noise")}[name]
    usual = vars(_parser(name, "").parse_args([]))
    told = {key: value for key, value in vars(given).items() if value != usual[key] and key not in others}
    return " ".join(["python -m benchmarks." + name, *(_told(key, value) for key, value in told.items())])


def _told(key: str, value: object) -> str:
    option = f"--{key.replace('_', '-')}"
    if value is True:
        return option
    return f"{option} {'FOLDER' if key == 'sets' else shlex.quote(_typed(value))}"


def _typed(value: object) -> str:
    match value:
        case tuple():
            return ",".join(map(str, value))
        case float():
            return f"{value:g}"
        case _:
            return str(value)
