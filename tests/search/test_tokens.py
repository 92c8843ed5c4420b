"""A sentence as tokens in its two views, of visitors and of staff."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.lexicon import COUNTRY, PLACE
from bot.search.text import normalise
from bot.search.tokens import LETTERS, SOUND, is_small, of_staff, of_visitor, plain
from tests.search import small

STAFFS = small.untrained().english.staffs_own

TEMPLATES = [
    ("Which consulate covers {place}?", ["which", "consul", "cover", PLACE]),
    ("{place}归哪个领馆管", [PLACE, "归", "哪", "个", "领", "馆", "管"]),
    ("从{country}到{place}", ["从", COUNTRY, "到", PLACE]),
    ("place of birth", ["place", "of", "birth"]),
]


@pytest.mark.parametrize(("text", "tokens"), TEMPLATES)
def test_templates_of_staffs_stay_whole(text: str, tokens: list[str]) -> None:
    assert list(of_staff(plain(text), LETTERS)) == tokens


@pytest.mark.parametrize("view", [LETTERS, SOUND])
def test_a_visitors_braces_are_no_template(view: str) -> None:
    assert PLACE not in of_visitor(normalise("which consulate covers {place}"), view, STAFFS)
    assert plain("{Other}") == "other"


PLAIN = [
    ("In {place}!", "in {place}"),
    ("{place}", "{place}"),
    ("{country}和{place}的護照", "{country} 和 {place} 的护照"),
    ("{Place}", "place"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "form"), PLAIN)
def test_staffs_sentences_are_normalised_but_for_their_templates(text: str, form: str) -> None:
    assert plain(text) == form


@given(st.lists(st.sampled_from(["护照", "visa", "{", "}", "Place", " ", PLACE, COUNTRY, "?"]), max_size=8).map("".join))
def test_normalising_again_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert plain(text).count(PLACE) == text.count(PLACE) and plain(text).count(COUNTRY) == text.count(COUNTRY)


SOUNDS = [
    ("护照 diule", ["hu", "zhao", "diu", "le"]),
    ("women can", ["wo", "men", "can"]),  # neither is a word of these staff's
    ("can we get married", ["can", "we", "get", "marri"]),
    ("renew", ["renew"]),
]


@pytest.mark.parametrize(("text", "tokens"), SOUNDS)
def test_a_visitors_words_may_be_pinyin(text: str, tokens: list[str]) -> None:
    assert of_visitor(text, SOUND, STAFFS) == tokens


def test_a_long_word_that_staff_use_is_english_and_a_short_one_may_be_pinyin() -> None:
    assert of_visitor("women can", SOUND, lambda word: True) == ["women", "can"]
    assert of_staff("women can", SOUND) == ("women", "can") and of_staff("护照", SOUND) == ("hu", "zhao")


SMALL = [("护", LETTERS, True), ("护照", LETTERS, False), ("a", LETTERS, False), ("hu", SOUND, True), ("visa", SOUND, False)]


@pytest.mark.parametrize(("token", "view", "expected"), [*SMALL, (PLACE, LETTERS, False), (PLACE, SOUND, False), ("=fee", SOUND, False)])
def test_characters_and_syllables_mean_little_alone(token: str, view: str, expected: bool) -> None:
    assert is_small(token, view) is expected
