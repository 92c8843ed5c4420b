"""What becomes of an article that is found: a file, none, a rewritten one, or a difference for staff to see."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.errors import BotError
from bot.importer.article import Desk
from bot.importer.found import Found
from bot.importer.outcome import Kind
from bot.knowledge.load import load
from tests.importer.desk import ARTICLE, BASES, CHANGED, OTHER, PARAGRAPHS, captured, edit, held, place, take
from tests.importer.newsroom import TODAY, files
from tests.knowledge.folder import ENTRY, edited, write

PUBLISHED = {"status: pending": "status: published\nreviewed: 2026-06-01"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return place(tmp_path)


def test_a_new_article_is_one_pending_file_that_loads(folder: Path) -> None:
    made = take(folder)
    assert (made.kind, made.path, made.notes) == (Kind.NEW, "news/2026/2026-05-18-tea-fair-opens-in-leeds.md", ())
    [entry] = load(folder).pending.values()
    assert (entry.title, entry.date, entry.source.url) == ({"en": ARTICLE.title}, ARTICLE.date, ARTICLE.url)
    assert entry.text == {"en": "\n\n".join(PARAGRAPHS)} and entry.body["en"]


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    assert take(folder, dry=True).kind is Kind.NEW
    assert files(folder) == {}


SAME = {
    "a second run": ARTICLE,
    "another host": replace(ARTICLE, url=f"{BASES[1]}eng/t1.htm"),
    "a double slash": replace(ARTICLE, url=f"{BASES[1]}/eng//t1.htm"),
    "http": replace(ARTICLE, url="http://gb.example.org/eng/t1.htm"),
    "its captured text": captured(),
    "its captured text without its date": replace(captured(), date=None, dated_by=""),
    "its captured text with the day of the event": replace(captured(), date=date(2026, 5, 17), dated_by="sentence"),
    "blanks around its title": replace(ARTICLE, title=f"  {ARTICLE.title}\u3000"),
    "a title in other letters": replace(captured(), title="TEA FAIR, Opens in Leeds!"),
    "another address": replace(ARTICLE, url=f"{BASES[0]}eng/t2.htm"),
}


@pytest.mark.parametrize("again", SAME.values(), ids=SAME)
@pytest.mark.parametrize("turned", [False, True], ids=["", "the other way round"])
def test_the_same_article_is_one_entry(folder: Path, again: Found, turned: bool) -> None:
    first, second = (again, ARTICLE) if turned else (ARTICLE, again)
    take(folder, first)
    take(folder, second)
    assert len(files(folder)) == 1
    assert take(folder, first).kind in (Kind.UNCHANGED, Kind.UPDATED) and len(files(folder)) == 1
    load(folder)


DIFFERENT = {
    "another text under the same title on the same day": replace(ARTICLE, paragraphs=OTHER, url=f"{BASES[0]}eng/t2.htm"),
    "another captured text under the same title": replace(captured(), paragraphs=OTHER),
    "the next year's notice in the same words": replace(ARTICLE, date=date(2027, 5, 18), url=f"{BASES[0]}eng/t2.htm"),
    "another title and another text": replace(ARTICLE, title="Tea Fair Closes", paragraphs=CHANGED, url=f"{BASES[0]}eng/t2.htm"),
    "another title and as short a text as many have": replace(ARTICLE, title="B", paragraphs=("See the website.",), url=""),
}


@pytest.mark.parametrize("other", DIFFERENT.values(), ids=DIFFERENT)
def test_different_articles_are_two_entries(folder: Path, other: Found) -> None:
    take(folder)
    take(folder, replace(ARTICLE, title="A", paragraphs=("See the website.",), url=""))
    before = files(folder)
    assert take(folder, other).kind is Kind.NEW
    assert len(load(folder).pending) == 3 and before.items() <= files(folder).items()


@pytest.mark.parametrize("title", ["!!!", "—", "🎉"])
def test_titles_without_a_word_are_nobodys_namesakes(folder: Path, title: str) -> None:
    take(folder, replace(captured(), title=title))
    assert take(folder, replace(captured(), title="???", paragraphs=OTHER)).kind is Kind.NEW
    assert len(load(folder).pending) == 2


def test_an_address_that_is_found_later_is_kept(folder: Path) -> None:
    made = take(folder, captured())
    assert take(folder).kind is Kind.UNCHANGED
    assert held(folder, made).one("url") == ARTICLE.url
    take(folder, replace(ARTICLE, url=f"{BASES[0]}eng/zgyw/t9.htm"))
    assert held(folder, made).many("also") == (f"{BASES[0]}eng/zgyw/t9.htm",)
    before = files(folder)
    assert take(folder, captured()).kind is Kind.UNCHANGED and files(folder) == before


def test_staffs_own_entry_about_it_stays_the_only_one(folder: Path) -> None:
    news = edited(
        ENTRY, ("kind: answer", "kind: news\ndate: 2026-05-18"), ("en: Types of visa", f"en: {ARTICLE.title}"), ("visa-types", "tea")
    )
    news = edited(news, ("签证有哪些种类", "茶"), ("which visas are there", "tea fair"))
    write(folder, {"entries/visa/tea.md": news})
    made = take(folder)
    assert (made.kind, made.path, files(folder)) == (Kind.KNOWN, "entries/visa/tea.md", {})


# a page that has changed


def test_a_file_nobody_worked_on_follows_its_page_and_shows_the_difference(folder: Path) -> None:
    take(folder)
    made = take(folder, replace(ARTICLE, paragraphs=CHANGED))
    assert made.kind is Kind.UPDATED
    assert [line for line in made.difference if line[:1] in "+-"][2:] == [f"-{PARAGRAPHS[2]}", f"+{CHANGED[2]}"]
    assert held(folder, made).text == "\n\n".join(CHANGED)
    assert take(folder, replace(ARTICLE, paragraphs=CHANGED)).kind is Kind.UNCHANGED


EDITS = {
    "published": PUBLISHED,
    "title": {"title: Tea": "title: Great Tea"},
    "text": {"thousand years": "hundred years"},
    "a comment": {"status: pending": "status: pending  # ask the press office"},
    "date": {"date: 2026-05-18": "date: 2026-05-17"},
    "date removed": {"date: 2026-05-18\n": ""},
    "order": {"language: en\n": "", "section: news": "section: news\nlanguage: en"},
    "a byte order mark": {"---\nid": "\ufeff---\nid", "thousand": "hundred"},
}


@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS)
def test_what_staff_worked_on_is_left_alone_and_the_difference_is_shown(folder: Path, edits: dict[str, str]) -> None:
    first = take(folder)
    text = edit(folder, first, edits)
    assert take(folder).kind is Kind.UNCHANGED
    made = take(folder, replace(ARTICLE, paragraphs=CHANGED))
    assert made.kind is Kind.CHANGED and any(CHANGED[2] in line for line in made.difference)
    take(folder, captured())
    assert files(folder) == {first.path: text}


def test_staffs_own_summary_section_and_names_outlast_a_changed_page(folder: Path) -> None:
    first = take(folder)
    summary = held(folder, first).one("summary")
    edit(
        folder,
        first,
        {f"summary: {summary}": "summary: Tea is good.", "section: news": "section: ambassador", "people: [": "people: [Lu Yu, "},
    )
    made = take(folder, replace(ARTICLE, paragraphs=CHANGED))
    kept = held(folder, made)
    assert (made.kind, kept.one("summary"), kept.one("section")) == (Kind.UPDATED, "Tea is good.", "ambassador")
    assert "Lu Yu" in kept.many("people") and kept.text == "\n\n".join(CHANGED)


def test_update_takes_the_text_and_keeps_what_staff_decided(folder: Path) -> None:
    first = take(folder, replace(ARTICLE, date=None, dated_by=""))
    summary = held(folder, first).one("summary")
    edit(folder, first, {**PUBLISHED, "language: en": "language: en\ndate: 2026-05-16", "section: news": "section: ambassador"})
    edit(folder, first, {f"summary: {summary}": "summary: Tea is good."})
    made = take(folder, replace(ARTICLE, paragraphs=CHANGED, date=None, dated_by=""), update=True)
    kept = held(folder, made)
    assert (made.kind, made.notes) == (Kind.UPDATED, ())
    wanted = {"status": "published", "section": "ambassador", "summary": "Tea is good.", "date": "2026-05-16", "reviewed": "2026-06-01"}
    assert {key: kept.one(key) for key in wanted} == wanted and kept.text == "\n\n".join(CHANGED)
    assert list(load(folder).articles) == [kept.one("id")]


@pytest.mark.parametrize("update", [False, True])
def test_what_staff_rejected_does_not_come_back(folder: Path, update: bool) -> None:
    first = take(folder)
    text = edit(folder, first, {"status: pending": "status: rejected"})
    made = take(folder, replace(ARTICLE, paragraphs=CHANGED), update=update)
    assert (made.kind, made.path, files(folder)) == (Kind.REJECTED, first.path, {first.path: text})
    knowledge = load(folder)
    assert (len(knowledge.rejected), knowledge.pending, knowledge.articles) == (1, {}, {})


def test_update_writes_a_new_summary_where_staff_wrote_none(folder: Path) -> None:
    first = take(folder)
    edit(folder, first, PUBLISHED)
    made = take(folder, replace(ARTICLE, paragraphs=OTHER), update=True)
    assert held(folder, made).one("summary") in " ".join(OTHER)


@pytest.mark.parametrize("again", [captured(), replace(ARTICLE, url=f"{BASES[0]}eng/t2.htm")], ids=["from its text", "from elsewhere"])
def test_update_keeps_the_addresses(folder: Path, again: Found) -> None:
    first = take(folder)
    edit(folder, first, PUBLISHED)
    made = take(folder, replace(again, paragraphs=CHANGED), update=True)
    kept = held(folder, made)
    assert kept.one("url") == ARTICLE.url and kept.many("also") == tuple(filter(None, [again.url]))


def test_update_never_leaves_a_published_article_without_a_summary(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = take(folder)
    edit(folder, first, PUBLISHED)
    made_before = held(folder, first).one("summary")
    monkeypatch.setattr("bot.importer.article.summarise", lambda paragraphs, *_: made_before if "thousand" in " ".join(paragraphs) else "")
    take(folder, replace(ARTICLE, paragraphs=(PARAGRAPHS[0], "Tea."), title=ARTICLE.title), update=True)
    assert load(folder).articles[held(folder, first).one("id")].body["en"] == made_before


def test_a_published_text_without_an_address_is_told_where_it_stands(folder: Path) -> None:
    first = take(folder, captured())
    text = edit(folder, first, PUBLISHED)
    made = take(folder)
    assert (made.kind, made.notes) == (Kind.UNCHANGED, (f"it has no address: add 'url: {ARTICLE.url}'",))
    assert files(folder) == {first.path: text}


@pytest.mark.parametrize(
    ("edits", "again", "kind"),
    [
        ({}, ("listing", date(2026, 5, 20)), Kind.UNCHANGED),
        ({"dated_by: page": "dated_by: sentence"}, ("page", date(2026, 5, 20)), Kind.UPDATED),
        ({"dated_by: page": "dated_by: the poster"}, ("page", date(2026, 5, 20)), Kind.UNCHANGED),
    ],
    ids=["a list knows less", "the page knows better", "staff know best"],
)
def test_a_day_is_corrected_by_a_better_source_only(folder: Path, edits: dict[str, str], again: tuple[str, date], kind: Kind) -> None:
    edit(folder, take(folder), edits)
    assert take(folder, replace(ARTICLE, dated_by=again[0], date=again[1])).kind is kind


def test_a_removed_file_comes_again(folder: Path) -> None:
    made = take(folder)
    (folder / made.path).unlink()
    assert take(folder).kind is Kind.NEW


# what would break the knowledge is refused

REFUSED = {
    "no title": (replace(ARTICLE, title="\x01\ufffe"), "expected a title and a text"),
    "no text": (replace(ARTICLE, paragraphs=("\x00", " ")), "expected a title and a text"),
    "a language without a phrasebook": (replace(ARTICLE, language="fr"), "expected an article in en or zh, found one in fr"),
    "larger than a file may be": (replace(ARTICLE, paragraphs=("a" * 1_000_001,)), "expected an article of at most 1,000,000 bytes"),
}


@pytest.mark.parametrize(("found", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_no_file_can_hold_fails_by_itself(folder: Path, found: Found, reason: str) -> None:
    made = take(folder, found)
    assert made.kind is Kind.FAILED and made.reason.startswith(f"{ARTICLE.url}: {reason}")
    assert files(folder) == {}


def test_a_file_that_appeared_meanwhile_is_not_overwritten(folder: Path) -> None:
    knowledge = load(folder)
    made = take(folder, dry=True)
    (folder / made.path).parent.mkdir(parents=True)
    (folder / made.path).write_text("staff's")
    with pytest.raises(BotError, match="expected no file here yet"):
        Desk.of(knowledge, folder, TODAY).take(ARTICLE, "a source")
    assert files(folder) == {made.path: "staff's"}
