"""A whole site, in the ministry's structure, imported over real HTTP: every article right, every trouble told, nothing twice."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.importer.draft import Draft
from bot.importer.outcome import Kind, Outcome
from bot.knowledge.load import load
from tests.importer.newsroom import files, imported, newsroom
from tests.importer.site import Expected, Served, expected, site


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as place:
        yield Path(place) / "knowledge"


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with site() as found:
        yield found


@pytest.fixture(scope="module")
def outcomes(folder: Path, served: Served) -> list[Outcome]:
    newsroom(folder, *served.mirrors)
    return imported(folder, served.listing, served.chinese)


@pytest.fixture(scope="module")
def drafts(outcomes: list[Outcome]) -> dict[str, Draft]:
    """By title."""
    return {outcome.draft.one("title"): outcome.draft for outcome in outcomes if outcome.draft}


def spaced(text: str) -> str:
    return " ".join(text.split())


def test_forty_articles_come_in_and_every_trouble_is_told(outcomes: list[Outcome]) -> None:
    assert Counter(outcome.kind for outcome in outcomes) == {Kind.NEW: 40, Kind.FAILED: 8}


@pytest.mark.parametrize("one", expected(), ids=lambda one: one.id)
def test_an_article_is_read_right(drafts: dict[str, Draft], one: Expected) -> None:
    made = drafts[one.title]
    assert (made.one("language"), made.one("date"), made.one("dated_by")) == (one.language, one.date, one.dated_by)
    paragraphs = [spaced(paragraph) for paragraph in made.text.split("\n\n")]
    assert paragraphs[0].startswith(one.first) and paragraphs[-1].endswith(one.last)
    assert one.paragraphs <= len(paragraphs) <= one.paragraphs + one.may_add
    assert made.one("summary")


TROUBLES = {
    "broken": "cut",
    "huge": "1,000,000 bytes",
    "slow": "seconds",
    "redirect": "not among the sites",
    "missing": "404",
    "pdf": "pdf",
    "elsewhere": "not among the sites",
}


@pytest.mark.parametrize("kind", TROUBLES)
def test_a_page_that_cannot_be_had_says_why(outcomes: list[Outcome], served: Served, kind: str) -> None:
    told = {outcome.source: outcome.reason for outcome in outcomes if outcome.kind is Kind.FAILED}
    for address in served.bad(kind):
        reason = next(reason for source, reason in told.items() if source.startswith(address.rstrip("/")))
        assert TROUBLES[kind] in reason, reason


def test_a_huge_and_an_endless_page_are_left_early(outcomes: list[Outcome], served: Served) -> None:
    assert outcomes and served.streamed < 10_000_000


def test_what_was_imported_is_pending_and_loads(outcomes: list[Outcome], folder: Path) -> None:
    knowledge = load(folder)
    assert (len(knowledge.pending), len(knowledge.articles)) == (40, 0) and outcomes


def test_sections_come_from_the_breadcrumbs(drafts: dict[str, Draft]) -> None:
    wanted = {"China News": "china-news", "Embassy Events": "embassy-events"}
    found = {one.title: wanted[one.trail[-1]] for one in expected() if one.trail and one.trail[-1] in wanted}
    assert found and {title: drafts[title].one("section") for title in found} == found


def test_no_word_of_the_frame_comes_in(outcomes: list[Outcome], folder: Path) -> None:
    assert outcomes
    for path, text in files(folder).items():
        for furniture in ("Suggest to a Friend", "Suggest To A Friend", "All Rights Reserved", "Video & Audio", "推荐给朋友", "版权所有"):
            assert furniture not in text, path


def test_a_second_run_changes_nothing_and_asks_only_whether_something_changed(
    outcomes: list[Outcome], folder: Path, served: Served
) -> None:
    before, asked = files(folder), len(served.requests)
    again = imported(folder, served.listing, served.chinese)
    assert Counter(outcome.kind for outcome in again) == {Kind.UNCHANGED: 40, Kind.FAILED: 8} and outcomes
    assert files(folder) == before
    conditional = [path for path, headers in served.requests[asked:] if "if-none-match" in headers]
    assert len(conditional) >= 40


def test_the_same_by_a_feed_or_at_another_address_is_no_second_article(outcomes: list[Outcome], folder: Path, served: Served) -> None:
    before = set(files(folder))
    mirrored = served.address("a2").replace(served.url, served.mirrors[1] + "/")
    found = [*imported(folder, served.rss), *imported(folder, served.atom), *imported(folder, mirrored)]
    assert {outcome.kind for outcome in found} == {Kind.UNCHANGED} and outcomes
    assert set(files(folder)) == before


def test_a_changed_page_shows_its_difference(outcomes: list[Outcome], folder: Path, served: Served) -> None:
    served.change("a8")
    [found] = imported(folder, served.address("a8"))
    assert found.kind is Kind.UPDATED and outcomes
    assert [line for line in found.difference if line.startswith("+") and not line.startswith("+++")]
    [again] = imported(folder, served.address("a8"))
    assert again.kind is Kind.UNCHANGED
