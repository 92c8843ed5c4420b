"""A sentence as features of the linear model."""

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.features import LONGEST_INSIDE, LONGEST_SPELLING, MEANING, MOST_PAIRED, RARE, SHARES, WHOLE, features


def test_every_block_has_a_share_and_rare_ones_are_blocks() -> None:
    assert features("a", ["a"], ["a"]).keys() == SHARES.keys() >= RARE.keys()
    assert all(share > 0 for share in SHARES.values())


BLOCKS = [
    ("word", "new visa visa", {"new": 1, "visa": 2}),
    ("word", "护 照", {"护": 1, "照": 1}),
    ("pair", "visa new", {"new&visa": 1}),
    ("pair", "visa visa", {}),
    ("pair", "护 照", {}),  # single characters are too many
    ("pair", "护 visa", {}),
    ("pair", "visa", {}),
    ("sound", "hu zhao", {"hu": 1, "zhao": 1, "hu|zhao": 1}),
    ("sound", "hu passport fee", {"hu": 1, "hu|passport": 1}),  # words of other languages beside a syllable only
    ("sound", "passport fee", {}),
    ("sound", "hu hu", {"hu": 2, "hu|hu": 1}),
    ("spelling", "ab", {" a": 1, "ab": 1, "b ": 1, " ab": 1, "ab ": 1, " ab ": 1}),
    ("inside", "a b", {" a": 1, "a ": 1, " a ": 1, " b": 1, "b ": 1, " b ": 1}),
    ("inside", "护照", {}),
    ("word", "", {}),
    ("pair", "", {}),
    ("sound", "", {}),
]


@pytest.mark.parametrize(("block", "text", "counts"), BLOCKS)
def test_a_block(block: str, text: str, counts: dict[str, int]) -> None:
    assert features(text, text.split(), text.split())[block] == counts


def test_spelling_runs_over_the_ends_of_words_and_inside_does_not() -> None:
    blocks = features("ab cd", ["ab", "cd"], [])
    assert "b c" in blocks["spelling"] and "b c" not in blocks["inside"]
    assert "ab " in blocks["inside"] and " cd" in blocks["inside"]


@given(st.text(st.sampled_from("ab护照 "), max_size=20))
def test_runs_are_no_longer_than_they_say(text: str) -> None:
    blocks = features(text, [], [])
    assert {len(run) for run in blocks["spelling"]} <= set(range(2, LONGEST_SPELLING + 1))
    assert {len(run) for run in blocks["inside"]} <= set(range(2, LONGEST_INSIDE + 1))


def test_any_two_words_count_in_whatever_order_they_come() -> None:
    said = ["card", "fee", "lost", "new", "visa"]
    pairs = [features("", list(order), [])["pair"] for order in permutations(said)]
    assert all(found == {f"{one}&{other}": 1 for one, other in combinations(said, 2)} for found in pairs)


def test_of_a_long_story_the_first_words_are_paired() -> None:
    said = [f"word{number}" for number in range(3 * MOST_PAIRED)]
    pairs = features("", said, [])["pair"]
    assert pairs == {f"{one}&{other}": 1 for one, other in combinations(sorted(said[:MOST_PAIRED]), 2)}


def test_the_shares_of_all_blocks_and_of_meaning_are_the_whole() -> None:
    assert sum(SHARES.values()) + MEANING == WHOLE
