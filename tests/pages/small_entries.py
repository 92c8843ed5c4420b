"""Entries of our own, and an article, in the words that are shipped."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.conversation.setting import Setting
from bot.knowledge.entry import ANSWER, DECLINED, NEWS, URGENT, Entry, Link, Source
from bot.knowledge.knowledge import Knowledge
from tests.pages.small import OFFICE, words
from tests.pages.small import known as with_offices

PUBLIC = "https://bot.example.org"
SOURCE = Source(words("notice <1>"), "2026-11", "https://example.org/source?a=1&b=2")

PLAIN = Entry(
    id="plain",
    kind=ANSWER,
    section="passport",
    title=words("Plain & simple"),
    questions={},
    body=words("First, see [the list](https://example.org/list).\n\n- one\n- two: +44 20 7946 0001\n\n3. third\n4. fourth"),
    source=SOURCE,
    reviewed=date(2026, 11, 23),
    path="entries/plain.md",
    links=(Link(words("Form"), "https://example.org/form"), Link(words("Same"), SOURCE.url)),
)
HOURS = replace(PLAIN, id="hours", office="here", hours=("hall",))
HELP = replace(PLAIN, id="help", kind=URGENT)
PIECE = replace(PLAIN, id="piece", kind=NEWS, date=date(2017, 5, 26), links=())
OLD = replace(PLAIN, id="old", body=words("Come at noon, +44 20 7946 0002."), expires=date(2026, 12, 1))
EARLY = replace(PLAIN, id="early", valid_from=date(2026, 12, 3))
NEVER = replace(PLAIN, id="never", kind=DECLINED, section="")

ARTICLE = replace(
    PIECE,
    id="article",
    title={"en": "Only in English"},
    body={"en": "A summary."},
    text={"en": "It began.\n\n- He said so.\n\nIt ended, at http://example.org/ and [here](https://example.org/here)."},
)
DRAFT = replace(ARTICLE, id="draft")
ENTRIES = (PLAIN, HOURS, HELP, PIECE, OLD, EARLY, NEVER)


def known(shipped: Knowledge, entries: Iterable[Entry] = ENTRIES, articles: Iterable[Entry] = (ARTICLE,), **more: Any) -> Knowledge:
    return replace(
        with_offices(shipped, OFFICE, **more),
        entries={entry.id: entry for entry in entries},
        articles={entry.id: entry for entry in articles},
        pending={DRAFT.id: DRAFT},
    )


def setting(knowledge: Knowledge, language: str = "en", at: str = "2026-12-02T10:30", public: str = PUBLIC) -> Setting:
    """`at`: a time in UTC."""
    return Setting(knowledge, language, datetime.fromisoformat(at).replace(tzinfo=UTC), public=public)
