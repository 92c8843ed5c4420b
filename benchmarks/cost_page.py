"""The page about cost: how it was measured, and every size with every engine."""

from collections.abc import Sequence

from benchmarks.engines.engine import ENGINES
from benchmarks.options import Options
from benchmarks.racing import Cost
from benchmarks.table import head, number, percent, table
from bot.evaluation.metrics import percentile

COLUMNS = ("questions", "engine", "p50 us", "p99 us", "p99 waited us", "build s", "memory MB", "peak MB", "found %", "note")

EXPLAINED = """\
| column | meaning |
| --- | --- |
| questions | known to the engine, five an entry, half Chinese and half English, made by `benchmarks/synthetic.py` |
| p50, p99 | microseconds of processor time a question, half and 99 of 100 took no longer |
| waited | the same by the clock: more where the machine had other work to do |
| build | seconds from texts to a ready engine; of this bot with all that is trained |
| memory | megabytes held once all questions are answered, Python and libraries not counted; of an index on disk what of it is in memory |
| peak | megabytes at the highest point while building, the texts as they were read included |
| found | of the questions asked, how often the right entry came first: to see that all do the same work, not to compare accuracy |

Each engine is a process on the same core with one thread; the same questions go to each in turn, fifty at a time. One in ten has a typing
error or a homophone. This bot gives reasons, places and a confidence with each answer, the others up to a hundred entries. Engines on disk
(tantivy, SQLite) are read through the system's cache. How each is set up stands in [the overview](README.md)."""

PLOTS = (
    ("cost-query.svg", "Microseconds a question, by the number of questions known"),
    ("cost-build.svg", "Seconds to build, by the number of questions known"),
    ("cost-memory.svg", "Megabytes, by the number of questions known"),
)


def page(rows: Sequence[Cost], given: Options) -> str:
    packages = [package for row in rows for package in ENGINES[row.engine].packages]
    parts = [head("Cost", given.command, packages), EXPLAINED, table(COLUMNS, map(_cells, rows))]
    plots = [f"![{text}]({file})" for file, text in PLOTS] if given.out is not None else []
    return "\n\n".join([*parts, *plots]) + "\n"


def _cells(row: Cost) -> list[str]:
    build_s, peak_mb = (row.built.seconds, row.built.peak_mb) if row.built else (None, None)
    figures = [row.p50, row.p99, percentile(row.waited, 99), build_s, row.memory_mb, peak_mb]
    found = percent(row.found / len(row.microseconds) if row.microseconds else None)
    return [f"{row.size:,}", ENGINES[row.engine].label, *map(number, figures), found, row.note]
