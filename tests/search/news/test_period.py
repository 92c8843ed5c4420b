"""Times of the past, as people name them in either language; and what is no time."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.search.news.meanings import FIRST_YEAR
from bot.search.news.period import Period, period
from bot.search.text import normalise

TODAY = date(2026, 11, 24)
"""A Tuesday."""


def said(text: str, today: date = TODAY) -> Period | None:
    return period(normalise(text), today)


def days(text: str, today: date = TODAY) -> str:
    """As "first last", or one day, or nothing."""
    found = said(text, today)
    if found is None:
        return ""
    return str(found.first) if found.first == found.last else f"{found.first} {found.last}"


MEANT = [
    # days
    (("5 May 2019", "May 5, 2019", "on the 5th of May 2019", "2019年5月5日", "2019-05-05", "2019/5/5", "二〇一九年五月五日"), "2019-05-05"),
    (("1 October", "October 1st", "10月1日", "10 月 1 号", "十月一日"), "2026-10-01"),
    (("25 December", "十二月二十五日"), "2025-12-25"),
    (("today", "今天", "今日"), "2026-11-24"),
    (("yesterday", "last night", "昨天", "昨晚"), "2026-11-23"),
    (("the day before yesterday", "2 days ago", "前天", "两天前"), "2026-11-22"),
    (("3 days ago", "three days ago", "大前天", "三天前", "3日前"), "2026-11-21"),
    (("29 February 2020", "2020年2月29日", "2020-02-29"), "2020-02-29"),
    (("29 February", "2月29日", "二月二十九日"), "2024-02-29"),
    # weeks
    (("this week", "本周", "这个星期"), "2026-11-23 2026-11-24"),
    (("last week", "1 week ago", "上周", "上个星期", "上个礼拜"), "2026-11-16 2026-11-22"),
    (("the week before last", "two weeks ago", "a couple of weeks ago", "上上周", "两周前", "2个星期前"), "2026-11-09 2026-11-15"),
    (("the past week", "最近一周"), "2026-11-17 2026-11-24"),
    (("in the last 2 weeks", "过去两周"), "2026-11-10 2026-11-24"),
    # months
    (("May 2017", "in May of 2017", "2017 May", "2017年5月", "17年5月份", "2017.5", "二零一七年五月"), "2017-05-01 2017-05-31"),
    (("in March", "last March", "from March", "3月", "三月份"), "2026-03-01 2026-03-31"),
    (("September", "in Sep", "九月"), "2026-09-01 2026-09-30"),
    (("in December", "12月"), "2025-12-01 2025-12-31"),
    (("in November", "this month", "11月", "本月"), "2026-11-01 2026-11-24"),
    (("last month", "a month ago", "上个月", "一个月前"), "2026-10-01 2026-10-31"),
    (("the month before last", "上上个月", "两个月前"), "2026-09-01 2026-09-30"),
    (("March last year", "last year in March", "in March of last year", "去年3月", "去年的三月份"), "2025-03-01 2025-03-31"),
    (("half a year ago", "6 months ago", "半年前", "六个月前"), "2026-05-01 2026-05-31"),
    (("from March to May 2019", "March and May 2019", "2019年3月到5月"), "2019-03-01 2019-05-31"),
    (("in the past month", "最近一个月", "近1个月"), "2026-10-24 2026-11-24"),
    # seasons
    (("summer 2019", "in the summer of 2019", "2019年夏天", "2019年夏"), "2019-06-01 2019-08-31"),
    (("winter 2019", "2019年冬季"), "2019-12-01 2020-02-29"),
    (("summer last year", "去年夏天"), "2025-06-01 2025-08-31"),
    (("last winter",), "2025-12-01 2026-02-28"),
    # years
    (("2017", "in 2017", "from 2017", "the year 2017", "2017年", "17年", "2017年度", "late 2017", "2017年底"), "2017-01-01 2017-12-31"),
    (("last year", "lastyear", "a year ago", "late last year", "去年", "一年前", "去年下半年"), "2025-01-01 2025-12-31"),
    (("the year before last", "two years ago", "前年", "两年前"), "2024-01-01 2024-12-31"),
    (("three years ago", "大前年", "三年前"), "2023-01-01 2023-12-31"),
    (("15 years ago", "fifteen years ago", "15年前", "十五年前"), "2011-01-01 2011-12-31"),
    (("a few years ago", "several years ago", "几年前"), "2022-01-01 2024-12-31"),
    (("this year", "今年"), "2026-01-01 2026-11-24"),
    (("1997", "1997年", "97年", "一九九七年"), "1997-01-01 1997-12-31"),
    (("the 1990s", "90s", "90年代"), "1990-01-01 1999-12-31"),
    # longer ones
    (("since 2022", "from 2022 on", "2022年以来", "自2022年至今", "22年以后"), "2022-01-01 2026-11-24"),
    (("since May 2022", "2022年5月以来", "从2022年五月到现在"), "2022-05-01 2026-11-24"),
    (("since last year", "去年以来"), "2025-01-01 2026-11-24"),
    (("since March", "三月份以来"), "2026-03-01 2026-11-24"),
    (("before 2015", "until 2015", "2015年以前", "2015年之前"), "1949-01-01 2014-12-31"),
    (("before March 2020", "2020年3月以前"), "1949-01-01 2020-02-29"),
    (("2015 to 2018", "between 2015 and 2018", "from 2018 to 2015", "2015-2018", "2015年到2018年", "15年至18年"), "2015-01-01 2018-12-31"),
    (("the last three years", "past 3 years", "in recent years", "最近三年", "近几年", "近年来"), "2023-11-22 2026-11-24"),
    (("the past half year", "最近半年"), "2026-05-25 2026-11-24"),
]
MEANT_EACH = [(text, expected) for texts, expected in MEANT for text in texts]


@pytest.mark.parametrize(("text", "expected"), MEANT_EACH, ids=[text for text, _ in MEANT_EACH])
def test_a_time_is_the_same_however_it_is_said(text: str, expected: str) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(("text", "expected"), MEANT_EACH, ids=[text for text, _ in MEANT_EACH])
def test_nothing_of_it_is_left_in_the_text(text: str, expected: str) -> None:
    found = said(f"pandas {text} 熊猫")
    assert found and found.said.split() == ["pandas", "熊猫"]


NO_TIMES = [
    "",
    "may i come",
    "the may day parade",
    "marching band",
    "240小时过境免签",
    "240 hours transit",
    "一带一路",
    "COP26",
    "cop 26",
    "covid 19",
    "G20",
    "5G",
    "一年",
    "十年签证",
    "10年签证",
    "10年多次往返",
    "6个月有效期",
    "passport with 6 months left",
    "80周年",
    "建国75周年",
    "the 75th anniversary of 1945",
    "16周岁",
    "2000人参加",
    "2000 people",
    "a fee of 2000 pounds",
    "12345",
    "20170503",
    "二十大",
    "五四青年节",
    "九一八",
    "八月十五",
    "国庆节",
    "冬奥会",
    "春节联欢会",
    "十几年前",
    "一百年前",
    "99 years ago",
    "long ago",
    "latest",
    "最近",
    "近日",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time_is_none(text: str) -> None:
    assert said(text) is None


FESTIVALS = [
    ("2019年春节招待会", "2019-01-01 2019-12-31", "春节招待会"),
    ("2022年冬奥会", "2022-01-01 2022-12-31", "冬奥会"),
    ("2022年冬季奥运会", "2022-01-01 2022-12-31", "冬季奥运会"),
    ("Spring Festival 2019", "2019-01-01 2019-12-31", "spring festival"),
    ("2026年元旦", "2026-01-01 2026-11-24", "元旦"),
    ("2018中英人文交流", "2018-01-01 2018-12-31", "中英人文交流"),
]


@pytest.mark.parametrize(("text", "expected", "left"), FESTIVALS)
def test_a_festival_stays_whole_beside_its_year(text: str, expected: str, left: str) -> None:
    found = said(text)
    assert found and (days(text), found.said) == (expected, left)


NOT_PAST = [
    "2027",
    "2030年",
    "December 2026",
    "2026年12月",
    "今年12月",
    "December this year",
    "winter 2026",
    "25 November 2026",
    "since 2030",
]
NEVER = ["31 February 2020", "30 February", "2月30日", "2019-02-29", "2019年2月29日", "2020-02-30", "Feb 29 2019"]
BEFORE_NEWS = ["1926", "in 1948", "1890年", "1936年10月", "before 1949", "1949年以前", "48年"]


@pytest.mark.parametrize("text", [*NOT_PAST, *NEVER, *BEFORE_NEWS, "next year", "tomorrow", "明年", "下周"])
def test_neither_what_lies_ahead_nor_what_is_no_day_counts_nor_any_part_of_it(text: str) -> None:
    assert said(text) is None


def test_of_a_time_that_has_begun_only_what_has_passed_counts() -> None:
    assert [days(text) for text in ("2026", "2025 to 2030", "autumn 2026")] == [
        "2026-01-01 2026-11-24",
        "2025-01-01 2026-11-24",
        "2026-09-01 2026-11-24",
    ]


MONDAY, SUNDAY, NEW_YEAR, LEAP_DAY = date(2026, 11, 23), date(2026, 11, 29), date(2027, 1, 1), date(2028, 2, 29)
BORDERS = [
    ("last week", MONDAY, "2026-11-16 2026-11-22"),
    ("last week", SUNDAY, "2026-11-16 2026-11-22"),
    ("上周", SUNDAY, "2026-11-16 2026-11-22"),
    ("this week", MONDAY, "2026-11-23"),
    ("this week", SUNDAY, "2026-11-23 2026-11-29"),
    ("last week", NEW_YEAR, "2026-12-21 2026-12-27"),
    ("yesterday", NEW_YEAR, "2026-12-31"),
    ("last month", NEW_YEAR, "2026-12-01 2026-12-31"),
    ("上个月", NEW_YEAR, "2026-12-01 2026-12-31"),
    ("last year", NEW_YEAR, "2026-01-01 2026-12-31"),
    ("this year", NEW_YEAR, "2027-01-01"),
    ("in December", NEW_YEAR, "2026-12-01 2026-12-31"),
    ("in January", NEW_YEAR, "2027-01-01"),
    ("31 December", NEW_YEAR, "2026-12-31"),
    ("1 January", NEW_YEAR, "2027-01-01"),
    ("last winter", NEW_YEAR, "2026-12-01 2027-01-01"),
    ("29 February", LEAP_DAY, "2028-02-29"),
    ("a year ago", LEAP_DAY, "2027-01-01 2027-12-31"),
    ("2月29日", LEAP_DAY - timedelta(1), "2024-02-29"),
    ("29 February", date(2103, 6, 1), "2096-02-29"),
    ("96年", date(2103, 6, 1), "1996-01-01 1996-12-31"),
]


@pytest.mark.parametrize(("text", "today", "expected"), BORDERS)
def test_at_the_borders_of_weeks_months_and_years(text: str, today: date, expected: str) -> None:
    assert days(text, today) == expected


def test_the_longest_of_several_times_counts() -> None:
    found = said("2019 and 5 May 2018")
    assert found and (found.first, found.said) == (date(2018, 5, 5), "2019 and")


PIECES = st.sampled_from(
    (
        *("2017", "1926", "2030", "17年", "二〇一七", "5", "13", "31", "99", "0", "00", "90", "s", "二十", "三十一", "几", "半", "个"),
        *("去年", "今年", "最近", "过去", "前", "以来", "以前", "年", "月", "日", "号", "天", "周", "年代", "十月", "夏", "冬季"),
        *("last", "since", "before", "from", "to", "between", "and", "ago", "the", "of", "in", "few", "several", "year", "month", "week"),
        *("may", "march", "february", "december", "spring", "winter"),
    )
)
TEXTS = st.text(max_size=60) | st.lists(PIECES, max_size=8).map(" ".join) | st.lists(PIECES, max_size=8).map("".join)


@given(TEXTS, st.dates(date(1950, 1, 1), date(2200, 12, 31)))
@example("before 1949", TODAY)
def test_no_period_is_empty_or_ahead_of_today(text: str, today: date) -> None:
    found = said(text, today)
    if found:
        assert date(FIRST_YEAR, 1, 1) <= found.first <= found.last <= today
        assert len(found.said) < len(normalise(text))


@pytest.mark.parametrize(
    "text", ["9" * 500, "年" * 500, "二〇一七年" * 100, "last " * 100, "2017 " * 100, "几十半个" * 125, "ago 5 years " * 40]
)
def test_long_hostile_texts_are_read_to_their_end(text: str) -> None:
    found = said(text)
    assert found is None or found.first <= found.last <= TODAY
