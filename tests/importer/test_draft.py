"""An article as its file holds it."""

from dataclasses import replace

import pytest

from bot.importer.draft import KEYS, Draft, digest, draft, is_untouched, parsed, slug, written
from bot.knowledge.glossary import PERSON, PLACE
from tests.importer.desk import ARTICLE, PARAGRAPHS
from tests.importer.newsroom import TODAY

DRAFT = draft(ARTICLE, "news", {PERSON: ("Edith Warburton",), PLACE: ("Leeds", "Yunnan")}, "Tea: a fair.", TODAY)

FILE = f"""\
---
id: 2026-05-18-tea-fair-opens-in-leeds
status: pending
title: Tea Fair Opens in Leeds
language: en
date: 2026-05-18
dated_by: page
section: news
people: [Edith Warburton]
places: [Leeds, Yunnan]
url: 'https://gb.example.org/eng/t1.htm'
imported: 2026-11-24
digest: {digest(ARTICLE.title, "2026-05-18", DRAFT.text)}
summary: 'Tea: a fair.'
---
{PARAGRAPHS[0]}

{PARAGRAPHS[1]}

{PARAGRAPHS[2]}
"""


def test_a_file_is_written_as_a_person_would() -> None:
    assert written(DRAFT) == FILE
    assert parsed(FILE) == DRAFT and is_untouched(FILE)


def test_what_is_not_known_is_not_there() -> None:
    made = draft(replace(ARTICLE, date=None, url=""), "news", {}, "", TODAY)
    assert set(KEYS) - set(made.values) == {"date", "dated_by", "people", "places", "organisations", "url", "also", "reviewed", "summary"}
    assert made.path == "news/undated/undated-tea-fair-opens-in-leeds.md"


def test_two_spellings_of_a_name_are_one() -> None:
    made = draft(ARTICLE, "news", {PERSON: ("Pat O'Brien", "Pat O\u2019Brien", "PAT O'BRIEN", "Pat", "...")}, "", TODAY)
    assert made.many("people") == ("Pat O'Brien", "Pat")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Tea", "title: My tea"),
        ("thousand", "hundred"),
        ("date: 2026-05-18", "date: 2026-05-19"),
        ("status: pending", "status: pending # not yet"),
        ("title: Tea Fair Opens in Leeds", "title: 'Tea Fair Opens in Leeds'"),
        ("\n\n", "\n\n\n"),
        ("---\n", "--- \n"),
    ],
)
def test_what_staff_wrote_in_another_way_is_theirs(old: str, new: str) -> None:
    assert old in FILE and not is_untouched(FILE.replace(old, new))


@pytest.mark.parametrize(("old", "new"), [("section: news", "section: ambassador"), ("'Tea: a fair.'", "Good tea."), ("[Leeds, ", "[")])
def test_what_staff_set_leaves_the_text_the_importers(old: str, new: str) -> None:
    assert is_untouched(FILE.replace(old, new))


@pytest.mark.parametrize("text", ["", "no fence", "---\nid: x\n", "---\n- a list\n---\n", "---\nid: [\n---\n"])
def test_what_is_no_article_is_none(text: str) -> None:
    assert parsed(text) is None and not is_untouched(text)


SLUGS = {
    "Tea Fair Opens in Leeds": "tea-fair-opens-in-leeds",
    "王毅谈中俄关系": "wang-yi-tan-zhong-e-guan-xi",
    "2026年春节放假通知": "2026-nian-chun-jie-fang-jia-tong-zhi",
    "Chargé d’Affaires Visits São Paulo": "charge-daffaires-visits-sao-paulo",
    "!!! — 🎉": "article",
    "ß/../../etc": "ss-etc",
    "one two three four five six seven eight nine ten eleven": "one-two-three-four-five-six-seven-eight-nine-ten",
}


@pytest.mark.parametrize(("title", "name"), SLUGS.items())
def test_a_files_name_is_made_of_words(title: str, name: str) -> None:
    assert slug(title) == name


def test_having_nothing_takes_a_key_out() -> None:
    assert Draft({"url": "x", "title": "y"}, "").having(url="") == Draft({"title": "y"}, "")
