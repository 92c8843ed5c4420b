"""The pages: every table well formed, nothing left out in silence."""

import re
from collections.abc import Sequence

import pytest

from benchmarks import accuracy_page, cost_page
from benchmarks.asking import Loss, Row
from benchmarks.engines.engine import ENGINES
from benchmarks.options import Options, options
from benchmarks.racing import Built, Cost
from benchmarks.table import number
from bot.evaluation.metrics import Asked, figures

ASKED = [Asked("q", "a", ("a",), 0.9, True, 950.0), Asked("r", "", (), 0.1, False, 12_345.0)]
FIGURES = {**figures(ASKED), "build_s": 0.0123, "rss_mb": 170.4}
ROWS = [
    Row("banking", "ours", FIGURES, {"typo": Loss(1.25, 400)}),
    Row("banking", "rapidfuzz", FIGURES, {"typo": Loss(-0.5, 300)}),
    Row("banking", "svc", note="not measured: TooLarge: a | b"),
]
COSTS = [
    Cost("ours", 1000, Built(2.0, 124.0), 45.6, [900.0, 1100.0], [1000.0, 1200.0], 1, ""),
    Cost("rapidfuzz", 1_000_000, None, None, [], [], 0, "not asked: measured up to 100,000 only"),
]


def given(name: str, *arguments: str) -> Options:
    return options(name, "", arguments)


def tables(page: str) -> list[list[str]]:
    return [table.strip().splitlines() for table in re.findall(r"(?:^\|.*\n?)+", page, re.MULTILINE)]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("| ").split(" | ")]


PAGES = {
    "accuracy": accuracy_page.page(ROWS, given("accuracy", "--noise")),
    "nothing measured": accuracy_page.page(ROWS[2:], given("accuracy")),
    "cost": cost_page.page(COSTS, given("cost")),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_every_row_has_the_columns_of_its_head(page: str) -> None:
    assert page.startswith("# ") and "Python 3." in page and " cores" in page
    for table in tables(page):
        assert len(table) > 2 and re.fullmatch(r"\|( (---|--:) \|)+", table[1])
        assert {line.count("|") for line in table} == {table[0].count("|")}


def row(page: str, *beginning: str) -> Sequence[str]:
    """The first that begins so, of all tables."""
    rows = (cells(line) for table in tables(page) for line in table)
    return next(row for row in rows if row[: len(beginning)] == list(beginning))


def test_figures_stand_under_their_names() -> None:
    accuracy, cost = accuracy_page.page(ROWS, given("accuracy")), cost_page.page(COSTS, given("cost"))
    assert row(accuracy, "banking", "this bot")[2:11] == ["100.0", "100.0", "100.0", "100.0", "50.0", "12,300", "12,300", "0.0123", "170"]
    assert row(cost, "1,000", "this bot")[2:8] == ["1,100", "1,100", "1,200", "2", "45.6", "124"]


@pytest.mark.parametrize(
    ("value", "shown"), [(None, "-"), (0, "0"), (2.7e-05, "<0.001"), (0.0123, "0.0123"), (99.95, "100"), (12_345, "12,300")]
)
def test_a_figure_has_three_digits_that_count(value: float | None, shown: str) -> None:
    assert number(value) == shown


def test_an_engine_without_figures_says_why() -> None:
    assert "not measured: TooLarge: a / b" in accuracy_page.page(ROWS, given("accuracy"))
    assert "not asked: measured up to 100,000 only" in cost_page.page(COSTS, given("cost"))


def test_a_sample_is_told() -> None:
    assert f"| banking | {ENGINES['rapidfuzz'].label} | -0.5 / 300 |" in accuracy_page.page(ROWS, given("accuracy"))


def test_what_is_skipped_is_told() -> None:
    assert accuracy_page.page(ROWS, given("accuracy")).count("**Skipped:**") == 2
    assert "**Skipped:**" not in accuracy_page.page(ROWS, given("accuracy", "--sets", "somewhere", "--noise"))


def test_the_command_can_be_typed_again_and_names_no_private_folder() -> None:
    told = given("accuracy", "--sets", "/home/me/sets", "--noise", "--sizes", "10").command
    assert told == "python -m benchmarks.accuracy --sets FOLDER --noise"
    assert given("cost", "--sizes", "200,100", "--build-s", "5").command == "python -m benchmarks.cost --sizes 100,200 --build-s 5"


@pytest.mark.parametrize("wrong", [["--sizes", "many"], ["--engines", "ours,magic"], ["--setz", "x"]])
def test_a_mistyped_option_is_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        given("cost", *wrong)
    assert "usage" in capsys.readouterr().err
