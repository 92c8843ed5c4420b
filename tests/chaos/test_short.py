"""The chaos run, short: every fault once at a rate that a busy machine sustains. `make chaos` is the long one."""

from pathlib import Path

import pytest

from tests.chaos.faults import FAULTS
from tests.chaos.oracle import judge
from tests.chaos.report import report
from tests.chaos.run import Plan, run

SHORT = ("kill a worker", "stop Redis", "hang Redis", "reload")


@pytest.mark.timeout(150)
@pytest.mark.parametrize(
    "plan",
    [
        pytest.param(Plan(seconds=22, rate=50, processes=4, faults=SHORT), id="usual"),
        pytest.param(Plan(seconds=14, rate=50, processes=2, faults=("fill Redis", "fill the disk")), id="full"),
        pytest.param(Plan(seconds=22, rate=50, processes=2, faults=(), rotates=True), id="rotation"),
    ],
)
def test_whatever_fails_every_message_gets_its_one_answer(plan: Plan, tmp_path: Path) -> None:
    outcome = run(plan, tmp_path)
    broken = judge(outcome.messages, [one for one in outcome.happened if one.of_redis])
    told = report(outcome, broken)
    assert not broken and not outcome.errors, told
    assert len(outcome.messages) == plan.rate * plan.seconds, told
    assert sorted({one.name for one in outcome.happened} & set(FAULTS)) == sorted(plan.faults), told
