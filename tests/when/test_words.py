"""The data files: every word has one meaning, in kinds that the grammar knows, and is written as texts are compared."""

from itertools import chain

import pytest

from bot.search.text import to_traditional
from bot.when import data, tokens
from bot.when.festival_days import festivals
from bot.when.fold import fold
from bot.when.lexicon import cut

KINDS = {value for name, value in vars(tokens).items() if name.isupper() and isinstance(value, str)}
NAMES = [name for festival in festivals().values() for name in (*festival.names, *festival.shy)]
ALL = sorted({*(word for word, _ in data.meanings()), *NAMES})


def test_every_kind_is_one_that_the_grammar_knows() -> None:
    assert {kind for _, meaning in data.meanings() for kind, _, _ in meaning} <= KINDS


def test_no_word_has_two_meanings() -> None:
    found: dict[tuple[str, ...], object] = {}
    spoken = chain(data.meanings(), ((name, festival.name) for festival in festivals().values() for name in festival.names))
    for word, meaning in spoken:
        assert found.setdefault(tuple(unit.text for unit in cut(word)), meaning) == meaning, word


@pytest.mark.parametrize("code", data.LANGUAGES)
def test_parts_of_the_day_are_known(code: str) -> None:
    kinds = (tokens.PART, tokens.IN_PART, tokens.WEAK_PART, tokens.HALF)
    named = {name for _, meaning in data.meanings() for kind, _, name in meaning if kind in kinds}
    assert named <= set(data.parts())


def test_words_are_written_as_they_are_compared() -> None:
    assert [word for word in ALL if fold(word).text != word] == []


def test_words_in_traditional_characters_are_the_same_words() -> None:
    assert [word for word in ALL if fold(to_traditional(word)).text != word] == []


def test_what_rules_look_for_beside_a_word_is_written_as_it_is_compared() -> None:
    listed = {word for code in data.LANGUAGES for found in data.language(code)["beside"].values() for word in found}
    assert [word for word in sorted(listed) if fold(to_traditional(word)).text != fold(word).text] == []
