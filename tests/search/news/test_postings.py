"""Degrees of thousands of articles, summed at once: the same as one by one."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.news.postings import Field, counted, postings

WORDS = st.lists(st.sampled_from(["a", "b", "中国", "#Wang Yi", "z"]), max_size=6)
FIELDS = st.integers(1, 4).flatmap(
    lambda articles: st.lists(
        st.builds(Field, st.floats(0.1, 0.9), st.integers(1, 3), st.lists(WORDS, min_size=articles, max_size=articles)),
        min_size=1,
        max_size=4,
    )
)


def one_by_one(fields: list[Field]) -> dict[tuple[str, int], float]:
    left: dict[tuple[str, int], float] = {}
    for field in fields:
        for number, said in enumerate(field.terms):
            for term, count in Counter(said).items():
                share = field.weight * min(1.0, count / field.often)
                left[term, number] = left.get((term, number), 1.0) * (1 - share)
    return {place: 1 - rest for place, rest in left.items()}


@given(FIELDS)
def test_they_are_what_chances_add_up_to(fields: list[Field]) -> None:
    found = postings([counted(field) for field in fields])
    assert list(found.vocabulary) == sorted(found.vocabulary) and list(found.vocabulary.values()) == list(range(len(found.vocabulary)))
    told = {
        (term, int(article)): float(found.degree[place])
        for term, row in found.vocabulary.items()
        for place, article in zip(range(found.having.ends[row], found.having.ends[row + 1]), found.having[row], strict=True)
    }
    assert told == pytest.approx(one_by_one(fields), abs=1e-6)


def test_without_articles_there_is_nothing() -> None:
    found = postings([counted(Field(0.5, 1, []))])
    assert not found.vocabulary and len(found.degree) == 0 and found.having.ends.tolist() == [0]
