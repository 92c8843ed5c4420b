"""Weekly hours as staff write them."""

import pytest

from bot.knowledge.weekly import WeeklyError, joined, read_hours

MORNING = {day: ["09:00-12:00"] for day in range(5)}
WHOLE = {day: ["09:00-12:00", "14:00-17:00"] for day in range(5)}

READ: dict[str, dict[int, list[str]]] = {
    "Mon-Fri: 09:00-12:00": MORNING,
    "Mon-Fri: 09:00-12:00, 14:00-17:00": WHOLE,
    "Mon–Fri：０９：００－１２：００": MORNING,
    "Mo-Fr 9am-12pm": MORNING,
    "Monday to Friday 09:00-12:00 and 14:00-17:00": WHOLE,
    "Mon, Tue, Wed, Thu, Fri 9:00-12:00": MORNING,
    "周一至周五：上午9点到12点": MORNING,
    "周一至周五 上午9点到12点，下午2点到5点": WHOLE,
    "星期一到星期五 09:00-12:00": MORNING,
    "周一至五 9点-12点": MORNING,
    "星期一、三 9:30-11:00": {0: ["09:30-11:00"], 2: ["09:30-11:00"]},
    "周六 下午1点至3点30分": {5: ["13:00-15:30"]},
    "周日 9点半到中午12点": {6: ["09:30-12:00"]},
    "Wednesdays 2-5pm": {2: ["14:00-17:00"]},
    "Thurs. 12pm-1pm": {3: ["12:00-13:00"]},
    "Sat-Mon: 10:00-11:00": {0: ["10:00-11:00"], 5: ["10:00-11:00"], 6: ["10:00-11:00"]},
}  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_hours_are_read(text: str) -> None:
    week: dict[int, list[str]] = {}
    for opening in joined(read_hours(text)):
        week.setdefault(opening.weekday, []).append(f"{opening.opens:%H:%M}-{opening.closes:%H:%M}")
    assert week == READ[text]


REFUSED = {
    "Mon-Fri: 09:00-25:00": "a time of day from 00:00 to 23:59, found '25:00'",
    "Mon-Fri: 09:00-24:00": "a time of day from 00:00 to 23:59, found '24:00'",
    "Mon-Fri: 09:00-12:60": "found '12:60'",
    "Mon-Fri: 13pm-2pm": "found '13pm'",
    "Mon-Fri: 12:00-09:00": "a closing time after the opening time, found '12:00-09:00'",
    "Mon-Fri: 12:00-12:00": "a closing time after the opening time",
    "Mon: 9am-12am": "a closing time after the opening time",
    "Mon-Fri: 9-12": "an opening and a closing time, found '9-12'",
    "Mon-Fri: 09:00": "an opening and a closing time",
    "Mon-Fri": "an opening and a closing time",
    "Mon-Fri: closed": "an opening and a closing time, found 'closed'",
    "Funday: 09:00-12:00": "days and hours",
    "09:00-12:00": "days and hours",
    "": "days and hours, found ''",
}


@pytest.mark.parametrize("text", REFUSED)
def test_hours_that_cannot_be_are_refused_with_the_reason(text: str) -> None:
    with pytest.raises(WeeklyError) as told:
        read_hours(text)
    assert REFUSED[text] in str(told.value)


def test_overlapping_hours_are_refused() -> None:
    with pytest.raises(WeeklyError, match="09:00-12:00 and 11:00-13:00"):
        joined((*read_hours("Mon-Fri: 09:00-12:00"), *read_hours("Wed: 11:00-13:00")))


def test_hours_that_touch_do_not_overlap() -> None:
    assert len(joined(read_hours("Mon: 12:00-14:00, 09:00-12:00"))) == 2
