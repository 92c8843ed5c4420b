"""Words that are parts of a message: found wherever they stand, the longest first, and cheaply however long the message is."""

import pytest

from bot.search.parts import has, without

PARTS = {"news": frozenset({"新闻", "最新新闻", "news", "latest news", "a b c d e f g h i"}), "empty": frozenset({""})}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("最新新闻和签证", "和签证"),
        ("新新闻闻", "新闻"),
        ("the latest news on visas", "the on visas"),
        ("newsroom", "newsroom"),
        ("news新闻news", ""),
        ("新", "新"),
        ("a b c d e f g h i", "a b c d e f g h i"),
        ("", ""),
    ],
)
def test_the_longest_part_goes_and_the_rest_stays(text: str, left: str) -> None:
    assert without(text, PARTS, "news") == left
    assert has(text, PARTS, "news") == (left != text)
    assert without(text, PARTS, "empty") == without(text, PARTS)


def test_without_a_name_nothing_goes() -> None:
    assert without("最新新闻", PARTS) == "最新新闻" and not has("最新新闻", PARTS)
