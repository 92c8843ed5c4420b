"""import, as staff type it: what it prints, how it ends, and what it leaves behind."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from bot.cli import main
from bot.importer.fetching.pages import Pages
from bot.knowledge.load import load
from tests.importer.newsroom import files, newsroom, sources
from tests.importer.site import Served, captured, site

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with site() as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path, served: Served, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("KNOWLEDGE_DIR", str(tmp_path / "knowledge"))
    monkeypatch.chdir(tmp_path)
    return newsroom(tmp_path / "knowledge", *served.mirrors)


def imports(*arguments: str) -> int:
    return main(["import", *arguments])


def test_an_address_becomes_a_pending_file(folder: Path, served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    assert imports("--private", served.address("a2")) == 0
    [path] = files(folder)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"new        {path}" and lines[1].startswith("           20")
    assert lines[-2:] == ["1 new", "Read the new files, correct them, and publish them: python -m bot publish FILE"]
    assert imports("--private", served.address("a2")) == 0
    assert capsys.readouterr().out == f"unchanged  {path}\n1 unchanged\n"


def test_a_captured_text_and_its_page_are_one(folder: Path, served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a2.txt").write_text(captured("a2"))
    assert imports("a2.txt") == imports("--private", served.address("a2")) == imports("a2.txt") == 0
    assert capsys.readouterr().out.count("unchanged  ") == 2
    [entry] = load(folder).pending.values()
    assert entry.source.url == served.address("a2")


def test_a_dry_run_says_that_nothing_was_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a2.txt").write_text(captured("a2"))
    assert imports("a2.txt", "--dry-run") == 0
    assert capsys.readouterr().out.endswith("1 new (nothing was written: --dry-run)\n") and files(folder) == {}


def test_programs_read_a_line_an_article(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a2.txt").write_text(captured("a2"))
    assert imports("a2.txt", "nofile.txt", "--json") == 1
    said = capsys.readouterr()
    made, failed = map(json.loads, said.out.splitlines())
    assert (made["outcome"], failed["outcome"], said.err) == ("new", "failed", "")
    assert made["article"]["status"] == "pending" and [made["path"]] == list(files(folder))


def test_the_section_that_is_given_is_all_articles(folder: Path) -> None:
    Path("a2.txt").write_text(captured("a2"))
    assert imports("a2.txt", "--section", "ambassador") == 0
    assert [entry.section for entry in load(folder).pending.values()] == ["ambassador"]


def test_what_is_older_is_left_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a2.txt").write_text(captured("a2"))
    assert imports("a2.txt", "--since", "2026-01-31") == 0
    assert capsys.readouterr().out == "older      a2.txt\n1 older\n" and files(folder) == {}


def test_a_failed_source_does_not_stop_the_others_and_is_told(folder: Path, served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a2.txt").write_text(captured("a2"))
    Path("empty").mkdir()
    missing = f"{served.url}gone.htm"
    assert imports("--private", missing, "nofile.html", "empty", "https://other.example/", "a2.txt") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"failed     {missing}: expected a page, found status 404")
    assert lines[1].startswith("failed     nofile.html: expected a file that can be read, found no such file")
    assert lines[2].startswith("failed     empty: expected files that end in .html")
    assert lines[3].startswith("failed     https://other.example/: other.example is not among the sites in sources.yaml")
    assert lines[4].startswith("new        ") and "1 new, 4 failed" in lines and len(files(folder)) == 1


def test_this_machine_is_not_asked_unless_told(folder: Path, served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    asked = len(served.requests)
    assert imports(served.address("a2")) == 1
    assert len(served.requests) == asked and capsys.readouterr().out.startswith("failed     http://127.0.0.1")


MISTAKES = {
    "a section misspelt": (["a.txt", "--section", "ambasador"], "found 'ambasador'; did you mean 'ambassador'?"),
    "a section of none": (["a.txt", "--section", "x"], "found 'x'; look its id up there"),
    "nothing to import": ([], "expected a SOURCE, or lists in sources.yaml under 'follow'; found neither"),
    "no knowledge": (["a.txt", "--knowledge", "nowhere"], "nowhere: expected the knowledge folder, found no such folder"),
}


@pytest.mark.parametrize(("arguments", "told"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told(folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str) -> None:
    assert imports(*arguments) == 1
    said = capsys.readouterr()
    assert said.out == "" and told in said.err and files(folder) == {}


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "31.1.2026", ""])
def test_a_day_that_is_none_is_a_mistyped_command(folder: Path, capsys: pytest.CaptureFixture[str], day: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        imports("a.txt", "--since", day)
    assert stopped.value.code == 2 and f"expected a day such as 2026-01-31, found {day!r}" in capsys.readouterr().err


def test_without_a_source_it_reads_what_is_followed(folder: Path, served: Served) -> None:
    followed = f'follow:\n  - {{url: "{served.address("a2")}", section: ambassador}}\n'
    (folder / "sources.yaml").write_text(sources(*served.mirrors) + followed)
    assert imports("--private") == 0
    assert [entry.section for entry in load(folder).pending.values()] == ["china-news"], "its page's own goes first"


BLOCKED = {"knowledge/news": "knowledge/news/", "data": "data/import/pages.sqlite"}


@pytest.mark.parametrize(("file", "told"), BLOCKED.items())
def test_where_nothing_can_be_written_that_is_told(folder: Path, capsys: pytest.CaptureFixture[str], file: str, told: str) -> None:
    Path(file).write_text("no folder")
    Path("a2.txt").write_text(captured("a2"))
    assert imports("a2.txt") == 1
    said = capsys.readouterr().err
    assert told in said and "Check the folder, its rights and the disk" in said and "Traceback" not in said


def test_a_full_disk_ends_it_plainly_and_leaves_nothing_half_written(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    Path("a2.txt").write_text(captured("a2"))
    monkeypatch.setattr("bot.importer.writing.os.fsync", full)
    assert imports("a2.txt") == 1
    assert "found: no space left on device" in capsys.readouterr().err and files(folder) == {}


def test_a_published_page_that_changed_is_shown_and_taken_over_when_told(
    folder: Path, served: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    address = served.address("a8")
    imports("--private", address)
    [path] = files(folder)
    assert main(["publish", path]) == 0
    before = files(folder)
    served.change("a8")
    capsys.readouterr()
    assert imports("--private", address) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"changed    {path}\n") and "\n           +" in said and files(folder) == before
    assert imports("--private", address, "--update") == 0
    assert capsys.readouterr().out.startswith(f"updated    {path}\n") and files(folder) != before
    assert len(load(folder).articles) == 1
    assert imports("--private", address) == 0 and "1 unchanged" in capsys.readouterr().out


# processes that are ended, and two at once


def _heeding_signals() -> None:
    """What a shell starts in the background ignores ^C, and so would everything that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def running(folder: Path, served: Served) -> Iterator[subprocess.Popen[str]]:
    """An import of a list that has written its first file and waits for a slow page."""
    [slow] = served.bad("slow")
    Path("a2.txt").write_text(captured("a2"))
    command = [sys.executable, "-m", "bot", "import", "--private", str(Path("a2.txt").resolve()), slow]
    asked = len(served.requests)
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=_heeding_signals
    ) as process:
        try:
            while len(served.requests) == asked:
                assert process.poll() is None
            yield process
        finally:
            process.kill()


def test_who_stops_it_is_told_how_far_it_came(running: subprocess.Popen[str], folder: Path) -> None:
    running.send_signal(signal.SIGINT)
    said = running.communicate()[1]
    assert (running.returncode, said) == (130, "stopped: 1 new. The same command goes on from here.\n")
    assert len(load(folder).pending) == 1


def test_killed_it_leaves_whole_files_and_the_next_import_runs(running: subprocess.Popen[str], folder: Path) -> None:
    running.kill()
    running.wait()
    assert len(load(folder).pending) == 1
    assert imports("a2.txt") == 0


def test_a_second_import_at_the_same_time_is_told_to_wait(
    running: subprocess.Popen[str], folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.importer.session.Pages", partial(Pages, wait=0.0))
    before = files(folder)
    assert imports("a2.txt") == 1
    assert "found another import at work on this file. Wait for its end." in capsys.readouterr().err
    assert files(folder) == before and running.poll() is None
