"""A text of news as terms: signs of the lexicon, stems of English words, pairs of Chinese characters."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.search.lexicon import Lexicon
from bot.search.text import WHOLE, has_han, normalise
from bot.search.words import by_letters


def terms(text: str, lexicon: Lexicon) -> list[str]:
    """Of an article: the signs, and all words beside them, those of the names too, for who asks with half a name."""
    tokens = [token for piece in _pieces(text) for token in by_letters(normalise(piece, WHOLE))]
    return [*(sign for found in lexicon.find(tokens) for sign in found.term.signs), *_words(tokens)]


def asked(normalised: str, lexicon: Lexicon) -> list[str]:
    """Of a question: the signs, and the words that are in none."""
    tokens = by_letters(normalised)
    found, at, made = lexicon.find(tokens), 0, list[str]()
    for hit in found:
        made += [*_words(tokens[at : hit.start]), *hit.term.signs]
        at = hit.end
    return [*made, *_words(tokens[at:])]


def _pieces(text: str) -> Iterator[str]:
    """No longer than a text is normalised."""
    return (text[at : at + WHOLE] for at in range(0, len(text), WHOLE))


def _words(tokens: Sequence[str]) -> Iterator[str]:
    """English stems, and pairs of neighbouring characters; a character alone says too little, unless it stands alone."""
    chinese = [has_han(token) for token in tokens]
    yield from (token for token, is_chinese in zip(tokens, chinese, strict=True) if not is_chinese)
    yield from (left + right for (left, a), (right, b) in pairwise(zip(tokens, chinese, strict=True)) if a and b)
