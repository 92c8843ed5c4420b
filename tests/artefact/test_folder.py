"""A folder that is written whole or not at all, and what is read of one that somebody damaged."""

import json
import os
import resource
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.artefact.folder import ABOUT, KEPT, prune, read, write
from bot.artefact.opening import open_index
from tests.artefact.kept import KNOWLEDGE, answered, answers, kept, opened

LEAVES = {
    "part.numbers": np.arange(6, dtype=np.int32).reshape(2, 3),
    "part.none": np.zeros((0, 3), np.float32),
    "part.words": ["护照", "visa", "", "a b"],
    "part.empty": [],
    "part.blank": [""],
    "part.lines": ["two\nlines", "one"],
    "part.nothing": None,
    "part.value": 0.25,
    "part.lists": [["a", ["b"]], ["c", []]],
}


def same(one: object, other: object) -> bool:
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other)
    return one == other


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write(LEAVES, tmp_path / "data" / "place")
    found = read(tmp_path / "data" / "place")
    assert found.keys() == LEAVES.keys()
    assert [name for name in LEAVES if not same(LEAVES[name], found[name])] == []
    assert list((tmp_path / "data").iterdir()) == [tmp_path / "data" / "place"]


@given(lines=st.lists(st.text()))
def test_any_strings_are_read_as_they_were_written(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    place = tmp_path_factory.mktemp("index") / "place"
    write({"lines": lines}, place)
    assert read(place)["lines"] == lines


def test_arrays_are_mapped_and_cannot_be_changed(tmp_path: Path) -> None:
    write(LEAVES, tmp_path / "place")
    array = read(tmp_path / "place")["part.numbers"]
    assert isinstance(array.base, np.memmap) and not array.flags.writeable


def test_what_stood_there_is_replaced_and_stays_readable(tmp_path: Path) -> None:
    write({"numbers": np.arange(3), "old": 1}, tmp_path / "place")
    mapped = read(tmp_path / "place")["numbers"]
    write({"numbers": np.arange(5)}, tmp_path / "place")
    assert read(tmp_path / "place").keys() == {"numbers"} and len(read(tmp_path / "place")["numbers"]) == 5
    assert mapped.tolist() == [0, 1, 2]  # another process still has it open
    assert list(tmp_path.iterdir()) == [tmp_path / "place"]


def test_a_full_disk_leaves_no_half_a_folder(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OSError):
            write({"numbers": np.zeros(1000)}, tmp_path / "place")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_no_reason_not_to_start(tmp_path: Path, trainings: list[object], caplog: pytest.LogCaptureFixture) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        index = open_index(KNOWLEDGE, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert answers(index) == answered()
    assert list(tmp_path.iterdir()) == []
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_what_is_no_index_is_left_where_it_is(tmp_path: Path) -> None:
    theirs = [tmp_path / f"photos-{year}" for year in range(2000, 2000 + KEPT + 2)]
    ours = [tmp_path / f"index-{number}" for number in range(KEPT + 2)]
    for age, folder in enumerate(theirs):
        folder.mkdir()
        os.utime(folder, (age, age))
    for age, folder in enumerate(ours):
        write({}, folder)
        os.utime(folder, (age, age))
    prune(tmp_path)
    assert [folder.exists() for folder in theirs] == [True] * len(theirs)
    assert [folder.exists() for folder in ours] == [False] * 2 + [True] * KEPT


def test_other_users_of_the_machine_may_open_what_was_trained(tmp_path: Path, trainings: list[object]) -> None:
    assert opened(tmp_path).stat().st_mode & 0o777 == 0o755


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def other_type(file: Path) -> None:
    file.unlink()
    file.mkdir()


DAMAGES: list[tuple[str, Callable[[Path], object]]] = [
    ("missing", Path.unlink),
    ("empty", lambda file: file.write_bytes(b"")),
    ("cut short", cut),
    ("only its beginning", lambda file: file.write_bytes(file.read_bytes()[:8])),
    ("zeros", lambda file: file.write_bytes(bytes(file.stat().st_size))),
    ("another format", lambda file: file.write_bytes(b"PK\x03\x04 no index")),
    ("another text", lambda file: file.write_text("[]")),
    ("null", lambda file: file.write_text("null")),
    ("bytes that are no text", lambda file: file.write_bytes(b"\xff\xfe\x00")),
    ("a folder", other_type),
]


KINDS = pytest.mark.parametrize("kind", ["*.npy", "*.txt", ABOUT])


@KINDS
@pytest.mark.parametrize("damage", [row[1] for row in DAMAGES], ids=[row[0] for row in DAMAGES])
def test_a_damaged_index_is_trained_anew(tmp_path: Path, trainings: list[object], kind: str, damage: Callable[[Path], object]) -> None:
    """Whichever of its files it is."""
    unnoticed = []
    for file in sorted(kept(tmp_path).glob(kind)):
        shutil.rmtree(file.parent)
        damage(kept(tmp_path) / file.name)
        trainings.clear()
        index = open_index(KNOWLEDGE, tmp_path)
        if not trainings:
            unnoticed.append(file.name)
        else:
            assert answers(index) == answered()
    assert unnoticed == []


@KINDS
def test_a_part_of_another_index_is_noticed(tmp_path: Path, trainings: list[object], kind: str) -> None:
    """Sizes tell: a part of another size than the one in its place can't be of this index."""
    other, unnoticed = kept(tmp_path / "other", "marriage", "opening-hours"), []
    for file in sorted(kept(tmp_path).glob(kind)):
        if (other / file.name).stat().st_size != file.stat().st_size:
            shutil.rmtree(file.parent)
            shutil.copy(other / file.name, kept(tmp_path) / file.name)
            trainings.clear()
            open_index(KNOWLEDGE, tmp_path)
            unnoticed += [] if trainings else [file.name]
    assert unnoticed == []


FOREIGN: list[tuple[str, dict[str, object]]] = [
    ("a threshold of another kind", {"calibration.answer": [0.5]}),
    ("a threshold that is no number", {"calibration.base": "much"}),
    ("weights that are none", {"calibration.weights": {"lead": 1.0}}),
    ("a lexicon of another kind", {"lexicons.letters.terms": 7}),
    ("a term without its signs", {"lexicons.letters.terms": [["surrey"]]}),
    ("no threshold", {"calibration.base": None}),
]


@pytest.mark.parametrize("fields", [row[1] for row in FOREIGN], ids=[row[0] for row in FOREIGN])
def test_what_somebody_else_wrote_is_trained_anew(tmp_path: Path, trainings: list[object], fields: dict[str, object]) -> None:
    file = kept(tmp_path) / ABOUT
    file.write_text(json.dumps({**json.loads(file.read_text()), **fields}))
    assert answers(open_index(KNOWLEDGE, tmp_path)) == answered()
