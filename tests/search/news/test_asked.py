"""What a question wants of news: of what, of when, whether the newest, and whether it can be about nothing else."""

from datetime import date

import pytest

from bot.search.news.asked import Asked, asked, readings
from bot.search.parts import compile_parts
from tests.search.news import small

TODAY = date(2026, 11, 24)
PARTS = compile_parts(small.knowledge())


def read(text: str) -> Asked:
    return asked(text, PARTS, TODAY)


ABOUT = [
    ("news about pandas", "about pandas"),
    ("Latest news", ""),
    ("is there any news", ""),
    ("最新的新闻", ""),
    ("有没有新闻", ""),
    ("关于熊猫的新闻", "关于熊猫的"),
    ("熊猫新聞", "熊猫"),
    ("pandas in 2017", "pandas"),
    ("2017年的熊猫", "的熊猫"),
    ("news from May 2017", ""),
    ("2017", ""),
    ("pandas", "pandas"),
    ("newspaper", "newspaper"),
    ("reception", "reception"),
    ("", ""),
    ("!!!", ""),
]


@pytest.mark.parametrize(("text", "about"), ABOUT)
def test_the_subject_is_what_is_left(text: str, about: str) -> None:
    assert read(text).about == about


EXPLICIT = [
    ("news", True),
    ("news about pandas", True),
    ("熊猫的消息", True),
    ("latest reception", True),
    ("reception in 2017", True),
    ("2017年的招待会", True),
    ("最近的招待会", True),
    ("reception", False),
    ("招待会", False),
    ("latest pandas", False),
    ("pandas in 2017", False),
    ("newspaper", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "explicit"), EXPLICIT)
def test_only_some_questions_can_be_nothing_but_about_news(text: str, explicit: bool) -> None:
    assert read(text).explicit is explicit


def test_a_day_is_within_the_time_that_was_asked_about_or_any() -> None:
    days = [date(2017, 4, 30), date(2017, 5, 1), date(2017, 5, 31), date(2017, 6, 1)]
    assert [read("May 2017").within(day) for day in days] == [False, True, True, False]
    assert all(read("pandas").within(day) for day in days)
    assert read("May 2017").days == (date(2017, 5, 1), date(2017, 5, 31)) and read("pandas").days is None


def test_the_newest_is_heard_in_both_languages() -> None:
    assert [read(text).latest for text in ("latest news", "最新消息", "news", "last year")] == [True, True, False, False]


def test_readings_are_distinct_and_in_order() -> None:
    found = readings(["panda news", "Panda news!", "pandas news"], PARTS, TODAY)
    assert [each.about for each in found] == ["panda", "pandas"]
