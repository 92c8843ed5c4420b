"""News, as it is searched."""

from dataclasses import replace

import numpy as np
import pytest

from bot.search.news.index import NAMED, NO_NEWS, SUMMARY, TEXT, TITLE, NewsIndex, news_index
from tests.search.news import small

INDEX = small.untrained()


def about(term: str, index: NewsIndex = INDEX) -> dict[str, float]:
    """By article: how much it is about a term."""
    having, degree = index.posting(index.vocabulary[term])
    return {index.ids[at]: round(float(how_much), 4) for at, how_much in zip(having, degree, strict=True)}


def test_articles_stand_newest_first_with_their_days() -> None:
    assert INDEX.ids[0] == "moon" and INDEX.ids[-1] == "bears" and set(INDEX.ids) == set(small.ARTICLES)
    assert list(INDEX.dates) == sorted(INDEX.dates, reverse=True)


def test_where_a_word_stands_tells_how_much_an_article_is_about_it() -> None:
    assert about("panda") == {"bears": TITLE}
    assert about("bamboo") == {"bears": round(SUMMARY, 4)}
    assert about("crowd") == {"bears": round(TEXT / 3, 4)}  # said once


def test_what_stands_in_several_places_adds_up_and_stays_below_one() -> None:
    assert about("#Wen Zhiyuan") == {"buses": round(1 - (1 - TITLE) * (1 - NAMED), 4)}
    assert INDEX.degree.min() > 0 and INDEX.degree.max() <= 1


def test_both_languages_meet_in_the_signs_of_the_lexicon() -> None:
    assert set(about("=reception")) == {"reception-2017", "reception-2018", "reception-2025"}
    assert set(about("=Kite Festival")) == {"kites-2019", "kites-2022", "kites-2024"}


def test_rare_words_tell_more_than_common_ones_and_none_is_out_of_bounds() -> None:
    rarity = {term: float(INDEX.rarity[row]) for term, row in INDEX.vocabulary.items()}
    assert rarity["panda"] == pytest.approx(1.0) and rarity["the"] < rarity["=reception"] < rarity["panda"]
    assert INDEX.rarity.min() >= 0 and INDEX.rarity.max() <= 1.0001


def test_what_staff_ask_with_is_known() -> None:
    assert "=reception" in INDEX.asked and "panda" not in INDEX.asked
    assert float(INDEX.common[INDEX.asked["=reception"]]) < 1


def test_the_names_that_articles_have_themselves_are_known_also_as_they_are_spelt() -> None:
    assert INDEX.named == {"林若兰", "linruolan", "ruolan", "朴次茅斯", "pucimaosi", "cimaosi", "aberdeen"}


def test_no_name_goes_on_with_the_next() -> None:
    knowledge = small.knowledge("bears")
    article = replace(knowledge.articles["bears"], names=("林若兰", "王明", "Belt and", "Road"))
    index = news_index(replace(knowledge, articles={"bears": article}))
    assert {"若兰", "王明", "belt", "road"} <= index.vocabulary.keys() and not {"兰王", "=Belt and Road"} & index.vocabulary.keys()


def test_of_a_single_article_every_word_tells() -> None:
    index = news_index(small.knowledge("bears"))
    assert index.ids == ("bears",) and np.all(index.rarity == 1)


def test_pending_articles_are_not_in_it() -> None:
    index = news_index(small.knowledge("bears", "boats", pending=("boats",)))
    assert index.ids == ("bears",) and "dragon" not in index.vocabulary


def test_no_news_is_an_index_too() -> None:
    index = news_index(replace(small.knowledge(), articles={}))
    assert index.ids == () == NO_NEWS.ids and not index.vocabulary


def test_the_order_of_files_does_not_matter() -> None:
    knowledge = small.knowledge()
    other = news_index(replace(knowledge, articles=dict(reversed(list(knowledge.articles.items())))))
    assert (other.ids, other.vocabulary) == (INDEX.ids, INDEX.vocabulary)
    assert np.array_equal(other.having.numbers, INDEX.having.numbers) and np.array_equal(other.degree, INDEX.degree)
