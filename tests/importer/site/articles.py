"""The articles: articles/<id>.txt, a header of `key: value`, a blank line, and blocks between blank lines.

A block is a paragraph, with <br> and <strong> at most, or one of `@image CAPTION`, `@table` with a row a line, `@script`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "articles"


@dataclass(frozen=True, slots=True)
class Form:
    """In which of the system's ways a page is built; the keys of the dicts in pages.py and body.py."""

    editor: str
    heading: str
    time: str
    crumb: str
    markup: str


@dataclass(frozen=True, slots=True)
class Article:
    id: str
    language: str
    path: str
    title: str
    date: date
    """What is true of it, wherever a reader can find it."""
    form: Form
    blocks: tuple[str, ...]
    trail: tuple[str, ...]
    shown: str = ""
    """The date on the page, as it is written there."""
    listed: str = ""
    """The date behind the link in the list."""
    once: int = 0
    """The status of the first answer to each new server, where it isn't 200."""
    capture: str = "full"
    """The form of its captured text: full, cut, ticker or old."""

    @property
    def old(self) -> bool:
        return "/t20" not in self.path


@cache
def articles() -> Mapping[str, Article]:
    """By id, from a1 on."""
    paths = sorted(FOLDER.glob("*.txt"), key=lambda path: int(path.stem[1:]))
    return {path.stem: _article(path) for path in paths}


def _article(path: Path) -> Article:
    head, _, text = path.read_text(encoding="utf-8").partition("\n\n")
    header = dict(line.split(": ", 1) for line in head.splitlines())
    return Article(
        id=path.stem,
        language=header["language"],
        path=header["path"],
        title=header["title"],
        date=date.fromisoformat(header["date"]),
        form=Form(*header["form"].split()),
        blocks=tuple(text.strip().split("\n\n")),
        trail=tuple(header["trail"].split(" > ")),
        shown=header.get("shown", ""),
        listed=header.get("listed", ""),
        once=int(header.get("once", 0)),
        capture=header.get("capture", "full"),
    )
