"""The trained index on disk: trained once, kept whole, opened by every process, and never a reason not to start."""

import json
import logging
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.artefact import KEPT, open_index
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.place import Country
from bot.search.index import Index
from bot.search.match import Match, search
from bot.training.train import train
from tests.search import small

ROOT = Path(__file__).parent.parent

ENTRIES = ("marriage", "opening-hours", "visa-fee")
KNOWLEDGE = small.knowledge(*ENTRIES)
QUESTIONS = ("结婚登记", "are you opne", "how much for a visa", "kai men", "weather", "fee for getting married on saturday", "")


def answers(index: Index) -> list[Match]:
    return [search(question, index) for question in QUESTIONS]


TRAINED = answers(train(KNOWLEDGE))


@pytest.fixture(name="without_training")
def _without_training(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on, training is an error."""

    def forbid() -> None:
        for module in ("bot.training.train", "sklearn", "sklearn.svm", "scipy"):
            monkeypatch.setitem(sys.modules, module, None)

    return forbid


def opened(folder: Path, knowledge: Knowledge = KNOWLEDGE) -> Path:
    """The folder of a knowledge's index, after opening it."""
    before = set(folder.iterdir()) if folder.exists() else set()
    open_index(knowledge, folder)
    [place] = set(folder.iterdir()) - before
    return place


def test_what_was_trained_is_kept_and_answers_the_same(tmp_path: Path) -> None:
    assert answers(open_index(KNOWLEDGE, tmp_path)) == TRAINED
    assert answers(open_index(KNOWLEDGE, tmp_path)) == TRAINED
    assert len(list(tmp_path.iterdir())) == 1


def test_missing_folders_are_made(tmp_path: Path) -> None:
    opened(tmp_path / "data" / "index")
    assert len(list((tmp_path / "data" / "index").iterdir())) == 1


def test_the_second_opening_trains_nothing(tmp_path: Path, without_training: Callable[[], None]) -> None:
    open_index(KNOWLEDGE, tmp_path)
    without_training()
    assert answers(open_index(KNOWLEDGE, tmp_path)) == TRAINED
    with pytest.raises(ImportError):  # so the fixture does forbid it
        open_index(KNOWLEDGE, tmp_path / "other")


def test_a_knowledge_of_one_entry_is_kept_too(tmp_path: Path, without_training: Callable[[], None]) -> None:
    knowledge = small.knowledge("marriage")
    trained = answers(open_index(knowledge, tmp_path))
    without_training()
    index = open_index(knowledge, tmp_path)
    assert index.linear is None and answers(index) == trained


def test_what_is_opened_is_mapped_from_disk(tmp_path: Path) -> None:
    open_index(KNOWLEDGE, tmp_path)
    linear = open_index(KNOWLEDGE, tmp_path).linear
    assert linear
    assert all(isinstance(array, np.memmap) and array.mode == "r" for array in (linear.rarity, linear.weights, linear.bias))


def changed(**fields: object) -> Knowledge:
    return replace(KNOWLEDGE, **fields)  # type: ignore[arg-type]


def with_entry(**fields: object) -> Knowledge:
    entries = dict(KNOWLEDGE.entries)
    entries["marriage"] = replace(entries["marriage"], **fields)  # type: ignore[arg-type]
    return changed(entries=entries)


OTHERS = [
    ("a question more", with_entry(questions={"zh": ("结婚",), "en": ("wedding",)})),
    ("another title", with_entry(title={"zh": "婚姻", "en": "Wedding"})),
    ("another text", with_entry(body={"zh": "新", "en": "New."})),
    ("another kind", with_entry(kind="declined")),
    ("an entry less", small.knowledge("marriage", "opening-hours")),
    ("other chatter", changed(chatter=("haha",))),
    ("other synonyms", changed(synonyms=())),
    ("another country", changed(countries=(Country("Peru", "秘鲁", ()),))),
    ("other fillers", changed(phrasebooks={})),
]


@pytest.mark.parametrize("other", [row[1] for row in OTHERS], ids=[row[0] for row in OTHERS])
def test_another_knowledge_has_another_folder(tmp_path: Path, other: Knowledge) -> None:
    first = opened(tmp_path)
    second = opened(tmp_path, other)
    assert first != second and first.exists()


def test_what_training_does_not_depend_on_changes_nothing(tmp_path: Path, without_training: Callable[[], None]) -> None:
    open_index(KNOWLEDGE, tmp_path)
    without_training()
    open_index(with_entry(path="elsewhere.md", links=()), tmp_path)


PROGRAM = """
import importlib, sys
from pathlib import Path
from bot.artefact import open_index
from bot.knowledge.load import load
from bot.search.match import search
knowledge, index, *modules = sys.argv[1:]
for module in modules:
    importlib.import_module(module)
sys.stdin.readline()
best = search("fee for getting married", open_index(load(Path(knowledge)), Path(index))).candidates[0]
print(best.entry, best.score, *sorted({"sklearn", "scipy", "bot.training"} & sys.modules.keys()))
"""
"""Another process: it loads the modules that are named, waits for a line, opens the index and says what it found."""


@pytest.fixture(name="start")
def _start(tmp_path: Path) -> Callable[..., "subprocess.Popen[str]"]:
    files = small.folder(tmp_path / "knowledge", *ENTRIES)

    def start(index: Path, *modules: str, code: Path = ROOT) -> "subprocess.Popen[str]":
        command = [sys.executable, "-B", "-c", PROGRAM, str(files), str(index), *modules]
        return subprocess.Popen(command, cwd=code, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    return start


def told(*processes: "subprocess.Popen[str]") -> list[str]:
    """What each says, after all were told to go on."""
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    ended = [(*process.communicate(timeout=50), process.returncode) for process in processes]
    assert [(err, code) for _, err, code in ended] == [("", 0)] * len(processes)
    return [out.strip() for out, _, _ in ended]


def test_another_code_has_another_folder(tmp_path: Path, start: Callable[..., "subprocess.Popen[str]"]) -> None:
    index, codes = tmp_path / "index", [tmp_path / "same", tmp_path / "changed"]
    for code in codes:
        shutil.copytree(ROOT / "bot", code / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    with (codes[1] / "bot" / "search" / "features.py").open("a") as file:
        file.write("# changed\n")
    open_index(KNOWLEDGE, index)
    same, changed = told(*(start(index, code=code) for code in codes))
    assert "sklearn" not in same and "sklearn" in changed
    assert len(list(index.iterdir())) == 2


def test_what_was_trained_answers_without_the_libraries_of_training(tmp_path: Path, start: Callable[..., "subprocess.Popen[str]"]) -> None:
    best = search("fee for getting married", open_index(KNOWLEDGE, tmp_path / "index")).candidates[0]
    assert told(start(tmp_path / "index")) == [f"{best.entry} {best.score}"]


def test_two_processes_at_once_leave_one_folder(tmp_path: Path, start: Callable[..., "subprocess.Popen[str]"]) -> None:
    index = tmp_path / "index"
    one, other = told(*(start(index, "bot.training.train") for _ in range(2)))
    assert one == other
    [place] = index.iterdir()
    assert not place.name.startswith(".")
    assert answers(open_index(KNOWLEDGE, index)) == TRAINED


FILES = ("about.json", "rarity.npy", "weights.npy", "bias.npy")


def test_the_files_of_an_index(tmp_path: Path) -> None:
    place = opened(tmp_path)
    assert sorted(file.name for file in place.iterdir()) == sorted(FILES)  # each of which is damaged below


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


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", [row[1] for row in DAMAGES], ids=[row[0] for row in DAMAGES])
def test_a_damaged_index_is_trained_anew(tmp_path: Path, name: str, damage: Callable[[Path], object]) -> None:
    damage(opened(tmp_path) / name)
    assert answers(open_index(KNOWLEDGE, tmp_path)) == TRAINED


@pytest.mark.parametrize("name", FILES)
def test_a_part_of_another_index_is_noticed(tmp_path: Path, name: str) -> None:
    """Shapes tell: no two of these knowledges have as many features and entries."""
    place, other = opened(tmp_path), opened(tmp_path, small.knowledge("marriage", "opening-hours"))
    shutil.copy(other / name, place / name)
    assert answers(open_index(KNOWLEDGE, tmp_path)) == TRAINED


FOREIGN = [
    ("no vocabulary", {"vocabulary": {}}),
    ("a vocabulary of another kind", {"vocabulary": []}),
    ("a feature less", None),
    ("a threshold too many", {"calibration": {"lead": 1.0, "other": 1.0}}),
    ("a threshold that is no number", {"calibration": {"lead": "much", "likeness": 1, "base": 0, "answer": 0.5, "offer": 0.2}}),
    ("entries of another knowledge", {"entries": ["a", "b", "c"]}),
]


@pytest.mark.parametrize("fields", [row[1] for row in FOREIGN], ids=[row[0] for row in FOREIGN])
def test_what_somebody_else_wrote_is_trained_anew(tmp_path: Path, fields: dict[str, object] | None) -> None:
    file = opened(tmp_path) / "about.json"
    about = json.loads(file.read_text())
    if fields is None:
        about["vocabulary"]["word"].pop()
    file.write_text(json.dumps({**about, **(fields or {})}))
    assert answers(open_index(KNOWLEDGE, tmp_path)) == TRAINED


def test_a_damaged_index_is_mended(tmp_path: Path, without_training: Callable[[], None]) -> None:
    cut(opened(tmp_path) / "weights.npy")
    open_index(KNOWLEDGE, tmp_path)
    without_training()
    assert answers(open_index(KNOWLEDGE, tmp_path)) == TRAINED


def in_the_way(folder: Path) -> Path:
    (folder / "file").write_text("")
    return folder / "file"


def below_a_file(folder: Path) -> Path:
    return in_the_way(folder) / "index"


def system(folder: Path) -> Path:
    return Path("/proc/index")  # nobody may write there, not even root; on other systems it is missing from a read-only root


@pytest.mark.parametrize("where", [in_the_way, below_a_file, system])
def test_a_folder_that_cannot_be_written_costs_a_warning_only(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, where: Callable[[Path], Path]
) -> None:
    with caplog.at_level(logging.WARNING, "bot.artefact"):
        assert answers(open_index(KNOWLEDGE, where(tmp_path))) == TRAINED
    assert [record.message for record in caplog.records] == ["the index can't be kept: INDEX_DIR"]


def test_a_full_disk_leaves_no_half_an_index(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        index = open_index(KNOWLEDGE, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert answers(index) == TRAINED
    assert list(tmp_path.iterdir()) == []
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_a_process_that_ended_while_writing_leaves_nothing_that_is_opened(tmp_path: Path) -> None:
    place = opened(tmp_path)
    half = tmp_path / ".new-half"
    place.rename(half)
    cut(half / "weights.npy")
    assert answers(open_index(KNOWLEDGE, tmp_path)) == TRAINED
    assert place.is_dir()


def versions(count: int) -> list[Knowledge]:
    return [changed(chatter=(f"version {number}",)) for number in range(count)]


def test_the_newest_folders_are_kept(tmp_path: Path) -> None:
    places = []
    for age, knowledge in enumerate(versions(KEPT + 2)):
        places.append(opened(tmp_path, knowledge))
        os.utime(places[-1], (age, age))  # a second apart, long ago
    last = opened(tmp_path)
    assert set(tmp_path.iterdir()) == {*places[-KEPT + 1 :], last}


def test_what_is_no_index_is_left_where_it_is(tmp_path: Path) -> None:
    theirs = [tmp_path / f"photos-{year}" for year in range(2000, 2000 + KEPT + 2)]
    for age, folder in enumerate(theirs):
        folder.mkdir()
        os.utime(folder, (age, age))
    open_index(KNOWLEDGE, tmp_path)
    assert [folder.exists() for folder in theirs] == [True] * len(theirs)


def test_other_users_of_the_machine_may_open_what_was_trained(tmp_path: Path) -> None:
    assert opened(tmp_path).stat().st_mode & 0o777 == 0o755
