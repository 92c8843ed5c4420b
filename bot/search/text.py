"""One form for every spelling: width, case, traditional characters, invisible characters and punctuation folded away."""

import functools
import re
import unicodedata

from opencc import OpenCC

LONGEST = 500
"""Characters of a message that are read as a question. One that needs more than this needs a person."""
WHOLE = 2000
"""Characters that a WeChat text can have at most: danger is listened for in all of them."""

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTER = re.compile(r"[^\W\d_]")
# An apostrophe inside a word joins it (don't -> dont), as hurried people write it anyway.
_APOSTROPHE = re.compile(r"(?<=\w)['\u2018\u2019\u02bc`\u00b4](?=\w)")
_BLANK_LETTERS = "\u115f\u1160"
_NOT_WORD = re.compile(r"[\W_]+")


class _Visible(dict[int, int | None]):
    """For str.translate: no invisible characters, no emoji, no accents that stand alone. Only characters of the first plane are remembered,
    so that nobody can fill the memory with the others."""

    def __missing__(self, code: int) -> int | None:
        gone = unicodedata.category(chr(code)) in ("Cf", "So", "Sk") or chr(code) in _BLANK_LETTERS
        if code <= 0xFFFF:
            self[code] = None if gone else code
        return None if gone else code


_VISIBLE = _Visible()

ZH, ZH_HANT, EN = "zh", "zh-Hant", "en"


@functools.cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def to_simplified(text: str) -> str:
    """Traditional characters and Taiwan's words as the mainland writes them."""
    return str(_converter("tw2sp").convert(text)) if has_han(text) else text


def to_traditional(text: str) -> str:
    """Simplified characters as traditional ones, character by character: staff's words stay staff's words."""
    return str(_converter("s2tw").convert(text)) if has_han(text) else text


def has_han(text: str) -> bool:
    return _HAN.search(text) is not None


def normalise(text: str, longest: int = LONGEST) -> str:
    """Words separated by single spaces, lower case, simplified; no punctuation, no emoji, no invisible character; the first `longest`
    characters of what is left.
    """
    text = unicodedata.normalize("NFKC", text[:WHOLE].replace("\u00b4", "'"))
    text = text if text.isascii() else text.translate(_VISIBLE)
    text = _APOSTROPHE.sub("", to_simplified(text[:longest].casefold().replace("i\u0307", "i")))
    return _NOT_WORD.sub(" ", text).strip()


def compact(text: str) -> str:
    """`normalise` without its spaces: for comparing whole short sentences."""
    return normalise(text).replace(" ", "")


def language(text: str) -> str:
    """zh, zh-Hant or en; empty where the text has no letters of either (a number, an emoji).

    A character of Chinese carries about half as much as a word of English, so characters are counted against words: the rule is of a few
    lines because the detectors that were tried are large and worse on texts of three words.
    """
    han = len(_HAN.findall(text))
    words = len([w for w in _NOT_WORD.split(_HAN.sub(" ", text)) if _LETTER.search(w)])
    if not han and not words:
        return ""
    if han <= words // 2:
        return EN
    return ZH if is_simplified(text) else ZH_HANT


def is_simplified(text: str) -> bool:
    """False where a character is written in its traditional form only."""
    return str(_converter("t2s").convert(text)) == text
