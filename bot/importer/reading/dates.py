"""Which of the days that stand on a page, in the list that led to it, in its first sentences and in its address is the article's."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.importer.found import ADDRESS, PAGE, SENTENCE
from bot.importer.reading.days import Day, days
from bot.importer.reading.known import Known
from bot.importer.reading.posted import Posted, posted

FIRST_YEAR = 1990
"""No article is older than the web."""
FORWARD = timedelta(1)
"""An article may be dated by a clock that is ahead of ours, and an event may be on the day after its notice."""
SENTENCES, CHARACTERS = 3, 1000
"""Where an article says when something was: it is told at the beginning, or it is of something else."""
REPORTED = timedelta(366)
"""Between the day of an event and the day in the address; a day that lies further back is of something else."""
SOON = timedelta(62)
"""The same for a day without a year."""

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\u201c\"])|(?<=[\u3002!?])")
DATE_LINE = re.compile(r"[(\[]?[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}[)\]]?(?:\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?")

Dated = tuple[date | None, str]
"""The day, and where it was found (bot/importer/found.py)."""


def dated(on_page: Iterable[str], text: Sequence[str], known: Known) -> Dated:
    """`on_page`: what the page says of its date; `text`: the article's paragraphs."""
    if day := next((day for line in on_page if (day := date_in(line, known.today))), None):
        return day, PAGE
    if known.listed and (day := possible(known.listed.date, known.today)):
        return day, known.listed.dated_by
    address = posted(known.url)
    if address and not possible(address.latest if address.is_day else address.latest.replace(day=1), known.today):
        address = None
    if day := _in_sentences(_first_sentences(text), address, known.today):
        return day, SENTENCE
    return (address.latest, ADDRESS) if address and address.is_day else (None, "")


def possible(day: date | None, today: date) -> date | None:
    """The day, unless it lies ahead or before there were such pages."""
    return day if day and day.year >= FIRST_YEAR and (day <= today or day - today <= FORWARD) else None


def date_in(text: str, today: date) -> date | None:
    """The first day with its year in a short text."""
    return next((found for day in days(text[:CHARACTERS]) if (found := possible(day.of(day.year), today))), None)


def is_date(line: str) -> bool:
    """Whether a line is nothing but a date in figures, perhaps with the time."""
    return DATE_LINE.fullmatch(unicodedata.normalize("NFKC", line)) is not None


def _first_sentences(text: Sequence[str]) -> list[str]:
    beginning = unicodedata.normalize("NFKC", "\n".join(text[:SENTENCES])[:CHARACTERS])
    sentences = (sentence for paragraph in beginning.split("\n") for sentence in SENTENCE_END.split(paragraph))
    return [sentence for sentence in sentences if sentence.strip()][:SENTENCES]


def _in_sentences(sentences: Iterable[str], address: Posted | None, today: date) -> date | None:
    named = (day for sentence in sentences for day in days(sentence) if not day.is_another)
    return next((found for day in named if (found := possible(_meant(day, address), today))), None)


def _meant(day: Day, address: Posted | None) -> date | None:
    """The day, unless the article was put up before it or long after it: then it is of something else.

    A day without a year takes the address's, or the one before.
    """
    if address is None:
        return day.of(day.year)
    latest, longest = address.latest + FORWARD, REPORTED if day.year else SOON
    years = (day.year,) if day.year else (latest.year, latest.year - 1)
    candidates = (found for year in years if (found := day.of(year)))
    return next((found for found in candidates if address.latest - longest <= found <= latest), None)
