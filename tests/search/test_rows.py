"""Lists of numbers in one array."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.rows import rows

SIZE = 6
LISTS = st.lists(st.lists(st.integers(0, SIZE - 1), max_size=5), min_size=1, max_size=6)
EIGHTHS = st.integers(-16, 16).map(lambda n: n / 8)
"""Numbers that add up and multiply without rounding."""


@given(LISTS)
def test_each_row_is_the_list_it_was_made_of(lists: list[list[int]]) -> None:
    made = rows(lists)
    assert [made[row].tolist() for row in range(len(lists))] == lists


@given(LISTS, st.data())
def test_sums_are_those_of_a_plain_loop(lists: list[list[int]], data: st.DataObject) -> None:
    weights = data.draw(st.lists(st.tuples(st.integers(0, len(lists) - 1), EIGHTHS), max_size=6))
    length = sum(map(len, lists))
    degree = data.draw(st.none() | st.lists(EIGHTHS, min_size=length, max_size=length))
    beside = None if degree is None else np.array(degree, np.float32)
    expected = [0.0] * SIZE
    for row, weight in weights:
        before = sum(map(len, lists[:row]))
        for place, number in enumerate(lists[row]):
            expected[number] += weight * (1 if degree is None else degree[before + place])
    found = rows(lists).sums(weights, SIZE, beside)
    assert found.tolist() == expected and found.dtype == np.float32


@pytest.mark.parametrize("lists", [[], [[]], [[], []]])
def test_empty_rows_are_rows(lists: list[list[int]]) -> None:
    made = rows(lists)
    assert [made[row].tolist() for row in range(len(lists))] == lists
    assert made.sums([(row, 1.0) for row in range(len(lists))], 3).tolist() == [0, 0, 0]
