"""The likeliest way is found, as if all were tried."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.search.repair.lattice import Arc, likeliest
from bot.search.repair.pairs import pairs

MODEL = pairs([list("abcab"), list("bca"), list("cab")])
CODES = st.lists(st.integers(1, len(MODEL.tokens)), min_size=1, max_size=3, unique=True)


def arc(start: int, end: int, codes: list[int], cost: float = 0.0) -> Arc:
    return Arc(start, end, np.array(codes, np.int64), np.full(len(codes), cost, np.float32))


ARCS = st.lists(
    st.builds(
        lambda at, by, codes, cost: arc(at, at + by, codes, cost), st.integers(0, 3), st.integers(1, 3), CODES, st.sampled_from([0.0, -1.0])
    ),
    max_size=7,
)


def every_way(arcs: list[Arc], place: int, end: int, before: int) -> list[float]:
    if place == end:
        return [0.0]
    scores = []
    for one in arcs:
        for code, cost in zip(one.codes.tolist(), one.costs.tolist(), strict=True) if one.start == place and one.end <= end else ():
            step = float(MODEL.chances(np.array([before * (len(MODEL.tokens) + 1) + code]))[0]) + cost
            scores += [step + rest for rest in every_way(arcs, one.end, end, code)]
    return scores


@given(ARCS, st.integers(1, 5))
def test_no_way_is_likelier(arcs: list[Arc], end: int) -> None:
    arcs.sort(key=lambda one: one.start)
    path, scores = likeliest(arcs, end, MODEL), every_way(arcs, 0, end, 0)
    assert (path is None) == (not scores)
    if path:
        assert abs(path.score - max(scores)) < 1e-4
        walked = [arcs[number] for number, _ in path.steps]
        assert walked[0].start == 0 and walked[-1].end == end
        assert all(left.end == right.start for left, right in itertools.pairwise(walked))


def test_what_stands_before_counts() -> None:
    a, b, c = MODEL.encoded(["a", "b", "c"]).tolist()
    for before, then in ((a, b), (b, c), (c, a)):
        path = likeliest([arc(0, 1, [a, b, c])], 1, MODEL, before)
        assert path and [a, b, c][path.steps[0][1]] == then
