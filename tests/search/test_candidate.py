"""What is told of an entry that may be meant, whichever way it was found."""

import pytest

from bot.search.index import Index
from bot.search.match import search
from tests.search import many, small

INDEXES = pytest.mark.parametrize(
    "index", [small.untrained(), small.trained(), many.trained()], ids=["untrained", "trained", "of very many entries"]
)
QUESTIONS = ["护照丢了怎么办", "my passport has expired", "huzhao guoqi", "pasport fee", "Kent", "weather", "多少钱"]


@INDEXES
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_candidate_is_told_by_a_phrasing_of_its_own(index: Index, question: str) -> None:
    for candidate in search(question, index).candidates:
        number = index.table.entries.index(candidate.entry)
        assert candidate.phrasing in index.table.texts[index.table.sentences(number)]
        assert 0 <= candidate.likeness <= 1


@INDEXES
def test_what_matched_is_told_of_the_first(index: Index) -> None:
    first, *_ = search("护照丢了怎么办", index).candidates
    assert first.matched and first.exact and not first.by_sound and not first.template


def test_what_the_linear_model_says_is_told_where_there_is_one() -> None:
    question = "my passport was stolen"
    untrained, trained, very_many = (search(question, index).candidates for index in (small.untrained(), small.trained(), many.trained()))
    assert {candidate.linear for candidate in (*untrained, *very_many)} == {0.0}
    assert any(candidate.linear for candidate in trained)
