"""What Chinese words may mean, from the dictionary."""

from functools import cache

import pytest

from bot.training.dictionary import Dictionary, dictionary


@cache
def read() -> Dictionary:
    return dictionary()


MEANT = [
    ("护照", "passport"),
    ("丢", "lose"),
    ("签证", "visa"),
    ("星期六", "saturday"),
    ("8月", "august"),
    ("八月", "august"),
    ("下午", "pm"),
]


@pytest.mark.parametrize(("word", "unit"), MEANT)
def test_a_word_means(word: str, unit: str) -> None:
    assert read().may_mean(word)[unit] > 0.5


def test_earlier_and_shorter_meanings_count_more() -> None:
    meant = read().may_mean("打开")
    assert meant["open"] > meant["switch"]


def test_notes_on_a_word_are_no_meanings() -> None:
    assert "surname" not in read().may_mean("王") and "classifi" not in read().may_mean("个")


@pytest.mark.parametrize(("word", "small"), [("的", True), ("了", True), ("吗", True), ("在", True), ("钱", False), ("护照", False)])
def test_particles_are_told_from_words(word: str, small: bool) -> None:
    assert read().is_small(word) == small


@pytest.mark.parametrize(
    ("text", "unit"), [("seven", "#7"), ("7", "#7"), ("twenty", "#20"), ("fifty", "#50"), ("what", "what"), ("passports", "passport")]
)
def test_numbers_are_units_of_their_own(text: str, unit: str) -> None:
    assert read().english(text) == [unit]


def test_a_longer_word_holds_others() -> None:
    assert {"签证", "申请"} <= {*read().inside("签证申请表")}
