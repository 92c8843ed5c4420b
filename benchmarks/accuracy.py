"""How well questions find their entries: this bot beside fuzzy matching, BM25 and a linear classifier, each set and engine in a process of
its own.

    python -m benchmarks.accuracy --sets FOLDER --noise --out docs/benchmarks
"""

import sys
from collections.abc import Iterator, Sequence
from functools import partial

from benchmarks.accuracy_page import page
from benchmarks.asking import Row, work
from benchmarks.engines.engine import ENGINES
from benchmarks.options import Options, options
from benchmarks.process import Failed, OverTime, Process
from benchmarks.publish import publish
from benchmarks.sets import Set, sets

COMPARED = ("ours", "rapidfuzz", "bm25s", "svc")


def main(arguments: Sequence[str] | None = None) -> None:
    given = options("accuracy", __doc__ or "", arguments)
    rows = list(measured(given))
    publish("accuracy", page(rows, given), given.out, partial(_draw, rows))


def measured(given: Options) -> Iterator[Row]:
    for asked in sets(given.sets):
        for engine in given.engines or COMPARED:
            row = _row(asked, engine, given)
            print(f"{row.set:20} {ENGINES[engine].label:17} {row.short()}", file=sys.stderr, flush=True)
            yield row


def _row(asked: Set, engine: str, given: Options) -> Row:
    process = Process(work, asked, engine, given.noise)
    try:
        process.receive(given.build_s)
    except OverTime:
        return Row(asked.name, engine, note=f"cut off: not built within {given.build_s:.0f} s")
    except Failed as failed:
        return Row(asked.name, engine, note=f"not measured: {failed}")
    try:
        row: Row = process.receive(given.ask_s)
    except OverTime:
        return Row(asked.name, engine, note=f"cut off: not all answered within {given.ask_s:.0f} s")
    except Failed as failed:
        return Row(asked.name, engine, note=f"not measured: {failed}")
    process.end()
    return row


def _draw(rows: Sequence[Row]) -> dict[str, bytes]:
    from benchmarks.plots import accuracy

    return accuracy(rows)


if __name__ == "__main__":
    main()
