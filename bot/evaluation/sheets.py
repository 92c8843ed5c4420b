"""Questions and entries in CSV files, for measuring."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.errors import KnowledgeError
from bot.knowledge.account import Account
from bot.knowledge.entry import ANSWER, Entry, Source
from bot.knowledge.knowledge import Knowledge


def read_pairs(path: Path, header: tuple[str, str]) -> list[tuple[str, str]]:
    """Rows of two columns below this header. Raises KnowledgeError with every line that is none."""
    try:
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError([f"{path}:1: expected a CSV file in UTF-8, found {type(error).__name__}"]) from None
    problems = list(_problems(path, rows, header))
    if problems:
        raise KnowledgeError(problems)
    return [(row[0], row[1]) for row in rows[1:] if row]


def _problems(path: Path, rows: list[list[str]], header: tuple[str, str]) -> Iterator[str]:
    if not rows or tuple(cell.strip() for cell in rows[0]) != header:
        yield f"{path}:1: expected the columns {','.join(header)}, found {','.join(rows[0]) if rows else 'an empty file'}"
    for number, row in enumerate(rows[1:], start=2):
        if row and len(row) != 2:
            yield f"{path}:{number}: expected 2 columns, found {len(row)}; put a text with commas into double quotes"


def as_knowledge(pairs: list[tuple[str, str]]) -> Knowledge:
    """A knowledge of (entry, question) pairs and nothing else. An entry whose name is made of words has it for a title."""
    questions: dict[str, list[str]] = {}
    for entry, question in pairs:
        questions.setdefault(entry, []).append(question)
    entries = {id: _entry(id, tuple(asked)) for id, asked in questions.items()}
    account = Account(name={}, site="", office="", hotline="", police="", language="", welcome=())
    return Knowledge(account, entries, {}, {}, (), (), (), {}, ())


def _entry(id: str, questions: tuple[str, ...]) -> Entry:
    name = named(id)
    return Entry(id, ANSWER, "", {"": name} if name else {}, {"": questions}, {}, Source({}, ""), date.min, "")


def named(id: str) -> str:
    """`activate_my_card` and `ActivateMyCard` are words; `c0` is none."""
    words = [word for word in re.split(r"[\W_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", id)) if word.isalpha() and len(word) > 1]
    return " ".join(words).casefold()
