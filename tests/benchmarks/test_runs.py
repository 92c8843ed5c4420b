"""Both benchmarks, run through: with this bot alone, so that no other package is needed."""

import re
from pathlib import Path

import pytest

from benchmarks import accuracy, cost
from benchmarks.asking import work
from benchmarks.engines.engine import ENGINES
from benchmarks.process import Process
from benchmarks.sets import Set, sets


def test_cost_runs_through(capsys: pytest.CaptureFixture[str]) -> None:
    cost.main(["--sizes", "200", "--questions", "60", "--engines", "ours"])
    line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("| 200 |"))
    p50, p99 = (float(cell.replace(",", "")) for cell in line.split(" | ")[2:4])
    assert 0 < p50 <= p99
    assert float(line.split(" | ")[8]) > 80, "the entry that a question was made for is found"


def test_an_engine_that_takes_too_long_is_cut_off_with_a_note(capsys: pytest.CaptureFixture[str]) -> None:
    cost.main(["--sizes", "200", "--questions", "60", "--engines", "ours", "--build-s", "0.001"])
    assert "cut off: not built within 0 s" in capsys.readouterr().out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cards").mkdir()
    known = [f"{entry},{text} {at}" for entry, text in (("lost", "I lost my card"), ("open", "open an account")) for at in range(5)]
    asked = [f"my card is lost number {at},lost" for at in range(40)]
    (tmp_path / "cards/entries.csv").write_text("\n".join(["entry,question", *known]), encoding="utf-8")
    (tmp_path / "cards/queries.csv").write_text("\n".join(["question,expected", *asked, "sing a song,"]), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("engine", ["ours", "rapidfuzz"])
def test_a_set_is_measured_in_a_process_of_its_own(folder: Path, engine: str) -> None:
    process = Process(work, Set(folder / "cards"), engine, True)
    assert process.receive(40) >= 0
    row = process.receive(40)
    process.end()
    assert (row.set, row.engine, row.figures["questions"], row.figures["top1"]) == ("cards", engine, 41, 1.0)
    assert set(row.losses) == {"typo", "upper"} and row.losses["upper"].points == 0
    assert row.figures["rss_mb"] > 10 and (row.figures["precision"] is not None) == ENGINES[engine].thresholds


def test_the_knowledge_comes_before_the_sets(folder: Path) -> None:
    assert [one.name for one in sets(folder)] == ["knowledge", "cards"] and [one.is_knowledge for one in sets(folder)] == [True, False]
    assert len(sets(None)) == 1


def test_a_set_that_fails_has_a_note(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "cards/queries.csv").write_text("wrong\n", encoding="utf-8")
    monkeypatch.setattr(accuracy, "sets", lambda given: [Set(folder / "cards")])
    accuracy.main(["--engines", "ours"])
    assert "not measured: KnowledgeError" in capsys.readouterr().out


def test_an_engine_that_answers_too_slowly_tells_how_far_it_came(capsys: pytest.CaptureFixture[str]) -> None:
    cost.main(["--sizes", "200", "--questions", "200", "--engines", "ours", "--ask-s", "0.1"])
    line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("| 200 |"))
    assert re.search(r"cut off after (0|50|100|150) of 200 questions", line)
