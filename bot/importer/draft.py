"""An article as its file holds it, and the file's text: what is written by hand in another way is staff's, and is left alone."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

import yaml

from bot.importer.found import Found
from bot.knowledge.glossary import ORGANISATION, PERSON, PLACE
from bot.knowledge.reading.articles import PENDING
from bot.knowledge.reading.fold import spaced
from bot.knowledge.reading.front_matter import FENCE, split
from bot.knowledge.reading.ledger import Ledger
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.tree import Items, Text
from bot.search import pinyin
from bot.search.text import has_han, normalise

LISTS = {"people": PERSON, "places": PLACE, "organisations": ORGANISATION}
"""Key -> kind of name."""
KEYS = (
    "id", "status", "title", "language", "date", "dated_by", "section", *LISTS, "url", "also", "imported", "reviewed", "digest", "summary",
)  # fmt: skip
"""In the file's order."""
SLUG_WORDS, SLUG_LETTERS = 10, 60
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Draft:
    values: Mapping[str, str | tuple[str, ...]]
    """By key; those without a value are not there."""
    text: str
    """Paragraphs, with an empty line between."""

    def one(self, key: str) -> str:
        found = self.values.get(key, "")
        return found if isinstance(found, str) else ""

    def many(self, key: str) -> tuple[str, ...]:
        found = self.values.get(key, ())
        return found if isinstance(found, tuple) else ()

    def having(self, **values: str | tuple[str, ...]) -> "Draft":
        return replace(self, values={key: value for key, value in {**self.values, **values}.items() if value})

    @property
    def path(self) -> str:
        """Below the knowledge folder."""
        return f"news/{self.one('date')[:4] or UNDATED}/{self.one('id')}.md"


def digest(title: str, day: str, text: str) -> str:
    """By which a page is known that has not changed since it was imported: 16 hexadecimal digits."""
    return sha256("\0".join((title, day, text)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def draft(found: Found, section: str, names: Mapping[str, tuple[str, ...]], summary: str, today: date) -> Draft:
    """Of what stands on a page, made printable; pending."""
    day, text = str(found.date or ""), body(found)
    empty = Draft({}, text)
    return empty.having(
        id=f"{day or UNDATED}-{slug(found.title)}",
        status=PENDING,
        title=found.title,
        language=found.language,
        date=day,
        dated_by=found.dated_by if day else "",
        section=section,
        url=found.url,
        imported=str(today),
        digest=digest(found.title, day, text),
        summary=summary,
        **{key: distinct(names.get(kind, ())) for key, kind in LISTS.items()},
    )


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """As a file's list has to be: two spellings of a name are one."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(spaced(name), name)
    return tuple(name for key, name in found.items() if key)


def body(found: Found) -> str:
    return "\n\n".join(found.paragraphs)


def slug(title: str) -> str:
    """Words of a title for a file's name: Chinese by its sound."""
    parts = [part for run in normalise(title).split() for part in (pinyin.of(run) if has_han(run) else (run,))]
    plain = (unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode() for part in parts)
    words = [word for word in (re.sub(r"[^a-z0-9]", "", part) for part in plain) if word][:SLUG_WORDS]
    return "-".join(words)[:SLUG_LETTERS].strip("-") or "article"


def written(made: Draft) -> str:
    """The file's text."""
    lines = [_line(key, made.values[key]) for key in KEYS if key in made.values]
    return "\n".join((FENCE, *lines, FENCE, made.text, ""))


def _line(key: str, value: str | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return f"{key}: [{', '.join(map(_scalar, value))}]"
    return f"{key}: {_scalar(value)}"


def _scalar(text: str) -> str:
    """As YAML writes it on one line, in quotes where it has to be; a day needs none."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return text
    return yaml.safe_dump([text], allow_unicode=True, default_flow_style=True, width=2**31).strip()[1:-1]


def parsed(text: str) -> Draft | None:
    """What a file holds; None where it is no article's. Problems are the loader's matter."""
    sheet = Sheet("", Ledger())
    parts = split(sheet, text)
    if parts is None:
        return None
    values: dict[str, str | tuple[str, ...]] = {}
    for key, value in parts.head.pairs.items():
        if isinstance(value, Text):
            values[key] = value.value
        elif isinstance(value, Items):
            values[key] = tuple(item.value for item in value.values if isinstance(item, Text))
    return Draft(values, "\n".join(parts.body).strip())


def is_untouched(text: str) -> bool:
    """Whether a file is just as an importer writes it, but for what staff have set: they did not rewrite its text or title."""
    held = parsed(text)
    if held is None or written(held) != text:
        return False
    return held.one("digest") == digest(held.one("title"), held.one("date"), held.text)
