"""Typing errors in English words, mended against what staff write and what the language knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.search.repair.english import LONGEST, English, english

COUNTS = {
    "passport": 40,
    "visa": 30,
    "card": 20,
    "failed": 9,
    "certificate": 5,
    "renewal": 5,
    "both": 30,
    "collect": 2,
    "connect": 9,
    "form": 8,
    "240": 4,
    "{place}": 9,
}
LANGUAGE = {word: place for place, word in enumerate(["the", "from", "mailed", "lead", "bottle", "card", "die", "weather", "whether"])}
NAMES = ("leeds", "guildford", "huzhao", "阿")
ENGLISH = english(COUNTS, LANGUAGE, NAMES)

MEANT = [
    ("a letter too few", "pasport", "passport"),
    ("a letter too many", "passpport", "passport"),
    ("another letter", "pazsport", "passport"),
    ("two letters the wrong way round", "passprot", "passport"),
    ("two errors in a long word", "certifcat", "certificate"),
    ("two errors in a short word", "vziaa", None),
    ("the first letter of a long word", "oassport", "passport"),
    ("the first letter of a short word", "bisa", None),
    ("a word that the language knows", "mailed", None),
    ("a word of the language's, mistyped", "bottel", "bottle"),
    ("the likelier error counts", "frmo", "from"),
    ("of words as near the commoner", "conlect", "connect"),
    ("three letters of four", "vsa", "visa"),
    ("three letters that begin another word", "vis", None),
    ("three letters that are another word", "dye", None),
    ("three letters of a word that staff never wrote", "lad", None),
    ("four letters, one of them from elsewhere", "bath", None),
    ("four letters, one of them from the key beside", "vosa", "visa"),
    ("a town is not made of a short word", "leed", None),
    ("a short misspelt town", "leedz", None),
    ("a long misspelt town", "guildfrod", "guildford"),
    ("a town", "leeds", None),
    ("pinyin among the synonyms", "huzhao", None),
    ("a known word", "passport", None),
    ("too many errors", "cretifikat", None),
    ("figures", "241", None),
    ("letters and figures", "v1sa", None),
    ("Chinese", "护照", None),
    ("other letters", "vísa", None),
    ("too short", "vi", None),
    ("nothing", "", None),
    ("far too long", "a" * (LONGEST + 1), None),
]


@pytest.mark.parametrize(("typed", "meant"), [row[1:] for row in MEANT], ids=[row[0] for row in MEANT])
def test_the_word_that_was_meant(typed: str, meant: str | None) -> None:
    assert ENGLISH.meant(typed) == meant


def test_without_a_language_staffs_words_are_all_there_is() -> None:
    alone = english(COUNTS, {})
    assert alone.meant("mailed") == "failed" and alone.meant("bottel") is None


def test_nothing_known_mends_nothing() -> None:
    assert english({}, {}).meant("pasport") is None


@given(st.text("abcdefilrnopstv", max_size=12))
def test_a_repair_is_near_known_and_final(typed: str) -> None:
    meant = ENGLISH.meant(typed)
    if meant is not None:
        assert typed not in ENGLISH and meant in ENGLISH and ENGLISH.meant(meant) is None
        assert OSA.distance(typed, meant) <= (2 if len(typed) >= 8 else 1)


@given(st.permutations(sorted(COUNTS)), st.permutations(NAMES))
def test_the_order_of_what_is_given_does_not_matter(words: list[str], names: list[str]) -> None:
    again = english({word: COUNTS[word] for word in words}, LANGUAGE, names)
    assert again.words == ENGLISH.words and (again.prior == ENGLISH.prior).all() and (again.one.hashes == ENGLISH.one.hashes).all()


def test_a_commoner_word_is_likelier_and_a_strange_one_least() -> None:
    shares = [ENGLISH.share(word) for word in ("visa", "collect", "xqzwk")]
    assert shares == sorted(shares, reverse=True) and len(set(shares)) == len(shares)
    assert ENGLISH.share("xqzwkxqzwk") < ENGLISH.share("xqzwk")


@pytest.mark.parametrize(("word", "says"), [("visa", True), ("weather", True), ("leeds", False), ("huzhao", False), ("xqzwk", False)])
def test_names_are_words_of_any_language(word: str, says: bool) -> None:
    assert ENGLISH.says(word) is says and isinstance(ENGLISH, English)
