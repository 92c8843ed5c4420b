"""The knowledge as the bot searches it, with few entries and with very many."""

from dataclasses import fields, replace

import pytest

from bot.search import index as module
from bot.search.index import COMPILED, QUESTION, TITLE, Index, assembled, build, sentences
from bot.search.tokens import LETTERS, SOUND
from tests.search import many, small


def test_few_entries_are_compared_as_a_whole_and_very_many_are_not() -> None:
    assert set(small.untrained().views) == set(small.untrained().lexicons) == {LETTERS, SOUND}
    assert not many.untrained().views and set(many.untrained().lexicons) == {LETTERS, SOUND}


def test_the_number_of_entries_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = len(small.knowledge().entries)
    for most, views in ((entries, {LETTERS, SOUND}), (entries - 1, set())):
        monkeypatch.setattr(module, "MOST_ENTRIES", most)
        assert set(build(small.knowledge()).views) == views


@pytest.mark.parametrize("made", [small.trained, many.trained], ids=["few", "very many"])
def test_an_index_is_its_compiled_parts_and_what_is_quickly_made(made: object) -> None:
    index, knowledge = (small.trained(), small.knowledge()) if made is small.trained else (many.trained(), many.knowledge())
    again = assembled(knowledge, {part: getattr(index, part) for part in COMPILED})
    assert {field.name for field in fields(Index)} > set(COMPILED)
    for part in COMPILED:
        assert getattr(again, part) is getattr(index, part)
    for part in ("titles", "intents", "alarms", "chatter"):
        assert getattr(again, part) == getattr(index, part)
    assert again.words is index.words


def test_questions_and_titles_stand_for_an_entry() -> None:
    entry = small.knowledge().entries["marriage"]
    said = [(sentence.text, sentence.weight) for sentence in sentences(entry)]
    assert said == [
        *((question, QUESTION) for questions in entry.questions.values() for question in questions),
        *((title, TITLE) for title in entry.title.values()),
    ]
    assert {sentence.entry for sentence in sentences(entry)} == {"marriage"}


def test_where_a_word_is_both_its_name_counts() -> None:
    knowledge = replace(small.knowledge(), synonyms=(("county", "kent"),))
    [found] = build(knowledge).lexicons[LETTERS].find(["kent"])
    assert found.term.name == "Kent"


def test_titles_lead_to_what_they_name() -> None:
    titles = small.untrained().titles
    assert (titles["结婚登记"], titles["visas"], titles["the embassy"]) == ("marriage", "visa", "embassy")


def test_the_words_of_staff_are_those_of_questions_and_titles() -> None:
    english = small.untrained().english
    assert english.staffs_own("passport") and english.staffs_own("renewal")
    assert not english.staffs_own("website") and not english.staffs_own("leeds")  # of a text, and of nobody
    assert "weather" in english and english.says("weather") and not english.says("guildford")
