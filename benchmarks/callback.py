"""How fast the callback is: the whole bot against echoes that do nothing else, in safe mode, on the same server, round by round.

    python -m benchmarks.callback [--seconds S] [--rounds N] [--workers 1,2] [--bots full,echo] [--servers]
        [--quick] [--popularity P] [--out FOLDER]

Other options that `make bench` gives to every benchmark are passed over. It needs no network, and a machine with nothing else to do.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.callback_page import Page, page
from benchmarks.callbacks.bots import BOTS
from benchmarks.callbacks.comparing import Contest, Found, Loader, compared
from benchmarks.callbacks.mix import POPULARITY
from benchmarks.callbacks.reloading import Losses, reloaded
from benchmarks.callbacks.serving import ALONE, RELOADS, SERVERS
from benchmarks.callbacks.steps import steps
from benchmarks.publish import publish

USUAL = "gunicorn gthread"


def main(arguments: Sequence[str] | None = None) -> None:
    given = _parser().parse_known_args(arguments)[0]
    if given.quick:
        given.seconds, given.rounds, given.messages, given.reloads = 0.5, 1, 50, 1
    loader = Loader()
    try:
        bots = [
            found for workers in given.workers for found in compared(_contest([(bot, USUAL) for bot in given.bots], workers, given), loader)
        ]
        servers = _servers(given, loader) if given.servers else []
        losses = [reloaded(name, given.reloads, given.between, loader) for name in RELOADS] if given.servers else []
    finally:
        loader.end()
    publish("callback", page(_page(given, bots, servers, losses)), given.out, dict)


def _contest(bots: Sequence[tuple[str, str]], workers: int, given: argparse.Namespace) -> Contest:
    return Contest(bots, workers, given.seconds, given.rounds, given.popularity)


def _servers(given: argparse.Namespace, loader: Loader) -> list[Found]:
    """The full bot on every server; those that are one process with one only."""
    names = {workers: [name for name in SERVERS if workers == 1 or name not in ALONE] for workers in given.workers}
    return [one for workers, of in names.items() for one in compared(_contest([("full", name) for name in of], workers, given), loader)]


def _page(given: argparse.Namespace, bots: list[Found], servers: list[Found], losses: list[Losses]) -> Page:
    changed = [f"--{name} {getattr(given, name):g}" for name in ("seconds", "rounds", "popularity") if getattr(given, name) != USED[name]]
    command = " ".join(["python -m benchmarks.callback", *changed, *(["--servers"] if given.servers else [])])
    return Page(command, given.popularity, bots, steps(given.messages, given.popularity), servers, losses)


USED = {"seconds": 3.0, "rounds": 5, "popularity": POPULARITY}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.callback", description=__doc__)
    parser.add_argument("--seconds", metavar="S", type=float, default=USED["seconds"], help="of load at a time (default: %(default)s)")
    parser.add_argument("--rounds", metavar="N", type=int, default=USED["rounds"], help="how often each is measured (default: %(default)s)")
    parser.add_argument("--workers", metavar="N,N", type=_numbers, default=(1, 2), help="worker processes (default: 1,2)")
    parser.add_argument("--bots", metavar="NAME,NAME", type=_bots, default=tuple(BOTS), help=f"only these of {', '.join(BOTS)}; full first")
    parser.add_argument("--popularity", metavar="P", type=float, default=POPULARITY, help="0: all questions alike (default: %(default)s)")
    parser.add_argument("--messages", metavar="N", type=int, default=2_000, help="timed step by step (default: %(default)s)")
    parser.add_argument("--servers", action="store_true", help="also the full bot on other servers, and what reloads lose")
    parser.add_argument("--reloads", metavar="N", type=int, default=10, help="of each server (default: %(default)s)")
    parser.add_argument("--between", metavar="S", type=float, default=4.0, help="seconds between reloads (default: %(default)s)")
    parser.add_argument("--quick", action="store_true", help="only see that it runs: the figures mean nothing")
    parser.add_argument("--out", metavar="FOLDER", type=Path, help="write callback.md there; without, it is printed")
    return parser


def _numbers(text: str) -> tuple[int, ...]:
    try:
        return tuple(int(number) for number in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected numbers such as 1,2, found {text!r}") from None


def _bots(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if names[0] != "full" or not set(names) <= set(BOTS):
        raise argparse.ArgumentTypeError(f"expected full, and then some of {','.join(BOTS)}, found {text!r}")
    return names


if __name__ == "__main__":
    main()
