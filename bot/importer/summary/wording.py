"""What is known of a language: short lists of its words, kept beside the code so that another language needs no code."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Wording:
    """A list that a language does without is empty."""

    titles: frozenset[str] = frozenset()
    """Shortened words that never end a sentence, without their last stop, in lower case like the two that follow."""
    figures: frozenset[str] = frozenset()
    """Shortened words that end no sentence before a figure."""
    short: frozenset[str] = frozenset()
    """Shortened words that end a sentence only before a small word."""
    small: frozenset[str] = frozenset()
    """Words that say little by themselves."""
    points_back: re.Pattern[str] | None = None
    """Pronouns and connectives at a sentence's start. A pattern is None where there are no words for it."""
    idle: re.Pattern[str] | None = None
    """Greetings and captions, at a sentence's start."""
    saying: re.Pattern[str] | None = None
    """A verb of saying, anywhere."""
    unnamed: re.Pattern[str] | None = None
    """A verb of saying whose speaker is a pronoun."""
    mine: re.Pattern[str] | None = None
    """One whose speaker is I or we."""
    label: re.Pattern[str] | None = None
    """Who speaks, and a colon, at a paragraph's start."""
    asker: re.Pattern[str] | None = None
    """Such a label of somebody who asks."""
    clause: re.Pattern[str] | None = None
    """A comma before a clause that may be left out. None: any comma."""
    turn: re.Pattern[str] | None = None
    """A word that changes what was said before it, at a clause's start."""
    numeral: re.Pattern[str] | None = None
    """The number of a paragraph, at its start."""

    @property
    def known(self) -> bool:
        return bool(self.small)


@cache
def wording(language: str) -> Wording:
    """Of `en`, `zh`, `zh-Hant` ...; of a language without a file, nothing."""
    path = _HERE / f"{language.partition('-')[0].lower()}.txt"
    return read(path.read_text(encoding="utf-8")) if path.stem.isalpha() and path.exists() else Wording()


def read(text: str) -> Wording:
    lists = dict(_line(line) for line in text.splitlines() if line.strip() and not line.startswith("#"))
    words = {name: lists.get(name, []) for name in ("people", "selves", "adverbs", "sayings")}
    shortened = {name: frozenset(word.lower() for word in lists.get(name, [])) for name in ("titles", "figures", "short", "small")}
    return Wording(
        **shortened,
        points_back=_start([*lists.get("pronouns", []), *lists.get("connectives", [])]),
        idle=_start([*lists.get("greetings", []), *lists.get("captions", [])]),
        saying=_pattern(_any(words["sayings"])) if words["sayings"] else None,
        unnamed=_who_says(words["people"], words["adverbs"], words["sayings"]),
        mine=_who_says(words["selves"], words["adverbs"], words["sayings"]),
        label=_before_colon([*lists.get("labels", []), *lists.get("askers", [])]),
        asker=_before_colon(lists.get("askers", [])),
        clause=_pattern(rf"[,，]\s+(?={_any(lists['clauses'])})") if "clauses" in lists else None,
        turn=_start(lists.get("turns", [])),
        numeral=_pattern(rf"^[(（]?(?:{'|'.join(lists['numerals'])})+[)）、.]\s*") if "numerals" in lists else None,
    )


def _line(line: str) -> tuple[str, list[str]]:
    name, _, words = line.partition(":")
    return name.strip(), [word.strip() for word in words.split("|") if word.strip()]


def _any(words: Iterable[str]) -> str:
    """One of the words. A word of Latin letters stands by itself, a Chinese one anywhere."""
    return f"(?:{'|'.join(_whole(word) for word in sorted(words, key=len, reverse=True))})"


def _whole(word: str) -> str:
    return rf"(?<!\w){re.escape(word)}(?!\w)" if word.isascii() else re.escape(word)


def _start(words: list[str]) -> re.Pattern[str] | None:
    return _pattern(rf"^[\W_]*{_any(words)}") if words else None


def _before_colon(words: list[str]) -> re.Pattern[str] | None:
    return _pattern(rf"^[^:：,，.。]{{0,40}}?{_any(words)}\s*[:：]") if words else None


def _who_says(who: list[str], adverbs: list[str], sayings: list[str]) -> re.Pattern[str] | None:
    if not who or not sayings:
        return None
    return _pattern(rf"{_any(who)}\s*(?:{_any(adverbs)}\s*)*{_any(sayings)}|{_any(sayings)}\s+{_any(who)}")


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)
