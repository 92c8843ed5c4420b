import os
import re
from dataclasses import replace

import pytest
import segno
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from bot.app import create_app
from bot.config import Settings, index_dir
from bot.knowledge.entry import DECLINED, Entry, Link, Source
from bot.knowledge.knowledge import Knowledge
from bot.store.memory import MemoryStore
from tests.pages.html import Page
from tests.pages.site import site
from tests.pages.small import NOTICE, words
from tests.pages.small_entries import ARTICLE, ENTRIES, PLAIN, PUBLIC, known
from tests.pages.test_code import modules

MOST_BYTES = 50_000
LANGUAGES = ["zh", "zh-Hant", "en"]
SHOWN = ["plain", "hours", "help", "piece", "old", "article"]


def web(shipped: Knowledge, *entries: Entry, public: str = PUBLIC) -> FlaskClient:
    return site(known(shipped, [*ENTRIES, *entries], notices=(NOTICE,)), public=public).test_client()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_entry_has_a_page_sound_and_small(shipped: Knowledge, language: str) -> None:
    client = site(shipped, public=PUBLIC).test_client()
    for id, entry in shipped.entries.items():
        answer = client.get(f"/entries/{id}?lang={language}")
        assert answer.status_code == (404 if entry.kind == DECLINED else 200), id
        assert Page(answer.text).wrong == [] and len(answer.data) < MOST_BYTES, id


@pytest.mark.parametrize("public", ["", PUBLIC])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", SHOWN)
def test_every_page_is_sound_and_runs_nothing(shipped: Knowledge, id: str, language: str, public: str) -> None:
    answer = web(shipped, public=public).get(f"/entries/{id}?lang={language}")
    page = Page(answer.text)
    assert page.wrong == [] and page.all("html", "lang") == [language]
    assert answer.headers["Content-Language"] == language and answer.headers["Vary"] == "Accept-Language"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:", answer.text)
    assert all(property.startswith(("og:", "article:")) for property in page.all("meta", "property"))
    assert len(page.all("link", "rel")) == (2 + 5 if public else 2)


def test_it_says_what_matters_in_the_order_of_use(shipped: Knowledge) -> None:
    text = web(shipped).get("/entries/hours?lang=en").text.partition("<main>")[2]
    order = ["Passports and travel documents", "<h1>Plain &amp; simple</h1>", "water damage", "First, see ", "Embassy: opening hours"]
    order += ['<a href="https://example.org/form">Form</a>', "Source: ", "Last reviewed", "Suggest to a Friend", "<svg"]
    assert [text.find(part) for part in order] == sorted(text.index(part) for part in order)
    for part in ('<ol start="3">', '<a href="https://example.org/list">the list</a>', 'href="tel:+442079460001"', "/offices/here?lang=en"):
        assert part in text, part


def test_the_numbers_of_what_is_urgent_come_before_its_steps(shipped: Knowledge) -> None:
    text = web(shipped).get("/entries/help?lang=en").text.partition("<main>")[2]
    assert text.index('href="tel:999"') < text.index("First, see")


def test_the_whole_article_follows_its_summary(shipped: Knowledge) -> None:
    text = web(shipped).get("/entries/article?lang=zh").text
    assert text.index("A summary.") < text.index("It began.") < text.index("- He said so.") < text.index("It ended")
    assert '<h1 lang="en">Only in English</h1>' in text and '<div class="text" lang="en">' in text
    assert '<a href="https://example.org/here">here</a>' in text and "只有 English 版" in text


def test_what_has_expired_says_so_and_no_more(shipped: Knowledge) -> None:
    text = web(shipped).get("/entries/old?lang=en").text
    assert "was valid until 2026-12-01" in text and "noon" not in text and "<svg" not in text and "Suggest" not in text
    assert '<a href="https://example.org/source?a=1&amp;b=2">Latest notice</a>' in text


@pytest.mark.parametrize("id", SHOWN[:4])
def test_the_code_leads_to_the_page(shipped: Knowledge, id: str) -> None:
    page = Page(web(shipped).get(f"/entries/{id}").text)
    [path], [box] = page.all("path", "d"), page.all("svg", "viewbox")
    width = int(box.split()[2]) - 8
    assert modules(path, width) == [[*row] for row in segno.make(f"{PUBLIC}/entries/{id}", error="m", micro=False).matrix]
    assert f"{PUBLIC}/entries/{id}" in page.all("a", "href")


@pytest.mark.parametrize("id", ["plain", "no"])
def test_the_host_that_is_asked_for_is_never_repeated(shipped: Knowledge, id: str) -> None:
    for path in (f"/entries/{id}", f"/entries//{id}", "/entries", f"/offices//{id}", "/offices"):
        answer = web(shipped).get(path, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"})
        assert "evil" not in answer.text + str(answer.headers), path


def test_the_picture_of_cards_is_there_and_small(shipped: Knowledge) -> None:
    client = web(shipped)
    metas = [values for tag, values in Page(client.get("/entries/plain").text).elements if tag == "meta"]
    [address] = [values["content"] for values in metas if values.get("property") == "og:image"]
    picture = client.get(address.removeprefix(PUBLIC))
    assert (picture.status_code, picture.mimetype) == (200, "image/png")
    width, height = (int.from_bytes(picture.data[at : at + 4], "big") for at in (16, 20))
    assert width == height >= 300 and len(picture.data) < 10_000


MISSING = [
    "",
    "no",
    "early",
    "never",
    "draft",
    "plain/",
    "plain/x",
    "PLAIN",
    "..",
    "..%2f..%2fetc%2fpasswd",
    "%00",
    "plain%00",
    "%ff",
    "护照",
    "a" * 5000,
]


@pytest.mark.parametrize("id", MISSING)
def test_what_is_not_published_is_missing_in_every_language(shipped: Knowledge, id: str) -> None:
    answer = web(shipped).get(f"/entries/{id}", headers={"Accept-Language": "en"})
    assert answer.status_code == 404
    assert Page(answer.text).all("section", "lang") == ["en", "zh"] and Page(answer.text).wrong == []


@given(st.text(alphabet=st.characters(exclude_characters="?#", exclude_categories=["Cs"])), st.text())
def test_no_address_breaks_it(shipped: Knowledge, path: str, language: str) -> None:
    assert web(shipped).get("/entries/" + path, query_string={"lang": language}).status_code in (200, 404)


def test_only_reading_is_allowed(shipped: Knowledge) -> None:
    client = web(shipped)
    got, head = client.get("/entries/plain"), client.head("/entries/plain")
    assert (head.status_code, head.data) == (200, b"") and head.headers["Content-Length"] == str(len(got.data))
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
        assert client.open("/entries/plain", method=method, data=b"x").status_code == 405


@given(text=st.text(alphabet=st.sampled_from("[]()<>\"'&ah:/tps.tel{}%-1 \n"), min_size=1) | st.text(min_size=1))
def test_no_text_of_staff_breaks_out(shipped: Knowledge, text: str) -> None:
    entry = replace(PLAIN, id="x", title=words(text), body=words(text), links=(Link(words(text), "https://example.org"),), office="here")
    article = replace(ARTICLE, title={"en": text}, body={"en": text}, text={"en": text}, source=Source(words(text), "2017"))
    client = site(known(shipped, [entry], [article], notices=(replace(NOTICE, text=words(text)),)), public=PUBLIC).test_client()
    for id in ("x", "article"):
        page = Page(client.get(f"/entries/{id}").text)
        assert page.wrong == []
        assert all(href.startswith(("/entries/", "/offices/", "https://", "http://", "tel:")) for href in page.all("a", "href"))


def test_a_title_stays_text(shipped: Knowledge) -> None:
    text = web(shipped, replace(PLAIN, id="x", title=words('"><script>alert(1)</script>'))).get("/entries/x").text
    assert "<script" not in text and text.count("&lt;script&gt;") >= 3


LONG = "x" * 240
PASTED = [
    "中文" * 100_000,
    "word " * 60_000,
    "a\n\n" * 60_000,
    "- a\n" * 60_000,
    "\"'<&>" * 40_000,
    "x" * 200_000,
    "[a](https://b.c/d) " * 20_000,
]


@pytest.mark.parametrize("pasted", PASTED, ids=lambda pasted: pasted[:12])
@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_whatever_staff_paste_a_page_stays_small(shipped: Knowledge, pasted: str, language: str) -> None:
    line = " ".join(pasted.split())
    source, links = (
        Source(words(line), "2017", f"https://example.org/{LONG * 500}"),
        (Link(words(line), f"https://example.org/{LONG * 8}"),) * 99,
    )
    entry = replace(PLAIN, id=LONG, title=words(line), body=words(pasted), source=source, links=links, kind="urgent", office="here")
    article = replace(ARTICLE, id=f"a{LONG}", title=words(line), body=words("Summary."), text=words(pasted), source=PLAIN.source)
    knowledge = known(shipped, [entry], [article], notices=(replace(NOTICE, text=words(pasted)),))
    for id in (entry.id, article.id):
        answer = site(knowledge, public=PUBLIC).test_client().get(f"/entries/{id}?lang={language}")
        assert answer.status_code == 200 and len(answer.data) < MOST_BYTES
        assert Page(answer.text).wrong == [] and 'class="button"' in answer.text, "read on elsewhere"


def test_a_long_article_ends_with_a_link_to_its_source(shipped: Knowledge) -> None:
    article = replace(ARTICLE, text={"en": "It goes on. " * 2500})
    text = site(known(shipped, [], [article]), public=PUBLIC).test_client().get("/entries/article?lang=en").text
    assert 20_000 < len(text) < MOST_BYTES
    assert (
        text.index("It goes on") < text.index("\u2026</p>") < text.index('<a class="button" href="https://example.org/source?a=1&amp;b=2">')
    )


def test_a_page_is_kept_a_minute_at_most(shipped: Knowledge) -> None:
    assert web(shipped).get("/entries/plain").headers["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize("public", ["", PUBLIC])
def test_the_bot_serves_them_under_the_address_that_is_set(shipped: Knowledge, public: str) -> None:
    settings = Settings(
        wechat_token="token",
        wechat_app_id="wx0",
        wechat_aes_key="a" * 43,
        wechat_account="gh_0",
        public_url=public,
        index_dir=index_dir(os.environ),
    )
    client = create_app(settings, store=MemoryStore(), knowledge=shipped).test_client()
    text = client.get("/entries/passport-lost?lang=en").text
    assert "Lost or stolen passport" in text and ("<svg" in text) is bool(public)
