"""A question, read: normalised, repaired, cut into tokens."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bot.search import pinyin, words
from bot.search.index import Index
from bot.search.lexicon import PLACE, Found
from bot.search.text import WHOLE, has_han, normalise
from bot.search.tokens import LETTERS, SOUND, of_visitor

FEWEST_SYLLABLES = 2
"""A single syllable may be any word of a third language."""
TYPED, SOUNDED, REPAIRED = 1.0, 0.97, 0.9
"""How much the letters of a question count: as they were typed, characters that its pinyin stands for, words that were repaired."""

_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")


@dataclass(frozen=True, slots=True)
class Reading:
    normalised: str
    repaired: Mapping[str, str]
    """What was read as what."""
    text: str
    """What is searched for."""
    letters: tuple[str, ...]
    sound: tuple[str, ...]
    """Its tokens. The sound is taken of the text as it was typed, since repairs would spoil pinyin."""
    trust: float
    """How much its letters count."""
    typed: bool
    """Whether every Chinese character of it was typed so, if characters were typed."""


def read(text: str, index: Index) -> Reading:
    """A message is read by several steps, and worked out once."""
    found: Reading = index.readings.of(text[:WHOLE], partial(_read, index=index))
    return found


def _read(text: str, index: Index) -> Reading:
    normalised = normalise(text)
    said = words.runs(normalised)
    spelt = index.chinese.read(normalised, index.english)
    repaired = {run: now for run, now in zip(said, spelt, strict=True) if run != now} if spelt else _repairs(normalised, index)
    now = spelt or [repaired.get(run, run) for run in said]
    mended = _BETWEEN_HAN.sub("", " ".join(now)) if repaired else normalised
    trust = TYPED if not repaired else SOUNDED if spelt else REPAIRED
    letters, sound = (of_visitor(of, view, index.english.staffs_own) for view, of in ((LETTERS, mended), (SOUND, normalised)))
    return Reading(normalised, repaired, mended, tuple(letters), tuple(sound), trust, not any(map(has_han, repaired)))


def _repairs(normalised: str, index: Index) -> dict[str, str]:
    """Every word that is none but is pinyin or nearly English, and every run of characters that only sounds right."""
    strange = [run for run in words.runs(normalised) if not has_han(run) and run not in index.english]
    meant = {run: _meant(run, index) for run in strange}
    return {run: now for run, now in meant.items() if now} | index.chinese.mended(normalised)


def _meant(word: str, index: Index) -> str | None:
    characters = index.chinese.read(word, index.english)
    return characters[0] if characters else index.english.meant(word)


def named(reading: Reading, index: Index) -> list[Found]:
    """The names in a question, by their letters, else by their sound."""
    by_letters = [found for found in index.lexicons[LETTERS].find(reading.letters) if found.term.name]
    return by_letters or [found for found in index.lexicons[SOUND].find(reading.sound) if found.term.name]


def without_places(reading: Reading, index: Index) -> Reading | None:
    """The same question without the towns in it; None where it names none, or nothing else."""
    letters, sound = (
        _left(tokens, index.lexicons[view].find(tokens)) for view, tokens in ((LETTERS, reading.letters), (SOUND, reading.sound))
    )
    if not letters or letters == reading.letters:
        return None
    return replace(reading, text=_BETWEEN_HAN.sub("", " ".join(letters)), letters=letters, sound=sound)


def _left(tokens: tuple[str, ...], found: Sequence[Found]) -> tuple[str, ...]:
    gone = {at for hit in found if PLACE in hit.term.signs for at in range(hit.start, hit.end)}
    return tuple(token for at, token in enumerate(tokens) if at not in gone)


def is_only_name(reading: Reading, index: Index) -> bool:
    """Whether the question is a place's name and nothing else."""
    tokens = index.lexicons[LETTERS].replace(reading.letters, classes=True)
    return [token for token in tokens if not token.startswith(words.NAME)] == [PLACE]


def is_pinyin(reading: Reading, names: Sequence[Found], index: Index) -> bool:
    """Whether the question is Chinese, typed in pinyin: it was read so, or most of its words are no English of staff's but spell
    syllables, enough of them not to do so by chance; a place's name alone is not."""
    said = words.runs(reading.normalised)
    if has_han(reading.normalised) or (len(said) == 1 and any(found.term.name for found in names)):
        return False
    spelt = [syllables for run in said if not index.english.staffs_own(run) and (syllables := pinyin.read(run))]
    by_chance = sum(map(len, spelt)) < FEWEST_SYLLABLES
    return (reading.trust == SOUNDED and has_han(reading.text)) or (len(spelt) * 2 > len(said) and not by_chance)
