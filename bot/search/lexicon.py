"""Words that stand for something else: synonyms, and the names of places and countries.

A synonym is replaced by its group's sign, so that every member counts as the same word in either language. A name is replaced by a sign of
its own (`@Leeds`); in a visitor's question the sign of its class (`{place}`) stands beside it, so that the question matches a phrasing
about any town and prefers one that names the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PLACE, COUNTRY = "{place}", "{country}"


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


class Lexicon:
    """Longest match first, from left to right."""

    def __init__(self, terms: Iterable[tuple[Sequence[str], Term]]) -> None:
        self._terms: dict[tuple[str, ...], Term] = {}
        self._lengths: dict[str, list[int]] = {}
        for tokens, term in terms:
            if tokens:
                self._terms.setdefault(tuple(tokens), term)
        for key in self._terms:
            self._lengths.setdefault(key[0], []).append(len(key))
        for first, lengths in self._lengths.items():
            self._lengths[first] = sorted(set(lengths), reverse=True)

    def find(self, tokens: Sequence[str]) -> list[Found]:
        found, at = [], 0
        while at < len(tokens):
            hit = self._at(tokens, at)
            if hit:
                found.append(hit)
            at = hit.end if hit else at + 1
        return found

    def _at(self, tokens: Sequence[str], start: int) -> Found | None:
        for length in self._lengths.get(tokens[start], ()):
            term = self._terms.get(tuple(tokens[start : start + length]))
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

    def __contains__(self, token: str) -> bool:
        """Whether a term begins with this token."""
        return token in self._lengths
