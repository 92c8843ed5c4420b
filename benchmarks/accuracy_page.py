"""The page about accuracy: how it was measured, every set with every engine, what noise takes away."""

from collections.abc import Iterator, Sequence

from benchmarks.asking import Row
from benchmarks.engines.engine import ENGINES
from benchmarks.noise import KINDS
from benchmarks.options import Options
from benchmarks.table import head, number, percent, table

COLUMNS = ("set", "engine", "top1 %", "top3 %", "AUROC %", "precision %", "coverage %", "p50 us", "p99 us", "build s", "RSS MB", "note")

EXPLAINED = """\
| column | meaning |
| --- | --- |
| top1, top3 | of the questions that have an entry: it came first, or among the first three |
| AUROC | chance that a question with an entry is held for surer than one without; - where every question has one |
| precision, coverage | of what was answered, what was right; of all questions, what was answered; - where an engine never declines |
| p50, p99 | microseconds of processor time a question, half and 99 of 100 took no longer |
| build, RSS | seconds from texts to a ready engine; the most memory that the process had, Python and libraries included |

Every engine is given the same questions and asked the same ones. This bot is trained with the settings of the product, whatever the set;
for `knowledge` the whole bot is asked, with its towns, synonyms and small talk, and the others get all phrasings and titles of it. How the
other engines are set up stands in [the overview](README.md)."""

NOISE = """\
Points of top1 that each kind of noise takes away, of the questions that have an entry and are in its language; below zero the noise
happened to help. The kinds are described in `benchmarks/noise.py`. Behind a stroke: questions asked, where not all were."""

SKIPPED = "**Skipped:** the public sets, for want of `--sets FOLDER`. They are not part of this repository."
QUIET = "**Skipped:** noise, for want of `--noise`."


def page(rows: Sequence[Row], given: Options) -> str:
    packages = [package for row in rows for package in ENGINES[row.engine].packages]
    parts = [head("Accuracy", given.command, packages), *_skipped(given), EXPLAINED]
    parts += ["## Clean questions", *_plot(given, "accuracy-top1.svg", "First place, by set and engine"), table(COLUMNS, map(_cells, rows))]
    return "\n\n".join([*parts, *_noise(rows, given)]) + "\n"


def _skipped(given: Options) -> Iterator[str]:
    if given.sets is None:
        yield SKIPPED
    if not given.noise:
        yield QUIET


def _plot(given: Options, file: str, text: str) -> Iterator[str]:
    if given.out is not None:
        yield f"![{text}]({file})"


def _cells(row: Row) -> list[str]:
    shares = [percent(row.figures.get(name)) for name in ("top1", "top3", "auroc", "precision", "coverage")]
    others = [number(row.figures.get(name)) for name in ("latency_us_p50", "latency_us_p99", "build_s", "rss_mb")]
    return [row.set, ENGINES[row.engine].label, *shares, *others, row.note]


def _noise(rows: Sequence[Row], given: Options) -> Iterator[str]:
    noisy = [row for row in rows if row.losses]
    if not noisy:
        return
    yield "## Noise"
    yield NOISE
    yield from _plot(given, "accuracy-noise.svg", "Points lost by noise")
    yield table(("set", "engine", *KINDS), (_lost(row) for row in noisy))


def _lost(row: Row) -> list[str]:
    sampled = ENGINES[row.engine].noisy
    shown = {kind: f"{loss.points:.1f}" + (f" / {loss.questions}" if sampled else "") for kind, loss in row.losses.items()}
    return [row.set, ENGINES[row.engine].label, *(shown.get(kind, "-") for kind in KINDS)]
