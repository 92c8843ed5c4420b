"""Which of the two languages a text is in, by its script."""

import re

from bot.importer.reading.page_error import PageError

ENGLISH, CHINESE = "en", "zh"
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")
LETTER = re.compile(r"[^\W\d_]")
ENOUGH = 20_000
"""Characters that are counted."""


def language(text: str, url: str = "") -> str:
    """A Chinese text may name many people in Latin letters, and the other way round: characters are counted against words.

    Raises PageError where the text is in neither script.
    """
    text = text[:ENOUGH]
    characters, words = len(HAN.findall(text)), WORD.findall(text)
    known = characters + sum(map(len, words))
    if known * 2 <= len(LETTER.findall(text)) or not known:
        raise PageError(url, "a text in Chinese or English", f"another script: {text[:40]}")
    return CHINESE if characters > len(words) else ENGLISH
