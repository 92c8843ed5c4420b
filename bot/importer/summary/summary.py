"""What an article says, in a few of its own sentences."""

from collections.abc import Sequence

from bot.importer.summary.choice import choose, joined
from bot.importer.summary.cutting import at_a_word, shortened
from bot.importer.summary.fitness import alone, groups
from bot.importer.summary.sentence import Sentence, sentences
from bot.importer.summary.terms import terms
from bot.importer.summary.wording import Wording, wording
from bot.importer.summary.worth import WEIGHTS, Weights, Worth, word_weights

MOST, MOST_ZH = 230, 120
"""Characters that WeChat shows of a card."""


def summarise(paragraphs: Sequence[str], language: str, title: str = "", most: int | None = None, weights: Weights = WEIGHTS) -> str:
    """Whole sentences in the article's order, at most `most` characters together (default: what a card shows); empty for an empty article.

    A first sentence that is longer stands alone: cut at a clause's end, or else whole with up to 1.5 times `most` characters.
    """
    known = wording(language)
    room = most if most is not None else MOST_ZH if language.startswith("zh") else MOST
    read = sentences(paragraphs, known)
    if not known.known:
        return _first(read, room)
    fit = groups(read, known)
    first = joined([read[min(fit)]]) if fit else ""
    if len(first) > room and (cut := shortened(first, room, known)):
        return cut
    return joined(choose(read, fit, _worth(read, fit, terms(title, known), known, weights), room)) or _line(read, known, room)


def _first(read: Sequence[Sentence], room: int) -> str:
    """As many of the first sentences as there is room for: all that can be done for a language whose words aren't known."""
    best = ""
    for end in range(1, len(read) + 1):
        if len(text := joined(read[:end])) > room:
            break
        best = text
    return best or (at_a_word(read[0].text, room) if read else "")


def _line(read: Sequence[Sentence], known: Wording, room: int) -> str:
    """Where no sentence is fit, or none is short enough: the first that says something, cut at a word."""
    return next((at_a_word(sentence.text, room) for sentence in alone(read, known)), "")


def _worth(read: Sequence[Sentence], fit: dict[int, tuple[int, ...]], title: frozenset[str], known: Wording, weights: Weights) -> Worth:
    found = [terms(sentence.text, known) for sentence in read]
    ranks = {place: rank for rank, place in enumerate(sorted(fit), start=1)}
    return Worth(found, word_weights(found, title, weights), ranks, weights)
