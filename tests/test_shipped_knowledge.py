"""The knowledge folder of this repository, against the house rules for our own content."""

import re
import unicodedata
from itertools import chain
from pathlib import Path

import pytest

from bot.knowledge.entry import NEWS
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.load import load

FOLDER = Path(__file__).parent.parent / "knowledge"
LEAST_ENTRIES, LEAST_QUESTIONS, MOST_BYTES = 60, 4, 1500

SUPERSEDED = ("72994020", "76311430", "74368294")
"""Numbers that were the embassy's once and are still all over the web. A wrong number is worse than none."""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(FOLDER)


def test_there_is_enough_to_be_useful(knowledge: Knowledge) -> None:
    assert len(knowledge.entries) >= LEAST_ENTRIES


def test_each_entry_is_asked_in_several_ways_in_each_language(knowledge: Knowledge) -> None:
    few = [
        (entry.path, code)
        for entry in knowledge.entries.values()
        for code, asked in entry.questions.items()
        if len(asked) < LEAST_QUESTIONS
    ]
    assert few == []


def test_each_section_leads_somewhere(knowledge: Knowledge) -> None:
    assert [name for name, section in knowledge.sections.items() if not section.note and not knowledge.inside(name)] == []


def test_each_entry_has_a_dated_source_in_each_language(knowledge: Knowledge) -> None:
    codes = set(knowledge.phrasebooks)
    bare = [entry.path for entry in knowledge.entries.values() if not entry.source.date or set(entry.source.name) != codes]
    assert bare == []


def test_a_text_fits_into_one_message_with_its_source(knowledge: Knowledge) -> None:
    """News are summaries, which a test of the cards measures."""
    bodies = (
        (entry, code, len(body.encode())) for entry in knowledge.entries.values() if entry.kind != NEWS for code, body in entry.body.items()
    )
    assert [(entry.path, code, size) for entry, code, size in bodies if size > MOST_BYTES] == []


def test_places_are_in_britain(knowledge: Knowledge) -> None:
    outside = [p.name for p in knowledge.places if not (49 < p.position.latitude < 61 and -9 < p.position.longitude < 2)]
    assert outside == []


@pytest.mark.parametrize("number", SUPERSEDED)
def test_no_superseded_number_is_published(number: str) -> None:
    spelt = re.compile(r"[^\w\n]{0,2}".join(number))
    files = chain.from_iterable(FOLDER.rglob(f"*{suffix}") for suffix in (".md", ".yaml", ".csv"))
    assert [file.name for file in files if spelt.search(unicodedata.normalize("NFKC", file.read_text("utf-8")))] == []


def test_what_is_asked_most_stands_first_and_nothing_twice(knowledge: Knowledge) -> None:
    listed = knowledge.inside("visa")
    assert listed[0] == "uk-visa-free"
    assert sorted(listed) == sorted({entry.id for entry in knowledge.entries.values() if entry.section == "visa"})
