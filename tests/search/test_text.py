"""One form for every spelling, and the language that a text is in."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.search.text import LONGEST, WHOLE, compact, has_han, is_simplified, language, normalise, to_simplified, to_traditional

SPELLINGS = [
    ("full-width letters and digits", "ＶＩＳＡ\u3000１２３", "visa 123"),
    ("a ligature", "ﬁne", "fine"),
    ("a number in a circle", "第①步", "第1步"),
    ("case", "Visa FEE", "visa fee"),
    ("a case that changes the length", "Straße", "strasse"),
    ("a case that adds a mark", "İstanbul", "istanbul"),
    ("an accent as one character or two", "cafe\u0301 café", "café café"),
    ("traditional characters", "護照遺失了怎麼辦", "护照遗失了怎么办"),
    ("Taiwan's words", "計程車", "出租车"),
    ("traditional and simplified together", "头髮", "头发"),
    ("a zero-width space", "pass\u200bport", "passport"),
    ("a zero-width joiner", "护\u200d照", "护照"),
    ("a byte order mark", "\ufeffvisa", "visa"),
    ("a soft hyphen", "pass\u00adport", "passport"),
    ("a change of direction", "\u202evisa", "visa"),
    ("a blank that is a letter", "救\u3164命", "救命"),
    ("a typed apostrophe", "don't", "dont"),
    ("a typographer's apostrophe", "don’t O‘Neill", "dont oneill"),
    ("a modifier letter", "donʼt", "dont"),
    ("a grave accent for an apostrophe", "don`t", "dont"),
    ("an acute accent for an apostrophe", "don´t", "dont"),
    ("quotation marks", "'visa' “fee”", "visa fee"),
    ("punctuation of both scripts", "签证，多少钱？！ (fee...)", "签证 多少钱 fee"),
    ("marks inside words", "e-mail 24/7 a_b", "e mail 24 7 a b"),
    ("many blanks", "  visa \t\n fee ", "visa fee"),
    ("emoji", "👍🏽 ok 👩\u200d👧", "ok"),
    ("nothing", "", ""),
    ("nothing but marks", "？！…😀", ""),
]


@pytest.mark.parametrize(("text", "form"), [row[1:] for row in SPELLINGS], ids=[row[0] for row in SPELLINGS])
def test_every_spelling_has_one_form(text: str, form: str) -> None:
    assert normalise(text) == form


HOSTILE = st.text(max_size=40) | st.text(st.sampled_from("aÀßK 1_'’\u200b\u202e\u0301。，護护照计計程車ﷺ㍿🙂\x00"), max_size=40)


@given(HOSTILE)
@example("ﷺ" * 3)
def test_the_form_holds_words_and_single_spaces_only(text: str) -> None:
    form = normalise(text)
    assert form == " ".join(form.split())
    assert all(c == " " or c.isalnum() for c in form)
    assert not any(unicodedata.category(c) == "Cf" for c in form)


@given(st.text(st.characters(codec="ascii"), max_size=40))
def test_the_form_of_latin_text_is_its_own_form(text: str) -> None:
    form = normalise(text)
    assert form == form.lower() == normalise(form)


def test_of_a_long_text_the_beginning_is_read() -> None:
    assert normalise("签" * LONGEST + "visa") == "签" * LONGEST
    assert normalise("签" * LONGEST + "visa" + "证" * WHOLE, WHOLE) == "签" * LONGEST + "visa" + "证" * (WHOLE - LONGEST - 4)


def test_the_compact_form_has_no_spaces() -> None:
    assert compact(" Thank you ! ") == "thankyou"
    assert compact("你 好。") == compact("你好")


LANGUAGES = [
    ("签证怎么办", "zh"),
    ("簽證怎麼辦", "zh-Hant"),
    ("签證", "zh-Hant"),
    ("我", "zh"),
    ("visa", "en"),
    ("签证 visa", "zh"),
    ("護照 passport", "zh-Hant"),
    ("how do I apply for a 签证", "en"),
    ("how do I get a 旅行证", "zh"),
    ("ok啦", "zh"),
    ("a1", "en"),
    ("café", "en"),
    ("", ""),
    ("12345", ""),
    ("24/7!", ""),
    ("😀", ""),
    ("？", ""),
]


@pytest.mark.parametrize(("text", "expected"), LANGUAGES)
def test_the_language_of_a_text(text: str, expected: str) -> None:
    assert language(text) == expected


@pytest.mark.parametrize(("text", "simplified"), [("护照", True), ("護照", False), ("中文", True), ("visa", True), ("护照與", False)])
def test_a_single_traditional_character_is_noticed(text: str, simplified: bool) -> None:
    assert is_simplified(text) is simplified


def test_words_go_to_the_mainland_but_staffs_words_stay() -> None:
    assert to_simplified("軟體") == "软件"
    assert to_traditional("软件") == "軟件"
    assert to_traditional("visa") == to_simplified("visa") == "visa"


@pytest.mark.parametrize(
    ("text", "han"), [("签", True), ("a签", True), ("㐂", True), ("𠀀", True), ("ab1", False), ("ひら", False), ("，", False)]
)
def test_a_character_of_chinese_is_known_in_every_block(text: str, han: bool) -> None:
    assert has_han(text) is han
