from datetime import date

import pytest

from bot.importer.found import ADDRESS, FEED, LISTING, PAGE, SENTENCE, Listed
from tests.importer.reading.made import TEXT, URL, article, page

NEW = "https://embassy.example/eng/news/201205/t20120508_1234567.htm"
FOLDER = "https://embassy.example/eng/news/201205/kites.htm"
LATE = Listed(NEW, "Kites", date(2012, 5, 2))


@pytest.mark.parametrize(
    "said",
    ["2012-04-29 10:30", "Time: 2012/04/29", "2012年4月29日", "29 April 2012", "April 29, 2012", "２０１２年４月２９日", "29 APR. 2012"],
)
def test_the_pages_own_date_is_above_all_others(said: str) -> None:
    found = article(page(day=said, text="<p>On 25 April 2012, kites flew.</p>"), NEW, LATE)
    assert (found.date, found.dated_by) == (date(2012, 4, 29), PAGE)


def test_a_time_in_a_list_of_others_is_not_the_pages() -> None:
    others = '<ul><li><span class="time">2012-05-01</span></li></ul>'
    assert article(page(trail=others), NEW).date == date(2012, 5, 8)
    assert article(page(trail='<p class="time">2012-05-01</p>'), NEW).date == date(2012, 5, 1)


@pytest.mark.parametrize("by", [LISTING, FEED])
def test_the_lists_date_is_above_the_sentence_and_the_address(by: str) -> None:
    found = article(page(text="<p>On 25 April 2012, kites flew.</p>"), NEW, Listed(NEW, "Kites", date(2012, 5, 2), by))
    assert (found.date, found.dated_by) == (date(2012, 5, 2), by)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("On May 26, 2017, Mayor Edith Warburton flew a kite.", "2017-05-26"),
        ("On 26 May 2017, a kite flew.", "2017-05-26"),
        ("(26th May 2017)", "2017-05-26"),
        ("On Friday, the 26th of May, 2017, a kite flew.", "2017-05-26"),
        ("From Mr. Lin. On May 26-28, 2017, kites flew.", "2017-05-26"),
        ("On 26 and 27 May 2017, kites flew.", "2017-05-26"),
        ("2017年5月26日，大使放风筝。", "2017-05-26"),
        ("二〇一七年五月二十六日，大使放风筝。", "2017-05-26"),
        ("二○一七年五月二十六日，大使放风筝。", "2017-05-26"),
        ("5月20日是节日前。2017年5月26日，大使放风筝。", "2017-05-26"),
        ("Friends since 13 March 1992, both flew kites on May 26, 2017.", "2017-05-26"),
        ("In 1949 and since 1972, kites flew.", None),
        ("Since May 26, 2017, kites have flown.", None),
        ("2017年5月26日起，风筝免费。", None),
        ("自2017年5月26日起，风筝免费。", None),
        ("The hall is free until the 26th of May 2017.", None),
        ("On 13 March 1972, kites flew.", None),
        ("On 16 October, kites flew.", None),
        ("10月16日，大使放风筝。", None),
        ("On 30 February 2017, kites flew.", None),
        ("On 31 December 2026, kites will fly.", None),
        ("A. B. C. D. On 26 May 2017, kites flew.", None),
    ],
)
def test_without_another_date_the_first_sentences_say_the_day(said: str, day: str | None) -> None:
    found = article(page(text=f"<p>{said}</p>{TEXT}"))
    assert (found.date and str(found.date), found.dated_by) == (day, SENTENCE if day else "")


@pytest.mark.parametrize(
    ("url", "said", "day", "by"),
    [
        (NEW, "Kites flew.", "2012-05-08", ADDRESS),
        (NEW, "On 29 April 2012, kites flew.", "2012-04-29", SENTENCE),
        (NEW, "On 29 April, kites flew.", "2012-04-29", SENTENCE),
        (NEW, "4月29日，大使放风筝。", "2012-04-29", SENTENCE),
        (NEW, "四月二十九日，大使放风筝。", "2012-04-29", SENTENCE),
        (NEW.replace("201205", "202401"), "On 30 December, kites flew.", "2023-12-30", SENTENCE),
        (NEW, "On 5 November, kites will fly.", "2012-05-08", ADDRESS),
        (NEW, "On 12 May 2012, kites will fly.", "2012-05-08", ADDRESS),
        (NEW, "The treaty of 26 May 2009 is on kites.", "2012-05-08", ADDRESS),
        (NEW, "去年4月29日，大使放风筝。", "2012-05-08", ADDRESS),
        (NEW, "On 29 April last year, kites flew.", "2012-05-08", ADDRESS),
        (NEW, "Since 26 April 12 kites have flown.", "2012-05-08", ADDRESS),
        (NEW, "In April 26,000 kites flew.", "2012-05-08", ADDRESS),
        (FOLDER, "On 29 April, kites flew.", "2012-04-29", SENTENCE),
        (FOLDER, "Kites flew.", None, ""),
        (NEW.replace("20120508", "20120230"), "Kites flew.", None, ""),
        (NEW.replace("20120508", "19890508").replace("201205", "kites"), "Kites flew.", None, ""),
        (NEW.replace("2012", "2027"), "On 16 October, kites flew.", None, ""),
        (URL, "Kites flew.", None, ""),
    ],
)
def test_the_address_gives_the_day_or_the_year(url: str, said: str, day: str | None, by: str) -> None:
    url = url.replace("t20120508", "t20240108") if "202401" in url else url
    found = article(page(text=f"<p>{said}</p>{TEXT}"), url)
    assert (found.date and str(found.date), found.dated_by) == (day, by)


@pytest.mark.parametrize("said", ["2012-02-30", "1989-12-31", "2026-12-04", "soon", "0000-00-00"])
def test_a_date_that_can_not_be_is_none(said: str) -> None:
    found = article(page(day=said), NEW, LATE)
    assert (found.date, found.dated_by) == (date(2012, 5, 2), LISTING)


def test_tomorrow_is_a_date_and_a_lists_date_ahead_is_none() -> None:
    assert article(page(day="2026-12-03")).date == date(2026, 12, 3)
    assert article(page(), URL, Listed(URL, "Kites", date(2026, 12, 4))).date is None


def test_without_a_today_no_day_lies_ahead() -> None:
    assert article(page(day="2026-12-04"), today=date.max).date == date(2026, 12, 4)
