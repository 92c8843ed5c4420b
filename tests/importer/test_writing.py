"""Files that are whole or not there at all."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import BotError
from bot.importer.writing import write

ROOT = Path(__file__).parents[2]


def test_it_writes_and_replaces_with_folders_and_plain_newlines(tmp_path: Path) -> None:
    file = tmp_path / "news" / "2026" / "a.md"
    write(file, "一\n")
    write(file, "二\r\n")
    assert file.read_bytes() == "二\r\n".encode() and file.stat().st_mode & 0o777 == 0o644
    assert os.listdir(file.parent) == ["a.md"]


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["disk full", "^C"])
def test_what_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    file = tmp_path / "a.md"
    write(file, "old")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, step, fail)
    with pytest.raises((BotError, KeyboardInterrupt)) as failed:
        write(file, "new")
    assert file.read_text() == "old" and os.listdir(tmp_path) == ["a.md"]
    wanted = f"{file}: expected a place for a file, found: no space left on device. Check the folder, its rights and the disk."
    assert isinstance(error, KeyboardInterrupt) or str(failed.value) == wanted


PLACES: dict[str, Callable[[Path], Path]] = {
    "a file for a folder": lambda folder: folder / "file" / "a.md",
    "a folder in its place": lambda folder: folder / "folder",
    "a name that is too long": lambda folder: folder / ("x" * 300 + ".md"),
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_where_nothing_can_be_written_that_is_said(tmp_path: Path, place: Callable[[Path], Path]) -> None:
    (tmp_path / "file").write_text("old")
    (tmp_path / "folder" / "inside").mkdir(parents=True)
    with pytest.raises(BotError, match="expected a place for a file, found: "):
        write(place(tmp_path), "new")
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]


def test_a_new_file_is_not_written_over_one_that_is_there(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "first", new=True)
    with pytest.raises(BotError, match="expected no file here yet"):
        write(tmp_path / "a.md", "second", new=True)
    assert (tmp_path / "a.md").read_text() == "first" and os.listdir(tmp_path) == ["a.md"]


WRITER = """
import sys
from pathlib import Path
from bot.importer.writing import write
for number in range(10**9):
    write(Path(sys.argv[1]), f"{number % 10}" * 500_000)
"""


def test_kill_9_in_the_middle_leaves_a_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    for _ in range(3):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(file)], cwd=ROOT) as writer:
            deadline = time.monotonic() + 30
            file.unlink(missing_ok=True)
            while not file.exists() and time.monotonic() < deadline:
                pass
            writer.send_signal(signal.SIGKILL)
        text = file.read_text()
        assert len(text) == 500_000 and len(set(text)) == 1
    assert all(name == "a.md" or name.startswith(".") for name in os.listdir(tmp_path)), "the loader passes hidden files over"
