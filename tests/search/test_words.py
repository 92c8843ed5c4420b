"""A sentence as tokens and as weighted terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search import words
from bot.search.text import has_han, normalise

RUNS = [
    ("护照 renewal", ["护照", "renewal"]),
    ("我的passport丢了", ["我的", "passport", "丢了"]),
    ("240小时", ["240", "小时"]),
    ("привет мир", ["привет", "мир"]),
    ("𠀀a", ["𠀀", "a"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "runs"), RUNS)
def test_chinese_is_parted_from_everything_else(text: str, runs: list[str]) -> None:
    assert words.runs(text) == runs


@given(st.text(st.sampled_from("护照ab1 é"), max_size=30))
def test_no_character_is_lost_between_runs(text: str) -> None:
    assert "".join(words.runs(text)) == text.replace(" ", "")
    assert all("".join(words.runs(run)) == run for run in words.runs(text))


VIEWS = [
    ("护照 renewed", ["护", "照", "renew"], ["hu", "zhao", "renew"]),
    ("huzhao丢了", ["huzhao", "丢", "了"], ["hu", "zhao", "diu", "le"]),
    ("passports 240", ["passport", "240"], ["passport", "240"]),
    ("привет", ["привет"], ["привет"]),
    ("", [], []),
]


@pytest.mark.parametrize(("text", "letters", "sound"), VIEWS)
def test_a_sentence_in_two_views(text: str, letters: list[str], sound: list[str]) -> None:
    assert words.by_letters(text) == letters
    assert words.by_sound(text) == sound


def test_words_known_as_english_are_no_pinyin() -> None:
    assert words.by_sound("women can") == ["wo", "men", "can"]
    assert words.by_sound("women can", known=lambda word: word == "women") == ["women", "can"]


@pytest.mark.parametrize("forms", ["renew renewed renewing renews", "visa visas", "apply applying applies"])
def test_forms_of_an_english_word_are_one(forms: str) -> None:
    assert len(set(words.by_letters(forms))) == 1


def test_numbers_tell_most_and_single_characters_least() -> None:
    terms = words.terms(["护", "照", "renew", "passport", "240"], lambda token: has_han(token))
    assert terms["护"] < terms["renew"] < terms["240"]
    assert terms["护|照"] > terms["renew|passport"]
    assert set(terms) == {"护", "照", "renew", "passport", "240", "护|照", "照|renew", "renew|passport", "passport|240"}


def test_names_are_terms_but_part_no_neighbours() -> None:
    terms = words.terms(["live", "@Leeds", "where"], lambda token: False)
    assert terms == {"live": words.WORD, "@Leeds": words.WORD, "where": words.WORD, "live|where": words.WORD_PAIR}


@given(st.lists(st.sampled_from(["护", "照", "visa", "240", "@Kent"]), max_size=8))
def test_a_word_said_twice_counts_once(tokens: list[str]) -> None:
    assert words.terms(tokens, has_han).keys() <= words.terms([*tokens, *tokens], has_han).keys()
    assert {t: w for t, w in words.terms([*tokens, *tokens], has_han).items() if "|" not in t} == {
        t: w for t, w in words.terms(tokens, has_han).items() if "|" not in t
    }


@given(st.text(max_size=40))
def test_any_text_can_be_cut(text: str) -> None:
    normalised = normalise(text)
    assert all(words.by_letters(normalised)) and all(words.by_sound(normalised))
