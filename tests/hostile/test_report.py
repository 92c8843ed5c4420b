"""What a run says, what it calls wrong, and that a finding can be made again."""

from collections import Counter
from pathlib import Path

import pytest

from tests.hostile.generator import GROUP
from tests.hostile.kept import again, keep
from tests.hostile.report import MB, SETTLED, told, wrong
from tests.hostile.shooting import Finding, Shot

FINDING = Finding(seed=3, number=21, name="a text", problem="status 500", cpu=0.2)


def shot(requests: int, *memory: int, findings: tuple[Finding, ...] = ()) -> Shot:
    return Shot(Counter({200: requests}), Counter(reply=requests), [*findings], [FINDING], [size * MB for size in memory], 1.0)


@pytest.mark.parametrize(
    ("run", "is_wrong"),
    [
        (shot(SETTLED, 100, 200, 205), False),
        (shot(SETTLED, 100, 200, 215), True),
        (shot(SETTLED - 1, 100, 200, 300), False),
        (shot(1, 100), False),
        (shot(10, 1, 1, 1, findings=(FINDING,)), True),
    ],
)
def test_findings_and_growing_memory_are_wrong(run: Shot, is_wrong: bool) -> None:
    assert bool(wrong([run])) == is_wrong


def test_it_tells_what_was_answered_and_what_was_slowest() -> None:
    lines = "\n".join(told([shot(1000, 1, 2, 3), shot(500, 1, 2, 3)], 10))
    assert "1,500 requests in 10 s" in lines and "200 x 1,500" in lines and "200 ms (a text, number 21)" in lines


def test_a_finding_is_kept_and_leads_back_to_the_beginning_of_its_talk(tmp_path: Path) -> None:
    [path] = keep([FINDING, FINDING], tmp_path)
    seed, numbers = again(path)
    assert (seed, numbers.start % GROUP, numbers[-1]) == (3, 0, 21)
    (tmp_path / "other.json").write_text("{}")
    with pytest.raises(ValueError, match=r"other.json: expected a file that a run has kept"):
        again(tmp_path / "other.json")
