"""The trained index of a knowledge: trained once, opened by every process, and never a reason not to start."""

import logging
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bot.artefact.folder import KEPT
from bot.artefact.opening import open_index
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.place import Country
from bot.search.index import COMPILED
from bot.search.match import search
from tests.artefact.kept import ENTRIES, KNOWLEDGE, answered, answers, kept, opened
from tests.search import many, small

ROOT = Path(__file__).parents[2]


def test_what_was_trained_is_kept_and_answers_the_same(tmp_path: Path) -> None:
    assert answers(open_index(KNOWLEDGE, tmp_path)) == answered()
    assert answers(open_index(KNOWLEDGE, tmp_path)) == answered()
    assert len(list(tmp_path.iterdir())) == 1


def test_missing_folders_are_made(tmp_path: Path, trainings: list[object]) -> None:
    opened(tmp_path / "data" / "index")
    assert len(list((tmp_path / "data" / "index").iterdir())) == 1


def test_the_second_opening_trains_nothing(tmp_path: Path, without_training: Callable[[], None]) -> None:
    kept(tmp_path)
    without_training()
    assert answers(open_index(KNOWLEDGE, tmp_path)) == answered()
    with pytest.raises(ImportError):  # so the fixture does forbid it
        open_index(KNOWLEDGE, tmp_path / "other")


def test_a_knowledge_of_one_entry_is_kept_too(tmp_path: Path, without_training: Callable[[], None]) -> None:
    knowledge = small.knowledge("marriage")
    trained = answers(open_index(knowledge, tmp_path))
    without_training()
    index = open_index(knowledge, tmp_path)
    assert index.linear is None and answers(index) == trained


def test_a_knowledge_of_very_many_entries_is_kept_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without_training: Callable[[], None]
) -> None:
    monkeypatch.setattr("bot.training.train.train", lambda knowledge: many.trained())
    questions = ("护照丢了怎么办", "huzhaodiulezenmeban", "how much for a pet", "weather", "")
    trained = [search(question, many.trained()) for question in questions]
    opened(tmp_path, many.knowledge())
    without_training()
    index = open_index(many.knowledge(), tmp_path)
    assert index.pairs and not index.views
    assert [search(question, index) for question in questions] == trained


def arrays(value: Any) -> list[np.ndarray]:
    if isinstance(value, np.ndarray):
        return [value]
    parts = [getattr(value, field.name) for field in fields(value)] if is_dataclass(value) else []
    parts += value.values() if isinstance(value, dict) else []
    return [array for part in parts for array in arrays(part)]


def test_what_is_opened_is_mapped_from_disk(tmp_path: Path) -> None:
    kept(tmp_path)
    index = open_index(KNOWLEDGE, tmp_path)
    found = [array for part in COMPILED for array in arrays(getattr(index, part))]
    assert len(found) > 20
    assert all(isinstance(array.base, np.memmap) and not array.flags.writeable for array in found)


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
    first = kept(tmp_path)
    second = opened(tmp_path, other)
    assert first != second and first.exists()


def test_what_training_does_not_depend_on_changes_nothing(tmp_path: Path, without_training: Callable[[], None]) -> None:
    kept(tmp_path)
    without_training()
    open_index(with_entry(path="elsewhere.md", links=()), tmp_path)


PROGRAM = """
import importlib, sys
from pathlib import Path
from bot.artefact.opening import open_index
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
    kept(index)
    same, changed = told(*(start(index, code=code) for code in codes))
    assert "sklearn" not in same and "sklearn" in changed
    assert len(list(index.iterdir())) == 2


NAMES = """
import pickle, sys
from bot.artefact.opening import _name
knowledge = pickle.load(sys.stdin.buffer)
print(_name(knowledge))
for changed in sys.argv[1:]:
    with open(changed, "ab") as file:
        file.write(b"\\n")
    print(_name(knowledge))
"""
DEPENDED_ON = [
    *("bot/artefact/state.py", "bot/language/table.py", "bot/search/text.py", "bot/search/pairs/sides.py", "bot/training/pairs/learn.py"),
    *("bot/language/words.en.txt", "bot/language/words.zh.txt", "bot/language/vectors.npy"),
]


@pytest.mark.parametrize("file", DEPENDED_ON)
def test_whatever_training_depends_on_names_the_folder(tmp_path: Path, file: str) -> None:
    shutil.copytree(ROOT / "bot", tmp_path / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-B", "-c", NAMES, file]
    done = subprocess.run(command, cwd=tmp_path, input=pickle.dumps(KNOWLEDGE), capture_output=True, check=True)
    before, after = done.stdout.split()
    assert before != after


def test_what_was_trained_answers_without_the_libraries_of_training(tmp_path: Path, start: Callable[..., "subprocess.Popen[str]"]) -> None:
    kept(tmp_path / "index")
    best = search("fee for getting married", open_index(KNOWLEDGE, tmp_path / "index")).candidates[0]
    assert told(start(tmp_path / "index")) == [f"{best.entry} {best.score}"]


def test_two_processes_at_once_leave_one_folder(tmp_path: Path, start: Callable[..., "subprocess.Popen[str]"]) -> None:
    index = tmp_path / "index"
    one, other = told(*(start(index, "bot.training.train") for _ in range(2)))
    assert one == other
    [place] = index.iterdir()
    assert not place.name.startswith(".")
    assert answers(open_index(KNOWLEDGE, index)) == answered()


def test_a_damaged_index_is_mended(tmp_path: Path, trainings: list[object], without_training: Callable[[], None]) -> None:
    weights = kept(tmp_path) / "linear.weights.npy"
    weights.write_bytes(weights.read_bytes()[: weights.stat().st_size // 2])
    open_index(KNOWLEDGE, tmp_path)
    assert len(trainings) == 1
    without_training()
    assert answers(open_index(KNOWLEDGE, tmp_path)) == answered()


def in_the_way(folder: Path) -> Path:
    (folder / "file").write_text("")
    return folder / "file"


def below_a_file(folder: Path) -> Path:
    return in_the_way(folder) / "index"


def system(folder: Path) -> Path:
    return Path("/proc/index")  # nobody may write there, not even root; on other systems it is missing from a read-only root


@pytest.mark.parametrize("where", [in_the_way, below_a_file, system])
def test_a_folder_that_cannot_be_written_costs_a_warning_only(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, trainings: list[object], where: Callable[[Path], Path]
) -> None:
    with caplog.at_level(logging.WARNING, "bot.artefact"):
        assert answers(open_index(KNOWLEDGE, where(tmp_path))) == answered()
    assert [record.message for record in caplog.records] == ["the index can't be kept: INDEX_DIR"]


def test_a_process_that_ended_while_writing_leaves_nothing_that_is_opened(tmp_path: Path, trainings: list[object]) -> None:
    place = kept(tmp_path)
    half = tmp_path / ".new-half"
    place.rename(half)
    (half / "linear.weights.npy").unlink()
    assert answers(open_index(KNOWLEDGE, tmp_path)) == answered()
    assert place.is_dir() and len(trainings) == 1


def versions(count: int) -> list[Knowledge]:
    return [changed(chatter=(f"version {number}",)) for number in range(count)]


def test_the_newest_folders_are_kept(tmp_path: Path) -> None:
    places = []
    for age, knowledge in enumerate(versions(KEPT + 2)):
        places.append(opened(tmp_path, knowledge))
        os.utime(places[-1], (age, age))  # a second apart, long ago
    last = opened(tmp_path)
    assert set(tmp_path.iterdir()) == {*places[-KEPT + 1 :], last}
