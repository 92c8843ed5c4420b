from datetime import date

import pytest

from bot.importer.found import Listed
from bot.importer.reading.page_error import PageError
from tests.importer.reading.made import article

URL = "https://paper.example/2012/05/08/kites"
PARAGRAPHS = (
    "Mayor Edith Warburton opened the festival of kites on the river, before more than two hundred guests from nine countries.",
    "She thanked Ambassador Lin Zhiyuan for the dragon that his embassy had lent, and said no wind had ever been as welcome as this one.",
    "The festival goes on until Sunday, and whoever brings a kite of paper may fly it from the tower of the town hall, free of charge.",
)
CHINESE = (
    "林致远大使在约克市出席风筝节开幕式并致辞，来自九个国家的二百多名嘉宾和当地居民在河边观看了各种各样的风筝表演。",
    "林致远说，风筝是中国传统文化的一部分，也是两国人民友谊的象征，希望更多年轻人通过风筝了解中国，了解两国的历史。",
    "市长沃伯顿表示，约克市愿同中国城市继续加强文化交流，并欢迎更多中国游客前来参观这座拥有两千年历史的古老城市。",
)


def other(paragraphs: tuple[str, ...], head: str = "") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>Kites | The Paper</title>{head}</head><body>"
        "<nav><a href=/>Front page</a><a href=/sport>Sport</a></nav>"
        f"<main><article><h1>Kites over the River</h1>{text}</article></main><footer>The Paper, a newspaper</footer></body></html>"
    )


def test_an_article_of_another_site_with_the_date_of_its_head() -> None:
    found = article(other(PARAGRAPHS, '<meta property="article:published_time" content="2012-04-29T10:00:00Z">'), URL)
    assert (found.title, found.paragraphs, found.language) == ("Kites over the River", PARAGRAPHS, "en")
    assert (found.date, found.dated_by, found.trail) == (date(2012, 4, 29), "page", ())


def test_a_chinese_one_without_a_date_takes_the_lists() -> None:
    found = article(other(CHINESE), URL, Listed(URL, "风筝", date(2012, 4, 30)))
    assert (found.paragraphs, found.language, found.date, found.dated_by) == (CHINESE, "zh", date(2012, 4, 30), "listing")


@pytest.mark.parametrize(
    "content",
    [
        "<html><body></body></html>",
        "<html><body><ul><li><a href=/>Front page</a></li><li><a href=/sport>Sport</a></li></ul></body></html>",
        other(("Short.",)),
        "<html><body><h1>Kites</h1><script>document.write('text')</script></body></html>",
        "<div>" * 1_000_000,
    ],
)
def test_a_page_without_an_article_is_an_error(content: str) -> None:
    with pytest.raises(PageError):
        article(content, URL)
