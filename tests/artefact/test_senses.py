"""The senses of words are read off the dictionary once."""

from pathlib import Path

import numpy as np
import pytest

from bot.artefact.senses import open_senses
from bot.training.senses import Senses


@pytest.fixture(name="readings")
def _readings(monkeypatch: pytest.MonkeyPatch) -> list[Senses]:
    made: list[Senses] = []

    def senses() -> Senses:
        made.append(Senses(("龙舟", "龙舟"), ("dragon", "boat"), np.array([0.7, 0.6], np.float32)))
        return made[-1]

    monkeypatch.setattr("bot.training.senses.senses", senses)
    return made


def same(one: Senses, other: Senses) -> bool:
    return (one.words, one.units) == (other.words, other.units) and np.array_equal(one.strength, other.strength)


def test_they_are_kept(tmp_path: Path, readings: list[Senses]) -> None:
    first, again = open_senses(tmp_path), open_senses(tmp_path)
    assert len(readings) == 1 and same(first, again)


def test_damaged_ones_are_read_again(tmp_path: Path, readings: list[Senses]) -> None:
    open_senses(tmp_path)
    for file in (tmp_path / "senses").rglob("*.txt"):
        file.write_text("x", encoding="utf-8")
    assert same(open_senses(tmp_path), readings[0]) and len(readings) == 2


def test_a_folder_that_cannot_be_written_costs_a_warning_only(
    tmp_path: Path, readings: list[Senses], caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert same(open_senses(tmp_path / "file"), readings[0]) and "INDEX_DIR" in caplog.text
