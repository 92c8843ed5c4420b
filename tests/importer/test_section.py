"""The section that an article belongs to."""

from dataclasses import replace

import pytest

from bot.importer.section import Sections
from bot.knowledge.load import load
from tests.importer.desk import ARTICLE, BASES
from tests.importer.newsroom import newsroom, sources


@pytest.fixture(scope="module")
def sections(tmp_path_factory: pytest.TempPathFactory) -> Sections:
    folder = newsroom(tmp_path_factory.mktemp("room"), *BASES)
    write_sources = sources(*BASES) + "sections: {zgyw: china-news, EmbassyNews: embassy-events, visa: visa}\n"
    (folder / "sources.yaml").write_text(write_sources)
    return Sections(load(folder))


CASES = {
    "the one that is given": (("China News",), "eng/zgyw/a.htm", "visa", "", "visa"),
    "the breadcrumb": (("China News",), "eng/EmbassyNews/a.htm", "", "visa", "china-news"),
    "its deepest step that is known": (("China News", "Embassy Events", "Tea"), "", "", "", "embassy-events"),
    "in any letters": (("CHINA  news",), "", "", "", "china-news"),
    "in Chinese": (("首页", "使馆活动"), "", "", "", "embassy-events"),
    "by a word that opens it": (("visas",), "", "", "", "visa"),
    "the folder": (("Tea",), "eng/EmbassyNews/2026/a.htm", "", "visa", "embassy-events"),
    "the deepest folder, in any letters": ((), "eng/zgyw/embassynews/a.htm", "", "", "embassy-events"),
    "never the page itself": ((), "eng/zgyw", "", "", "news"),
    "the list's": ((), "eng/a.htm", "", "visa", "visa"),
    "where all news is": (("Tea",), "eng/a.htm", "", "", "news"),
}


@pytest.mark.parametrize(("trail", "path", "given", "otherwise", "wanted"), CASES.values(), ids=CASES)
def test_it_is(sections: Sections, trail: tuple[str, ...], path: str, given: str, otherwise: str, wanted: str) -> None:
    assert sections.of(replace(ARTICLE, trail=trail, url=BASES[0] + path if path else ""), given, otherwise) == wanted


def test_an_address_that_is_none_has_no_folder(sections: Sections) -> None:
    assert sections.of(replace(ARTICLE, url="http://[")) == "news"
