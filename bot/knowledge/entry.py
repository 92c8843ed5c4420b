"""An entry: one thing the bot knows, in staff's own words. One Markdown file with front matter."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

Words = Mapping[str, str]
"""The same thing by language code: {"zh": ..., "en": ...}. Every language of `phrases/` is there."""

ANSWER, URGENT, NEWS, DECLINED = KINDS = ("answer", "urgent", "news", "declined")
"""answer: the plain case. urgent: leads with steps and a number. news: a card. declined: what the bot politely does not answer."""


@dataclass(frozen=True, slots=True)
class Link:
    title: Words
    url: str


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so, and when: `date` is YYYY, YYYY-MM or YYYY-MM-DD, as precise as known. `url` may be empty."""

    name: Words
    date: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    id: str
    kind: str
    section: str
    """Id of its section; empty only for a declined entry."""
    title: Words
    questions: Mapping[str, tuple[str, ...]]
    body: Words
    """Plain paragraphs, `- ` and `1. ` lists, `[label](https://...)`."""
    source: Source
    reviewed: datetime.date
    path: str
    """Relative to the knowledge folder."""
    links: tuple[Link, ...] = ()
    also_in: tuple[str, ...] = ()
    """Ids of further sections that list it."""
    valid_from: datetime.date | None = None
    expires: datetime.date | None = None
    """The last day on which it holds."""
    office: str = ""
    """Id of the office that it is about: asked after another office was shown, that other one is what is meant."""
    hours: tuple[str, ...] = ()
    """Ids of the office's counters whose hours it is about: what they come to at the time that is asked about goes first."""
    elsewhere: bool = False
    """Whether it is about another body, with hours of its own: "when do they open" after it is not about the embassy."""
    date: datetime.date | None = None
    """News: the day of the event, else of the page."""
    alarms: tuple[str, ...] = ()
    """Phrases in any language that mean danger to life; matched before everything else."""
    alarm_exceptions: tuple[str, ...] = ()
    text: Words = field(default_factory=dict)
    """News: the whole article, where staff supply it; `body` is its summary then."""
    names: tuple[str, ...] = ()
    """News: people, places and organisations that it is about, as the article writes them."""
    addresses: tuple[str, ...] = ()
    """An article's: where it stands, its source first."""

    @property
    def by_place(self) -> bool:
        """Whether it is asked about towns: the answer to such a question is the office of the town that it names. What is declined has no
        office, wherever it is asked about."""
        return self.kind != DECLINED and any("{place}" in question for questions in self.questions.values() for question in questions)

    def begun(self, day: datetime.date) -> bool:
        """Whether it may be shown at all on this day."""
        return self.valid_from is None or self.valid_from <= day

    def expired(self, day: datetime.date) -> bool:
        """Whether it has ceased to hold by this day."""
        return self.expires is not None and day > self.expires
