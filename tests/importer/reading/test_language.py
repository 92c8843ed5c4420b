import pytest

from bot.importer.reading.language import language
from bot.importer.reading.page_error import PageError


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ambassador Lin Zhiyuan (林致远) flew a kite in the old town", "en"),
        ("林致远大使会见Edith Warburton", "zh"),
        ("Kites, café", "en"),
        ("风筝", "zh"),
    ],
)
def test_by_characters_and_words(text: str, code: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize("text", ["", "2012 - 04", "Посол открыл выставку kites"])
def test_neither_is_an_error(text: str) -> None:
    with pytest.raises(PageError, match="Chinese or English"):
        language(text)
