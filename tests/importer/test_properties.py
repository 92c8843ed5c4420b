"""Whatever stands on a page: its file is read by the loader, and says the same."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.importer.address import canonical, key
from bot.importer.article import Desk
from bot.importer.draft import draft, parsed, slug, written
from bot.importer.found import Found
from bot.importer.outcome import Kind
from bot.importer.printable import printable
from bot.knowledge.entry import Entry
from bot.knowledge.glossary import ORGANISATION, PERSON, PLACE
from bot.knowledge.load import load
from bot.knowledge.reading.articles import Whose, read_article
from bot.knowledge.reading.fields import IDENTIFIER, URL
from bot.knowledge.reading.ledger import Ledger
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.text_file import read_text
from bot.knowledge.sources import NO_SOURCES
from tests.importer.desk import ARTICLE, BASES, place
from tests.importer.newsroom import TODAY

HOSTILE = [
    "---", "--- ", "...", "# 中文", "# English", "- item", "* x", "a: b", "a #b", "#", "'", '"', "''", '"\'', "[a, b]", "{a: b}",
    "&a", "*a",
    "!a", "%a", "@a", "`", "|", ">", "? a", "~", "null", "no", "2026-05-18", "2026-13-45", "10:30", "１２：３０", "\u3000全角", "a\u2028b",
    "a\u2029b", "a\u0085b", "a\nb", "a\n---\nb", "a\x00b", "\x1b[31mred", "\ufeffa", "\ufffe", "\ud800", "🎉", "a\u200bb", "\\", "\\n",
    "a\tb", "e\u0301", "{hotline}", "x" * 3000, "很长的标题" * 400, "， ", "a,b", "a: - b", "status: published",
]  # fmt: skip
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60), st.lists(st.sampled_from(HOSTILE), max_size=4).map(" ".join))
ARTICLES = st.builds(
    Found,
    title=TEXTS,
    paragraphs=st.lists(TEXTS, max_size=4).map(tuple),
    language=st.sampled_from(["zh", "en"]),
    date=st.one_of(st.none(), st.dates(date(1949, 10, 1), date(2030, 1, 1))),
    dated_by=st.sampled_from(["page", "listing", "feed", "sentence", "address"]),
    trail=st.lists(TEXTS, max_size=2).map(tuple),
    url=st.sampled_from(["", ARTICLE.url]),
)
NAMES = st.lists(TEXTS.map(lambda text: printable(replace(ARTICLE, title=text)).title).filter(bool), max_size=3).map(tuple)


def read(text: str, stem: str, file: Path) -> tuple[Entry, list[str]]:
    """As the loader does: from the file's bytes. The entry and the problems."""
    file.write_bytes(text.encode())
    ledger = Ledger()
    ledger.languages = {"zh": "中文", "en": "English"}
    article = read_article(Sheet("a.md", ledger), read_text(file, "a.md", ledger), stem, Whose(NO_SOURCES, {"en": "us"}))
    assert article is not None, list(map(str, ledger.problems))
    return article.entry, list(map(str, ledger.problems))


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files") / "a.md"


@settings(deadline=None)
@given(found=ARTICLES.map(printable).filter(lambda found: bool(found.title)), people=NAMES, places=NAMES, summary=TEXTS)
def test_a_file_says_what_was_written(scratch: Path, found: Found, people: tuple[str, ...], places: tuple[str, ...], summary: str) -> None:
    summary = printable(replace(found, title=summary)).title
    made = draft(found, "news", {PERSON: people, PLACE: places, ORGANISATION: ()}, summary, TODAY)
    entry, problems = read(written(made), made.one("id"), scratch)
    assert problems == []
    assert (entry.title, entry.body, entry.date) == ({found.language: found.title}, {found.language: summary}, found.date)
    assert entry.names == (*made.many("people"), *made.many("places"), *made.many("organisations"))
    assert entry.text.get(found.language, "") == "\n\n".join(found.paragraphs)
    assert parsed(written(made)) == made


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=ARTICLES)
@example(replace(ARTICLE, title="\x00"))
@example(replace(ARTICLE, paragraphs=("a\x85b\x01", "---", "# 中文")))
def test_whatever_is_found_the_folder_still_loads(tmp_path: Path, found: Found) -> None:
    folder = place(tmp_path)
    shutil.rmtree(folder / "news", ignore_errors=True)
    made = Desk.of(load(folder), folder, TODAY).take(found, "source")
    again = Desk.of(load(folder), folder, TODAY).take(found, "source")
    assert made.kind is again.kind is Kind.FAILED or again.kind in (Kind.UNCHANGED, Kind.UPDATED)
    if made.kind is not Kind.FAILED:
        assert again.path == made.path


@settings(deadline=None)
@given(found=ARTICLES)
def test_what_is_made_printable_stays_as_it_is(found: Found) -> None:
    once = printable(found)
    assert printable(once) == once
    assert all(text and text == text.strip() and "\n" not in text for text in (*once.paragraphs, *once.trail))


@settings(deadline=None)
@given(ARTICLES.map(printable))
def test_a_files_name_is_an_id(found: Found) -> None:
    assert IDENTIFIER.fullmatch(slug(found.title))


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="?#", exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_a_fetched_address_can_stand_in_a_file(path: str, query: str) -> None:
    url = canonical(f"{BASES[0]}{path.strip()}?{query.strip()}".replace("\\", "/"))
    assert URL.fullmatch(url), url
    assert canonical(url) == url and key(url, [BASES]) == key(canonical(url), [BASES])
