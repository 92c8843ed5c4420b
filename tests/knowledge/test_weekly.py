"""Weekly hours as staff write them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.office import Opening
from bot.knowledge.weekly import WeeklyError, joined, read_hours, read_stretches

MORNING = {day: ["09:00-12:00"] for day in range(5)}
EVENINGS = {day: ["23:00-23:30"] for day in range(7)}
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
    # signs
    "Mon−Fri: ０９：００～１２：００，１４：００〜１７：００": WHOLE,
    "Mon‐Fri: 09:00—12:00；14:00——17:00": WHOLE,
    "周一—周五∶9∶00―12∶00、14∶00─17∶00": WHOLE,
    "\u200bMon-Fri:\u00a009:00\u3000-\u300012:00\u200b": MORNING,
    "(Mon - Fri): (09:00 - 12:00)": MORNING,
    "MON-FRI: 09:00-12:00,": MORNING,
    # times
    "Mo. - Fr. 9 a.m. to 12 p.m.": MORNING,
    "Mon-Fri from 9.00 until 12.00": MORNING,
    "Mon-Fri 0900-1200 / 1400-1700": WHOLE,
    "Mon-Fri 9am-noon & 2-5pm": WHOLE,
    "Mon-Fri 9AM-12 noon, 2PM till 5PM": WHOLE,
    "Mon-Fri 9-12pm": MORNING,
    "Mon 9-5pm": {0: ["09:00-17:00"]},
    "Mon 11-1pm": {0: ["11:00-13:00"]},
    "Mon midnight-6am, 6pm-midnight": {0: ["00:00-06:00", "18:00-00:00"]},
    "Mon: 00:00-24:00": {0: ["00:00-00:00"]},
    "周一至周五 上午九点至十二点，下午两点至五点": WHOLE,
    "週一至週五 上午九時到十二時": MORNING,
    "周一至周五 早9点到中午，下午2点到晚5点": WHOLE,
    "周二 九点半到十点一刻，十点三刻到十二点二十五分": {1: ["09:30-10:15", "10:45-12:25"]},
    "周二 9点钟至12点整": {1: ["09:00-12:00"]},
    "周二 上午9时30分-11时05分": {1: ["09:30-11:05"]},
    "周二 中午12点到2点": {1: ["12:00-14:00"]},
    "周二 晚上8点到12点": {1: ["20:00-00:00"]},
    "周二 凌晨12点到2点": {1: ["00:00-02:00"]},
    # days
    "Mon, Wed-Thu & Sat 10:00-11:00": {0: ["10:00-11:00"], 2: ["10:00-11:00"], 3: ["10:00-11:00"], 5: ["10:00-11:00"]},
    "Mon/Wed/Fri 10:00-11:00": {0: ["10:00-11:00"], 2: ["10:00-11:00"], 4: ["10:00-11:00"]},
    "每周一三五 上午九点到十点": {0: ["09:00-10:00"], 2: ["09:00-10:00"], 4: ["09:00-10:00"]},
    "周六日 9点-10点": {5: ["09:00-10:00"], 6: ["09:00-10:00"]},
    "周一一点到三点": {0: ["01:00-03:00"]},
    "weekdays 9am-12pm": MORNING,
    "工作日：9:00-12:00": MORNING,
    "Weekends: 10am-11am": {5: ["10:00-11:00"], 6: ["10:00-11:00"]},
    "daily 23:00-23:30": EVENINGS,
    "每天 23点-23点30分": EVENINGS,
    "Mon-Thu: 09:00-12:00; Fri: 09:00-11:30": {**MORNING, 4: ["09:00-11:30"]},
    "周一至周四9点到12点，周五9点到11点半": {**MORNING, 4: ["09:00-11:30"]},
    # overnight
    "Fri: 22:00-06:00 overnight": {4: ["22:00-06:00"]},
    "Fri: 22:00-06:00 (next day)": {4: ["22:00-06:00"]},
    "Fri 10pm-6am +1": {4: ["22:00-06:00"]},
    "Fri 20:00-22:00, 23:00-01:00+1d": {4: ["20:00-22:00", "23:00-01:00"]},
    "周五通宵 22:00-06:00": {4: ["22:00-06:00"]},
    "周五晚上10点到次日早上6点": {4: ["22:00-06:00"]},
    "Fri: 22:00-22:00 overnight": {4: ["22:00-22:00"]},
    "Sun-Mon: 23:00-01:00 overnight": {0: ["23:00-01:00"], 6: ["23:00-01:00"]},
    "Sat-Mon: 10:00-11:00": {0: ["10:00-11:00"], 5: ["10:00-11:00"], 6: ["10:00-11:00"]},
}  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_hours_are_read(text: str) -> None:
    week: dict[int, list[str]] = {}
    for opening in joined(read_hours(text)):
        week.setdefault(opening.weekday, []).append(f"{opening.opens:%H:%M}-{opening.closes:%H:%M}")
    assert week == READ[text]


REFUSED = {
    "Mon-Fri: 09:00-25:00": "a time of day from 00:00 to 24:00, found '25:00'",
    "Mon-Fri: 09:00-24:01": "a time of day from 00:00 to 24:00, found '24:01'",
    "Mon-Fri: 24:00-06:00": "an opening time before midnight, found '24:00-06:00'",
    "周一 晚上3点到5点": "a time of day from 00:00 to 24:00, found 'night3点'",
    "周一 上午9点到5点": "a closing time after the opening time, found '09:00-05:00'",
    "Mon-Fri: 09:00-12:00 overnight": "less than a day, for the hours end on the next one, found '09:00-12:00'",
    "Mon-Fri: 09:00-12:60": "found '12:60'",
    "Mon-Fri: 13pm-2pm": "found '13pm'",
    "Mon-Fri: 12:00-09:00": "a closing time after the opening time, found '12:00-09:00'",
    "Mon-Fri: 12:00-12:00": "a closing time after the opening time",
    "Mon: 9am-12am": "a closing time after the opening time",
    "Mon-Fri: 9-12": "an opening and a closing time, found '9-12'",
    "Mon-Fri: 09:00": "an opening and a closing time",
    "Mon-Fri": "an opening and a closing time, found nothing",
    "Mon-Fri: 09:00-12:00 Sat": "an opening and a closing time, found nothing",
    "Mon-Fri: 09:00-12:00 TBC": "an opening and a closing time, found '09:00-12:00tbc'",
    "Mon-Fri: 09:00-12:00-14:00": "an opening and a closing time",
    "Mon-Fri: 9:00-12": "an opening and a closing time",
    "周一三五点到九点": "an opening and a closing time",
    "周一 九点九十分到十点": "an opening and a closing time",
    "our Mon-Fri: 09:00-12:00": "days and hours",
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


OVERLAPS = {
    ("Mon-Fri: 09:00-12:00", "Wed: 11:00-13:00"): "09:00-12:00 and 11:00-13:00 on one day",
    ("Mon, Mon-Fri: 09:00-12:00",): "09:00-12:00 and 09:00-12:00 on one day",
    ("Mon: 22:00-06:00 overnight", "Tue: 05:00-09:00"): "22:00-06:00 and 05:00-09:00 across midnight",
    ("Mon: 09:00-12:00", "Sun: 22:00-10:00 overnight"): "22:00-10:00 and 09:00-12:00 across midnight",
    ("Mon: 00:00-24:00", "Mon: 23:00-23:30"): "00:00-00:00 and 23:00-23:30 on one day",
}


@pytest.mark.parametrize("lines", OVERLAPS)
def test_overlapping_hours_are_refused(lines: tuple[str, ...]) -> None:
    with pytest.raises(WeeklyError) as told:
        joined(opening for line in lines for opening in read_hours(line))
    assert OVERLAPS[lines] in str(told.value)


@pytest.mark.parametrize(
    "lines",
    [("Mon: 12:00-14:00, 09:00-12:00",), ("Mon: 22:00-06:00 overnight", "Tue: 06:00-09:00"), ("Mon: 18:00-24:00", "Tue: 00:00-02:00")],
)
def test_hours_that_touch_do_not_overlap(lines: tuple[str, ...]) -> None:
    assert len(joined(opening for line in lines for opening in read_hours(line))) == 2


def test_a_day_alone_has_its_hours_sorted_and_joined_to_those_before() -> None:
    assert read_stretches("2-5pm, 10点到12点") == ((time(10), time(12)), (time(14), time(17)))
    assert read_stretches("9-10am", read_stretches("2-5pm")) == ((time(9), time(10)), (time(14), time(17)))
    with pytest.raises(WeeklyError, match="09:00-12:00 and 11:00-13:00 on one day"):
        read_stretches("11:00-13:00", read_stretches("09:00-12:00"))
    with pytest.raises(WeeklyError, match="an opening and a closing time"):
        read_stretches("Mon: 09:00-12:00")


TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
STRETCHES = st.builds(Opening, st.integers(0, 6), TIMES, TIMES)


@given(STRETCHES, st.sampled_from(["-", "–", "到", " to "]), st.sampled_from([" ", "：", ": "]))
def test_hours_are_read_as_they_are_written(opening: Opening, dash: str, colon: str) -> None:
    day = ("Mon", "tuesday", "We", "周四", "星期五", "礼拜六", "周天")[opening.weekday]
    end = " overnight" if opening.overnight else ""
    assert read_hours(f"{day}{colon}{opening.opens:%H:%M}{dash}{opening.closes:%H:%M}{end}") == (opening,)


SIGNS = st.sampled_from(["Mon", "-", ":", " ", "周一", "至", "9", "点", "半", "十二", "上午", "am", "overnight", "12:00", "、", "25", "٩"])


@given(st.text() | st.lists(SIGNS, max_size=12).map("".join))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    try:
        found = joined(read_hours(text))
    except WeeklyError as error:
        assert error.expected and error.found and error.mend
    else:
        assert found
