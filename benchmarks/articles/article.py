"""An article with a summary that a person wrote, in words of their own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.search.text import has_han

HERE = Path(__file__).parent
CHOSEN, HELD = "a-", "b-"
"""The halves, as files' names begin: by the first the rule's constants were chosen, the other was left out of that."""
_PARTS = re.compile(r"(?P<title>[^\n]+)\n\nSUMMARY\n(?P<summary>.+?)\n*(?:\nTEXT\n(?P<text>.+))?", re.DOTALL)
_END = ("suggest to a friend", "<suggest to a friend>", "print", "推荐给朋友", "打印")


@dataclass(frozen=True, slots=True)
class Article:
    name: str
    title: str
    reference: str
    paragraphs: tuple[str, ...]
    """Empty where only the summary is kept here."""

    @property
    def language(self) -> str:
        return "zh" if has_han(self.title) else "en"


def articles(half: str = "") -> list[Article]:
    return [read(path) for path in sorted(HERE.glob(f"{half}*.txt")) if path.name.startswith((CHOSEN, HELD))]


def read(path: Path) -> Article:
    """Raises ValueError for a file that is not title, SUMMARY and TEXT."""
    parts = _PARTS.fullmatch(path.read_text(encoding="utf-8"))
    if parts is None:
        raise ValueError(f"{path}: expected a title, a blank line, SUMMARY, the summary, a blank line, TEXT and the text")
    return Article(path.stem, parts["title"].strip(), parts["summary"].strip(), lines(parts["text"] or ""))


def captured(path: Path) -> Article:
    """A page as captured, which is not kept here, with the summary that is: its title is looked for in the page.

    Raises ValueError where no title of a summary stands in the page.
    """
    page = lines(path.read_text(encoding="utf-8-sig"))
    for known in sorted(HERE.glob("captured*.txt")):
        if (article := read(known)).title in page:
            return Article(path.stem, article.title, article.reference, _body(page, article.title))
    raise ValueError(f"{path}: expected the title of a summary among {HERE}/captured*.txt, found none; write one")


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _body(page: Sequence[str], title: str) -> tuple[str, ...]:
    below = page[page.index(title) + 1 :]
    end = next((number for number, line in enumerate(below) if line.lower() in _END), len(below))
    return tuple(below[:end])
