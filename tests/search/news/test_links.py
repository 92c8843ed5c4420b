"""What words of one language may be called in news of the other."""

import pytest

from bot.search.news.links import NO_LINKS, links, sounding
from bot.search.words import stem

VOCABULARY = {"风电": 0, "海上": 1, "panda": 2, "王明": 3, "明远": 4}


def test_a_word_leads_to_terms_with_how_surely() -> None:
    found = links({"wind": {"风电": 0.5, "海上": 0.25}, "熊猫": {"panda": 1.0}}, VOCABULARY)
    assert list(found.of("wind")) == [(0, 0.5), (1, 0.25)] and list(found.of("熊猫")) == [(2, 1.0)]


def test_a_word_that_is_not_linked_leads_nowhere() -> None:
    assert list(links({"wind": {"风电": 0.5}}, VOCABULARY).of("rain")) == [] == list(NO_LINKS.of("wind"))


def test_chinese_words_are_linked_by_their_sound() -> None:
    assert sounding(["风电", "海上"], VOCABULARY) == {"fengdian": {"风电": 1.0}, "haishang": {"海上": 1.0}}


def test_a_surname_leads_to_the_name_that_it_begins() -> None:
    """The keys are stems: whatever English makes of pinyin, it makes of the question, too."""
    assert sounding(["王明远"], VOCABULARY) == {stem("wangming"): {"王明": 1.0}, "mingyuan": {"明远": 1.0}, "wang": {"王明": 1.0}}


@pytest.mark.parametrize("words", [[], ["panda"], ["水利"], ["琴"]])
def test_what_news_lacks_is_linked_to_nothing(words: list[str]) -> None:
    assert sounding(words, VOCABULARY) == {}
