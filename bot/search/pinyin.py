"""Chinese by its sound: for homophones, and for visitors who type pinyin because the keyboard at hand has no Chinese."""

import functools
import unicodedata

from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

KEPT = 24
"""Characters of a run whose reading is remembered: visitors decide what comes in, so long runs must not fill the memory."""
LONGEST = 60
"""Letters of a word that is read as pinyin: a long question without a space has no more."""
_LONGEST_SYLLABLE = 6  # zhuang, chuang, shuang


@functools.cache
def syllables() -> frozenset[str]:
    """Every toneless syllable of Mandarin that pypinyin knows, and `v` for ü as keyboards have it."""
    spelt = {_toneless(reading) for readings in PINYIN_DICT.values() for reading in readings.split(",")}
    common = {s for s in spelt if s.isascii() and s.isalpha() and (len(s) > 1 or s in "aeo")}
    return frozenset(common | {s.replace("ü", "v") for s in spelt if "ü" in s})


def is_word(characters: str) -> bool:
    """Whether pypinyin knows several characters as a word of the language: some 47,000 are."""
    return characters in PHRASES_DICT


def _toneless(reading: str) -> str:
    decomposed = unicodedata.normalize("NFD", reading)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c) or c == "\u0308"))


def of(characters: str) -> tuple[str, ...]:
    """Syllables of a run of Chinese characters, one a character."""
    return _of(characters) if len(characters) <= KEPT else tuple(lazy_pinyin(characters, v_to_u=False))


@functools.lru_cache(maxsize=20_000)
def _of(characters: str) -> tuple[str, ...]:
    return tuple(lazy_pinyin(characters, v_to_u=False))


def read(letters: str) -> tuple[str, ...] | None:
    """The syllables that a word of Latin letters spells, fewest first; None where it spells none. `huzhao` -> hu zhao."""
    return _read(letters) if len(letters) <= LONGEST else None


@functools.lru_cache(maxsize=10_000)
def _read(letters: str) -> tuple[str, ...] | None:
    best: list[tuple[str, ...] | None] = [(), *[None] * len(letters)]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - _LONGEST_SYLLABLE), end):
            before = best[start]
            if before is not None and letters[start:end] in syllables():
                whole = (*before, letters[start:end])
                now = best[end]
                if now is None or len(whole) < len(now):
                    best[end] = whole
    return best[-1] or None
