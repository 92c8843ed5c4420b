"""What a sentence is worth beside those already chosen."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log


@dataclass(frozen=True, slots=True)
class Weights:
    """Chosen with `python -m benchmarks.summaries --choose` on half of its articles (docs/summaries.md)."""

    title: float = 2.0
    """Of a word that the title has, beside 1 for a word that stands in e sentences."""
    lead: float = 1.0
    """By how much the first sentence is worth more than it is by its words; the n-th fit one has an n-th of it."""
    least: float = 0.2
    """The share of the first choice's worth that a further one must have: below it, it only fills the room."""


WEIGHTS = Weights()
ONCE = 0.1


def word_weights(sentences: Iterable[frozenset[str]], title: frozenset[str], weights: Weights) -> dict[str, float]:
    """A name that recurs weighs more, and so does a word of the title. A word that stands once weighs next to nothing."""
    counts = Counter(term for terms in sentences for term in terms)
    return {term: (log(count) or ONCE) + weights.title * (term in title) for term, count in counts.items()}


@dataclass(frozen=True, slots=True)
class Worth:
    terms: Sequence[frozenset[str]]
    """By place."""
    words: Mapping[str, float]
    ranks: Mapping[int, int]
    """Of the places of fit sentences, from 1."""
    weights: Weights

    def of(self, places: Iterable[int], chosen: Iterable[int]) -> float:
        """What these places add to those chosen: a word counts once, so what repeats adds nothing."""
        known = {term for place in chosen for term in self.terms[place]}
        total = 0.0
        for place in places:
            total += sum(self.words[term] for term in self.terms[place] - known) * (1 + self.weights.lead / self.ranks[place] ** 2)
            known |= self.terms[place]
        return total
