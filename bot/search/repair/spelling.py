"""Pinyin as characters: the likeliest way through all the syllables that the letters may be, if it is likelier than English."""

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from bot.search import pinyin
from bot.search.repair.english import English
from bot.search.repair.lattice import Arc, likeliest
from bot.search.repair.pairs import Pairs
from bot.search.repair.sounds import Sounds
from bot.search.text import has_han

SURE = 5.0
"""How much likelier, as a logarithm, a text has to be as Chinese in pinyin than as English."""
SURE_OF_ENGLISH = 15.0
"""The same for a text of English words and nothing else."""
LONGEST = 160
"""Letters of a text that is read: about forty characters."""
FEWEST = 2
"""Characters: a single syllable may be any word of a third language."""
MIXED = -2.0
"""Log likelihood of an English word among pinyin."""
WITHIN = -1.0
"""Log likelihood of Latin letters, within pinyin, as a word that staff use in Chinese sentences."""
MISTYPED = -7.0
"""Log likelihood of one given typing error: some words in a hundred have one, of some ten that are likely in a word."""
_PIECE = 12  # letters of such a word, at most; syllables have up to six

Edge = tuple[int, int]
"""Letters from and to of a word."""


def spelt(said: Sequence[str], pairs: Pairs, sounds: Sounds, english: English) -> tuple[str, ...] | None:
    """One reading a word. None where the words can't be read to the end, are mostly no syllables, or may as well be English."""
    edges = _edges(said, pairs.codes, english)
    if edges is None:
        return None
    arcs, pieces, at = [], [], 0
    for word, of_word in zip(said, edges, strict=True):
        for start, end in of_word:
            arcs.append(_arc(word, (start, end), at, pairs, sounds))
            pieces.append(word[start:end])
        if not of_word or (word in english and (0, len(word)) not in of_word):
            arcs.append(_english(word, at, pairs, english))
            pieces.append(word)
        at += len(word)
    order = sorted(range(len(arcs)), key=lambda number: arcs[number].start)
    path = likeliest([arcs[number] for number in order], at, pairs)
    if path is None or not _surely(path.score, said, english):
        return None
    return _readings(said, [(arcs[order[n]], pieces[order[n]], choice) for n, choice in path.steps], pairs)


def _surely(score: float, said: Sequence[str], english: English) -> bool:
    """Whether pinyin of this likelihood can't be English: neither words nor, which is seen last since it takes longest, typing errors."""
    sure = SURE_OF_ENGLISH if all(map(english.says, said)) else SURE
    return score - sum(map(english.share, said)) >= sure and score - sum(_mistyped(word, english) for word in said) >= sure


def _mistyped(word: str, english: English) -> float:
    meant = english.meant(word)
    return max(english.share(word), MISTYPED + english.share(meant) if meant else -math.inf)


def _edges(said: Sequence[str], known: Mapping[str, int], english: English) -> list[list[Edge]] | None:
    """By word: the syllables and other pieces that lead from its beginning to its end; none of an English word. Given up as soon as most
    words spell nothing, which is all that an English text costs.
    """
    if not said or sum(map(len, said)) > LONGEST or any(map(has_han, said)):
        return None
    found: list[list[Edge]] = []
    spared = len(said) / 2
    for word in said:
        edges = _within(word, known)
        spared -= not edges
        if spared < 0 or not (edges or word in english):
            return None
        found.append(edges)
    return found


def _within(word: str, known: Mapping[str, int]) -> list[Edge]:
    edges, reached = [], {0}
    for start in range(len(word)):
        if start in reached:
            ends = list(_ends(word, start, known))
            edges += [(start, end) for end in ends]
            reached.update(ends)
    useful = {len(word)}
    for start, end in reversed(edges):  # those from `end` come later in the list, and have been seen
        if end in useful:
            useful.add(start)
    return [edge for edge in edges if edge[1] in useful]


def _ends(word: str, start: int, known: Mapping[str, int]) -> Iterator[int]:
    if word[start].isdecimal():
        if not start or not word[start - 1].isdecimal():
            yield next((end for end in range(start, len(word)) if not word[end].isdecimal()), len(word))
        return
    spelt = pinyin.syllables()
    for end in range(start + 1, min(len(word), start + _PIECE) + 1):
        piece = word[start:end]
        if piece in spelt or (piece in known and (len(piece) > 1 or len(word) == 1)):
            yield end


def _arc(word: str, edge: Edge, at: int, pairs: Pairs, sounds: Sounds) -> Arc:
    piece = word[edge[0] : edge[1]]
    codes = sounds.characters(piece)
    costs = np.zeros(len(codes), np.float32)
    if piece in pairs.codes or not len(codes):
        codes = np.append(codes, pairs.codes.get(piece, len(pairs.tokens)))
        costs = np.append(costs, np.float32(WITHIN))
    return Arc(at + edge[0], at + edge[1], codes, costs)


def _english(word: str, at: int, pairs: Pairs, english: English) -> Arc:
    """A word that stays as it is, as likely as in an English text."""
    other = len(pairs.tokens)
    cost = MIXED + english.share(word) - float(pairs.alone[other])
    return Arc(at, at + len(word), np.array([other], np.int64), np.array([cost], np.float32))


def _readings(said: Sequence[str], path: Sequence[tuple[Arc, str, int]], pairs: Pairs) -> tuple[str, ...] | None:
    """None where fewer than half of what was read is characters."""
    read, ends = [""] * len(said), np.cumsum([len(word) for word in said])
    characters = 0
    for arc, piece, choice in path:
        code = int(arc.codes[choice])
        token = pairs.tokens[code] if code < len(pairs.tokens) else piece
        characters += has_han(token)
        read[int(ends.searchsorted(arc.start, "right"))] += token
    return tuple(read) if characters >= FEWEST and characters * 2 > len(path) else None
