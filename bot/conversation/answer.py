"""An answer before it knows WeChat's limits: text, links, choices. `render` makes a reply of it."""

from dataclasses import dataclass

from bot.conversation.outcome import Outcome
from bot.conversation.talk import Talk
from bot.search.match import Match
from bot.search.news.search import Hit


@dataclass(frozen=True, slots=True)
class Choice:
    id: str
    """Of an entry, an office or a section."""
    label: str
    note: str = ""
    """Stands behind the label and is not sent by a tap: the date of a news item."""


@dataclass(frozen=True, slots=True)
class Card:
    """A news article as one card; the date stands in the description."""

    title: str
    description: str
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything in one language. Texts are Markdown as in entries: paragraphs, lists, `[label](https://...)`."""

    language: str
    """zh, zh-Hant, en ... The texts are in the language of the phrasebook; zh-Hant is made of zh when it is rendered."""
    heading: str = ""
    body: str = ""
    choices: tuple[Choice, ...] = ()
    links: tuple[str, ...] = ()
    """Markdown links, one a line, below the text."""
    footer: tuple[str, ...] = ()
    """Source, date last reviewed, hints: on every page."""
    how_to_choose: str = ""
    more: str = ""
    """Said below a page that is not the last; {page} and {pages} are filled in."""
    no_more: str = ""
    """Said in place of a page after the last."""
    page: int = 0
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What one message leads to."""

    outcome: Outcome
    talk: Talk
    answer: Answer | None = None
    """None: nothing to say."""
    entry: str | None = None
    """Id of the entry or office that the answer asserts."""
    match: Match | None = None
    """How it was found, where it was searched for."""
    news: tuple[Hit, ...] = ()
    """What was found among the news, best first, where it was searched."""
