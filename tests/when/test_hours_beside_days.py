"""`At 10` is an hour beside a day and at the end of a question, and the number of a house elsewhere."""

import pytest

from tests.when.table import meant, said

ROWS = {
    "are you open at 10 tomorrow": "2026-11-25 10:00",
    "on Monday 14th December at 11": "2026-12-14 11:00",
    "can i come tomorrow at 10": "2026-11-25 10:00",
    "tomorrow at 3": "2026-11-25 15:00",
    "tomorrow at 12": "2026-11-25 12:00",
    "at 7 tomorrow": "2026-11-25 07:00",
    "at 6 tomorrow": "2026-11-25 18:00",
    "tomorrow at 16": "2026-11-25 16:00",
    "tomorrow evening at 8": "2026-11-25 20:00",
    "are you open at 11 on Friday": "2026-11-27 11:00",
    "on wed at 11": "2026-11-25 11:00",
    "at 10 on the 3rd": "2026-12-03 10:00",
    "are you open at 10 on 14 dec": "2026-12-14 10:00",
    "on friday, at 10": "2026-11-27 10:00",
    "friday at 10 or 11": "2026-11-27 10:00",
    "friday at 2 please": "2026-11-27 14:00",
    "can I come tomorrow at 10 with my son": "2026-11-25 10:00",
    "is it open at 10 christmas day": "2026-12-25 10:00",
    "are you open at 10": "2026-11-24 10:00",
    "will you be closed at 4?": "2026-11-24 16:00",
    "is anybody there at 17": "2026-11-24 17:00",
    "at 4": "2026-11-24 16:00",
    "and at 4?": "2026-11-24 16:00",
    "open from 9 to 5 tomorrow?": "2026-11-25 09:00-17:00",
    "open 9 to 5 tomorrow": "2026-11-25 09:00-17:00",
    "tomorrow from 9 to 5": "2026-11-25 09:00-17:00",
    "tomorrow 9-5": "2026-11-25 09:00-17:00",
    "between 2 and 4 tomorrow": "2026-11-25 14:00-16:00",
    "from 10 to 12 on friday": "2026-11-27 10:00-12:00",
    "明天10到12": "2026-11-25 10:00-12:00",
    # no hour: the day alone
    "tomorrow at 10 downing street": "2026-11-25",
    "at 10 downing street tomorrow": "2026-11-25",
    "on friday at 5 portland place": "2026-11-27",
    "tomorrow at 31 portland place": "2026-11-25",
    "tomorrow at 49": "2026-11-25",
    "tomorrow 10-12 old jewry": "2026-11-25",
    "see you at 10 december": "2026-12-10",
    "at 1 may": "2027-05-01",
    "from 7 to 9 november": "2027-11-07..09",
}


@pytest.mark.parametrize("text", ROWS)
def test_a_number_is_an_hour_beside_a_day(text: str) -> None:
    assert said(text) == meant(ROWS[text])
