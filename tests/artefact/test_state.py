"""Dataclasses as named arrays, lists of strings and small values, and back."""

import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.artefact.state import leaves, whole
from bot.search.index import COMPILED, Index
from tests.search import many, small
from tests.search.gloss import lacking

HINTS = typing.get_type_hints(Index)
INDEXES: Mapping[str, Callable[[], Index]] = {
    "of few entries": small.trained,
    "of few entries, untrained": small.untrained,
    "of few entries, some without a language": lambda: lacking.index("zh", "marriage"),
    "of very many entries": many.trained,
    "of very many entries, untrained": many.untrained,
}


def same(one: Any, other: Any) -> bool:
    """Equal, arrays and all, in the same types and in the same order."""
    if is_dataclass(one) and type(one) is type(other):
        return all(same(getattr(one, field.name), getattr(other, field.name)) for field in fields(one))
    if isinstance(one, np.ndarray):
        return isinstance(other, np.ndarray) and one.dtype == other.dtype and np.array_equal(one, other)
    if isinstance(one, Mapping):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    return type(one) is type(other) and bool(one == other)


@pytest.mark.parametrize("part", COMPILED)
@pytest.mark.parametrize("index", INDEXES)
def test_every_part_of_an_index_comes_back_as_it_was(index: str, part: str) -> None:
    before = getattr(INDEXES[index](), part)
    found = dict(leaves(before, part))
    assert all(name == part or name.startswith(f"{part}.") for name in found)
    assert same(before, whole(HINTS[part], part, found))


def plain(leaf: Any) -> bool:
    """What a file can hold."""
    if isinstance(leaf, list):
        return all(plain(part) for part in leaf)
    return leaf is None or isinstance(leaf, np.ndarray | str | int | float)


@pytest.mark.parametrize("index", INDEXES)
def test_leaves_are_arrays_strings_and_small_values(index: str) -> None:
    found = [leaf for part in COMPILED for leaf in leaves(getattr(INDEXES[index](), part), part)]
    assert len(dict(found)) == len(found)  # each has a name of its own
    assert [name for name, leaf in found if not plain(leaf)] == []


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    words: tuple[str, ...]
    places: Mapping[str, int]
    blocks: Mapping[str, Mapping[str, int]]
    trees: Mapping[str, Leaf]
    kept: frozenset[str]
    leaves: tuple[tuple[tuple[str, ...], Leaf], ...]
    inside: Leaf | None
    made: dict[str, int] = field(init=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.made.update(self.places)


NAMES = st.text(max_size=4)
LEAVES = st.builds(Leaf, NAMES, st.lists(st.integers()).map(tuple))
PLACES = st.lists(NAMES, unique=True).map(lambda keys: {key: place for place, key in enumerate(keys)})
TREES = st.builds(
    Tree,
    st.lists(NAMES).map(tuple),
    PLACES,
    st.dictionaries(st.sampled_from(["word", "pair"]), PLACES),
    st.dictionaries(st.sampled_from(["letters", "sound"]), LEAVES),
    st.frozensets(NAMES),
    st.lists(st.tuples(st.lists(NAMES).map(tuple), LEAVES)).map(tuple),
    st.none() | LEAVES,
)


@given(TREES)
def test_any_tree_comes_back_whole(tree: Tree) -> None:
    back = whole(Tree, "tree", dict(leaves(tree, "tree")))
    assert same(tree, back) and back.made == tree.made


def test_the_same_value_gives_the_same_leaves() -> None:
    one, other = (dict(leaves(frozenset(order), "names")) for order in (["b", "a", "c"], ["c", "b", "a"]))
    assert one == other == {"names": ["a", "b", "c"]}


def test_where_keys_are_their_own_places_no_place_is_written() -> None:
    assert dict(leaves({"visa": 0, "fee": 1}, "row")) == {"row": ["visa", "fee"]}


INDEX_LEAVES = dict(leaf for part in COMPILED for leaf in leaves(getattr(small.trained(), part), part))


@pytest.mark.parametrize("missing", sorted(INDEX_LEAVES))
def test_a_leaf_that_is_missing_is_told(missing: str) -> None:
    found = {name: leaf for name, leaf in INDEX_LEAVES.items() if name != missing}
    part = missing.split(".")[0]
    with pytest.raises(LookupError):
        whole(HINTS[part], part, found)


OTHER_KINDS = [
    ("table.entries", 7),
    ("english.numbers", 7),
    ("lexicons.letters.words", ["surrey"]),
    ("lexicons.letters.names", 7),
    ("lexicons.letters.names", "surrey"),
    ("calibration.weights", 1.0),
    ("views", ["letters", "sound", "taste"]),
]


@pytest.mark.parametrize(("name", "leaf"), OTHER_KINDS)
def test_a_leaf_of_another_kind_is_told(name: str, leaf: object) -> None:
    part = name.split(".")[0]
    with pytest.raises((LookupError, TypeError, ValueError)):
        whole(HINTS[part], part, {**INDEX_LEAVES, name: leaf})


def test_an_optional_part_may_be_nothing() -> None:
    assert dict(leaves(small.untrained().linear, "linear")) == {"linear": None}
    assert whole(HINTS["linear"], "linear", {"linear": None}) is None
