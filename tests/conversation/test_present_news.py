"""News as an answer: ages, dates, and what stands above a list."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.present_news import FOUND, LISTS, MARK, OTHER_TIMES, THEN, Above, above, age, card, choice, several, shown
from bot.conversation.setting import Setting
from bot.knowledge.knowledge import Knowledge
from tests.conversation.newsroom import PENDING, with_news

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
MAY = (date(2017, 5, 1), date(2017, 5, 31))


@pytest.fixture(name="english")
def _english(shipped: Knowledge) -> Setting:
    return Setting(with_news(shipped), "en", NOON)


AGES = [
    (date(2026, 11, 24), ""),
    (date(2025, 11, 25), ""),
    (date(2025, 11, 24), "over a year ago"),
    (date(2024, 11, 25), "over a year ago"),
    (date(2024, 11, 24), "2 years ago"),
    (date(2024, 2, 29), "2 years ago"),
    (date(2009, 1, 1), "17 years ago"),
    (date(2027, 1, 1), ""),
]


@pytest.mark.parametrize(("day", "expected"), AGES)
def test_old_news_says_how_old_it_is(english: Setting, day: date, expected: str) -> None:
    assert age(day, english).strip("()") == expected


def test_a_choice_has_the_title_and_beside_it_the_date_and_the_age(english: Setting) -> None:
    found = choice(english.knowledge.articles["bears"], english)
    assert (found.id, found.label) == ("bears", "Two Giant Pandas Arrive in Edinburgh")
    assert found.note.startswith("2011-12-05") and "14 years ago" in found.note
    assert choice(english.knowledge.articles["moon"], english).note == "2026-11-20"


def test_a_card_leads_to_the_bots_own_page_where_that_is_known(english: Setting) -> None:
    article = english.knowledge.articles["bears"]
    urls = [
        found.url for setting in (english, replace(english, public="https://bot.example.org")) if (found := card(article, setting).card)
    ]
    assert urls == ["https://example.org/bears", "https://bot.example.org/entries/bears"]


@given(st.sampled_from(LISTS), st.none() | st.tuples(st.dates(), st.dates()))
def test_what_stands_above_a_list_comes_back_from_a_talk(sentence: str, days: tuple[date, date] | None) -> None:
    assert above(Above(sentence, days).dump()) == Above(sentence, days)


FOREIGN = [
    *("", MARK, "visa", "news_found", "=unknown", "=news_found x", "=news_then 2017-13-01 x", "=news_then 2017-13-01 2017-13-02"),
    *("=news_then 2017-05-01", "=news_then 2017-05-01 2017-05-31 2017-06-01", "==news_found", "= news_found", "=news_card", "=NEWS_FOUND"),
]


@pytest.mark.parametrize("kept", FOREIGN)
def test_anything_else_is_none(kept: str) -> None:
    assert above(kept) is None


@given(st.text(max_size=40) | st.text(max_size=40).map(MARK.__add__))
def test_any_text_is_read(kept: str) -> None:
    found = above(kept)
    assert found is None or found.sentence in LISTS


PERIODS = [
    (Above(FOUND), "best match first"),
    (Above(THEN, MAY), "from May 2017:"),
    (Above(THEN, (date(2017, 1, 1), date(2017, 12, 31))), "from 2017:"),
    (Above(THEN, (date(2017, 5, 5), date(2017, 5, 5))), "5 May 2017:"),
    (Above(OTHER_TIMES, (date(2024, 2, 1), date(2024, 2, 29))), "no news on this from February 2024"),
    (Above(THEN, (date(2024, 2, 1), date(2024, 2, 28))), "28 February 2024:"),
]


@pytest.mark.parametrize(("what", "said"), PERIODS)
def test_a_list_says_what_it_is_of(english: Setting, what: Above, said: str) -> None:
    assert said in several(what, ("bears",), english).body


def test_a_list_holds_only_news_that_may_be_shown(english: Setting) -> None:
    articles = dict(english.knowledge.articles)
    articles["wind"] = replace(articles["wind"], expires=date(2026, 11, 23))
    articles["tea"] = replace(articles["tea"], valid_from=date(2026, 11, 25))
    articles["moon"] = replace(articles["moon"], expires=date(2026, 11, 24))
    setting = replace(english, knowledge=replace(english.knowledge, articles=articles))
    ids = ("bears", "visa", "passport-lost", "no such", PENDING, "wind", "tea", "moon")
    assert shown(ids, setting) == ("bears", "moon")
    answer = several(Above(FOUND), ids, setting)
    assert [each.id for each in answer.choices] == ["bears", "moon"] and answer.how_to_choose


def test_without_anything_to_choose_nobody_is_told_how_to(english: Setting) -> None:
    assert several(Above(FOUND), ("visa",), english).how_to_choose == "" == several(Above(FOUND), (), english).how_to_choose
