"""publish, as staff type it."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli import main
from bot.commands.publishing import published
from bot.knowledge.load import load
from tests.importer.desk import ARTICLE, OTHER, place, take
from tests.importer.newsroom import files

ID = "2026-05-18-tea-fair-opens-in-leeds"
PATH = f"news/2026/{ID}.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = place(tmp_path)
    take(folder)
    return folder


def publish(folder: Path, *arguments: str) -> int:
    return main(["publish", *arguments, "--knowledge", str(folder)])


def write(folder: Path, text: str) -> None:
    (folder / PATH).write_bytes(text.encode())


def test_without_an_article_it_lists_what_waits(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take(folder, replace(ARTICLE, title="Undated", paragraphs=OTHER, date=None, url=""))
    assert publish(folder) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"2026-05-18  {PATH}  Tea Fair Opens in Leeds",
        "no date     news/undated/undated-undated.md  Undated",
        "2 waiting",
    ]


@pytest.mark.parametrize("name", [ID, f"{ID}.md", PATH, f"./knowledge/{PATH}"])
def test_an_article_is_named_by_its_id_or_its_file(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    before = files(folder)[PATH]
    assert publish(folder, name, name) == 0
    assert capsys.readouterr().out == f"published: {ID}\nVisitors see it after the bot's next restart.\n"
    [entry] = load(folder).articles.values()
    assert files(folder)[PATH] == published(before, str(entry.reviewed)) and load(folder).pending == {}


def test_published_twice_is_told_and_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish(folder, ID)
    before = files(folder)
    assert publish(folder, ID) == 1
    assert f"{ID}: expected an article that waits to be published, found one that is published already" in capsys.readouterr().err
    assert files(folder) == before


def test_what_does_not_wait_is_told_with_what_was_meant(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(folder)
    assert publish(folder, ID, ID[:-1], "nonsense") == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "Nothing was published:" and "did you mean '2026-05-18-tea" in lines[1]
    assert lines[2] == "nonsense: expected an article that waits to be published, found none; list them: python -m bot publish"
    assert files(folder) == before


def test_where_one_lacks_something_none_is_published_and_no_file_is_touched(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = take(folder, replace(ARTICLE, title="Undated", paragraphs=OTHER, date=None, url=""))
    before = files(folder)
    monkeypatch.setattr("bot.commands.publishing.write", lambda *_: pytest.fail("a file was written"))
    assert publish(folder, ID, made.path) == 1
    said = capsys.readouterr()
    assert said.out == "" and f"{made.path}:3: expected 'date' in a published article, found no such key; add the day" in said.err
    assert files(folder) == before


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["disk full", "^C"])
def test_what_fails_half_way_is_taken_back(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    made = take(folder, replace(ARTICLE, title="Another", paragraphs=OTHER, url=""))
    before, renamed, really = files(folder), list[str](), os.replace

    def second_fails(aside: str, file: Path) -> None:
        renamed.append(file.name)
        if len(renamed) == 2:
            raise error
        really(aside, file)

    monkeypatch.setattr("bot.importer.writing.os.replace", second_fails)
    assert publish(folder, ID, made.path) == (130 if isinstance(error, KeyboardInterrupt) else 1)
    assert files(folder) == before and len(renamed) == 3
    assert isinstance(error, KeyboardInterrupt) or "no space left on device" in capsys.readouterr().err


SPELLINGS = {
    "in quotes": ("status: pending", 'status: "pending"', "status: published"),
    "in other quotes": ("status: pending", "status: 'pending'", "status: published"),
    "with a comment": ("status: pending", "status:  pending  # ask", "status:  published  # ask"),
    "a blank behind": ("status: pending", "status: pending ", "status: published "),
    "blanks behind the fence": ("---\nOn", "---  \nOn", "---  \nOn"),
    "reviewed before": ("digest:", "reviewed: 2020-01-01\ndigest:", "digest:"),
}


@pytest.mark.parametrize(("old", "new", "wanted"), SPELLINGS.values(), ids=SPELLINGS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["", "CRLF"])
def test_everything_else_stays_as_staff_wrote_it(folder: Path, old: str, new: str, wanted: str, line_end: str) -> None:
    text = files(folder)[PATH]
    assert old in text
    write(folder, "\ufeff" + text.replace(old, new).replace("\n", line_end))
    assert publish(folder, ID) == 0
    [entry] = load(folder).articles.values()
    after = (folder / PATH).read_bytes().decode()
    changed = text.replace(old, wanted).replace("status: pending", "status: published")
    assert after.replace(f"reviewed: {entry.reviewed}{line_end}", "") == "\ufeff" + changed.replace("\n", line_end)


@pytest.mark.parametrize("spelling", ["status:\n  pending", "status: >\n  pending", "'status': pending"])
def test_a_status_in_another_form_is_told_and_left(folder: Path, capsys: pytest.CaptureFixture[str], spelling: str) -> None:
    write(folder, files(folder)[PATH].replace("status: pending", spelling))
    before = files(folder)
    assert publish(folder, ID) == 1
    assert f"{PATH}:1: expected a line 'status: pending', found it in another form" in capsys.readouterr().err
    assert files(folder) == before


def test_the_text_is_never_taken_for_a_status(folder: Path) -> None:
    text = files(folder)[PATH] + "\nstatus: pending\nreviewed: never\n---\n"
    assert published(text, "2026-06-01").endswith("\nstatus: pending\nreviewed: never\n---\n")


def test_a_folder_that_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert publish(tmp_path / "nowhere") == 1
    assert "expected" in capsys.readouterr().err


def test_problems_elsewhere_come_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "menu.yaml").write_text("- x: [")
    assert publish(folder, ID) == 1
    assert capsys.readouterr().err.startswith("menu.yaml:1: expected")
