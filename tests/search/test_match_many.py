"""The same of very many entries: what finds, what is certain, and what is left alone."""

import pytest

from bot.search.match import CONFIDENT, NONE, SHOWN, search
from tests.search import many

INDEX = many.trained()

FOUND = [
    ("staff's own words", "护照丢了怎么办", "passport-lost"),
    ("in other clothes", "  WHAT if my passport is lost?! ", "passport-lost"),
    ("a title", "Pension status", "pension-status"),
    ("traditional characters", "護照丟了怎麼辦", "passport-lost"),
    ("pinyin, joined", "huzhaodiulezenmeban", "passport-lost"),
    ("pinyin, by words", "huzhao diule zenmeban", "passport-lost"),
    ("pinyin, by syllables", "hu zhao diu le zen me ban", "passport-lost"),
    ("homophones", "胡照丢了怎么办", "passport-lost"),
    ("a typing error", "what if my pasport is lost", "passport-lost"),
    ("two typing errors", "booking an apointment for a legalisaton", "legalisation-booking"),
    ("other words of staff's", "i lost my passport", "passport-lost"),
]


@pytest.mark.parametrize(("question", "entry"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_the_entry_is_found(question: str, entry: str) -> None:
    match = search(question, INDEX)
    assert (match.verdict, match.candidates[0].entry) == (CONFIDENT, entry)


SAID = [(entry.id, q) for entry in many.entries().values() for qs in entry.questions.values() for q in qs if "{" not in q]


def test_every_phrasing_of_staffs_is_certain() -> None:
    for entry, question in SAID[::13]:
        match = search(question, INDEX)
        assert (match.confidence, match.verdict, match.candidates[0].entry) == (1.0, CONFIDENT, entry), question
        assert match.candidates[0].exact and match.candidates[0].phrasing == question


@pytest.mark.parametrize("question", ["tell me a joke", "12345", "", "？！", "😀", "привет"])
def test_chatter_and_what_shares_nothing_is_left_alone(question: str) -> None:
    match = search(question, INDEX)
    assert (match.verdict, match.confidence) == (NONE, 0.0)


def test_what_is_asked_of_many_things_has_many_candidates() -> None:
    match = search("护照", INDEX)
    assert len(match.candidates) == SHOWN and all(candidate.entry.startswith("passport-") for candidate in match.candidates)
    assert match.confidence < 0.5


def test_before_training_nothing_is_found() -> None:
    match = search("护照丢了怎么办", many.untrained())
    assert (match.verdict, match.candidates, match.confidence) == (NONE, (), 0.0)


def test_names_and_pinyin_are_told() -> None:
    assert search("which consulate covers Kent", INDEX).places == ("Kent",)
    assert search("Kent", INDEX).only_name and not search("护照", INDEX).only_name
    assert search("huzhao diule zenmeban", INDEX).pinyin and not search("i lost my passport", INDEX).pinyin


@pytest.mark.parametrize("question", ["护照丢了怎么办", "胡照丢了怎么办", "我的护照遗失了如何是好"])
def test_what_may_not_be_shown_makes_nothing_else_surer(question: str) -> None:
    """How sure the best is that was found says nothing about the next."""
    everything, some = search(question, INDEX), search(question, INDEX, allowed=lambda entry: entry != "passport-lost")
    assert everything.candidates[0].entry == "passport-lost"
    assert some.candidates and "passport-lost" not in [candidate.entry for candidate in some.candidates]
    assert some.verdict != CONFIDENT
    nothing = search(question, INDEX, allowed=lambda entry: False)
    assert (nothing.verdict, nothing.candidates, nothing.confidence) == (NONE, (), 0.0)


def test_the_reasons_are_given() -> None:
    match = search("What if my pasport is lost?", INDEX)
    best = match.candidates[0]
    assert match.normalised == "what if my pasport is lost" and match.repaired == {"pasport": "passport"}
    assert best.phrasing == "what if my passport is lost" and {"lost", "passport"} <= set(best.matched)
