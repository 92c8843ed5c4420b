"""Tables and heads of the pages, in Markdown."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from benchmarks.machine import described, versions

WORDS = ("set", "engine", "note")
"""Columns that are read from the left; figures stand at the right."""

LEAST = 0.001


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join([_line(head), _line(["---" if name in WORDS else "--:" for name in head]), *map(_line, rows)])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def head(title: str, command: str, packages: Iterable[str]) -> str:
    today = datetime.now(UTC).strftime("%-d %B %Y")
    return "\n".join(
        [f"# {title}", "", f"Written by `{command}` on {today}.", "", f"- {described()}; one core is used", f"- {versions(packages)}"]
    )


def percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"


def number(value: float | None) -> str:
    """Three digits that count, thousands separated; what is too little to matter is not spelt out."""
    if value is None:
        return "-"
    if 0 < value < LEAST:
        return f"<{LEAST}"
    return f"{float(f'{value:.3g}'):,.0f}" if abs(value) >= 100 else f"{value:.3g}"
