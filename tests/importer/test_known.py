"""What the knowledge has already."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.importer.alike import is_alike
from bot.importer.draft import draft
from bot.importer.known import Known, Namesake
from bot.knowledge.load import load
from tests.importer.desk import ARTICLE, BASES, CHANGED, OTHER, PARAGRAPHS, captured, place, take
from tests.importer.newsroom import TODAY

MADE = draft(ARTICLE, "news", {}, "", TODAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return place(tmp_path)


@pytest.fixture
def known(folder: Path) -> Known:
    take(folder)
    return Known(load(folder))


@pytest.mark.parametrize("url", [ARTICLE.url, f"{BASES[1]}/eng//t1.htm", f"{ARTICLE.url}?utm_source=x#top"])
def test_a_file_is_known_by_every_address_of_its_site(known: Known, url: str) -> None:
    assert known.path(MADE.having(url=url)) == MADE.path


@pytest.mark.parametrize("url", ["", f"{BASES[0]}eng/t2.htm", "https://other.example/eng/t1.htm"])
def test_by_no_other_address(known: Known, url: str) -> None:
    assert known.path(MADE.having(url=url)) == ""


def test_namesakes_have_the_title_or_the_text_and_those_of_the_day_come_first(known: Known) -> None:
    older = MADE.having(id="older", date="2020-01-01")
    known.remember("news/2020/older.md", older)
    retitled = MADE.having(title="Something Else", date="2026-05-18")
    found = [Namesake(MADE.path, "2026-05-18"), Namesake("news/2020/older.md", "2020-01-01")]
    assert known.namesakes(MADE) == known.namesakes(retitled) == found
    assert known.namesakes(older) == found[::-1]
    assert known.namesakes(replace(retitled, text="Another text.")) == []


def test_an_id_is_free_that_nothing_else_has(known: Known) -> None:
    taken = MADE.one("id")
    assert [known.free(id) for id in ("new", taken, "visa", "embassy", "visa-types")] == [
        "new", f"{taken}-2", "visa-2", "embassy-2", "visa-types-2",
    ]  # fmt: skip
    known.remember("x", MADE.having(id=f"{taken}-2"))
    assert known.free(taken) == f"{taken}-3"


TEXT, ZH = "\n\n".join(PARAGRAPHS), "五月十七日，大使在利兹为茶会揭幕，感谢市长的欢迎。他说，云南的茶沿着古道走了一千年。"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (TEXT, "\n\n".join(CHANGED), True),
        (TEXT, TEXT.upper(), True),
        (TEXT, PARAGRAPHS[0], True),
        (TEXT, "\n\n".join(OTHER), False),
        (ZH, ZH.replace("一千年", "两千年"), True),
        (ZH, "领事证件大厅将于国庆节期间闭馆三天，请提前预约，并带好旧护照和照片。", False),
        (TEXT, "", False),
        ("", "", True),
        ("!", "?", False),
    ],
)
def test_texts_of_one_article_are_alike(one: str, other: str, alike: bool) -> None:
    assert is_alike(one, other) is is_alike(other, one) is alike


def test_captured_texts_have_no_address_to_be_known_by(folder: Path) -> None:
    take(folder, captured())
    assert Known(load(folder)).path(draft(captured(), "news", {}, "", TODAY)) == ""
