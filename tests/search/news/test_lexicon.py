"""Words that stand for the same in both languages."""

import pytest

from bot.search.news.lexicon import lexicon
from bot.search.text import normalise
from bot.search.words import by_letters
from tests.search.news import small

LEXICON = lexicon(small.knowledge())


def signs(text: str) -> list[str]:
    return [sign for found in LEXICON.find(by_letters(normalise(text))) for sign in found.term.signs]


SAID = [
    (("文致远", "文致遠", "Wen Zhiyuan", "Ambassador Wen", "wenzhiyuan", "wen zhi yuan", "WEN ZHIYUAN"), ["#Wen Zhiyuan"]),
    (("一带一路", "一帶一路", "the Belt and Road", "BRI", "yidaiyilu", "yi dai yi lu"), ["=Belt and Road"]),
    (("the Belt and Road Initiative",), ["=Belt and Road"]),
    (("招待会", "Receptions", "zhaodaihui"), ["=reception"]),
    (("萨里", "Surrey", "Surrey County"), ["#Surrey"]),
    (("法兰西", "French"), ["#France"]),
    (("护照", "passport"), ["=护照"]),
    (("国庆招待会", "National Day reception"), ["=National Day", "=reception"]),
    (("wen", "致远", "road", "", "nothing of it"), []),
]


@pytest.mark.parametrize(("text", "expected"), [(text, expected) for texts, expected in SAID for text in texts])
def test_a_name_has_one_sign_however_it_is_written(text: str, expected: list[str]) -> None:
    assert signs(text) == expected
