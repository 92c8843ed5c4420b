"""A sentence as tokens in its two views, by letters and by sound: of a visitor, and of staff, whose sentences may hold templates."""

import functools
from collections.abc import Callable, Mapping

from bot.search import pinyin, words
from bot.search.lexicon import COUNTRY, PLACE
from bot.search.text import has_han, normalise

LETTERS, SOUND = "letters", "sound"

LONG_WORD = 4
"""Letters up to which a visitor's word that is both English and pinyin (`can`, `die`) may be meant as pinyin."""


def of_visitor(text: str, view: str, staffs: Callable[[str], bool]) -> list[str]:
    """The tokens of a normalised text. `staffs` tells the English words that staff use."""
    return words.by_letters(text) if view == LETTERS else words.by_sound(text, lambda word: len(word) > LONG_WORD and staffs(word))


@functools.lru_cache(maxsize=50_000)
def of_staff(text: str, view: str) -> tuple[str, ...]:
    """The tokens of a sentence of staff's, normalised by `plain`: a template is a token of its own, and English is never pinyin."""
    return tuple(token for run in text.split(" ") for token in ([run] if run in (PLACE, COUNTRY) else _OF_STAFF[view](run)))


@functools.lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """Of staff: normalised, but for the templates of staff, which keep their braces."""
    for template in (PLACE, COUNTRY):
        if template in text:
            return f" {template} ".join(plain(part) for part in text.split(template)).strip()
    return normalise(text)


def is_small(token: str, view: str) -> bool:
    """Whether a token means little alone: a character in one view, a syllable in the other."""
    return (len(token) == 1 and has_han(token)) if view == LETTERS else token in pinyin.syllables()


_OF_STAFF: Mapping[str, Callable[[str], list[str]]] = {
    LETTERS: words.by_letters,
    SOUND: lambda text: words.by_sound(text, lambda word: True),
}
