"""What people and programs are told of an import."""

import json

import pytest

from bot.importer.draft import draft
from bot.importer.outcome import Kind, Outcome
from bot.importer.report import SHOWN, as_json, counts, lines, summary
from tests.importer.desk import ARTICLE
from tests.importer.newsroom import TODAY

MADE = draft(ARTICLE, "news", {}, "A fair.", TODAY)
DAY = "           2026-05-18 (page), news: Tea Fair Opens in Leeds"

UPDATE = "           the page differs from your file; to take the page over, import it again with --update"
TOLD = {
    "new": (Outcome(Kind.NEW, "s", "a.md", MADE), ["new        a.md", DAY, "           A fair."]),
    "new, without its day": (
        Outcome(Kind.NEW, "s", "a.md", MADE.having(date="", summary=""), notes=("add it",)),
        ["new        a.md", "           no date, news: Tea Fair Opens in Leeds", "           look: add it"],
    ),
    "unchanged": (Outcome(Kind.UNCHANGED, "s", "a.md", MADE), ["unchanged  a.md"]),
    "changed": (Outcome(Kind.CHANGED, "s", "a.md", MADE, ("-a", "+b")), ["changed    a.md", DAY, UPDATE, "           -a", "           +b"]),
    "known": (Outcome(Kind.KNOWN, "s", "entries/a.md", MADE), ["known      entries/a.md", DAY, "           A fair."]),
    "older": (Outcome(Kind.OLDER, "https://example.org/"), ["older      https://example.org/"]),
    "failed": (Outcome(Kind.FAILED, "s", reason="s: expected a page, found none"), ["failed     s: expected a page, found none"]),
}


@pytest.mark.parametrize(("outcome", "told"), TOLD.values(), ids=TOLD)
def test_people_are_told(outcome: Outcome, told: list[str]) -> None:
    assert list(lines(outcome)) == told


def test_a_long_difference_is_cut() -> None:
    told = list(lines(Outcome(Kind.CHANGED, "s", "a.md", difference=("+x",) * (SHOWN + 5))))
    assert told[-1] == "           ... 5 more lines" and len(told) == SHOWN + 3


def test_programs_are_told_all() -> None:
    told = json.loads(json.dumps(as_json(Outcome(Kind.CHANGED, "s", "a.md", MADE, ("+x",) * 200, notes=("n",)))))
    assert list(told) == ["outcome", "source", "path", "article", "difference", "reason", "notes"]
    assert (told["outcome"], told["article"]["title"], len(told["difference"])) == ("changed", ARTICLE.title, 200)
    assert told["article"]["text"] == MADE.text
    assert as_json(Outcome(Kind.FAILED, "s", reason="r"))["article"] is None


def test_outcomes_are_counted_in_the_kinds_order() -> None:
    found = [Outcome(kind, "s") for kind in (Kind.FAILED, Kind.NEW, Kind.NEW)]
    assert list(counts(found).items()) == [("new", 2), ("failed", 1)]
    assert (summary(found), summary([])) == ("2 new, 1 failed", "nothing found")
