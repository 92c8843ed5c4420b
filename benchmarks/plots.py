"""The plots, as SVG: narrow enough for a phone, without a background, in colours that stand out from white and from black alike.

The same figures give the same bytes: identifiers are salted, no date is written, letters are drawn as shapes of matplotlib's own font.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from io import BytesIO

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, NullLocator

from benchmarks.asking import Row
from benchmarks.engines.engine import ENGINES, OURS
from benchmarks.noise import KINDS
from benchmarks.racing import Cost

INK = "#7d7d7d"
"""Contrast of at least 4 to 1 on white and on GitHub's black; large letters need 3."""
LOOKS: Mapping[str, tuple[str, str]] = {
    OURS: ("#2f7fe6", "o"),
    "rapidfuzz": ("#d0672a", "s"),
    "bm25s": ("#2f9a58", "^"),
    "svc": ("#a763d8", "D"),
    "tantivy": ("#c2508f", "v"),
    "fts5": ("#93801c", "X"),
}
"""Colour and mark: each has at least 3.3 to 1 on either, and marks tell them apart without colours, too."""
WIDTH = 5.0
"""Inches: 360 points, the width of a phone."""

matplotlib.use("Agg")  # no screen is needed
matplotlib.rcParams.update(
    {
        "svg.hashsalt": "benchmarks",
        "svg.fonttype": "path",
        "font.size": 12,
        "axes.labelsize": 12,
        "figure.titlesize": 13,
        "figure.titleweight": "bold",
        "axes.spines.top": False,
        "axes.spines.right": False,
        "legend.frameon": False,
        "lines.linewidth": 2.2,
        "lines.markersize": 7,
        "text.color": INK,
        "xtick.color": INK,
        "ytick.color": INK,
        "grid.color": INK,
        "axes.labelcolor": INK,
        "axes.edgecolor": INK,
    }
)


def accuracy(rows: Sequence[Row]) -> dict[str, bytes]:
    """By file name."""
    measured = [row for row in rows if row.figures]
    plots = {"accuracy-top1.svg": _svg(_bars(measured, _first_place), "Right at first place, % of questions")}
    if ours := [row for row in rows if row.losses and row.engine == OURS]:
        plots["accuracy-noise.svg"] = _svg(_losses(ours), "This bot: what noise takes from first place")
    return plots


def cost(rows: Sequence[Cost]) -> dict[str, bytes]:
    query = _curves(rows, lambda row: row.p50, lambda row: row.p99, _time)
    build = _curves(rows, lambda row: row.built.seconds if row.built else None, None, _seconds)
    memory = _curves(rows, lambda row: row.memory_mb, None, _bytes)
    return {
        "cost-query.svg": _svg(query, "Time a question takes\nwhole lines: half of them, dotted: 99 of 100"),
        "cost-build.svg": _svg(build, "Time to build"),
        "cost-memory.svg": _svg(memory, "Memory, once all is answered"),
    }


def _first_place(row: Row) -> float:
    return 100 * (row.figures["top1"] or 0)


Draw = Callable[[Axes], float]
"""Draws, and says how many inches high the plot has to be."""
Figured = Callable[[Cost], float | None]


def _svg(draw: Draw, title: str) -> bytes:
    figure = Figure(layout="constrained")
    figure.suptitle(title, x=0.01, horizontalalignment="left")
    axes = figure.add_subplot()
    axes.set_axisbelow(True)
    figure.set_size_inches(WIDTH, draw(axes))
    file = BytesIO()
    figure.savefig(file, format="svg", transparent=True, metadata={"Date": None})
    return file.getvalue()


def _bars(rows: Sequence[Row], value: Callable[[Row], float]) -> Draw:
    """A group of bars for each set, the sets from the top down."""
    names, engines = _once(row.set for row in rows), _once(row.engine for row in rows)
    thick = 0.8 / len(engines)

    def draw(axes: Axes) -> float:
        for at, engine in enumerate(engines):
            of = {row.set: value(row) for row in rows if row.engine == engine}
            shift = (at - (len(engines) - 1) / 2) * thick
            places = [names.index(name) + shift for name in of]
            bars = axes.barh(places, list(of.values()), thick * 0.9, color=LOOKS[engine][0], label=ENGINES[engine].label)
            axes.bar_label(bars, fmt="%.0f", padding=2, fontsize=10)
            for missing in set(names) - set(of):
                axes.text(1, names.index(missing) + shift, "not measured", fontsize=10, verticalalignment="center")
        axes.set_yticks(range(len(names)), names)
        axes.set_ylim(len(names) - 0.5, -0.5)
        axes.set_xlim(0, 109)
        high = len(names) * (0.2 + 0.14 * len(engines))
        _below(axes, high)
        return high + 1.3

    return draw


def _losses(rows: Sequence[Row]) -> Draw:
    """A point for each set and kind, the kinds from the top down; the sets a little apart, so that none hides another."""
    kinds = [kind for kind in KINDS if any(kind in row.losses for row in rows)]

    def draw(axes: Axes) -> float:
        for at, (row, (colour, mark)) in enumerate(zip(rows, _cycled(), strict=False)):
            lost = {kind: row.losses[kind].points for kind in kinds if kind in row.losses}
            shift = 0.7 * ((at + 0.5) / len(rows) - 0.5)
            axes.plot(list(lost.values()), [kinds.index(kind) + shift for kind in lost], mark, color=colour, label=row.set, markersize=6)
        axes.axvline(0, color=INK, linewidth=1)
        axes.set_yticks(range(len(kinds)), kinds)
        axes.set_ylim(len(kinds) - 0.5, -0.5)
        axes.set_yticks([at + 0.5 for at in range(len(kinds) - 1)], minor=True)
        axes.tick_params(axis="y", which="both", length=0)
        axes.grid(axis="y", which="minor", alpha=0.5)
        axes.grid(axis="x", alpha=0.35)
        axes.set_xlabel("points of 100 lost (left of 0: gained)")
        _below(axes, 0.6 * len(kinds))
        return 2.6 + 0.6 * len(kinds)

    return draw


def _cycled() -> list[tuple[str, str]]:
    """Looks for any number of sets: every colour with every mark."""
    colours, marks = [colour for colour, _ in LOOKS.values()], [mark for _, mark in LOOKS.values()]
    return [(colour, marks[(at + turn) % len(marks)]) for turn in range(len(marks)) for at, colour in enumerate(colours)]


def _curves(rows: Sequence[Cost], value: Figured, upper: Figured | None, scale: Callable[[float], str]) -> Draw:
    """A line for each engine over the sizes, both axes by factors of ten."""

    def draw(axes: Axes) -> float:
        for engine in _once(row.engine for row in rows):
            points = [(row.size, low, upper(row) if upper else None) for row in rows if row.engine == engine and (low := value(row))]
            if not points:
                continue
            sizes, lows, highs = zip(*points, strict=True)
            colour, mark = LOOKS[engine]
            axes.plot(sizes, lows, color=colour, marker=mark, label=ENGINES[engine].label)
            if upper:
                axes.plot(sizes, highs, color=colour, linestyle=":", linewidth=1.8)
        _by_tens(axes, sorted({row.size for row in rows}), scale)
        _below(axes, 3.1)
        return 4.6

    return draw


def _by_tens(axes: Axes, sizes: Sequence[int], scale: Callable[[float], str]) -> None:
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xticks(sizes, [_count(size) for size in sizes])
    axes.xaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: scale(value)))
    axes.grid(axis="y", alpha=0.35)
    axes.set_xlabel("questions known (each step: ten times as many)")


def _below(axes: Axes, high: float) -> None:
    """The legend, where it hides nothing: under axes that are about so many inches high."""
    under = (-0.5 if axes.get_xlabel() else -0.25) / high
    axes.legend(loc="upper center", bbox_to_anchor=(0.4, under), ncols=2, columnspacing=1.2, handletextpad=0.5)


def _count(size: float) -> str:
    return f"{size / 1e6:g} million" if size >= 1e6 else f"{size:,.0f}"


def _time(microseconds: float) -> str:
    return _seconds(microseconds / 1e6)


def _seconds(seconds: float) -> str:
    for unit, name in ((1.0, "s"), (1e-3, "ms")):
        if seconds >= unit * 0.999:
            return f"{seconds / unit:,.0f} {name}"
    return f"{seconds * 1e6:.0f} µs" if seconds >= 0.999e-6 else f"{seconds * 1e6:g} µs"


def _bytes(megabytes: float) -> str:
    if megabytes >= 1000:
        return f"{megabytes / 1000:g} GB"
    return f"{megabytes:g} MB" if megabytes >= 1 else f"{megabytes * 1000:g} kB"


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
