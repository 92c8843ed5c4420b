"""Typing errors in English words, mended against what staff write and what the language knows."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from bot.search.repair.deletions import Deletions, deletions
from bot.search.repair.edits import NEITHER, likelihood

SHORTEST = 3
"""Letters of a word that may be mended or meant."""
ANY_ERROR = 5
"""Letters from which on any wrong letter is an error; in a shorter word only a likely one is: "bath" is no "both"."""
WHOLE_START = 6
"""Letters from which on the first one may be wrong, too."""
TWO_ERRORS = 8
"""Letters from which on two errors are mended, where no word of any kind is nearer."""
LONG_NAME = 7
"""Letters from which on a misspelt name is mended. A town is not made out of a short word: "lead" is no Leeds."""
LONGEST = 30
"""Letters: what is longer is no English word."""
FOREIGN = 2.0
"""What a word loses that staff never wrote, in units of the logarithm of how many of their sentences have a word."""
RANKS = 1000
"""The place in the language's order of frequency from which on a word counts as rare."""
OTHER_START = 2.0
"""Log likelihood that an error loses in the first letter: it is seldom mistyped."""
PRIOR = 0.5
"""How much the frequency of a word counts beside the likelihood of the error: half, since staff's sentences are no sample of what is
asked."""
STRANGE, LETTER = -3.5, -2.5
"""Logarithm of the share of words that nobody knows, some 3 in 100, and of the chance of each of their letters: English has some 3.6 bits a
letter to who doesn't know the word."""
WORDS = 9.0
"""By Zipf's law the word at place r is one in r times this many: the sum of 1 / r over the 20,000 commonest words is about so much."""
NAME = -11.5
"""Logarithm of the share of a name: as of the 10,000th word."""


@dataclass(frozen=True, slots=True)
class English:
    """Every word known, staff's first, then names, then the language's; each part in alphabetical order."""

    words: tuple[str, ...]
    prior: NDArray[np.float32]
    """By word: how likely it is to be meant, as a logarithm."""
    common: NDArray[np.float32]
    """By word: the logarithm of its share of a text."""
    staffs: int
    """How many of the words are staff's."""
    named: int
    """How many are staff's or names."""
    numbers: Mapping[str, int]
    """By word: its place in `words`. Made of it."""
    one: Deletions
    two: Deletions
    """Of the long words of staff's, and of long names."""

    def __contains__(self, word: str) -> bool:
        return word in self.numbers

    def staffs_own(self, word: str) -> bool:
        """Whether staff's sentences have it."""
        return self.numbers.get(word, self.staffs) < self.staffs

    def says(self, word: str) -> bool:
        """Whether it is a word of an English sentence; names, and pinyin among the synonyms, are words of any language."""
        number = self.numbers.get(word)
        return number is not None and not self.staffs <= number < self.named

    def share(self, word: str) -> float:
        """The logarithm of the chance that a word of an English text is this one, known or not."""
        number = self.numbers.get(word)
        return STRANGE + LETTER * len(word) if number is None else float(self.common[number])

    def meant(self, word: str) -> str | None:
        """The word that was meant by one that nobody knows; None where it is known, no English word, or like no other."""
        if not SHORTEST <= len(word) <= LONGEST or word in self.numbers or not (word.isascii() and word.isalpha()):
            return None
        return self._one_error(word) or (self._two_errors(word) if len(word) >= TWO_ERRORS else None)

    def _one_error(self, word: str) -> str | None:
        """The likeliest word; of several as likely staff's, and the first in the alphabet."""
        near = [(number, self.words[number]) for number in self.one.near(word)]
        errors = [
            (number, meant, likelihood(word, meant))
            for number, meant in near
            if self._may_be(word, meant, number) and OSA.distance(word, meant, score_cutoff=1) == 1
        ]
        likely = [
            (error + float(self.prior[number]) - OTHER_START * (meant[0] != word[0]), -number)
            for number, meant, error in errors
            if error > NEITHER or len(word) >= ANY_ERROR
        ]
        return self.words[-max(likely)[1]] if likely else None

    def _may_be(self, word: str, meant: str, number: int) -> bool:
        if self.staffs <= number < self.named and len(word) < LONG_NAME:
            return False
        if len(word) == SHORTEST:  # of three letters one can only have got lost inside: any other change makes another word
            return number < self.staffs and len(meant) > len(word) and (meant[0], meant[-1]) == (word[0], word[-1])
        return len(word) >= WHOLE_START or meant[0] == word[0]

    def _two_errors(self, word: str) -> str | None:
        """The nearest word of staff's, or name."""
        near = [(number, self.words[number]) for number in self.two.near(word)]
        errors = [(OSA.distance(word, meant, score_cutoff=2), number, meant) for number, meant in near]
        likely = [(-found, meant[0] == word[0], float(self.prior[number]), -number) for found, number, meant in errors if found <= 2]
        return self.words[-max(likely)[-1]] if likely else None


def english(counts: Mapping[str, int], language: Mapping[str, int], names: Collection[str] = ()) -> English:
    """`counts`: of each word of staff's, in how many sentences it is; `language`: the place of a word of the language in its order of
    frequency, from 0; `names`: of places and countries, as single words.
    """
    own = sorted(filter(_is_word, counts))
    name = sorted(word for word in set(names) - set(own) if _is_word(word))
    other = sorted(word for word in language.keys() - counts.keys() - set(name) if _is_word(word))
    words = (*own, *name, *other)
    prior = [math.log(counts[word]) for word in own] + [0.0] * len(name)
    prior += [-2 * FOREIGN - math.log1p(language[word] / RANKS) * PRIOR for word in other]
    longer = (*own, *name)
    total = sum(counts.values())
    common = [max(math.log(counts[word] / total), _zipf(word, language)) for word in own] + [NAME] * len(name)
    common += [_zipf(word, language) for word in other]
    return English(
        words,
        PRIOR * np.array(prior, np.float32),
        np.array(common, np.float32),
        len(own),
        len(longer),
        {word: number for number, word in enumerate(words)},
        deletions(words, 1, SHORTEST - 1),
        deletions(longer, 2, TWO_ERRORS - 3),
    )


def _zipf(word: str, language: Mapping[str, int]) -> float:
    return -math.log(WORDS * (language[word] + 3)) if word in language else -math.inf


def _is_word(word: str) -> bool:
    return word.isascii() and word.isalpha() and len(word) <= LONGEST
