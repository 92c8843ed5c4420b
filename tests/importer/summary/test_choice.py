"""What is taken first, by what it is worth."""

import pytest

from bot.importer.summary.choice import choose
from bot.importer.summary.sentence import LONGEST, MOST, sentences
from bot.importer.summary.terms import terms
from bot.importer.summary.wording import Wording, wording
from bot.importer.summary.worth import Weights, Worth, word_weights

ARTICLE = sentences([f"{letter} {letter.lower()}." for letter in "ABCDEFGHIJ"], Wording())


def chosen(worths: dict[int, float], groups: dict[int, tuple[int, ...]], most: int, lead: float = 0.0) -> list[int]:
    """The places chosen, where each sentence has one word of its own, worth as much as told."""
    found = [frozenset({one.text}) for one in ARTICLE]
    words = {one.text: worths.get(one.place, 0.0) for one in ARTICLE}
    ranks = {place: rank for rank, place in enumerate(sorted({at for group in groups.values() for at in group}), 1)}
    return [one.place for one in choose(ARTICLE, groups, Worth(found, words, ranks, Weights(lead=lead, least=0.0)), most)]


@pytest.mark.parametrize(("worth", "expected"), [(3.0, [2]), (1.0, [0, 1])])
def test_of_a_group_the_mean_counts(worth: float, expected: list[int]) -> None:
    assert chosen({0: 2.0, 1: 2.0, 2: worth}, {1: (0, 1), 2: (2,)}, 9) == expected


def test_they_stand_in_the_order_of_the_article() -> None:
    assert chosen({1: 1.0, 8: 2.0}, {1: (1,), 8: (8,)}, 20) == [1, 8]


@pytest.mark.parametrize(("lead", "expected"), [(0.0, [1]), (1.0, [0])])
def test_the_first_sentence_may_be_worth_less_by_its_words(lead: float, expected: list[int]) -> None:
    assert chosen({0: 3.5, 1: 5.0}, {0: (0,), 1: (1,)}, 4, lead) == expected


def test_a_word_weighs_by_the_sentences_and_the_title() -> None:
    words = word_weights([frozenset({"tea", "ship"}), frozenset({"tea", "ink"})], frozenset({"ink"}), Weights(title=2.0))
    assert words["tea"] == pytest.approx(0.693, abs=0.001) and words["ink"] > 2 > words["tea"] > words["ship"] > 0


def test_small_words_are_no_terms() -> None:
    assert terms("我们的贸易", wording("zh")) == {"贸易"}
    assert terms("The trades of their town", wording("en")) == {"trade", "town"}


def test_a_label_holds_until_the_next_one() -> None:
    read = sentences(["发言人：说法毫无根据。", "我们敦促该报撤回文章。", "记者问：还有吗？"], wording("zh"))
    assert [one.label for one in read] == ["发言人：", "发言人：", "记者问："]


def test_a_huge_article_is_read_in_part() -> None:
    assert len(sentences(["a" * 2 * LONGEST], wording("en"))[0].text) == LONGEST
    assert len(sentences(["Tea grows. "] * 2 * MOST, wording("en"))) == MOST
