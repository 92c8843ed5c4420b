"""The memory: what it keeps, how it goes on after an interruption, what becomes of damage."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.importer.fetching.fetch_error import PagesError
from bot.importer.fetching.pages import DAY, Kept, Pages
from bot.importer.fetching.pages_file import put_aside
from tests.importer.fetching.serving import Clock

A = "https://news.example/a"
PAGE = Kept(A, "<p>Grüße</p>".encode(), "text/html", '"1"', "Wed, 21 Oct 2015 07:28:00 GMT")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "pages.sqlite"


@pytest.fixture
def pages(path: Path, clock: Clock) -> Iterator[Pages]:
    with Pages(path, wait=0.01, now=clock, rows=3) as found:
        yield found


def test_a_page_comes_back_as_it_was(pages: Pages) -> None:
    assert pages.kept(A) is None
    pages.keep(A, PAGE)
    assert pages.kept(A) == PAGE


def test_it_is_still_there_when_opened_again(path: Path) -> None:
    for _ in range(2):
        with Pages(path) as pages:
            found = pages.kept(A)
            pages.keep(A, PAGE)
    assert found == PAGE


def test_a_run_that_was_interrupted_goes_on(pages: Pages) -> None:
    assert pages.begin(["x", "y"]) == 0
    pages.keep(A, PAGE)
    assert pages.begin(["y", "x", "x"]) == 1
    kept = pages.kept(A)
    assert kept and kept.fresh


def test_a_finished_run_is_begun_anew(pages: Pages) -> None:
    pages.begin(["x"])
    pages.keep(A, PAGE)
    pages.end()
    assert pages.begin(["x"]) == 0
    assert pages.kept(A) == PAGE, "kept, but not fresh"


def test_a_run_of_other_sources_is_another_one(pages: Pages) -> None:
    pages.begin(["x"])
    pages.keep(A, PAGE)
    assert pages.begin(["x", "y"]) == 0
    assert pages.begin(["x"]) == 1


def test_a_run_interrupted_long_ago_is_begun_anew(pages: Pages, clock: Clock) -> None:
    pages.begin(["x"])
    pages.keep(A, PAGE)
    clock.now += DAY + 1
    assert pages.begin(["x"]) == 0


def test_outside_a_run_nothing_is_fresh(pages: Pages) -> None:
    pages.keep(A, PAGE)
    assert pages.kept(A) == PAGE


def test_a_page_that_still_holds_is_fresh(pages: Pages) -> None:
    pages.keep(A, PAGE)
    pages.begin(["x"])
    pages.confirm(A)
    kept = pages.kept(A)
    assert kept and kept.fresh


def test_only_the_newest_are_kept(pages: Pages, clock: Clock) -> None:
    for number in range(5):
        clock.now += 1
        pages.keep(str(number), PAGE)
    assert [number for number in range(5) if pages.kept(str(number))] == [2, 3, 4]


def test_old_ones_go(path: Path, clock: Clock) -> None:
    with Pages(path, now=clock) as pages:
        pages.keep("old", PAGE)
        clock.now += 399 * DAY
        pages.keep("new", PAGE)
    clock.now += 2 * DAY
    with Pages(path, now=clock) as pages:
        assert (pages.kept("old"), pages.kept("new")) == (None, PAGE)


def test_a_second_process_gets_a_clear_error(path: Path, pages: Pages) -> None:
    code = "import sys, pathlib; from bot.importer.fetching.pages import Pages; Pages(pathlib.Path(sys.argv[1]), wait=0.01)"
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True)
    assert "PagesError" in done.stderr and "found another import at work on this file. Wait for its end." in done.stderr
    pages.keep(A, PAGE)


WRITES = """
import pathlib, sys
from bot.importer.fetching.pages import Kept, Pages
pages = Pages(pathlib.Path(sys.argv[1]))
pages.begin(["x"])
for number in range(100_000):
    pages.keep(str(number), Kept("u", bytes([number % 256]) * 50_000, "text/html"))
    print(number, flush=True)
"""


@pytest.mark.parametrize("written", [1, 4, 9])
def test_a_process_that_is_killed_leaves_what_it_had(written: int, path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITES, str(path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        said = [int(writer.stdout.readline()) for _ in range(written)]
        writer.kill()
    with Pages(path) as pages:
        assert pages.begin(["x"]) >= written
        assert all((kept := pages.kept(str(number))) and kept.fresh and kept.content == bytes([number]) * 50_000 for number in said)
    assert not list(path.parent.glob("*.damaged"))


def test_a_damaged_file_is_put_aside(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database" * 1000)
    with Pages(path) as pages:
        pages.keep(A, PAGE)
        assert pages.kept(A) == PAGE
    assert Path(f"{path}.damaged").read_bytes() == b"no database" * 1000
    assert "put aside as" in caplog.text


def test_a_journal_goes_with_its_file(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    Path(f"{path}-journal").touch()
    put_aside(path)
    assert {each.name for each in path.parent.iterdir()} == {"pages.sqlite.damaged", "pages.sqlite.damaged-journal"}


def test_a_file_of_another_version_is_put_aside(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    Pages(path).close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 99")
    with Pages(path) as pages:
        assert pages.begin(["x"]) == 0
    assert "version 99, expected 1" in caplog.text


def test_another_programs_file_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE theirs (a)")
    before = path.read_bytes()
    with pytest.raises(PagesError, match="found another program's file"):
        Pages(path)
    assert path.read_bytes() == before


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(PagesError, match="expected a file that can be read and written"):
        Pages(tmp_path)


def test_a_disk_that_is_full(pages: Pages) -> None:
    pages._file.execute("PRAGMA max_page_count = 10")
    with pytest.raises(PagesError, match="Is the disk full"):
        pages.keep(A, Kept(A, os.urandom(100_000), "text/html"))
    pages.keep(A, PAGE)
    assert pages.kept(A) == PAGE


@example(flips=[(47, 8)], cut=1).via("a number of its format")
@example(flips=[(18, 2)], cut=1).via("a number that only a later SQLite writes")
@example(flips=[(3984, 1)], cut=1).via("a column's name")
@example(flips=[(3795, 128)], cut=1).via("a name that is no UTF-8, quoted in SQLite's message")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(flips=st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(1, 255)), min_size=1, max_size=20), cut=st.integers(0, 1 << 20))
def test_whatever_is_damaged_the_memory_can_be_used(flips: list[tuple[int, int]], cut: int, path: Path) -> None:
    path.unlink(missing_ok=True)
    with Pages(path) as pages:
        for number in range(5):
            pages.keep(str(number), PAGE)
    content = bytearray(path.read_bytes())
    for place, change in flips:
        content[place % len(content)] ^= change
    path.write_bytes(content[: cut % len(content)] if cut % 3 == 0 else content)
    try:
        opened = Pages(path)
    except PagesError as error:
        assert "another program's file" in str(error)  # the mark itself was hit
        return
    with opened as pages:
        for number in range(5):
            pages.kept(str(number))
        pages.begin(["x"])
        pages.keep(A, PAGE)
        assert pages.kept(A) == replace(PAGE, fresh=True)
