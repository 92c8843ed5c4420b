"""A visitor's words find the entry that they are about, however they are spelt, and nothing where nothing is meant."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.search.calibration import Calibration
from bot.search.candidate import Candidate
from bot.search.index import Index, build
from bot.search.likely import numbers
from bot.search.match import AMBIGUOUS, CONFIDENT, NONE, confidence, rank, search
from bot.search.reading import read
from bot.search.text import WHOLE
from tests.search import many, small
from tests.search.steps import steps

INDEXES = pytest.mark.parametrize("index", [small.untrained(), small.trained()], ids=["untrained", "trained"])
UNTRAINED = small.untrained()

FOUND = [
    ("staff's own words", "i lost my passport", "passport-lost"),
    ("in other clothes", "  I LOST my passport!!! ", "passport-lost"),
    ("with words that say nothing", "please how do i renew my passport", "passport-renewal"),
    ("Chinese words that say nothing", "请问怎么换新护照", "passport-renewal"),
    ("other forms of the words", "renewing passports", "passport-renewal"),
    ("a synonym", "护照费用", "passport-fee"),
    ("a title", "Getting married", "marriage"),
    ("traditional characters", "護照過期了怎麼換", "passport-renewal"),
    ("a traditional title", "結婚登記", "marriage"),
    ("homophones", "胡兆丢乐怎么半", "passport-lost"),
    ("homophones of another entry", "湖找过七了怎么换", "passport-renewal"),
    ("one homophone", "今天上斑吗", "opening-hours"),
    ("pinyin by words", "huzhao diule zenmeban", "passport-lost"),
    ("pinyin by syllables", "hu zhao diu le zen me ban", "passport-lost"),
    ("pinyin run together", "huzhaodiulezenmeban", "passport-lost"),
    ("pinyin in another order", "zenme huan xin huzhao", "passport-renewal"),
    ("pinyin in capitals", "JI DIAN KAI MEN", "opening-hours"),
    ("one typing error", "i lost my pasport", "passport-lost"),
    ("letters the wrong way round", "are you opne", "opening-hours"),
    ("an error in each word", "marrage certificat", "marriage"),
    ("an English word in Chinese", "我的 passport 不见了", "passport-lost"),
    ("a Chinese word in English", "lost 护照", "passport-lost"),
    ("half and half", "passport 多少钱", "passport-fee"),
    ("half and half without a blank", "公证cost", "notary-fee"),
    ("pinyin and characters", "huzhao丢了", "passport-lost"),
    ("a new way to say it", "are you open on sunday", "opening-hours"),
    ("a town", "which consulate covers Guildford", "which-office"),
    ("a town in Chinese", "吉尔福德归哪个领馆管", "which-office"),
    ("a misspelt town", "which consulate covers Guildfrod", "which-office"),
]


@INDEXES
@pytest.mark.parametrize(("question", "entry"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_the_entry_is_found(index: Index, question: str, entry: str) -> None:
    match = search(question, index)
    assert (match.verdict, match.candidates[0].entry) == (CONFIDENT, entry)


QUESTIONS = [
    (entry.id, question)
    for entry in small.knowledge().entries.values()
    for questions in entry.questions.values()
    for question in questions
    if "{" not in question
]


@INDEXES
def test_every_phrasing_of_staffs_is_certain(index: Index) -> None:
    for entry, question in QUESTIONS:
        match = search(question, index)
        assert (match.confidence, match.verdict, match.candidates[0].entry) == (1.0, CONFIDENT, entry), question
        assert match.candidates[0].exact and match.candidates[0].phrasing == question


UNKNOWN = [
    "wedding cake",
    "weather today",
    "顿号问题",
    "狗狗可爱",
    "买机票",
    "asdf qwerty",
    "12345",
    "",
    "？！",
    "😀",
    "привет",
    "France",
    "sent",
]


@pytest.mark.parametrize("question", UNKNOWN)
def test_words_that_nothing_is_known_of_find_nothing(question: str) -> None:
    assert search(question, UNTRAINED).verdict == NONE


def test_of_what_is_known_by_sound_only_it_is_less_sure() -> None:
    as_written, as_heard = (search(text, UNTRAINED).candidates[0] for text in ("公证要多少钱", "公正要多少钱"))
    assert as_written.entry == as_heard.entry == "notary-fee"
    assert as_written.score > as_heard.score and as_heard.by_sound and not as_written.by_sound
    assert as_written.exact and not as_heard.exact


TIES = [
    ("fee", {"visa-fee", "passport-fee", "notary-fee"}),
    ("多少钱", {"visa-fee", "passport-fee", "notary-fee"}),
    ("paying for a", {"visa-fee", "passport-fee", "notary-fee"}),
    ("护照", {"passport-fee", "passport-lost", "passport-renewal"}),
    ("i sent my passport", {"passport-lost", "passport-renewal"}),
]


@pytest.mark.parametrize(("question", "entries"), TIES)
def test_what_may_be_several_things_is_ambiguous(question: str, entries: set[str]) -> None:
    match = search(question, UNTRAINED)
    assert match.verdict == AMBIGUOUS
    assert {candidate.entry for candidate in match.candidates[: len(entries)]} == entries


def test_what_may_not_be_shown_is_left_out() -> None:
    everything = search("fee", UNTRAINED)
    some = search("fee", UNTRAINED, allowed=lambda entry: entry != "passport-fee")
    assert [c for c in everything.candidates if c.entry != "passport-fee"] == list(some.candidates)
    assert len(everything.candidates) == len(some.candidates) + 1 and some.verdict == AMBIGUOUS
    nothing = search("i lost my passport", UNTRAINED, allowed=lambda entry: False)
    assert (nothing.verdict, nothing.candidates, nothing.confidence) == (NONE, (), 0.0)


NAMES = [
    ("Guildford", ("Guildford",), (), True),
    ("gilford", ("Guildford",), (), True),
    ("吉尔福德", ("Guildford",), (), True),
    ("請問吉爾福德？", ("Guildford",), (), True),
    ("jierfude", ("Guildford",), (), False),
    ("Guildfrod", ("Guildford",), (), True),
    ("Kent, Surrey", ("Kent", "Surrey"), (), False),
    ("i live in Kent", ("Kent",), (), False),
    ("France", (), ("France",), False),
    ("法兰西", (), ("France",), False),
    ("from France to Kent", ("Kent",), ("France",), False),
    ("passport", (), (), False),
    ("sent", (), (), False),
    ("", (), (), False),
]


@pytest.mark.parametrize(("question", "places", "countries", "only"), NAMES)
def test_names_are_told(question: str, places: tuple[str, ...], countries: tuple[str, ...], only: bool) -> None:
    match = search(question, UNTRAINED)
    assert (match.places, match.countries, match.only_name) == (places, countries, only)


def test_a_template_stands_for_towns_only() -> None:
    town, none = (search(f"which consulate covers {name}", UNTRAINED).candidates[0] for name in ("Kent", "nowhere"))
    assert (town.entry, town.exact, town.phrasing) == ("which-office", True, "which consulate covers {place}")
    assert not none.exact and none.phrasing != "which consulate covers {place}"


@pytest.mark.parametrize(
    ("question", "is_pinyin"),
    [
        ("huzhao diule zenmeban", True),
        ("jidian kaimen", True),
        ("i lost my passport", False),
        ("护照丢了", False),
        ("", False),
        ("kaimen 护照", False),
    ],
)
def test_pinyin_is_noticed(question: str, is_pinyin: bool) -> None:
    assert search(question, UNTRAINED).pinyin is is_pinyin


def test_the_reasons_are_given() -> None:
    match = search("I lost my pasport in Kent!", UNTRAINED)
    best = match.candidates[0]
    assert match.normalised == "i lost my pasport in kent"
    assert match.repaired == {"pasport": "passport"}
    assert match.places == ("Kent",)
    assert best.phrasing == "i lost my passport" and {"lost", "=护照"} <= set(best.matched)


ANYTHING = st.text(max_size=40) | st.lists(
    st.sampled_from(["passport", "护照", "huzhao", "fee", "Kent", "法国", "pasport", "{place}", "240", "ﷺ", "\u200b", "怎么办", "𠀀"]),
    max_size=10,
).map(" ".join)


@settings(max_examples=60)
@given(ANYTHING, st.sampled_from([small.untrained(), small.trained(), many.trained()]))
def test_any_text_is_matched_the_same_way_each_time(text: str, index: Index) -> None:
    match = search(text, index)
    assert match == search(text, index)
    assert 0 <= match.confidence <= 1
    assert match.verdict == NONE or match.candidates
    assert all(0 <= c.likeness <= 1 for c in match.candidates)
    assert len({c.entry for c in match.candidates}) == len(match.candidates) <= 10
    scores = [c.score for c in match.candidates if not c.exact]
    assert scores == sorted(scores, reverse=True)


def test_a_ranking_tells_the_numbers_of_its_best_candidate() -> None:
    for index in (UNTRAINED, small.trained()):
        candidates, told = rank(read("护照", index), index, allowed=lambda entry: entry != "passport-lost")
        assert told == numbers(candidates, told[3:]) and len(told) == 5
        assert rank(read("xqzwk", index), index) == ([], ())


PLAIN = Calibration(weights=(2.0, 1.0), base=-1.0)


def candidate(exact: bool = False) -> Candidate:
    return Candidate("entry", 0.5, 0.5, 0.0, "", (), exact=exact)


CANDIDATES = [
    ("none", [], (), 0.0),
    ("one", [candidate()], (0.5, 0.5), PLAIN.chance((0.5, 0.5))),
    ("two", [candidate(), candidate()], (0.25, 0.5), PLAIN.chance((0.25, 0.5))),
    ("word for word", [candidate(exact=True), candidate()], (0.01, 0.9), 1.0),
    ("two word for word", [candidate(exact=True), candidate(exact=True)], (0, 0.9), PLAIN.chance((0, 0.9))),
]


@pytest.mark.parametrize(("candidates", "told", "chance"), [row[1:] for row in CANDIDATES], ids=[row[0] for row in CANDIDATES])
def test_how_sure_the_first_candidate_is(candidates: list[Candidate], told: tuple[float, ...], chance: float) -> None:
    assert confidence(candidates, told, PLAIN) == pytest.approx(chance)


def test_a_knowledge_read_again_matches_the_same() -> None:
    again = build(small.knowledge())
    for question in [row[1] for row in FOUND] + [row[0] for row in TIES] + UNKNOWN:
        assert search(question, again) == search(question, UNTRAINED)


@pytest.mark.parametrize("part", ["how much ", "护照", "huzhao ", "Kent ", "ﷺ", "x"])
def test_a_hostile_text_costs_by_its_length_and_no_more_than_is_read(part: str) -> None:
    text = part * WHOLE * 2
    search(text, UNTRAINED)  # fills the caches of stems and syllables
    half, whole, more = (steps(search, text[:length], replace(UNTRAINED)) for length in (WHOLE // 2, WHOLE, len(text)))
    assert whole < 2.5 * half
    assert more == whole
