"""Danger to life: alarm phrases of staff's, in any language, found anywhere in a message and through typing errors.

A false alarm costs a visitor one line to read; a missed one may cost a life. Still, a harmless phrase that contains an alarm can be listed
as an exception, and an alarm has to match as whole words, so that "kill time" and "my phone is dying" stay what they are.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.knowledge.entry import Entry
from bot.search import pinyin
from bot.search.text import WHOLE, normalise

_SPACELESS = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")


SHORTEST = 4
"""Letters of an alarm word in which one typing error is forgiven; shorter words have to be right."""


@dataclass(frozen=True, slots=True)
class Alarms:
    """Compiled from all entries that have alarms."""

    spaceless: Mapping[str, str]
    """Alarms of scripts without spaces -> entry id: a run of characters is enough."""
    spoken: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
    """By first word: (words, entry id) of the other alarms."""
    vocabulary: tuple[str, ...]
    exceptions: tuple[str, ...]


def compile_alarms(entries: Iterable[Entry]) -> Alarms:
    spaceless: dict[str, str] = {}
    spoken: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    exceptions: list[str] = []
    for entry in entries:
        exceptions += [normalise(exception) for exception in entry.alarm_exceptions]
        for alarm in map(normalise, entry.alarms):
            if _is_spaceless(alarm):
                spaceless[alarm.replace(" ", "")] = entry.id
            else:
                for phrase in _spellings(alarm.split()):
                    spoken[phrase[0]].append((phrase, entry.id))
    vocabulary = {word for phrases in spoken.values() for phrase, _ in phrases for word in phrase}
    return Alarms(spaceless, dict(spoken), tuple(sorted(vocabulary)), tuple(sorted(exceptions, key=len, reverse=True)))


def _spellings(words: Sequence[str]) -> list[tuple[str, ...]]:
    """As written; pinyin also run together, as hurried people type it (jiuming)."""
    is_pinyin = len(words) > 1 and all(word in pinyin.syllables() for word in words)
    return [tuple(words), ("".join(words),)] if is_pinyin else [tuple(words)]


def raised(text: str, alarms: Alarms) -> str | None:
    """Id of the entry whose alarm the text raises; None for a text without danger."""
    normalised = normalise(text, WHOLE)
    for exception in alarms.exceptions:
        normalised = normalised.replace(exception, " . ")
    together = normalised.replace(" ", "")
    for alarm, entry in alarms.spaceless.items():
        if alarm in together:
            return entry
    return _spoken(normalised.split(), alarms)


def excused(text: str, alarms: Alarms) -> bool:
    """Whether the text has a harmless phrase that only looks like an alarm."""
    normalised = normalise(text, WHOLE)
    return any(exception in normalised for exception in alarms.exceptions)


def _spoken(said: Sequence[str], alarms: Alarms) -> str | None:
    known = {word: _meanings(word, alarms.vocabulary) for word in set(said)}
    meanings = [known[word] for word in said]
    for start, firsts in enumerate(meanings):
        for first in firsts:
            for phrase, entry in alarms.spoken.get(first, ()):
                if len(phrase) <= len(said) - start and all(w in meanings[start + i] for i, w in enumerate(phrase)):
                    return entry
    return None


@lru_cache(maxsize=1024)
def _meanings(word: str, vocabulary: tuple[str, ...]) -> frozenset[str]:
    """The alarm words that a word of a message may be: itself, or what it misspells by one letter. What spells pinyin is another word of
    Chinese, and no misspelling: a day off (fangjia) is no kidnapping (bangjia)."""
    near = process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=1, limit=8) if len(word) >= SHORTEST else []
    spelt = pinyin.read(word) is not None
    return frozenset({word, *(hit[0] for hit in near if len(hit[0]) >= SHORTEST and not (spelt and pinyin.read(hit[0])))})


def _is_spaceless(alarm: str) -> bool:
    return any(unicodedata.name(c, "").startswith(_SPACELESS) for c in alarm)
