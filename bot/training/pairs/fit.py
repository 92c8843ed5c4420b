"""Sentences, with a model that is learnt on the sentences themselves; and questions held out, for the chance that the best one is right."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bot.search.pairs.inverted import Floats
from bot.search.pairs.model import unlearnt
from bot.search.pairs.pairs import CHANCE, Pairs
from bot.search.pairs.sides import Side, side
from bot.search.table import Sentence
from bot.search.text import normalise
from bot.training.pairs.invert import invert
from bot.training.pairs.learn import Example, learn

MOST = 3000
"""Questions that are learnt from."""


@dataclass(frozen=True, slots=True)
class Held:
    """Questions held out. Rows of numbers are `CHANCE`."""

    found: Floats
    """Of questions that have to find a sibling."""
    right: NDArray[np.bool_]
    """Beside `found`: whether the best sentence is one."""
    hidden: Floats
    """Of the same questions with their whole entry hidden: nothing is right."""


def pairs(sentences: Sequence[Sentence], seed: int, read: Callable[[str], str] = normalise) -> Pairs:
    """At least one sentence. `read` makes of staff's sentence what is compared."""
    texts = [read(sentence.text) for sentence in sentences]
    names = {entry: number for number, entry in enumerate(dict.fromkeys(sentence.entry for sentence in sentences))}
    index = invert(texts)
    entry = np.array([names[sentence.entry] for sentence in sentences], np.int32)
    weight = np.log(np.array([sentence.weight for sentence in sentences], np.float32))
    plain = Pairs(tuple(names), entry, weight, index, unlearnt(index.lexical))
    asked = {number: side(texts[number]) for number in _siblings(entry, seed)}
    return replace(plain, model=learn([_example(plain, number, asked[number]) for number in asked], index.lexical))


def held(sentences: Sequence[Sentence], pairs: Pairs, seed: int, read: Callable[[str], str] = normalise) -> Held:
    """`pairs` made of `sentences`. Each half of the entries is asked of a model that is learnt on the other half."""
    asked = {number: side(read(sentences[number].text)) for number in _siblings(pairs.entry, seed)}
    examples = {number: _example(pairs, number, asked[number]) for number in asked}
    found, right, hidden = [], [], []
    for half in (0, 1):
        others = [example for number, example in examples.items() if pairs.entry[number] % 2 != half]
        model = replace(pairs, model=learn(others, pairs.index.lexical))
        for number in (number for number in asked if pairs.entry[number] % 2 == half):
            with_siblings = model.held(asked[number], number, hidden=False)
            found.append(with_siblings.numbers)
            right.append(bool((pairs.entry[with_siblings.sentences[:1]] == pairs.entry[number]).any()))
            hidden.append(model.held(asked[number], number, hidden=True).numbers)
    empty = np.zeros((0, len(CHANCE)), np.float32)
    return Held(np.vstack([empty, *found]), np.array(right, np.bool_), np.vstack([empty, *hidden]))


def _siblings(entry: NDArray[np.int32], seed: int) -> list[int]:
    """Sentences of entries with more than one, at most `MOST`, by chance."""
    of = np.flatnonzero(np.bincount(entry)[entry] > 1).tolist()
    return random.Random(seed).sample(of, min(MOST, len(of)))


def _example(pairs: Pairs, number: int, asked: Side) -> Example:
    compared, _ = pairs.compared(asked, number)
    return Example(compared, pairs.entry[compared.sentences] == pairs.entry[number])
