"""Text as it is compared: two wordings that differ in width, case, spaces or punctuation only are the same wording."""

import re
import unicodedata

WORD = re.compile(r"\w")
_INVISIBLE = frozenset(("Cc", "Cf", "Zl", "Zp"))


class _Kept(dict[int, int | None]):
    """Letters, digits, marks and the braces of {place}; a code point is classified when it is first met."""

    def __missing__(self, code: int) -> int | None:
        character = chr(code)
        kept = unicodedata.category(character)[0] in "LMN" or character in "{}"
        self[code] = code if kept else None
        return self[code]


_KEPT = _Kept()


def fold(text: str) -> str:
    """The comparable form; empty if the text holds no letter and no digit."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_KEPT)


def spaced(text: str) -> str:
    """The comparable form that keeps the words apart: for lists in which `can not` and `cannot` both have to stand."""
    return " ".join(filter(None, map(fold, text.split())))


def shown(text: str) -> str:
    """The text in quotes for a problem's line: cut short, with invisible characters made visible."""
    short = text if len(text) <= 60 else text[:57] + "..."
    return "'" + "".join(f"\\u{ord(c):04x}" if unicodedata.category(c) in _INVISIBLE else c for c in short) + "'"
