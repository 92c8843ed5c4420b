"""What goes wrong between a visitor's head and the bot, as seeded generators: the same question and seed give the same noise.

Kinds of English: `typo` one wrong letter in one word of at least four letters; `upper` all in capitals. Kinds of Chinese: `homophone` one
character replaced by another of the same toneless syllable; `traditional` characters; `drop` one character left out; `swap` two neighbours
in each other's place; `pinyin` all of it as letters run together; `spaced pinyin` the same syllable by syllable.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from random import Random

from pypinyin import lazy_pinyin

from bot.search.text import has_han, to_traditional

Kind = Callable[[str, Random], str]

SHORTEST = 4
"""Letters of a word that gets a typing error."""
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")

_LONG_WORD = re.compile(rf"[a-zA-Z]{{{SHORTEST},}}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")


def typo(text: str, chance: Random) -> str:
    found = list(_LONG_WORD.finditer(text))
    if not found:
        return text
    word = chance.choice(found)
    return text[: word.start()] + _mistyped(word[0], chance) + text[word.end() :]


def _mistyped(word: str, chance: Random) -> str:
    """A letter but the first left out, doubled, replaced by the key beside it, or exchanged for the next; never the same word."""
    at = chance.randrange(1, len(word))
    before, letter, after = word[:at], word[at], word[at + 1 :]
    errors = [before + after, before + letter * 2 + after, before + _beside(letter, chance) + after]
    if after and after[0] != letter:
        errors.append(before + after[0] + letter + after[1:])
    return chance.choice([error for error in errors if error != word])


def _beside(letter: str, chance: Random) -> str:
    row = next(keys for keys in KEYS if letter.lower() in keys)
    at = row.index(letter.lower())
    return chance.choice(row[max(0, at - 1) : at] + row[at + 1 : at + 2])


def upper(text: str, chance: Random) -> str:
    return text.upper()


def homophone(text: str, chance: Random) -> str:
    sounds = _sounds(text)
    others = [(at, other) for at, sound in sounds.items() if (other := _alike(sound).replace(text[at], ""))]
    if not others:
        return text
    at, other = chance.choice(others)
    return text[:at] + chance.choice(other) + text[at + 1 :]


def _sounds(text: str) -> dict[int, str]:
    """By place: the syllable of each Chinese character, read in its context."""
    return {run.start() + at: sound for run in _HAN_RUN.finditer(text) for at, sound in enumerate(lazy_pinyin(run[0]))}


def _alike(sound: str) -> str:
    return _homophones().get(sound, "")


@functools.cache
def _homophones() -> Mapping[str, str]:
    """Characters by syllable: the 3,755 common ones, which are rows 16 to 55 of the national standard GB 2312."""
    alike: defaultdict[str, str] = defaultdict(str)
    for row in range(0xB0, 0xD8):
        for character in bytes(byte for column in range(0xA1, 0xFF) for byte in (row, column)).decode("gb2312", errors="ignore"):
            alike[lazy_pinyin(character)[0]] += character
    return alike


def traditional(text: str, chance: Random) -> str:
    return to_traditional(text)


def drop(text: str, chance: Random) -> str:
    places = [found.start() for found in _HAN.finditer(text)]
    if len(places) < 2:
        return text
    at = chance.choice(places)
    return text[:at] + text[at + 1 :]


def swap(text: str, chance: Random) -> str:
    places = [at for at in range(len(text) - 1) if _HAN.match(text[at]) and _HAN.match(text[at + 1]) and text[at] != text[at + 1]]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def pinyin(text: str, chance: Random) -> str:
    return _HAN_RUN.sub(lambda run: "".join(lazy_pinyin(run[0])), text)


def spaced_pinyin(text: str, chance: Random) -> str:
    return " ".join(_HAN_RUN.sub(lambda run: f" {' '.join(lazy_pinyin(run[0]))} ", text).split())


ENGLISH: Mapping[str, Kind] = {"typo": typo, "upper": upper}
CHINESE: Mapping[str, Kind] = {
    "homophone": homophone,
    "traditional": traditional,
    "drop": drop,
    "swap": swap,
    "pinyin": pinyin,
    "spaced pinyin": spaced_pinyin,
}
KINDS: Mapping[str, Kind] = {**ENGLISH, **CHINESE}


def kinds(text: str) -> Mapping[str, Kind]:
    """Those that a text can have, by its language."""
    return CHINESE if has_han(text) else ENGLISH


def noisy(text: str, kind: str, seed: int) -> str:
    return KINDS[kind](text, Random(f"{seed} {kind} {text}"))
