"""A question, read: what was typed, what it was taken for, and how much that is to be trusted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.reading import REPAIRED, SOUNDED, TYPED, Reading, is_only_name, is_pinyin, named, read, without_places
from bot.search.text import has_han, normalise
from tests.search import many, small

INDEX = small.untrained()

READ = [
    ("as it was typed", "I lost my passport!", "i lost my passport", {}, TYPED, True),
    ("characters", "护照丢了怎么办", "护照丢了怎么办", {}, TYPED, True),
    ("traditional characters", "護照丟了怎麼辦", "护照丢了怎么办", {}, TYPED, True),
    ("a typing error", "I lost my pasport", "i lost my passport", {"pasport": "passport"}, REPAIRED, True),
    ("two of them", "pasport renewall", "passport renewal", {"pasport": "passport", "renewall": "renewal"}, REPAIRED, True),
    ("a homophone", "护照丢乐怎么办", "护照丢了怎么办", {"护照丢乐怎么办": "护照丢了怎么办"}, REPAIRED, False),
    ("pinyin, joined", "huzhaodiulezenmeban", "护照丢了怎么办", {"huzhaodiulezenmeban": "护照丢了怎么办"}, SOUNDED, True),
    (
        "pinyin, by words",
        "huzhao diule zenmeban",
        "护照丢了怎么办",
        {"huzhao": "护照", "diule": "丢了", "zenmeban": "怎么办"},
        SOUNDED,
        True,
    ),
    ("pinyin and English", "passport diule zenmeban", "passport 丢了怎么办", {"diule": "丢了", "zenmeban": "怎么办"}, SOUNDED, True),
    ("English in characters", "我的pasport丢了", "我的 passport 丢了", {"pasport": "passport"}, REPAIRED, True),
    ("pinyin beside characters", "护照 diule", "护照丢了", {"diule": "丢了"}, REPAIRED, True),
    ("nothing", "", "", {}, TYPED, True),
]


@pytest.mark.parametrize(("typed", "text", "repaired", "trust", "as_typed"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_a_question_is_read_as_what_was_meant(typed: str, text: str, repaired: dict[str, str], trust: float, as_typed: bool) -> None:
    reading = read(typed, INDEX)
    assert (reading.text, reading.repaired, reading.trust, reading.typed) == (text, repaired, trust, as_typed)
    assert reading.normalised == normalise(typed)


MENDED = [
    ("I lost my pasport", {"pasport": "passport"}),
    ("pasport renewall", {"pasport": "passport", "renewall": "renewal"}),
    ("passport renewal", {}),
    ("护照丢了", {}),
    ("我的pasport丢了", {"pasport": "passport"}),
    ("Guildfrod", {"guildfrod": "guildford"}),
    ("Guildfort", {"guildfort": "guildford"}),
    ("kenk", {}),  # may be Kent, may be anything: four letters
    ("surey", {"surey": "survey"}),  # nor is it Surrey
    ("sent", {}),
    ("huzhao", {}),
    ("huzhoa diule", {"diule": "丢了"}),
]


@pytest.mark.parametrize(("text", "mended"), MENDED)
def test_what_is_mended_of_a_question(text: str, mended: dict[str, str]) -> None:
    found = read(text, INDEX).repaired
    assert {run: now for run, now in found.items() if run != "huzhao"} == mended


def test_letters_are_of_what_was_meant_and_the_sound_of_what_was_typed() -> None:
    reading = read("huzhao dielu", INDEX)
    assert reading.sound[:2] == ("hu", "zhao")
    joined = read("huzhaodiulezenmeban", INDEX)
    assert joined.letters == tuple("护照丢了怎么办") and joined.sound == ("hu", "zhao", "diu", "le", "zen", "me", "ban")
    english = read("renewing pasports", INDEX)
    assert english.letters == ("renew", "passport")


ANYTHING = st.text(max_size=30) | st.lists(
    st.sampled_from(["passport", "pasport", "护照", "胡照", "huzhao", "diule", "丢乐", "Kent", "法国", "{place}", "240", "ﷺ"]), max_size=8
).map(" ".join)


@given(ANYTHING, st.sampled_from([small.untrained(), many.untrained()]))
def test_any_text_can_be_read(text: str, index: object) -> None:
    reading = read(text, index)  # type: ignore[arg-type]
    assert reading.trust in (TYPED, SOUNDED, REPAIRED) and (reading.trust == TYPED) == (not reading.repaired)
    assert reading.typed or any(map(has_han, reading.repaired))
    assert reading.text == reading.normalised or reading.repaired
    assert all(run in reading.normalised and run != now for run, now in reading.repaired.items())
    assert reading == read(text, index)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("i live in Kent", ["Kent"]),
        ("从法兰西到萨里", ["France", "Surrey"]),
        ("jierfude", ["Guildford"]),
        ("Guildfrod", ["Guildford"]),
        ("a passport", []),
        ("", []),
    ],
)
def test_names_are_found_by_letters_else_by_sound(text: str, names: list[str]) -> None:
    assert [found.term.name for found in named(read(text, INDEX), INDEX)] == names


def without(text: str) -> Reading | None:
    return without_places(read(text, INDEX), INDEX)


def test_a_question_without_its_towns_keeps_the_rest() -> None:
    rest = without("i lost my pasport in Kent")
    assert rest and rest.letters == ("i", "lost", "my", "passport", "in") and "kent" not in rest.sound
    assert rest.trust == REPAIRED and rest.normalised == "i lost my pasport in kent"
    chinese = without("我在吉尔福德丢了护照")
    assert chinese and chinese.text == "我在丢了护照"


@pytest.mark.parametrize("text", ["i lost my passport", "Kent", "吉尔福德", "from France", ""])
def test_what_names_no_town_or_nothing_else_has_no_rest(text: str) -> None:
    assert without(text) is None


ONLY = [("Kent", True), ("請問吉爾福德？", True), ("Guildfrod", True), ("Kent, Surrey", False), ("in Kent", False), ("France", False)]


@pytest.mark.parametrize(("text", "only"), [*ONLY, ("visa", False), ("", False)])
def test_a_towns_name_and_nothing_else_is_told(text: str, only: bool) -> None:
    assert is_only_name(read(text, INDEX), INDEX) is only


PINYIN = [
    ("huzhao diule zenmeban", True),
    ("huzhaodiulezenmeban", True),
    ("hu zhao diu le", True),
    ("passport diule zenmeban", True),
    ("i lost my passport", False),
    ("护照丢了", False),
    ("kaimen 护照", False),
    ("jierfude", False),
    ("ma", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), PINYIN)
def test_chinese_typed_in_pinyin_is_told(text: str, expected: bool) -> None:
    reading = read(text, INDEX)
    assert is_pinyin(reading, named(reading, INDEX), INDEX) is expected


def test_a_text_is_read_once_for_each_index() -> None:
    assert read("I lost my pasport", INDEX) is read("I lost my pasport", INDEX)
    assert read("I lost my pasport", replace(INDEX)) is not read("I lost my pasport", INDEX)
