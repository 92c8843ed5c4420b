"""Words that stand for something else: synonyms, and the names of places and countries.

A synonym is replaced by its group's sign, so that every member counts as the same word in either language. A name is replaced by a sign of
its own (`@Leeds`); in a visitor's question the sign of its class (`{place}`) stands beside it, so that the question matches a phrasing
about any town and prefers one that names the same.
"""

from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

PLACE, COUNTRY = "{place}", "{country}"
BETWEEN = "\x1f"
"""Stands in no sign."""


@dataclass(frozen=True, slots=True)
class Term:
    """What a run of tokens stands for: the signs that replace it, and the name it carries, if any."""

    signs: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A term in a sentence: tokens `start` to `end` (exclusive)."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Longest match first, from left to right. Kept as lists of strings, which are read in no time; made by `of`."""

    words: tuple[str, ...]
    """By term: its tokens, with spaces between; of two terms of the same tokens the first counts."""
    signs_of: tuple[str, ...]
    """Its signs, with BETWEEN between."""
    names: tuple[str, ...]
    """Its name, or nothing."""
    _by_tokens: dict[tuple[str, ...], Term] = field(init=False, repr=False, compare=False, default_factory=dict)
    _lengths: dict[str, list[int]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """By first token: the lengths of the terms that begin with it, longest first."""
    _spelt: dict[str, list[tuple[str, ...]]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """By sign: the tokens of all that it stands for."""
    _alone: set[str] = field(init=False, repr=False, compare=False, default_factory=set)
    _begun: set[tuple[str, ...]] = field(init=False, repr=False, compare=False, default_factory=set)
    """Terms of one token, and the first two tokens of all others: most tokens of a long text begin neither, and are passed over."""

    def __post_init__(self) -> None:
        known = dict[tuple[str, str], Term]()
        for word, signs, name in zip(self.words, self.signs_of, self.names, strict=True):
            tokens = tuple(word.split())
            if tokens and tokens not in self._by_tokens:
                term = known.get((signs, name)) or known.setdefault((signs, name), Term(tuple(filter(None, signs.split(BETWEEN))), name))
                self._by_tokens[tokens] = term
                for sign in term.signs:
                    self._spelt.setdefault(sign, []).append(tokens)
                self._begun.add(tokens[:2])
                if len(tokens) == 1:
                    self._alone.add(tokens[0])
                lengths = self._lengths.setdefault(tokens[0], [])
                if len(tokens) not in lengths:
                    insort(lengths, len(tokens), key=lambda length: -length)

    @classmethod
    def of(cls, terms: Iterable[tuple[Sequence[str], Term]]) -> "Lexicon":
        """Tokens, and what they stand for."""
        found = [(" ".join(tokens), BETWEEN.join(term.signs), term.name) for tokens, term in terms]
        words, signs, names = zip(*found, strict=True) if found else ((), (), ())
        return cls(words, signs, names)

    def find(self, tokens: Sequence[str]) -> list[Found]:
        found, at = [], 0
        firsts, alone, begun = self._lengths, self._alone, self._begun
        following = [*tokens[1:], ""]
        for start in [
            place for place, token in enumerate(tokens) if token in firsts and (token in alone or (token, following[place]) in begun)
        ]:
            hit = self._at(tokens, start) if start >= at else None
            if hit:
                found.append(hit)
                at = hit.end
        return found

    def _at(self, tokens: Sequence[str], start: int) -> Found | None:
        for length in self._lengths.get(tokens[start], ()):
            term = self._by_tokens.get(tuple(tokens[start : start + length]))
            if term and start + length <= len(tokens):
                return Found(term, start, start + length)
        return None

    def replace(self, tokens: Sequence[str], classes: bool) -> list[str]:
        """The tokens with every term replaced by its signs; of a name the class too, if `classes`."""
        out, at = [], 0
        for found in self.find(tokens):
            signs = found.term.signs if classes else [sign for sign in found.term.signs if sign not in (PLACE, COUNTRY)]
            out += [*tokens[at : found.start], *signs]
            at = found.end
        return [*out, *tokens[at:]]

    def signs(self) -> list[str]:
        """Of all terms, but for the classes of names."""
        return sorted({sign for term in self._by_tokens.values() for sign in term.signs if sign not in (PLACE, COUNTRY)})

    def spellings(self, sign: str) -> list[tuple[str, ...]]:
        """As tokens: all that a sign stands for."""
        return self._spelt.get(sign, [])

    def __contains__(self, token: str) -> bool:
        """Whether a term begins with this token."""
        return token in self._lengths
