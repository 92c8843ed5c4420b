"""A text of news as terms: signs of the lexicon, stems of English words, pairs of Chinese characters."""

from collections.abc import Iterator, Sequence

from bot.search.lexicon import Found, Lexicon
from bot.search.text import WHOLE, normalise
from bot.search.words import by_letters


def terms(text: str, lexicon: Lexicon) -> list[str]:
    """Of an article: the signs, and all words beside them, those of the names too, for who asks with half a name."""
    tokens = [token for piece in _pieces(text) for token in by_letters(normalise(piece, WHOLE))]
    return [*(sign for found in lexicon.find(tokens) for sign in _signs(found, tokens, lexicon)), *words(tokens)]


def _signs(found: Found, tokens: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """Its own, and those of the names inside it: who asks for Durham means Durham University, too."""
    yield from found.term.signs
    for start, end in ((found.start, found.end - 1), (found.start + 1, found.end)):
        if start < end:
            yield from (sign for inside in lexicon.find(tokens[start:end]) for sign in inside.term.signs)


def _pieces(text: str) -> Iterator[str]:
    """No longer than a text is normalised."""
    return (text[at : at + WHOLE] for at in range(0, len(text), WHOLE))


def words(tokens: Sequence[str]) -> Sequence[str]:
    """English stems, and pairs of neighbouring characters; a character alone says too little."""
    chinese = [len(token) == 1 and not token.isascii() for token in tokens]
    if not any(chinese):
        return tokens
    pairs = [left + right for left, right, a, b in zip(tokens, tokens[1:], chinese, chinese[1:], strict=False) if a and b]
    return pairs if all(chinese) else [*pairs, *(token for token, is_chinese in zip(tokens, chinese, strict=True) if not is_chinese)]
