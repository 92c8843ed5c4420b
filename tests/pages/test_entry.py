from dataclasses import replace
from datetime import timedelta

import pytest

from bot.knowledge.entry import Entry, Source
from bot.knowledge.knowledge import Knowledge
from bot.pages.blocks import plain
from bot.pages.entry import EntryPage, Linked, entry_page
from bot.pages.entry_head import alternates, properties
from tests.pages.small import NOTICE, words
from tests.pages.small_entries import ARTICLE, DRAFT, EARLY, ENTRIES, HOURS, NEVER, OLD, PIECE, PLAIN, PUBLIC, SOURCE, known, setting


def shown(shipped: Knowledge, entry: Entry, language: str = "en", **more: str) -> EntryPage:
    page = entry_page(entry.id, setting(known(shipped, [*ENTRIES, entry]), language, **more))
    assert page
    return page


def test_it_has_everything_in_the_language(shipped: Knowledge) -> None:
    page = shown(shipped, PLAIN)
    assert (page.title, page.trail[-1], page.language) == ("Plain & simple", "Passports and travel documents", "en")
    assert page.facts == ("Source: [notice <1>](https://example.org/source?a=1&b=2) (2026-11)", "Last reviewed: 2026-11-23")
    assert page.links == (Linked("Form", "https://example.org/form"),), "the source's address stands with the source"
    assert shown(shipped, PLAIN, "zh").title == "中Plain & simple"


@pytest.mark.parametrize("id", [EARLY.id, NEVER.id, DRAFT.id, "no", ""])
def test_what_is_not_published_has_no_page(shipped: Knowledge, id: str) -> None:
    assert entry_page(id, setting(known(shipped))) is None


@pytest.mark.parametrize(("at", "there"), [("2026-12-02T23:59", False), ("2026-12-03T00:00", True)])
def test_a_page_appears_on_the_day_from_which_it_holds(shipped: Knowledge, at: str, there: bool) -> None:
    assert bool(entry_page(EARLY.id, setting(known(shipped), at=at))) is there


def test_what_has_expired_asserts_nothing(shipped: Knowledge) -> None:
    page = shown(shipped, OLD)
    assert not page.holds and page.title == "No longer valid: Plain & simple" and "until 2026-12-01" in page.description
    assert page.links == (Linked("Latest notice", SOURCE.url),)
    assert (page.facts, page.numbers, page.code, page.office) == ((), (), None, None)
    assert "noon" not in repr(page) and "7946" not in repr(page)
    assert shown(shipped, OLD, at="2026-12-01T12:00").holds


def test_news_say_how_old_they_are(shipped: Knowledge) -> None:
    assert shown(shipped, PIECE).day == "Fri 26 May 2017, 9 years ago"
    assert shown(shipped, PLAIN).day == ""


def test_news_without_their_text_lead_to_it(shipped: Knowledge) -> None:
    assert shown(shipped, PIECE).texts.read_on == SOURCE.url
    assert shown(shipped, PLAIN).texts.read_on == shown(shipped, ARTICLE).texts.read_on == ""


def test_without_a_source_address_it_leads_to_the_site(shipped: Knowledge) -> None:
    piece = replace(PIECE, source=Source(words("paper"), "2017"))
    assert shown(shipped, piece).texts.read_on == shipped.account.site


@pytest.mark.parametrize(
    ("language", "only"),
    [("en", ""), ("zh", "这篇文章只有 English 版。"), ("zh-Hant", "这篇文章只有 English 版。")],
)
def test_an_article_in_another_language_says_so(shipped: Knowledge, language: str, only: str) -> None:
    page = shown(shipped, ARTICLE, language)
    assert (page.language, page.title, page.only) == ("en", "Only in English", only)


def test_an_entry_about_an_office_leads_there_and_tells_no_hours(shipped: Knowledge) -> None:
    page = shown(shipped, HOURS)
    assert page.office == Linked("Embassy: opening hours and address", "here")
    assert "open" not in plain(page.texts.body) and shown(shipped, PLAIN).office is None


@pytest.mark.parametrize(("entry", "there"), [(PLAIN, True), (HOURS, True), (PIECE, False), (ARTICLE, False)])
def test_notices_stand_where_answers_have_them(shipped: Knowledge, entry: Entry, there: bool) -> None:
    page = entry_page(entry.id, setting(known(shipped, notices=(NOTICE,))))
    assert page and bool(page.texts.notice) is there
    assert "water damage" in plain(page.texts.notice) or not there


def test_whom_to_call_stands_first_in_what_is_urgent(shipped: Knowledge) -> None:
    numbers = shown(shipped, replace(PLAIN, id="help", kind="urgent")).numbers
    assert [number.address for number in numbers] == [f"tel:{shipped.account.police}", "tel:+861012308"]
    assert shown(shipped, PLAIN).numbers == ()


@pytest.mark.parametrize("at", ["2026-12-02T23:59:30", "2026-07-01T22:59:30", "2026-12-02T23:58:30", "2026-11-30T23:59:30"])
def test_it_ceases_to_hold_at_midnight_and_with_a_notice(shipped: Knowledge, at: str) -> None:
    here = setting(known(shipped, notices=(NOTICE,)), at=at)
    page = entry_page("plain", here)
    assert page and any(timedelta() < change - here.now <= timedelta(seconds=60) for change in page.changes)


def test_cards_are_told_what_to_show(shipped: Knowledge) -> None:
    here = setting(known(shipped))
    told = dict(properties(shown(shipped, PIECE), "/picture.png", here))
    assert told == {
        "og:type": "article",
        "og:title": "Plain & simple",
        "og:description": "First, see the list. one two: +44 20 7946 0001 third fourth",
        "og:url": f"{PUBLIC}/entries/piece",
        "og:image": f"{PUBLIC}/picture.png",
        "og:site_name": "Chinese Embassy in the UK",
        "og:locale": "en_GB",
        "article:published_time": "2017-05-26",
    }
    assert "article:published_time" not in dict(properties(shown(shipped, PLAIN), "", here))


@pytest.mark.parametrize(("language", "locale"), [("zh", "zh_CN"), ("zh-Hant", "zh_HK"), ("en", "en_GB")])
def test_the_locale_is_the_readers(shipped: Knowledge, language: str, locale: str) -> None:
    here = setting(known(shipped), language)
    assert dict(properties(shown(shipped, PLAIN, language), "", here))["og:locale"] == locale


def test_each_language_has_an_address(shipped: Knowledge) -> None:
    found = dict(alternates(shown(shipped, PLAIN), setting(known(shipped))))
    own = f"{PUBLIC}/entries/plain"
    assert found == {"x-default": own} | {code: f"{own}?lang={code}" for code in ("zh", "en", "zh-Hant")}


def test_who_does_not_know_the_own_address_tells_none(shipped: Knowledge) -> None:
    page, here = shown(shipped, PLAIN, public=""), setting(known(shipped), public="")
    assert page.code is None and alternates(page, here) == ()
    assert not {"og:url", "og:image"} & {name for name, _ in properties(page, "/picture.png", here)}


@pytest.mark.parametrize("body", ["word " * 99, "没有空格的中文" * 99])
def test_a_description_is_short(shipped: Knowledge, body: str) -> None:
    description = shown(shipped, replace(PLAIN, body=words(body))).description
    assert len(description) <= 120 and description.endswith("\u2026")
