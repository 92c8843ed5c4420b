"""Characters as they are compared: one width, one case, simplified, one kind of dash and apostrophe.

Punctuation stays, for a date needs it, and places are kept: the rest of the text is given back as it was typed.
"""

import unicodedata
from dataclasses import dataclass

from bot.search.text import LONGEST
from bot.when.data import characters

FIRST_PLANE = 0xFFFF


@dataclass(frozen=True, slots=True)
class Folded:
    text: str
    origin: tuple[int, ...] | None
    """For each character of `text`, the place in the typed text that it comes from; None where the two are the same length."""

    def place(self, at: int) -> int:
        """Where a character of `text` was typed; for its end, where what follows was."""
        if self.origin is None:
            return at
        return self.origin[at] if at < len(self.origin) else self.origin[-1] + 1


class _Forms(dict[str, str]):
    """Character -> its form, which may be none or several characters. Only the first plane is remembered: nobody fills the memory."""

    def __missing__(self, typed: str) -> str:
        form = _form(typed)
        if ord(typed) <= FIRST_PLANE:
            self[typed] = form
        return form


_FORMS = _Forms()


def fold(text: str) -> Folded:
    """Of the first characters of a text: a question is never longer, and what follows is left as it is. Some characters stand for a whole
    sentence; what they become is not longer either.
    """
    text = text[:LONGEST]
    if text.isascii():
        return Folded(text.lower().replace("`", "'"), None)
    forms = _fitting([_FORMS[typed] for typed in text])
    folded = "".join(forms)
    if len(folded) == len(text) and len(forms) == len(text) and all(forms):
        return Folded(folded, None)
    return Folded(folded, tuple(place for place, form in enumerate(forms) for _ in form))


def _fitting(forms: list[str]) -> list[str]:
    """As many of them as make LONGEST characters together."""
    length = 0
    for number, form in enumerate(forms):
        length += len(form)
        if length > LONGEST:
            return forms[:number]
    return forms


def _form(typed: str) -> str:
    category = unicodedata.category(typed)
    if category == "Cf":
        return ""
    if category in ("So", "Sk"):
        # An emoji parts words. Some symbols stand for numbers and days, and those are read.
        return _plain(typed) if unicodedata.normalize("NFKC", typed) != typed else " "
    return _plain(typed)


def _plain(typed: str) -> str:
    same = characters()
    return "".join(same.get(c, c) for c in unicodedata.normalize("NFKC", same.get(typed, typed)).casefold())
