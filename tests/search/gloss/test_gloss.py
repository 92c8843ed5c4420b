"""A question finds an entry that staff wrote in the other language only."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.gloss.gloss import spread
from bot.search.index import Index
from bot.search.match import search
from bot.search.tokens import LETTERS
from bot.search.words import by_letters
from bot.training.gloss import with_gloss
from tests.search import small
from tests.search.gloss import lacking

ASKED = [
    ("zh", "怎样更新旧的护照", "passport-renewal"),
    ("zh", "護照過期", "passport-renewal"),
    ("zh", "星期六开放吗", "opening-hours"),
    ("zh", "在这里可以结婚吗", "marriage"),
    ("zh", "签证要多少钱", "visa-fee"),
    ("en", "when do you open the door", "opening-hours"),
    ("en", "register a marriage", "marriage"),
    ("en", "has the passport expired", "passport-renewal"),
]


@pytest.mark.parametrize("all_of_it", [True, False], ids=["no entry has the language", "this one has not"])
@pytest.mark.parametrize(("language", "question", "entry"), ASKED)
def test_the_entry_is_found(language: str, question: str, entry: str, all_of_it: bool) -> None:
    index = lacking.index(language) if all_of_it else lacking.index(language, entry)
    assert search(question, index).candidates[0].entry == entry


def test_the_reasons_name_what_matched() -> None:
    [first, *_] = search("婚姻的证明", lacking.index("zh")).candidates
    assert first.entry == "marriage" and {"婚姻 = marriage", "证明 = certificate"} <= {*first.matched}
    assert first.phrasing == "marriage certificate" and not first.exact


def test_a_name_that_no_sentence_has_is_spoken_for_by_its_class() -> None:
    [first, *_] = search("吉尔福德归哪个领事馆管", lacking.index("zh")).candidates
    assert first.entry == "which-office" and first.template


def test_staffs_own_synonyms_beat_the_dictionary() -> None:
    gloss = lacking.index("zh").glosses.chinese
    assert gloss
    links = gloss.keys["=护照"]
    own = gloss.terms.index("=护照")
    at = gloss.links[links].tolist().index(own)
    assert gloss.strength[gloss.links.ends[links] + at] == 1.0


def test_entries_that_have_the_language_are_left_alone() -> None:
    index = lacking.index("zh", "marriage")
    assert index.glosses.chinese and not index.glosses.english and not index.glosses.chinese.alone
    signs = index.lexicons[LETTERS].replace(by_letters("护照被偷了 结婚"), classes=True)
    score = index.glosses.chinese.meaning(signs, len(index.table.entries)).score
    assert [index.table.entries[entry] for entry in np.flatnonzero(score)] == ["marriage"]


@pytest.mark.parametrize("question", ["我的护照被偷了", "my passport was stolen", "huzhao diu le", "weather", "天气"])
def test_nothing_is_glossed_where_nothing_lacks(question: str) -> None:
    index = with_gloss(small.trained())
    assert not index.glosses.chinese and not index.glosses.english
    assert search(question, index) == search(question, small.trained())


def test_pinyin_is_no_english() -> None:
    with_, without = lacking.index("en"), lacking.without("en")
    assert search("huzhao diule zenmeban", with_) == search("huzhao diule zenmeban", without)


INDEXES = [lacking.index("zh"), lacking.index("en"), lacking.index("zh", "marriage")]


@given(st.text(max_size=40), st.sampled_from(INDEXES))
def test_likeness_is_a_share_whatever_is_asked(text: str, index: Index) -> None:
    for candidate in search(text, index).candidates:
        assert 0 < candidate.likeness <= 1


def test_ranges_are_laid_one_behind_the_other() -> None:
    which, numbers = spread(np.array([3, 9, 5]), np.array([5, 9, 8]))
    assert which.tolist() == [0, 0, 2, 2, 2] and numbers.tolist() == [3, 4, 5, 6, 7]
