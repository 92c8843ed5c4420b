"""Which errors are likely to be made."""

import pytest

from bot.search.repair.edits import NEIGHBOURS, NEITHER, SLIP, likelihood

LIKELY = [
    ("a letter lost", "pasport", "passport", 0.0),
    ("the last letter lost", "visi", "visit", 0.0),
    ("two letters swapped", "pasport", "pasprot", 0.0),
    ("a letter struck twice", "passsport", "passport", SLIP),
    ("the key beside it", "vosa", "visa", SLIP),
    ("the key below it", "pass", "pazs", SLIP),
    ("a key elsewhere", "vusa", "vlsa", NEITHER),
    ("another letter", "passlport", "passport", NEITHER),
    ("another letter at the end", "visak", "visa", NEITHER),
]


@pytest.mark.parametrize(("typed", "meant", "expected"), [row[1:] for row in LIKELY], ids=[row[0] for row in LIKELY])
def test_what_hands_do_is_likelier_than_what_they_dont(typed: str, meant: str, expected: float) -> None:
    assert likelihood(typed, meant) == expected


@pytest.mark.parametrize(
    ("pair", "touch"), [("qw", True), ("wq", True), ("qa", True), ("wa", True), ("qs", False), ("ws", True), ("qp", False), ("lp", True)]
)
def test_keys_touch_as_on_a_keyboard(pair: str, touch: bool) -> None:
    assert (pair in NEIGHBOURS) is touch
