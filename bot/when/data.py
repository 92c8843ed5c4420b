"""The data files: words of time in each language, and the parts of the day. Read once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
LANGUAGES = ("en", "zh")
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Everything is a text: no word becomes a truth value, no time of day a number."""

MIDNIGHT = "24:00"

Meaning = tuple[tuple[str, int, str], ...]
"""What a word says: kinds of bot/when/tokens.py, each with its value and its name."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day."""

    begins: time
    ends: time | None
    """None where a moment is meant, `time.max` for midnight."""
    half: str
    """In which half of the day an hour said with it lies: am, pm, or noon, from eleven on."""


def load(name: str) -> Any:
    return yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=LOADER)


@cache
def language(code: str) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = load(f"words.{code}.yaml")
    return loaded


@cache
def characters() -> Mapping[str, str]:
    """Signs that mean the same, and traditional characters, each with the one that the files use."""
    return {sign: plain for code in LANGUAGES for plain, signs in language(code).get("same", {}).items() for sign in signs}


@cache
def numerals() -> Mapping[str, int]:
    return {sign: int(value) for sign, value in language("zh")["numerals"].items()}


@cache
def tens() -> Mapping[str, int]:
    return {sign: int(value) for sign, value in language("zh")["tens"].items()}


@cache
def parts() -> Mapping[str, Part]:
    return {
        name: Part(_time(row["from"]), _time(row["to"]) if "to" in row else None, row["half"]) for name, row in load("parts.yaml").items()
    }


def _time(text: str) -> time:
    return time.max if text == MIDNIGHT else time.fromisoformat(text)


def beside(name: str) -> tuple[str, ...]:
    """The words of both languages that a rule looks for beside its own."""
    return tuple(word for code in LANGUAGES for word in language(code)["beside"].get(name, ()))


def meanings() -> Iterator[tuple[str, Meaning]]:
    """Every word of both languages with what it means."""
    for code in LANGUAGES:
        for key, words in language(code)["words"].items():
            meaning = _meaning(key)
            yield from ((word, meaning) for word in words)
    yield from _days_of_weeks(language("zh")["weeks"])


def _meaning(key: str) -> Meaning:
    return tuple(_said(said) for said in key.split(" + "))


def _said(said: str) -> tuple[str, int, str]:
    """`weekday 4`, `part morning`, `days 0 1`, `unit 7 days`."""
    kind, _, rest = said.partition(" ")
    value, _, name = rest.partition(" ")
    try:
        return kind, int(value), name
    except ValueError:
        return kind, 0, value


def _days_of_weeks(weeks: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    """Chinese says which week, week and which day in one word: every such word."""
    for stem in weeks["stems"]:
        yield from ((stem + day, (("weekday", int(value), ""),)) for day, value in weeks["days"].items())
        for which, away in weeks["which"].items():
            week = ("which", int(away), "")
            yield which + stem, (("week", int(away), ""),)
            yield which + stem + weeks["weekend"], (week, ("weekend", 0, ""))
            yield from ((which + stem + day, (week, ("weekday", int(value), ""))) for day, value in weeks["days"].items())
