"""The noise that questions are asked with: seeded, and what it says."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin
from rapidfuzz.distance import OSA

from benchmarks.noise import CHINESE, ENGLISH, KINDS, kinds, noisy

PASSPORT = "我的护照丢了,怎么办?"


@pytest.mark.parametrize(
    ("kind", "question", "expected"),
    [
        ("upper", "I lost my passport", "I LOST MY PASSPORT"),
        ("traditional", "护照丢了", "護照丟了"),
        ("pinyin", PASSPORT, "wodehuzhaodiule,zenmeban?"),
        ("spaced pinyin", "护照丢了 help", "hu zhao diu le help"),
        ("typo", "so to it", "so to it"),
        ("drop", "护", "护"),
        ("swap", "天天", "天天"),
        ("homophone", "no Chinese", "no Chinese"),
    ],
)
def test_a_kind_does_what_it_says(kind: str, question: str, expected: str) -> None:
    assert noisy(question, kind, seed=1) == expected


@pytest.mark.parametrize("seed", range(20))
def test_a_typo_is_one_error_in_one_word_and_spares_its_first_letter(seed: int) -> None:
    asked, typed = ["can", "I", "renew"], noisy("can I renew", "typo", seed).split()
    assert typed[:2] == asked[:2] and typed[2][0] == "r" and OSA.distance(typed[2], "renew") == 1


@pytest.mark.parametrize("seed", range(20))
def test_a_homophone_is_one_other_character_of_the_same_sound(seed: int) -> None:
    heard = noisy(PASSPORT, "homophone", seed)
    other = [at for at, character in enumerate(PASSPORT) if heard[at] != character]
    assert len(heard) == len(PASSPORT) and len(other) == 1
    assert lazy_pinyin(PASSPORT[other[0]]) == lazy_pinyin(heard[other[0]]) or PASSPORT[other[0]] in "的了"


@pytest.mark.parametrize("seed", range(20))
def test_drop_and_swap_touch_chinese_characters_only(seed: int) -> None:
    dropped, swapped = noisy(PASSPORT, "drop", seed), noisy(PASSPORT, "swap", seed)
    assert len(dropped) == len(PASSPORT) - 1 and Counter(dropped) <= Counter(PASSPORT)
    assert Counter(swapped) == Counter(PASSPORT) and OSA.distance(swapped, PASSPORT) == 1
    assert [text.translate(str.maketrans("", "", "我的护照丢了怎么办")) for text in (dropped, swapped)] == [",?", ",?"]


def test_seeds_differ_and_stay_the_same() -> None:
    assert len({noisy("passport renewal", "typo", seed) for seed in range(30)}) > 5
    assert all(noisy(PASSPORT, kind, 3) == noisy(PASSPORT, kind, 3) for kind in KINDS)


def test_a_language_has_its_kinds() -> None:
    assert kinds("passport 护照") is CHINESE and kinds("passport") is ENGLISH


@given(st.sampled_from(sorted(KINDS)), st.text(max_size=30), st.integers(0, 99))
def test_no_text_breaks_a_kind(kind: str, text: str, seed: int) -> None:
    assert KINDS[kind](text, Random(seed)) == KINDS[kind](text, Random(seed))
