"""Sentences, taken one group after another while there is room."""

from collections.abc import Mapping, Sequence

from bot.importer.summary.sentence import Sentence
from bot.importer.summary.worth import Worth


def choose(sentences: Sequence[Sentence], groups: Mapping[int, tuple[int, ...]], worth: Worth, most: int) -> tuple[Sentence, ...]:
    """The best group first, then whatever adds most; in the article's order, at most `most` characters as `joined` writes them."""
    chosen, least = frozenset[int](), 0.0
    value, better = _best(sentences, groups, worth, most, chosen)
    while better and value >= least:
        least = least or value * worth.weights.least
        chosen |= better
        value, better = _best(sentences, groups, worth, most, chosen)
    return tuple(sentences[place] for place in sorted(chosen))


def _best(
    sentences: Sequence[Sentence], groups: Mapping[int, tuple[int, ...]], worth: Worth, most: int, chosen: frozenset[int]
) -> tuple[float, frozenset[int]]:
    """What a sentence of the group gains, and the places to add; none where nothing fits or nothing is worth it."""
    best, found = 0.0, frozenset[int]()
    for place in groups.keys() - chosen:
        added = [at for at in groups[place] if at not in chosen]
        room = len(joined([sentences[at] for at in sorted(chosen.union(added))])) <= most
        value = worth.of(added, chosen) / len(added) if room else 0.0
        if value > best or (value == best and value and place < min(found)):
            best, found = value, frozenset(added)
    return best, found


def joined(sentences: Sequence[Sentence]) -> str:
    """One after another, with a blank between them where the language has blanks, and the speaker's label where it changes."""
    text, label = "", ""
    for sentence in sentences:
        said = sentence.label if sentence.label != label else ""
        for piece in (said, sentence.text):
            text += _blank(text, piece) + piece
        label = sentence.label
    return text


def _blank(before: str, piece: str) -> str:
    """None behind a full-width stop, colon or closing quote, nor before a first word."""
    ends = before.rstrip("”’」』）")[-1:]
    return " " if before and piece and ends not in "。！？：…" else ""
