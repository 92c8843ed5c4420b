"""Days that no calendar has, and days beside the one that is named: understood, or none at all; never another day."""

import pytest

from tests.when.table import meant, said

IMPOSSIBLE = [
    "二月三十号",
    "2月30号开门吗",
    "二月三十号上午",
    "二月三十上午",
    "11月31日",
    "十一月三十二号",
    "13月5号",
    "2月28号到2月30号",
    "30 Feb",
    "are you open on 30 Feb at 10am",
    "31 November",
    "november 31",
    "32 November at 10am",
    "on 31st november 2026",
    "monday 30 feb",
    "friday 31 nov at 10am",
    "30th feb to 3 march",
    "1 Feb to 30 Feb",
    "1 to 31 November",
    "29 Feb 2027",
    "friday 31/2",
    "2026-02-30",
]
NOT_UNDERSTOOD = [
    "the weekend after next",
    "monday after next at 10am",
    "Friday before Christmas",
    "the last friday before christmas",
    "the saturday after easter",
    "the weekend before christmas",
    "the first working day after christmas",
    "last working day before christmas",
    "the second day after christmas",
    "two days before christmas",
    "the week after christmas",
    "the week of christmas",
    "week commencing 14 december",
    "christmas week",
    "christmas weekend",
    "christmas eve eve",
    "the weekend of 12 december",
    "fridays in december",
    "on monday in 2 weeks",
    "monday in a week",
    "two fridays from now",
    "4 weeks on friday",
    "closed for 2 weeks from monday",
    "圣诞前一个周五",
    "圣诞前的最后一个周五",
    "圣诞那周五",
    "下个月的周一",
    "after easter",
    "after easter at 10am",
    "after easter on monday",
    "easter tuesday",
    "Remembrance Sunday",
    "Remembrance Sunday at 10am",
    "mothering sunday",
    "a week next tuesday",
    "friday fortnight",
    "in a week or two",
    "last friday of may at 10am",
    "the day after",
    "and the day after?",
    "and the day after at 10am?",
    "the day after that",
    "day after that",
    "the next day at 4pm",
    "第二天",
    "那第二天呢",
    "第二天上午",
    "圣诞前的周五",
    "圣诞节后周一",
    "圣诞节后的第一个工作日",
]
UNDERSTOOD = {
    "a week on Tuesday": "2026-12-01",
    "a week on friday": "2026-12-04",
    "a week on friday at 10": "2026-12-04 10:00",
    "a week from tuesday": "2026-12-01",
    "a week on the 3rd": "2026-12-10",
    "a week tomorrow": "2026-12-02",
    "two weeks on friday": "2026-12-11",
    "three weeks on friday": "2026-12-18",
    "friday in the morning": "2026-11-27 06:00-12:00",
    "a fortnight on friday": "2026-12-11",
    "once a week on friday": "2026-11-27",
    "open 5 days a week from monday to friday": "2026-11-23..27",
    "the day before christmas": "2026-12-24",
    "are you open the day before christmas": "2026-12-24",
    "day after easter monday": "2027-03-30",
    "first day after christmas": "2026-12-26",
    "明天的后一天": "2026-11-26",
    "圣诞节第二天": "2026-12-26",
    "friday after 4pm": "2026-11-27 16:00-24:00",
    "I need it before christmas, are you open tomorrow": "2026-11-25",
    "happy new year! open at 4pm?": "2026-11-24 16:00",
    "christmas day friday": "2026-12-25",
}


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_a_day_that_no_calendar_has_is_no_day(text: str) -> None:
    assert said(text) is None


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_a_day_that_is_not_understood_is_no_other_day(text: str) -> None:
    assert said(text) is None


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_a_day_beside_another_is_understood(text: str) -> None:
    assert said(text) == meant(UNDERSTOOD[text])


def test_a_holiday_is_looked_up_in_the_offices_own_calendar() -> None:
    """Scotland's late summer bank holiday is a month before England's."""
    assert said("summer bank holiday", calendars=("GB-SCT", "CN")) == meant("2027-08-02")
    assert said("summer bank holiday", calendars=("GB-ENG", "CN")) == meant("2027-08-30")
