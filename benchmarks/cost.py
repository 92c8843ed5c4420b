"""What a question costs, by the number of questions known: microseconds, seconds to build, memory. The same questions go to each engine in
turn, a block at a time, so that whatever else the machine does meets all of them alike.

    python -m benchmarks.cost --sizes 1000,10000 --out docs/benchmarks
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import synthetic
from benchmarks.cost_page import page
from benchmarks.options import Options, options
from benchmarks.publish import publish
from benchmarks.racing import Cost, Racer
from benchmarks.sets import KNOWLEDGE
from bot.knowledge.load import load

COMPARED = ("ours", "rapidfuzz", "bm25s", "tantivy", "fts5")
WARMING = 20
"""Questions that are asked before any is timed."""
BLOCK = 50
"""Questions that an engine answers in one go: enough for its data to be in the processor's caches again."""


def main(arguments: Sequence[str] | None = None) -> None:
    given = options("cost", __doc__ or "", arguments)
    rows = list(measured(given))
    publish("cost", page(rows, given), given.out, partial(_draw, rows))


def measured(given: Options) -> Iterator[Cost]:
    words = synthetic.words(load(KNOWLEDGE))
    for size in given.sizes:
        with TemporaryDirectory() as folder:
            known = Path(folder) / "entries.csv"
            _write(known, synthetic.entries(size, words))
            queries = list(synthetic.queries(size, WARMING + given.questions, words))
            yield from race(known, size, queries, given)


def _write(path: Path, pairs: Iterator[tuple[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("entry", "question")])
        csv.writer(file, lineterminator="\n").writerows(pairs)


def race(known: Path, size: int, queries: Sequence[tuple[str, str]], given: Options) -> list[Cost]:
    """Each is built alone, then all are asked in turn."""
    racers = []
    for engine in given.engines or COMPARED:
        racers.append(Racer(engine, size, known, given.build_s, given.ask_s))
        print(f"{size:>9,} {engine:10} {racers[-1].told()}", file=sys.stderr, flush=True)
    for start in (0, *range(WARMING, len(queries), BLOCK)):
        block = queries[start : start + BLOCK] if start else queries[:WARMING]
        for racer in racers:
            racer.ask(block, timed=start > 0)
    done = [racer.end(len(queries) - WARMING) for racer in racers]
    print(*(f"{size:>9,} {cost.engine:10} {cost.short()}" for cost in done), sep="\n", file=sys.stderr, flush=True)
    return done


def _draw(rows: Sequence[Cost]) -> dict[str, bytes]:
    from benchmarks.plots import cost

    return cost(rows)


if __name__ == "__main__":
    main()
