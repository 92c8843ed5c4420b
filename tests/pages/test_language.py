from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.knowledge import Knowledge
from bot.pages.language import chosen, languages

ROWS = [
    ("", [], "zh"),
    ("en", ["zh-CN"], "en"),
    ("EN-gb", [], "en"),
    ("zh", ["en"], "zh"),
    ("zh_CN", [], "zh"),
    ("zh-Hant", [], "zh-Hant"),
    ("", ["zh-TW", "en"], "zh-Hant"),
    ("", ["zh-Hant-HK"], "zh-Hant"),
    ("", ["zh-hk"], "zh-Hant"),
    ("", ["zh-Hans-SG"], "zh"),
    ("", ["fr-FR", "en-GB", "zh"], "en"),
    ("", ["fr", "*"], "zh"),
    ("fr", ["en"], "en"),
    ("e", ["english"], "zh"),
]


@pytest.mark.parametrize(("asked", "preferred", "language"), ROWS)
def test_what_is_asked_for_wins_then_what_the_browser_likes(shipped: Knowledge, asked: str, preferred: list[str], language: str) -> None:
    assert chosen(asked, preferred, shipped) == language


def test_traditional_characters_come_with_chinese_only(shipped: Knowledge) -> None:
    english = replace(shipped, phrasebooks={"en": shipped.phrasebooks["en"]}, account=replace(shipped.account, language="en"))
    assert languages(english) == ("en",) and chosen("zh-TW", ["zh-Hant"], english) == "en"
    assert set(languages(shipped)) == {"zh", "zh-Hant", "en"}


@given(asked=st.text(), preferred=st.lists(st.text(), max_size=4))
def test_whatever_is_asked_a_known_language_comes_of_it(shipped: Knowledge, asked: str, preferred: list[str]) -> None:
    assert chosen(asked, preferred, shipped) in languages(shipped)
