"""Every way in which an entry file can be wrong, and what its writer is told."""

from pathlib import Path

import pytest

from tests.knowledge.folder import ENTRY, edited, entry
from tests.knowledge.report import problems

PATH = "entries/visa/visa-types.md"


def changed(*changes: tuple[str, str]) -> str:
    return edited(ENTRY, *changes)


def field(line: str) -> str:
    """The entry with a further field, in line 20."""
    return changed(("reviewed: 2026-11-23\n", f"reviewed: 2026-11-23\n{line}\n"))


BROKEN: dict[str, tuple[str | bytes, int, str]] = {
    # the file
    "empty": ("", 1, "expected --- as the first line"),
    "no front matter": ("# 中文\n\n签证\n", 1, "expected --- as the first line, found '# 中文'"),
    "no closing fence": (changed(("2026-11-23\n---\n", "2026-11-23\n")), 20, "expected --- below the fields, found none"),
    "empty front matter": ("---\n---\n# 中文\n\n文\n\n# English\n\ntext\n", 2, "found nothing"),
    "front matter is a list": (changed(("---\nid: visa-types\n", "---\n- id\n---\n")), 2, "expected a table, found a list"),
    "GBK": (ENTRY.encode("gbk"), 6, "found a file in another encoding, probably GBK"),
    "UTF-16": (ENTRY.encode("utf-16"), 1, "found a file in UTF-16"),
    "UTF-16 without mark": (ENTRY.encode("utf-16-le"), 6, "found a file in UTF-16"),
    "Latin-1": (changed(("Types of visa", "Café x")).encode("utf-8").replace("é".encode(), b"\xe9"), 7, "a file in another encoding"),
    "NUL": (changed(("签证种类", "签证\x00种类")), 6, "found the character U+0000"),
    "lost characters": (changed(("There are", "There \ufffd are")), 27, "found the character U+FFFD"),
    "too large": ("x" * (4 * 1024 * 1024 + 1), 1, "expected a text of at most 4,194,304 bytes"),
    # YAML
    "tab": (changed(("  en: Types", "\ten: Types")), 7, "found a tab"),
    "full-width colon": (changed(("section: visa", "section：visa")), 4, "found a full-width colon in 'section：visa'"),
    "full-width colon in a table": (changed(("  zh: 签证种类\n  en: Types of visa", "  zh：签证种类")), 6, "write ': ' instead of '：'"),
    "full-width indentation": (changed(("  en: Types", "　　en: Types")), 7, "a full-width space"),
    "no space after colon": (changed(("section: visa", "section:visa")), 4, "expected a space after the colon"),
    "colon in a value": (changed(("en: Types of visa", "en: Visa: types")), 7, "put the whole value in quotes"),
    "text after a quote": (changed(("en: Types of visa", 'en: "Types" of visa')), 7, "expected nothing after the closing quote"),
    "open quote": (changed(("en: Types of visa", 'en: "Types of visa')), 7, "expected a closing quote"),
    "starts with at": (changed(("en: Types of visa", "en: @visa")), 7, "put the whole value in quotes"),
    "alias": (changed(("en: Types of visa", "en: *visa")), 7, "which YAML takes for a reference"),
    "anchor": (changed(("en: Types of visa", "en: &visa types")), 7, "found &visa, which YAML takes for a mark"),
    "tag": (changed(("en: Types of visa", "en: !visa types")), 7, "found !visa, which YAML takes for a type"),
    "list as key": (field("? [a]\n: b"), 20, "expected a word before the colon"),
    "too deep": (field("links: " + "[" * 40 + "]" * 40), 20, "expected at most 20 levels"),
    "bombs of nesting": (field("- " * 100_000), 20, "expected"),
    # fields
    "unknown key": (field("expire: 2026-12-31"), 20, "found 'expire'; did you mean 'expires'?"),
    "unknown key, nothing near": (field("zzz: 1"), 20, "found 'zzz'; remove it"),
    "key twice": (field("kind: answer"), 20, "expected each key once, found 'kind' again, after line 3"),
    "missing id": (changed(("id: visa-types\n", "")), 2, "expected 'id', found no such key"),
    "empty title": (changed(("  en: Types of visa", "  en:")), 7, "expected a text, found nothing"),
    "missing language": (changed(("  zh: 签证种类\n", "")), 6, "expected 'zh', found no such key"),
    "unknown language": (changed(("  en: Types of visa", "  en: Types of visa\n  fr: Visas")), 8, "expected one of en, zh, found 'fr'"),
    "title is a text": (changed(("title:\n  zh: 签证种类\n  en: Types of visa", "title: Visas")), 5, "expected a table, found 'Visas'"),
    "title is a list": (changed(("en: Types of visa", "en: [Types]")), 7, "expected a text, found a list"),
    "id is not the file's name": (changed(("id: visa-types", "id: visa-type")), 2, "expected 'visa-types', the file's name"),
    "id in capitals": (changed(("id: visa-types", "id: Visa_Types")), 2, "expected an id of a-z, 0-9 and single hyphens"),
    "invisible character in the id": (changed(("id: visa-types", "id: visa\u200b-types")), 2, "found 'visa\\u200b-types'"),
    "unknown kind": (changed(("kind: answer", "kind: urgend")), 3, "found 'urgend'; did you mean 'urgent'?"),
    "unknown section": (changed(("section: visa", "section: visas")), 4, "expected a section of sections.yaml, found 'visas'; did"),
    "no section": (changed(("section: visa\n", "")), 2, "expected 'section', found no such key"),
    "section of a declined entry": (changed(("kind: answer", "kind: declined")), 4, "expected no 'section'"),
    "news without date": (changed(("kind: answer", "kind: news")), 2, "expected 'date' in an entry of kind news"),
    "date without news": (field("date: 2026-01-01"), 20, "expected 'date' in an entry of kind news only"),
    "alarm without urgent": (field("alarms: [fire]"), 20, "expected 'alarms' in an entry of kind urgent only"),
    # days
    "month 13": (changed(("reviewed: 2026-11-23", "reviewed: 2026-13-01")), 19, "as YYYY-MM-DD, found '2026-13-01'"),
    "Chinese day": (changed(("reviewed: 2026-11-23", "reviewed: 2026年3月1日")), 19, "write it like 2026-03-01"),
    "short day": (changed(("reviewed: 2026-11-23", "reviewed: 2026-3-1")), 19, "write it like 2026-03-01"),
    "source month 13": (changed(("date: 2026-11\n", "date: 2026-13\n")), 18, "expected YYYY-MM-DD, YYYY-MM or YYYY, found '2026-13'"),
    "expires first": (field("valid_from: 2026-02-01\nexpires: 2026-01-31"), 21, "expected a day from 'valid_from' (2026-02-01) on"),
    # addresses
    "telephone link": (changed(("https://example.org/visa", "tel:+44")), 15, "expected an address that begins with https:// or http://"),
    "no scheme": (changed(("https://example.org/visa", "example.org")), 15, "found 'example.org'"),
    "name in the address": (changed(("https://example.org/visa", "https://good.org@evil.org/")), 15, "found 'https://good.org@evil.org/'"),
    "Chinese stop in the address": (changed(("https://example.org/visa", "https://example.org/visa。")), 15, "copy it from the browser"),
    # questions
    "no questions": (changed(("    - which visas are there", "    []")), 12, "expected at least one text, found an empty list"),
    "no questions of a language": (changed(("  en:\n    - which visas are there\n", "")), 9, "expected 'en', found no such key"),
    "question is a table": (changed(("- which visas are there", "- which: visas")), 12, "expected a text, found a table"),
    "question without words": (changed(("- which visas are there", "- '?!'")), 12, "expected words, found '?!'"),
    "question twice": (changed(("which visas are there", "which visas\n    - Which  VISAS?")), 13, "expected each text once"),
    "unknown braces": (changed(("which visas are there", "'visas for {town}'")), 12, "expected no braces but {place} and {country}"),
    "questions are a text": (changed(("en:\n    - which visas are there", "en: which visas")), 11, "expected a list, found 'which visas'"),
    # text
    "heading missing": (changed(("# English\n", "")), 21, "expected the heading '# English', found none"),
    "heading misspelt": (changed(("# English", "# Englisch")), 25, "expected no heading but '# English' or '# 中文', found '# Englisch'"),
    "second-level heading": (changed(("# English", "## English")), 25, "expected '# English', found '## English'"),
    "heading twice": (changed(("# English", "# 中文\n\n文\n\n# English")), 25, "expected each language once"),
    "no text": (changed(("There are several types.\n", "")), 21, "expected a text below '# English', found nothing"),
    "text above headings": (changed(("# 中文", "Hello\n\n# 中文")), 21, "expected a heading, '# English' or '# 中文', found 'Hello'"),
    "further heading": (changed(("There are", "## Note\n\nThere are")), 27, "expected no heading but"),
    "mail link": (changed(("several", "[several](mailto:a@example.org)")), 27, "expected a link to an https:// or http:// address"),
    "bold": (changed(("several", "**several**")), 27, "found bold type"),
    "HTML": (changed(("several", "<b>several</b>")), 27, "found HTML"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_entry_is_told_with_its_line(tmp_path: Path, case: str) -> None:
    text, line, fragment = BROKEN[case]
    told = problems(tmp_path, {PATH: text})
    assert any(problem.startswith(f"{PATH}:{line}: ") and fragment in problem for problem in told), told
    assert len(told) <= 2, told


def test_an_id_stands_for_one_thing(tmp_path: Path) -> None:
    told = problems(tmp_path, {"entries/a/visa-types.md": entry("visa-types", ("visa-types怎么办", "另一个问题"))})
    found = "found 'visa-types', which is also in entries/a/visa-types.md:2; rename one of the two"
    assert told == [f"{PATH}:2: expected an id that nothing else has, {found}"]


def test_an_entry_does_not_take_the_id_of_a_section(tmp_path: Path) -> None:
    told = problems(tmp_path, {"entries/visa.md": entry("visa")})
    found = "found 'visa', which is also in sections.yaml:4; rename one of the two"
    assert told == [f"entries/visa.md:2: expected an id that nothing else has, {found}"]


def test_a_question_leads_to_one_entry(tmp_path: Path) -> None:
    told = problems(tmp_path, {"entries/zoo.md": entry("zoo", ("how about zoo", "Which visas  ＡＲＥ there?"))})
    found = f"found 'Which visas  ＡＲＥ there?', which is also in {PATH}:12; remove it from one of the two"
    assert told == [f"entries/zoo.md:12: expected a question that stands in one place only, {found}"]


def test_a_question_does_not_lead_to_a_section_too(tmp_path: Path) -> None:
    told = problems(tmp_path, {"entries/zoo.md": entry("zoo", ("how about zoo", "Visas!"))})
    assert len(told) == 1 and "found 'Visas!', which is also in sections.yaml:6" in told[0]


def test_an_alarm_belongs_to_one_entry(tmp_path: Path) -> None:
    urgent = ("kind: answer", "kind: urgent\nalarms: [Has a knife]")
    told = problems(tmp_path, {"entries/a.md": entry("a", urgent), "entries/b.md": entry("b", urgent)})
    assert len(told) == 1 and told[0].startswith("entries/b.md:4: expected an alarm of one entry only")


def test_a_file_of_another_kind_among_the_entries_is_told(tmp_path: Path) -> None:
    told = problems(tmp_path, {"entries/visa/notes.txt": "x", "entries/README.md": "x", "entries/.hidden": "x"})
    expected = "expected only files that end in .md, in or below entries/"
    assert told == [f"entries/visa/notes.txt:1: {expected}, found 'notes.txt'; rename it or move it"]
