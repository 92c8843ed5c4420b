"""Whatever is typed, and whenever: no error, and nothing that can't be."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.when.heard import heard
from bot.when.lexicon import lexicon
from tests.when.table import LONDON, TUESDAY

WORDS = sorted({" ".join(key) if key[0].isascii() else "".join(key) for key in lexicon().meanings})
SIGNS = [*"0123456789 :/.-–,、月日号年点半到二十一", "2026", "25", "10", "1号", "12月", " to ", " and ", "\n", "'s", "周", "下"]

nows = st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31), timezones=st.just(LONDON))
pieces = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(SIGNS)), max_size=30)


def check(text: str, now: datetime) -> None:
    when = heard(text, now)
    if when is None:
        return
    assert when.first <= when.last
    assert when.until is None or (when.at is not None and when.at < when.until)
    assert when.at is None or when.at.tzinfo is None
    assert len(when.said) <= len(text)


@given(text=st.text(max_size=600), now=nows)
def test_any_text_can_be_heard(text: str, now: datetime) -> None:
    check(text, now)


@given(parts=pieces, glue=st.sampled_from(["", " "]), now=nows)
def test_words_of_time_can_stand_in_any_order(parts: list[str], glue: str, now: datetime) -> None:
    check(glue.join(parts), now)


@pytest.mark.parametrize(
    "piece",
    ["1", "1-", "1.", "a'", "周一", "1号", "a ", "the day after ", "between ", "从周一到", "圣诞到", "二", "下", "\u200b", "ﷺ", "İ"],
)
def test_a_text_of_one_piece_again_and_again_can_be_heard(piece: str) -> None:
    check(piece * (600 // len(piece)), TUESDAY)


@given(now=nows, ahead=st.integers(0, 6), name=st.sampled_from(["monday", "周一", "礼拜一", "星期一"]))
def test_a_weekday_alone_is_the_next_one_with_today(now: datetime, ahead: int, name: str) -> None:
    when = heard(name, now)
    assert when and 0 <= (when.first - now.date()).days < 7 and when.first.weekday() == 0


@given(day=st.dates(date(2026, 1, 1), date(2029, 12, 31)), now=nows)
def test_every_way_to_write_a_date_means_that_day(day: date, now: datetime) -> None:
    written = [f"{day:%Y-%m-%d}", f"{day:%d/%m/%Y}", f"{day:%d %B %Y}", f"{day:%B %d, %Y}", f"{day.year}年{day.month}月{day.day}日"]
    assert all((when := heard(text, now)) and when.first == when.last == day for text in written)


@given(minute=st.integers(0, 24 * 60 - 1))
def test_every_minute_of_the_day_can_be_said(minute: int) -> None:
    then = datetime(2026, 11, 24) + timedelta(minutes=minute)
    for text in (f"{then:%H:%M}", f"{then:%I:%M%p}", f"{then:%I.%M %p}"):
        when = heard(text, TUESDAY)
        assert when and when.at == then.time()


def test_now_is_of_the_offices_clock() -> None:
    beijing = TUESDAY.astimezone(timezone(timedelta(hours=8)))
    when = heard("now", beijing)
    assert when and when.at == beijing.time() and when.first == beijing.date()
