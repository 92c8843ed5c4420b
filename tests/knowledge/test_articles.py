"""news/**/<id>.md: what an article becomes, and what is told where its file makes no sense."""

from datetime import date
from pathlib import Path

import pytest

from bot.knowledge.load import load
from tests.knowledge.folder import edited, write
from tests.knowledge.report import problems

ALSO = "[https://example.org/tea-2.htm, https://example.org/tea2.htm, https://example.org/TEA2.htm]"
NEWS = f"""\
---
id: tea-fair
status: published
title: Tea fair in Leeds
language: en
date: 2026-05-18
dated_by: page
section: visa
people: [Edith Warburton]
places: [Leeds]
organisations: [Tea Board]
url: https://example.org/tea.htm
also: {ALSO}
imported: 2026-06-01
reviewed: 2026-06-02
digest: 0123456789abcdef
summary: A fair was opened.
---
The fair was opened.

---

# 中文
"""
PATH = "news/2026/tea-fair.md"
SITE = '{"name": {zh: 使馆站, en: the site}, addresses: [https://example.org/]}'
SOURCES = f"sites:\n  - {SITE}\n"


def test_a_file_becomes_an_entry(tmp_path: Path) -> None:
    known = load(write(tmp_path, {PATH: NEWS, "sources.yaml": SOURCES}))
    assert known.pending == {}
    entry = known.articles["tea-fair"]
    assert (entry.kind, entry.section, entry.date, entry.reviewed) == ("news", "visa", date(2026, 5, 18), date(2026, 6, 2))
    assert (entry.title, entry.body) == ({"en": "Tea fair in Leeds"}, {"en": "A fair was opened."})
    assert entry.text == {"en": "The fair was opened.\n\n---\n\n# 中文"}, "what would end an entry's part is text here"
    assert entry.names == ("Edith Warburton", "Leeds", "Tea Board")
    assert (entry.source.name["en"], entry.source.url, entry.source.date) == ("the site", "https://example.org/tea.htm", "2026-05-18")
    addresses = ("tea.htm", "tea-2.htm", "tea2.htm", "TEA2.htm")
    assert entry.addresses == tuple(f"https://example.org/{name}" for name in addresses), "a hyphen or a capital makes another address"


def test_a_pending_article_may_lack_its_day_and_its_summary(tmp_path: Path) -> None:
    text = edited(
        NEWS, ("published", "pending"), ("date: 2026-05-18\n", ""), ("summary: A fair was opened.\n", ""), ("reviewed: 2026-06-02\n", "")
    )
    known = load(write(tmp_path, {PATH: text}))
    entry = known.pending["tea-fair"]
    assert known.articles == {} and known.entry("tea-fair") is None
    assert (entry.date, entry.body, entry.source.date, entry.reviewed) == (None, {"en": ""}, "2026-06-01", date(2026, 6, 1))
    assert entry.source.name["en"] == "Embassy", "of no site that is known: the account's own name"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_editor_may_have_saved_it(tmp_path: Path, encoding: str, line_end: str) -> None:
    known = load(write(tmp_path, {PATH: NEWS.replace("\n", line_end).encode(encoding)}))
    assert known.articles["tea-fair"].text["en"].startswith("The fair was opened.\n\n---")


def test_readmes_and_what_an_importer_left_behind_are_passed_over(tmp_path: Path) -> None:
    assert load(write(tmp_path, {"news/README.md": "How to", "news/.a.new": "half", "news/2026/.b.new": ""})).articles == {}


BROKEN = {
    "no status": (("status: published\n", ""), 2, "expected 'status', found no such key; add it"),
    "status misspelt": (
        ("status: published", "status: publish"),
        3,
        "expected one of pending, published, rejected, found 'publish'; did you mean 'published'?",
    ),
    "no title": (("title: Tea fair in Leeds\n", ""), 2, "expected 'title', found no such key; add it"),
    "empty title": (("Tea fair in Leeds", ""), 4, "expected a text, found nothing; write it, or remove the key"),
    "title with a colon": (("title: Tea", "title: Tea: a"), 4, "expected one ': ' a line, found two"),
    "no such language": (("language: en", "language: fr"), 5, "expected one of en, zh, found 'fr'; choose one of them"),
    "no such day": (("2026-05-18", "2026-02-30"), 6, "expected a day of the calendar as YYYY-MM-DD, found '2026-02-30'"),
    "no such section": (("section: visa", "section: vias"), 8, "expected a section of sections.yaml, found 'vias'; did you mean 'visa'?"),
    "a name twice": (
        ("[Leeds]", "\n  - Leeds\n  - LEEDS"),
        12,
        "expected each text once, found 'LEEDS', as in line 11; remove one of the two",
    ),
    "no list": (("[Leeds]", "Leeds"), 10, "expected a list, found 'Leeds'"),
    "no address": (("url: https://", "url: "), 12, "expected an address that begins with https:// or http://, found 'example.org/tea.htm'"),
    "another address that is none": (
        ("also: [", "also: [tea, "),
        13,
        "expected an address that begins with https:// or http://, found 'tea'",
    ),
    "an address twice": (("tea-2.htm", "tea2.htm"), 13, "expected each address once, found 'https://example.org/tea2.htm', as in line 13"),
    "an empty list of addresses": ((ALSO, "[]"), 13, "expected at least one address, found an empty list; add one, or remove the key"),
    "published without its day": (("date: 2026-05-18\n", ""), 3, "expected 'date' in a published article, found no such key; add the day"),
    "published without a summary": (
        ("summary: A fair was opened.\n", ""),
        3,
        "expected 'summary' in a published article, found no such key; write one",
    ),
    "an unknown key": (("digest:", "digst:"), 16, "found 'digst'; did you mean 'digest'?"),
    "another id than its file": (("id: tea-fair", "id: tea"), 2, "expected 'tea-fair', the file's name, found 'tea'"),
    "no fence": (("---\nid", "id"), 1, "expected --- as the first line, found 'id: tea-fair'"),
    "what can't be printed": (("The fair", "The \x01fair"), 19, "expected text, found the character U+0001"),
}


@pytest.mark.parametrize(("change", "line", "told"), BROKEN.values(), ids=BROKEN)
def test_what_makes_no_sense_is_told_by_its_place(tmp_path: Path, change: tuple[str, str], line: int, told: str) -> None:
    [problem] = problems(tmp_path, {PATH: edited(NEWS, change)})
    assert problem.startswith(f"{PATH}:{line}: ") and told in problem


def test_two_files_of_one_id_are_told(tmp_path: Path) -> None:
    [problem] = problems(tmp_path, {PATH: NEWS, "news/2027/tea-fair.md": NEWS})
    assert "an id that nothing else has" in problem and f"{PATH}:2" in problem


def test_a_file_of_another_kind_is_told(tmp_path: Path) -> None:
    [problem] = problems(tmp_path, {"news/a.txt": "x"})
    assert "only files that end in .md, in or below news/" in problem
