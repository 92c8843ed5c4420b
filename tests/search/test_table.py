"""All that stands for an entry."""

import numpy as np
import pytest

from bot.search.table import SLOTS, Sentence, slots, table

SAID = [
    Sentence("visa", "签证费用", 1.0),
    Sentence("visa", "Visa fee", 0.95),
    Sentence("office", "which consulate covers {place}", 1.0),
    Sentence("travel", "from {country} to {place}", 1.0),
    Sentence("travel", "a visit to {country}", 1.0),
    Sentence("travel", "Place of birth", 0.95),
]


def test_sentences_stand_entry_by_entry() -> None:
    made = table(SAID)
    assert made.entries == ("visa", "office", "travel")
    said = {entry: made.texts[made.sentences(number)] for number, entry in enumerate(made.entries)}
    assert said == {entry: tuple(s.text for s in SAID if s.entry == entry) for entry in made.entries}
    assert made.weight == pytest.approx([sentence.weight for sentence in SAID])


def test_the_templates_of_a_sentence_are_its_slots() -> None:
    place, country = SLOTS["{place}"], SLOTS["{country}"]
    assert table(SAID).slots.tolist() == [0, 0, place, place | country, country, 0]


@pytest.mark.parametrize(("templates", "expected"), [([], 0), (["{place}"], 1), (["{country}", "{place}"], 3), (["{other}", "place"], 0)])
def test_only_templates_make_slots(templates: list[str], expected: int) -> None:
    assert slots(templates) == np.uint8(expected)


def test_nothing_said_is_a_table_too() -> None:
    empty = table([])
    assert (empty.entries, empty.texts, empty.first.tolist(), empty.weight.tolist(), empty.slots.tolist()) == ((), (), [], [], [])
