"""Articles that were read before are not read again, and nothing else changes by that."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.knowledge.load import load
from bot.knowledge.reading import kept_articles
from bot.knowledge.reading.articles import STATUS, read_article
from bot.knowledge.reading.kept_articles import LEAST, NAME
from tests.knowledge.folder import entry, write

ARTICLE = """\
---
id: {id}
status: {status}
title: "新闻 {id}"
language: zh
date: 2024-02-0{day}
section: events
people: [王小明]
url: https://example.org/{id}.htm
imported: 2026-11-24
summary: 有一件事。
---
第一段。

第二段。
"""
COUNT = LEAST + 5


def article(number: int, status: str = "published") -> tuple[str, str]:
    return f"news/2024/a-{number}.md", ARTICLE.format(id=f"a-{number}", status=status, day=number % 9 + 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "knowledge", dict(article(n, STATUS[n % 3]) for n in range(COUNT)))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the articles that are read from here on."""
    paths: list[str] = []

    def noting(sheet, text, stem, whose):  # type: ignore[no-untyped-def]
        paths.append(sheet.path)
        return read_article(sheet, text, stem, whose)

    monkeypatch.setattr("bot.knowledge.load.read_article", noting)
    return paths


def test_they_are_the_same_without_being_read(folder: Path, tmp_path: Path, read: list[str]) -> None:
    plain, first = load(folder), load(folder, tmp_path)
    assert len(read) == 2 * COUNT
    again = load(folder, tmp_path)
    assert len(read) == 2 * COUNT and len(again.articles) + len(again.pending) + len(again.rejected) == COUNT
    assert plain == first == again


def _changed(folder: Path) -> None:
    file = folder / "news/2024/a-7.md"
    file.write_text(file.read_text(encoding="utf-8").replace("第一段", "另一段"), encoding="utf-8")


def _added(folder: Path) -> None:
    path, text = article(COUNT)
    (folder / path).write_text(text, encoding="utf-8")


def _other_site(folder: Path) -> None:
    (folder / "sources.yaml").write_text("sites: [{name: {zh: 某站, en: a site}, addresses: [https://example.org/]}]", encoding="utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "changed": _changed,
    "added": _added,
    "removed": lambda folder: (folder / "news/2024/a-7.md").unlink(),
    "renamed folder": lambda folder: (folder / "news/2024").rename(folder / "news/2025"),
    "another site": _other_site,
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_they_are_read_again(folder: Path, tmp_path: Path, read: list[str], change: str) -> None:
    load(folder, tmp_path)
    CHANGES[change](folder)
    before = len(read)
    assert load(folder, tmp_path) == load(folder)
    assert len(read) > before


def test_few_are_not_kept(tmp_path: Path) -> None:
    load(write(tmp_path / "knowledge", dict(article(n) for n in range(LEAST - 1))), tmp_path / "kept")
    assert not (tmp_path / "kept").exists()


def test_a_broken_one_is_told_each_time(folder: Path, tmp_path: Path) -> None:
    (folder / "news/2024/a-7.md").write_text("nothing", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(KnowledgeError, match=r"news/2024/a-7\.md:1: expected ---"):
            load(folder, tmp_path / "kept")


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"key": 1}', '{"key": "KEY", "articles": [["too", "short"]]}'])
def test_a_damaged_file_is_read_past(folder: Path, tmp_path: Path, damage: str) -> None:
    whole = load(folder, tmp_path)
    kept = tmp_path / NAME
    key = kept.read_text(encoding="utf-8").split('"')[3]
    kept.write_text(damage.replace("KEY", key), encoding="utf-8")
    assert load(folder, tmp_path) == whole


def test_what_holds_between_files_is_still_checked(folder: Path, tmp_path: Path) -> None:
    load(folder, tmp_path)
    (folder / "entries/visa/a-7.md").write_text(entry("a-7"), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="an id that nothing else has"):
        load(folder, tmp_path)


def test_a_section_that_is_gone_is_told(folder: Path, tmp_path: Path) -> None:
    load(folder, tmp_path)
    sections = folder / "sections.yaml"
    sections.write_text(sections.read_text(encoding="utf-8").replace("- id: events", "- id: receptions"), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"news/2024/a-9\.md:1: expected a section of sections\.yaml"):
        load(folder, tmp_path)


def test_a_folder_that_cannot_be_written_to_is_no_reason_not_to_start(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert load(folder, tmp_path / "file" / "below") == load(folder)


def test_other_code_reads_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]) -> None:
    load(folder, tmp_path)
    before = len(read)
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "new.py").write_text("pass", encoding="utf-8")
    monkeypatch.setattr(kept_articles, "__file__", str(tmp_path / "code" / "x.py"))
    load(folder, tmp_path)
    assert len(read) == before + COUNT
