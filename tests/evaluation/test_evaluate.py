"""python -m bot evaluate, on small sheets."""

import json
from pathlib import Path

import pytest

from bot.cli import main
from bot.errors import KnowledgeError
from bot.evaluation.evaluate import Heard, run
from bot.evaluation.sheets import named, read_pairs

ENTRIES = "entry,question\n" + "\n".join(
    f"{entry},{text}"
    for entry, texts in {
        "lost_card": ["I lost my card", "my card is gone", "card missing", "卡丢了"],
        "open_account": ["how do I open an account", "new account please", "start an account", "开户"],
        "c0": ["what is the weather", "will it rain", "sunny or not", "天气如何"],
    }.items()
    for text in texts
)
QUERIES = "question,expected\nmy card is lost,lost_card\nopen a new account,open_account\n卡丢了怎么办,lost_card\nsing a song,\n"


@pytest.fixture
def sheets(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "entries.csv").write_text(ENTRIES, encoding="utf-8")
    (tmp_path / "queries.csv").write_text(QUERIES, encoding="utf-8")
    return str(tmp_path / "queries.csv"), str(tmp_path / "entries.csv")


def test_entries_of_a_sheet_are_found_and_counted(sheets: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", sheets[0], "--entries", sheets[1], "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["questions"], found["top1"]) == (4, 1.0)
    names = "questions top1 top3 mrr auroc in_scope_accuracy oos_recall precision coverage precision_at_80 latency_us_p50 latency_us_p99"
    assert {*names.split(), "threshold", "build_s", "rss_mb"} == set(found)


def test_the_threshold_is_chosen_on_the_tuning_sheet(sheets: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", sheets[0], "--entries", sheets[1], "--tune", sheets[0], "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["threshold"] is not None
    assert found["in_scope_accuracy"] == 1.0


def test_what_went_wrong_is_listed(sheets: tuple[str, str], tmp_path: Path) -> None:
    Path(sheets[0]).write_text("question,expected\nmy card is lost,open_account\n", encoding="utf-8")
    main(["evaluate", sheets[0], "--entries", sheets[1], "--errors", str(tmp_path / "wrong.csv")])
    lines = (tmp_path / "wrong.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("question,expected,answered") and lines[1].startswith("my card is lost,open_account,")


def test_where_a_declined_entry_is_expected_nothing_is() -> None:
    def ask(question: str) -> Heard:
        return Heard(("opinions", "visa"), 0.9, False)

    asked = run(ask, [("war?", "opinions"), ("visa, and war?", "visa|opinions"), ("visa", "visa")], nothing={"opinions"})
    assert [one.expected for one in asked] == ["", "visa", "visa"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", ":1: expected the columns question,expected, found an empty file"),
        ("a,b\n", ":1: expected the columns question,expected, found a,b"),
        ("question,expected\nhello, you,x\n", ":2: expected 2 columns, found 3"),
    ],
)
def test_a_broken_sheet_is_told_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "q.csv").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=problem):
        read_pairs(tmp_path / "q.csv", ("question", "expected"))


@pytest.mark.parametrize(
    ("id", "name"), [("activate_my_card", "activate my card"), ("ActivateMyCard", "activate my card"), ("c0", ""), ("e12", "")]
)
def test_a_name_made_of_words_is_words(id: str, name: str) -> None:
    assert named(id) == name
