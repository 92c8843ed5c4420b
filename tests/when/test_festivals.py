"""Holidays by name: the next one, or that of the year that is said."""

from datetime import date

import pytest

from bot.hours.holidays import year
from bot.when.festival_days import festivals
from bot.when.heard import heard
from tests.when.table import TUESDAY, at, meant, said

CHRISTMAS, NEW_YEAR, SPRING = "Christmas Day", "New Year's Day", "Chinese New Year (Spring Festival)"

ROWS = {
    "christmas": ("2026-12-25", CHRISTMAS),
    "are you open on christmas day": ("2026-12-25", CHRISTMAS),
    "xmas": ("2026-12-25", CHRISTMAS),
    "chrismas day": ("2026-12-25", CHRISTMAS),
    "圣诞": ("2026-12-25", CHRISTMAS),
    "圣诞节上班吗": ("2026-12-25", CHRISTMAS),
    "聖誕節上班嗎": ("2026-12-25", CHRISTMAS),
    "christmas eve": ("2026-12-24", "Christmas Eve"),
    "平安夜": ("2026-12-24", "Christmas Eve"),
    "boxing day": ("2026-12-26", "Boxing Day"),
    "节礼日": ("2026-12-26", "Boxing Day"),
    "the day after christmas": ("2026-12-26", ""),
    "圣诞节前一天": ("2026-12-24", ""),
    "nye": ("2026-12-31", "New Year's Eve"),
    "new years eve": ("2026-12-31", "New Year's Eve"),
    "New Year’s Day": ("2027-01-01", NEW_YEAR),
    "new years day": ("2027-01-01", NEW_YEAR),
    "元旦": ("2027-01-01", NEW_YEAR),
    "新年": ("2027-01-01", NEW_YEAR),
    "good friday": ("2027-03-26", "Good Friday"),
    "耶稣受难日": ("2027-03-26", "Good Friday"),
    "easter monday": ("2027-03-29", "Easter Monday"),
    "easter sunday": ("2027-03-28", "Easter Sunday"),
    "easter": ("2027-03-26..29", "Good Friday"),
    "复活节": ("2027-03-26..29", "Good Friday"),
    "may day": ("2027-05-03", "May Day"),
    "early may bank holiday": ("2027-05-03", "May Day"),
    "august bank holiday": ("2027-08-30", "Late Summer Bank Holiday"),
    "bank holiday": ("2026-12-25", CHRISTMAS),
    "bank hols": ("2026-12-25", CHRISTMAS),
    "银行假日": ("2026-12-25", CHRISTMAS),
    "bank holiday monday": ("2026-12-28", "Boxing Day"),
    "bank holiday weekend": ("2026-12-25..27", CHRISTMAS),
    "st andrew's day": ("2026-11-30", "Saint Andrew's Day"),
    "春节": ("2027-02-05..10", SPRING),
    "春節": ("2027-02-05..10", SPRING),
    "过年": ("2027-02-05..10", SPRING),
    "chinese new year": ("2027-02-05..10", SPRING),
    "cny": ("2027-02-05..10", SPRING),
    "春节期间": ("2027-02-05..10", SPRING),
    "除夕": ("2027-02-05", "Chinese New Year's Eve"),
    "年三十": ("2027-02-05", "Chinese New Year's Eve"),
    "除夕上午": ("2027-02-05 06:00-12:00", "Chinese New Year's Eve"),
    "大年初一": ("2027-02-06", SPRING),
    "正月初五": ("2027-02-10", SPRING),
    "元宵节": ("2027-02-20", "Lantern Festival"),
    "清明": ("2027-04-03..05", "Tomb-Sweeping Day"),
    "五一放假吗": ("2027-05-01..04", "Labor Day"),
    "五一": ("2027-05-01..04", "Labor Day"),
    "劳动节": ("2027-05-01..04", "Labor Day"),
    "端午": ("2027-06-09", "Dragon Boat Festival"),
    "中秋": ("2027-09-15", "Mid-Autumn Festival"),
    "国庆": ("2027-10-01..05", "National Day"),
    "國慶節": ("2027-10-01..05", "National Day"),
    "十一放假吗": ("2027-10-01..05", "National Day"),
    "十一期间": ("2027-10-01..05", "National Day"),
    "10月1日国庆节": ("2027-10-01", "National Day"),
    "今年国庆": ("2026-10-01..07", "National Day"),
    "today (christmas is far)": ("2026-11-24", ""),
    "christmas 2027": ("2027-12-25", CHRISTMAS),
    "christmas next year": ("2027-12-25", CHRISTMAS),
    "this year's national day": ("2026-10-01..07", "National Day"),
    "2027年春节": ("2027-02-05..10", SPRING),
    "2028年春节": ("2028-01-25..30", SPRING),
    "明年春节": ("2027-02-05..10", SPRING),
    "21年春节": ("2021-02-11..17", SPRING),
    "how was national day held here in 2021": ("2021-10-01..07", "National Day"),
    "2021年使馆国庆": ("2021-10-01..07", "National Day"),
    "last christmas": ("2025-12-25", CHRISTMAS),
    "between Christmas and New Year": ("2026-12-26..31", ""),
    "圣诞到元旦之间": ("2026-12-26..31", ""),
    "圣诞节和元旦之间": ("2026-12-26..31", ""),
    "圣诞到元旦": ("2026-12-25..2027-01-01", ""),
    "now until christmas": ("2026-11-24..12-25", ""),
    "over christmas": ("2026-12-25..28", CHRISTMAS),
    "christmas holidays": ("2026-12-25..28", CHRISTMAS),
    "圣诞期间": ("2026-12-25..28", CHRISTMAS),
    "元旦假期": ("2027-01-01..03", NEW_YEAR),
    "over easter": ("2027-03-26..29", "Good Friday"),
}  # fmt: skip


@pytest.mark.parametrize("text", ROWS)
def test_holidays_are_known_by_name(text: str) -> None:
    days, holiday = ROWS[text]
    when = heard(text, TUESDAY)
    assert said(text) == meant(days)
    assert when and when.holiday == holiday


ELSEWHEN = {
    ("2026-02-18 09:00", "春节"): "2026-02-15..23",
    ("2026-02-24 09:00", "春节"): "2027-02-05..10",
    ("2026-01-05 09:00", "国庆"): "2026-10-01..07",
    ("2026-01-05 09:00", "清明"): "2026-04-04..06",
    ("2026-01-05 09:00", "端午节"): "2026-06-19..21",
    ("2026-01-05 09:00", "中秋节"): "2026-09-25..27",
    ("2028-01-05 09:00", "中秋节"): "2028-10-03",
    ("2026-12-25 09:00", "christmas"): "2026-12-25",
    ("2026-12-26 09:00", "christmas"): "2027-12-25",
    ("2026-12-26 09:00", "bank holiday"): "2026-12-28",
    ("2026-12-28 09:00", "between christmas and new year"): "2026-12-26..31",
    ("2027-12-01 09:00", "bank holiday"): "2027-12-27",
    ("2027-12-01 09:00", "over christmas"): "2027-12-25..28",
    ("2028-12-01 09:00", "元旦期间"): "2028-12-30..2029-01-01",
}


@pytest.mark.parametrize(("now", "text"), ELSEWHEN)
def test_the_next_holiday_is_the_one_that_is_not_over(now: str, text: str) -> None:
    assert said(text, at(now)) == meant(ELSEWHEN[now, text])


def test_an_office_has_the_bank_holidays_of_its_own_calendar() -> None:
    assert said("bank holiday", TUESDAY, ("GB-SCT", "CN")) == meant("2026-11-30")
    assert said("august bank holiday", TUESDAY, ("GB-SCT", "CN")) == meant("2027-08-02")
    assert said("bank holiday", at("2027-07-01 09:00"), ("GB-NIR", "CN")) == meant("2027-07-12")


def test_a_holiday_that_the_office_does_not_keep_is_a_day_all_the_same() -> None:
    assert said("easter monday", TUESDAY, ("GB-SCT", "CN")) == meant("2027-03-29")
    assert said("christmas", TUESDAY, ("DE-BE", "CN")) == meant("2026-12-25")


@pytest.mark.parametrize("name", festivals())
def test_the_library_knows_every_key(name: str) -> None:
    festival = festivals()[name]
    for number in (2026, 2027, 2028):
        known = {
            holiday.key
            for calendar in (*festival.calendars, "GB-SCT")
            for holidays in year(calendar, number).values()
            for holiday in holidays
        }
        assert {*festival.keys, *festival.period} <= known


def test_the_lunar_new_year_is_the_day_of_the_new_moon() -> None:
    first = [heard(f"{number}年大年初一", TUESDAY) for number in (2026, 2027, 2028)]
    assert [when and when.first for when in first] == [date(2026, 2, 17), date(2027, 2, 6), date(2028, 1, 26)]
