"""What an importer must find: expected.csv and gists.csv."""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent


class Expected(NamedTuple):
    """Dates are those found when the article is reached by the list. By a feed, `listing`, `sentence` and `address` become `feed`."""

    id: str
    path: str
    language: str
    title: str
    date: str
    dated_by: str
    trail: tuple[str, ...]
    first: str
    """The first paragraph begins with it, white space being one space."""
    last: str
    """The last paragraph ends with it."""
    paragraphs: int
    may_add: int
    """Captions, cells of tables and lines after a single <br>: a reader may take each for a paragraph."""


@cache
def expected() -> tuple[Expected, ...]:
    return tuple(_expected(row) for row in _rows("expected.csv"))


def gists() -> dict[str, str]:
    """By the article's id: what it is about, in one English line."""
    return {row["id"]: row["gist"] for row in _rows("gists.csv")}


def _expected(row: dict[str, str]) -> Expected:
    *texts, trail, first, last, paragraphs, may_add = row.values()
    id, path, language, title, day, dated_by = texts
    return Expected(id, path, language, title, day, dated_by, tuple(trail.split(" > ")), first, last, int(paragraphs), int(may_add))


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
