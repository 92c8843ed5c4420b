import os
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from bot.app import create_app
from bot.config import Settings, index_dir
from bot.knowledge.knowledge import Knowledge
from bot.pages.files import FILES
from bot.store.memory import MemoryStore
from tests.pages.html import Page
from tests.pages.site import site
from tests.pages.small import CLOSURE, HALL, NOTICE, OFFICE, SPECIAL, known, words

MOST_BYTES = 30_000
FULL = replace(
    OFFICE,
    closures=(CLOSURE,),
    special=(SPECIAL,),
    directions=words("By tram <1> & bus"),
    email="office@example.org",
    counters=(*OFFICE.counters, replace(HALL, id="third", name=words('Third "counter" <b>'))),
)
CLOSED = replace(OFFICE, id="there", counters=(), name=words("Consulate"))
PATHS = [
    "/offices/",
    "/offices/here",
    "/offices/there",
    "/offices/here?print",
    "/offices/here?print=desk",
    "/offices/there?print",
    "/offices/no",
]


def web(shipped: Knowledge, at: str = "2026-12-02T10:30:00") -> FlaskClient:
    now = datetime.fromisoformat(at).replace(tzinfo=UTC)
    return site(known(shipped, CLOSED, FULL, notices=(NOTICE,)), lambda: now).test_client()


@pytest.mark.parametrize("language", ["zh", "en", "zh-Hant"])
@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_sound_and_small(shipped: Knowledge, path: str, language: str) -> None:
    client = web(shipped)
    answer = client.get(f"{path}{'&' if '?' in path else '?'}lang={language}")
    page = Page(answer.text)
    assert page.wrong == []
    assert page.all("html", "lang") == [language] and answer.headers["Content-Language"] == language
    assert answer.text.lstrip().startswith("<!doctype html>") and len(page.all("meta", "charset")) == 1
    assert len(answer.data) + sum(len(client.get(f"/offices/{name}").data) for name in FILES) < MOST_BYTES


@pytest.mark.parametrize("path", [*PATHS, "/offices/pages.css", "/offices/icon.svg"])
def test_nothing_runs_and_nothing_comes_from_elsewhere(shipped: Knowledge, path: str) -> None:
    answer = web(shipped).get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "script-src" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:|@import|url\(", answer.text)
    assert "Set-Cookie" not in answer.headers


def test_what_staff_write_stays_text(shipped: Knowledge) -> None:
    text = web(shipped).get("/offices/here?lang=en").text
    assert "&lt;here&gt;" in text and "<here>" not in text and "<b>" not in text
    assert '<a href="https://example.org/n">notices</a>' in text


@given(text=st.text(alphabet=st.sampled_from("[]()<>\"'&ah:/tps.tel{}%\n"), min_size=1) | st.text(min_size=1))
def test_no_text_of_staff_breaks_out(shipped: Knowledge, text: str) -> None:
    office = replace(OFFICE, name=words(text), address=words(text), counters=(replace(HALL, name=words(text), note=words(text)),))
    notice = replace(NOTICE, text=words(text))
    for query in ("", "?print"):
        page = Page(site(known(shipped, office, notices=(notice,))).test_client().get(f"/offices/here{query}").text)
        assert page.wrong == []
        assert all(href.startswith(("/offices/", "https://", "http://", "tel:")) for href in page.all("a", "href"))


def test_a_page_says_what_matters(shipped: Knowledge) -> None:
    text = web(shipped).get("/offices/here?lang=en").text
    for part in (
        *("<h1>Embassy</h1>", "Closed today", "water damage", "49 High Street", "openstreetmap.org", 'href="tel:+442079460000"'),
        *("09:00–12:00", "Stocktaking", "Early end: Desk 09:00–11:00", "Christmas Day", "embassy notice", "2026-11-23", "By tram"),
        *('href="https://example.org"', 'href="mailto:office@example.org"', "(2026-11-01)"),
    ):
        assert part in text, part


def test_whether_it_is_open_stands_first(shipped: Knowledge) -> None:
    text = web(shipped, "2026-12-01T10:30:00").get("/offices/here?lang=en").text
    assert text.index("Open now") < text.index("<table") < text.index("High Street")


def test_an_office_without_known_hours_points_to_phone_and_site(shipped: Knowledge) -> None:
    text = web(shipped).get("/offices/there?lang=en").text
    assert "Hours not known" in text and "<table" not in text and "tel:" in text and CLOSED.website in text
    assert "?print" not in text and "print=" not in text


@pytest.mark.parametrize("path", ["/offices/", "/offices/here"])
def test_a_notice_stands_where_it_is_pointed_to(shipped: Knowledge, path: str) -> None:
    text = web(shipped).get(f"{path}?lang=en").text
    assert text.index("water damage") < text.index("see the notice above")


def test_the_list_has_every_office_the_home_office_first(shipped: Knowledge) -> None:
    page = Page(web(shipped).get("/offices/?lang=en").text)
    hrefs = [href.partition("?")[0] for href in page.all("a", "href")]
    assert [href for href in hrefs if href.startswith("/offices/") and href != "/offices/"] == ["/offices/there", "/offices/here"]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("zh-CN,zh;q=0.9", "zh"),
        ("en-GB,en;q=0.5", "en"),
        ("fr, en;q=0.2, zh;q=0.8", "zh"),
        ("zh;q=0, en", "en"),
        ("zh-TW", "zh-Hant"),
        ("", "zh"),
    ],
)
def test_the_browsers_language_is_read_and_caches_are_told(shipped: Knowledge, header: str, language: str) -> None:
    answer = web(shipped).get("/offices/here", headers={"Accept-Language": header})
    assert f'<html lang="{language}">' in answer.text and answer.headers["Vary"] == "Accept-Language"


def test_the_language_can_be_switched_and_stays(shipped: Knowledge) -> None:
    page = Page(web(shipped).get("/offices/here?lang=en", headers={"Accept-Language": "zh"}).text)
    switch = [values for tag, values in page.elements if tag == "a" and "hreflang" in values]
    assert {values["hreflang"]: values["href"] for values in switch} == {
        code: f"/offices/here?lang={code}" for code in ("zh", "en", "zh-Hant")
    }
    assert [values["hreflang"] for values in switch if values.get("aria-current")] == ["en"]
    inside = [href for href in page.all("a", "href") if href.startswith("/")]
    assert all("lang=" in href for href in inside)


def test_traditional_characters_are_written_for_who_reads_them(shipped: Knowledge) -> None:
    text = web(shipped).get("/offices/there?lang=zh-Hant").text
    assert "辦公時間" in text and "办" not in text


AGES = [
    ("2026-12-01T10:30:00", 60),
    ("2026-12-01T11:59:30", 30),
    ("2026-12-01T11:59:59", 1),
    ("2026-12-01T12:00:00", 60),
    ("2026-12-01T08:59:45", 15),
    ("2026-12-01T23:59:20", 40),
    ("2026-12-02T23:58:30", 30),
]


@pytest.mark.parametrize(("at", "seconds"), AGES)
@pytest.mark.parametrize("path", ["/offices/", "/offices/here"])
def test_a_page_is_kept_a_minute_at_most_and_never_beyond_what_it_says(shipped: Knowledge, path: str, at: str, seconds: int) -> None:
    assert web(shipped, at).get(path).headers["Cache-Control"] == f"public, max-age={seconds}"


def test_files_are_kept_under_an_address_that_changes_with_them(shipped: Knowledge) -> None:
    client = web(shipped)
    page = Page(client.get("/offices/here").text)
    [style] = [href for href in page.all("link", "href") if "pages.css" in href]
    assert re.search(r"\?v=[0-9a-f]{8}$", style)
    answer = client.get(style)
    assert (answer.status_code, answer.mimetype) == (200, "text/css") and "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", PATHS)
def test_only_reading_is_allowed(shipped: Knowledge, path: str) -> None:
    client = web(shipped)
    got, head = client.get(path), client.head(path)
    assert (head.status_code, head.data) == (got.status_code, b"") and head.headers["Content-Length"] == str(len(got.data))
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
        assert client.open(path, method=method, data=b"x").status_code == 405


MISSING = [
    "no",
    "here/",
    "here/x",
    "HERE",
    "..",
    "../..",
    "..%2f..%2fetc%2fpasswd",
    "%00",
    "static/pages.css",
    "pages.css/..",
    "routes.py",
    "%ff",
    ".",
]


@pytest.mark.parametrize("path", MISSING)
def test_an_unknown_office_is_said_so_in_every_language(shipped: Knowledge, path: str) -> None:
    answer = web(shipped).get(f"/offices/{path}", headers={"Accept-Language": "en"})
    assert answer.status_code == 404
    assert "There is no such page" in answer.text and "没有这个页面" in answer.text
    assert Page(answer.text).all("section", "lang") == ["en", "zh"]


@given(st.text(alphabet=st.characters(exclude_characters="?#", exclude_categories=["Cs"]), min_size=1), st.text(), st.text())
def test_no_address_breaks_it(shipped: Knowledge, path: str, language: str, counter: str) -> None:
    client = site(known(shipped, OFFICE)).test_client()
    assert client.get("/offices/" + path, query_string={"lang": language, "print": counter}).status_code in (200, 308, 404)
    assert client.get("/offices/here", query_string={"lang": language, "print": counter}).status_code == 200


def test_the_bot_serves_them_beside_the_callback(shipped: Knowledge) -> None:
    settings = Settings(
        wechat_token="token", wechat_app_id="wx0", wechat_aes_key="a" * 43, wechat_account="gh_0", index_dir=index_dir(os.environ)
    )
    client = create_app(settings, store=MemoryStore(), knowledge=shipped).test_client()
    for id in shipped.offices:
        assert client.get(f"/offices/{id}").status_code == 200
