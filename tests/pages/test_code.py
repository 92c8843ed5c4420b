import re

import pytest
import segno

from bot.pages.code import code


def modules(path: str, width: int) -> list[list[int]]:
    """The picture read back: rows of 1 (dark) and 0."""
    found = [[0] * width for _ in range(width)]
    for line in re.findall(r"M[^M]+", path):
        row = int(re.fullmatch(r"M0 (\d+)\.5.*", line)[1])  # type: ignore[index]
        at = 0
        for pen, length in re.findall(r"([hm])(\d+)(?: 0)?", line.partition(".5")[2]):
            found[row][at : at + int(length)] = [int(pen == "h")] * int(length)
            at += int(length)
        assert at == width
    return found


@pytest.mark.parametrize("id", ["a", "wang-yi-china-russia-relations", "long-" * 50])
def test_it_is_drawn_as_the_library_says(id: str) -> None:
    address = f"https://bot.example.org/entries/{id}"
    drawn, expected = code(address), segno.make(address, error="m", micro=False)
    assert modules(drawn.path, drawn.width) == [[*row] for row in expected.matrix]


def test_another_address_is_another_picture() -> None:
    assert code("https://bot.example.org/entries/a").path != code("https://bot.example.org/entries/b").path
