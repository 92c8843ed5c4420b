"""Which news a question asks for, in either language and however it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.news.index import NO_NEWS, news_index
from bot.search.news.search import NEAR, NOTHING, SHOWN, News, search
from bot.search.text import normalise
from tests.search.news import small

INDEX = small.trained()


def find(text: str) -> News:
    return search(normalise(text), INDEX)


def ids(text: str) -> list[str]:
    return [hit.id for hit in find(text).hits]


FOUND = [
    ("bears", ("pandas in Edinburgh", "panda", "熊猫", "爱丁堡的熊猫", "愛丁堡的熊貓", "giant pandas arrive")),
    ("tea", ("普洱茶", "利兹茶文化展", "Pu'er tea", "puer tea exhibition in Leeds", "tea exhibition", "lizi cha wenhua")),
    ("wind", ("海上风电", "offshore wind seminar", "haishang fengdian", "海上風電研討會")),
    ("zither", ("林若兰", "Lin Ruolan", "lin ruolan", "ruolan", "linruolan", "林若蘭", "guqin", "古琴音乐会", "若兰")),
    ("boats", ("dragon boat", "龙舟", "龍舟", "dragon boat in Salford")),
    ("moon", ("lunar samples", "月球样本", "spokesperson lunar", "lunnar samples", "spokespreson")),
    ("ship", ("训练舰", "海鹰号", "训练舰访问", "haiying")),
    ("buses", ("Wen Zhiyuan", "文致远", "文致遠", "wenzhiyuan", "氢能", "hydrogen busses", "hydrogn buses", "Ambassador Wen", "阿伯丁")),
    ("railways", ("BRI", "一带一路论坛", "一帶一路", "belt & road", "railways", "铁路")),
]


@pytest.mark.parametrize(("expected", "text"), [(id, text) for id, texts in FOUND for text in texts])
def test_the_article_that_is_asked_for_goes_first(expected: str, text: str) -> None:
    assert ids(text)[:1] == [expected]


def test_of_articles_that_are_as_much_about_it_the_newest_goes_first() -> None:
    assert ids("National Day reception") == ids("国庆招待会") == ["reception-2025", "reception-2018", "reception-2017"]


def test_a_hit_says_what_it_has_of_the_question() -> None:
    [hit] = find("pandas and unicorns in Edinburgh").hits
    assert {"panda", "#Edinburgh"} <= set(hit.matched) and "unicorn" not in hit.matched
    assert hit.covered < 1 and find("pandas Edinburgh").hits[0].covered == 1


def test_articles_that_are_not_allowed_make_room_for_the_next() -> None:
    found = search("national day reception", INDEX, lambda id: id != "reception-2025")
    assert [hit.id for hit in found.hits] == ["reception-2018", "reception-2017"]
    assert search("panda", INDEX, lambda id: False).hits == ()


NAMED = [
    ("Wen Zhiyuan", 1),
    ("文致远在爱丁堡", 2),
    ("林若兰", 1),
    ("belt and road", 1),
    ("reception", 0),
    ("招待会", 0),
    ("panda", 0),
    ("", 0),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_names_and_telling_phrases_are_counted(text: str, names: int) -> None:
    """A reception is what people ask other things with."""
    assert find(text).names == names


def test_words_that_everything_is_asked_with_tell_nothing_however_many() -> None:
    assert find("how do i get to the reception").told == 0
    assert find("dragon boats").told > 1.5


@pytest.mark.parametrize("text", ["", "的", "visa", "quantum teleportation", "量子"])
def test_what_news_lacks_is_not_found(text: str) -> None:
    assert find(text).hits == ()


def test_the_only_article_is_found() -> None:
    index = news_index(small.knowledge("bears"))
    assert [hit.id for hit in search("pandas", index).hits] == ["bears"]


def test_who_asks_for_what_all_articles_are_about_means_them_all() -> None:
    index = news_index(small.knowledge("kites-2019", "kites-2024"))
    assert {hit.id for hit in search("kite festival", index).hits} == {"kites-2019", "kites-2024"}


def test_without_news_nothing_is_found() -> None:
    assert search("pandas in edinburgh", NO_NEWS).hits == () and search("", NO_NEWS) == NOTHING


WORDS = st.sampled_from(
    (
        *("pandas", "熊猫", "Edinburgh", "爱丁堡", "tea", "茶", "reception", "招待会", "BRI", "lin", "ruolan", "林若兰", "guqin"),
        *("the", "how", "in", "的", "2017", "xqzt", "asdf", "\U00020000", "\ufdfa", "\ufe0f"),
    )
)
TEXTS = st.text(max_size=80) | st.lists(WORDS, max_size=12).map(" ".join)


@given(TEXTS, st.sets(st.sampled_from(sorted(small.ARTICLES))))
def test_any_text_can_be_searched_for(text: str, allowed: set[str]) -> None:
    found = search(normalise(text), INDEX, allowed.__contains__)
    scores = [hit.score for hit in found.hits]
    assert scores == sorted(scores, reverse=True) and len(scores) <= SHOWN and {hit.id for hit in found.hits} <= allowed
    assert all(0 < hit.score <= 1 and 0 <= hit.covered <= 1 and hit.score <= hit.covered + 0.001 and hit.matched for hit in found.hits)
    assert all(score >= NEAR * scores[0] - 0.001 for score in scores) and found.names >= 0 and found.told >= 0
    assert found == search(normalise(text), INDEX, allowed.__contains__)


LONG = [
    "pandas " * 500,
    "熊猫" * 1000,
    "林" * 2000,
    "x" * 2000,
    " ".join(map(str, range(500))),
    "wen zhi yuan " * 200,
    "ruolan" * 300,
    "\0\ud83d" * 400,
]


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_long_hostile_texts_are_searched_for(text: str) -> None:
    assert all(0 < hit.score <= 1 and hit.covered <= 1 for hit in find(text).hits)
