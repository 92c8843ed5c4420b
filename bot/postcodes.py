"""British postcodes in a visitor's words: "M14 5RX", "sw1a1aa", or the first half alone, "LS6". Pure text; what there is stands in a file.

A wrong office is worse than none: of two codes that differ neither is taken, and a half that may as well be a motorway, a bus or a kind of
visa is none.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

AREA = re.compile(r"(?P<letters>[A-Z]{1,2})(?:(?P<first>[0-9]{1,2})(?:-(?P<last>[0-9]{1,2}))?)?")
"""As written in postcodes.csv: an area, one of its districts, or a range of them: DE, DE6, DE1-5."""

_CODE = re.compile(
    r"""(?<![A-Z0-9\u00c0-\u024f@#/\\_.+&])(?<![A-Z0-9]-)   # nothing that makes it a part of a longer thing: B2B, gov.uk/s1, M5-M6
        (?P<area>[A-Z]{1,2})(?P<district>[1-9][0-9]|[0-9][A-Z]?)
        (?:[ -]{0,2}(?P<second>[0-9][ABD-HJLNP-UW-Z]{2})|[ ][0-9])?   # the second half, or its first figure
        (?![A-Z0-9\u00c0-\u024f@_+]|[-/.&'][A-Z0-9])""",
    re.IGNORECASE | re.ASCII | re.VERBOSE,
)
_LETTERED = re.compile(r"(?:EC[1-4]|SW1|W1|WC[12])[A-Z]|E1W|N1[CP]|NW1W|SE1P")
"""The only first halves that end in a letter: the middle of London (Royal Mail, Programmers' Guide to the Postcode Address File)."""

_WIDE = {0xFF01 + place: 0x21 + place for place in range(0x5E)} | {0x3000: 0x20, 0xA0: 0x20}
"""Full-width letters, figures and blanks, as Chinese keyboards type them. Not more: a square metre (m\u00b2) is no M2."""


@dataclass(frozen=True, slots=True)
class Area:
    """What is known of an area (LS), or of one of its districts (DE6), which then counts in place of its area."""

    places: tuple[str, ...]
    """Counties or nations as in places.csv, where most live first. Of an area, none: no office is known for it. Of a district, none: there
    is no such number, or what is written so is more often something else (M25, CO2); it then counts with its second half only."""
    unless: tuple[str, ...] = ()
    """Words beside which its first half is no postcode: motorway, visa. Chinese ones in simplified characters."""


def postcode(text: str, areas: Mapping[str, Area]) -> str | None:
    """The postcode in a text, as "M14 5RX" or "LS6"; None where there is none, or several. `text`: in simplified characters."""
    found = {_written(match) for match in _codes(text, areas)}
    whole = {code for code in found if " " in code}
    taken = whole or {code for code in found if _is_meant(code, text, areas)}
    return taken.pop() if len(taken) == 1 else None


def places_of(code: str, areas: Mapping[str, Area]) -> tuple[str, ...]:
    """The counties or nations that a postcode lies in; none where no office is known for it. `code`: as `postcode` gives it."""
    area, district = _rows(code, areas)
    return (district or area).places


def replaced(text: str, code: str, name: str) -> str:
    """The text with a place's name, or nothing, where the postcode stands first; where it or its first half stands again, with nothing."""
    same, names = {code, code.partition(" ")[0]}, iter([name])
    return _CODE.sub(lambda match: f" {next(names, '')} " if _written(match) in same else match[0], _plain(text)).strip()


def _codes(text: str, areas: Mapping[str, Area]) -> Iterator[re.Match[str]]:
    for match in _CODE.finditer(_plain(text)):
        first = _written(match).partition(" ")[0]
        if match["area"].upper() in areas and (not first[-1].isalpha() or _LETTERED.fullmatch(first)):
            yield match


def _plain(text: str) -> str:
    text = text.translate(_WIDE)
    return text if text.isascii() else "".join(c for c in text if unicodedata.category(c) != "Cf")


def _written(match: re.Match[str]) -> str:
    return " ".join(filter(None, (match["area"] + match["district"], match["second"]))).upper()


def _rows(code: str, areas: Mapping[str, Area]) -> tuple[Area, Area | None]:
    """Of the area, and of the district where that counts."""
    first, _, second = code.partition(" ")
    district = re.match("[A-Z]+[0-9]+", first)
    assert district, "a postcode begins with letters and a figure"
    row = areas.get(district[0])
    return areas[district[0].rstrip("0123456789")], row if row and (row.places or not second) else None


def _is_meant(half: str, text: str, areas: Mapping[str, Area]) -> bool:
    """Whether the first half of a postcode is one, and nothing else that is written so."""
    area, district = _rows(half, areas)
    said, unless = _plain(text).casefold(), (*area.unless, *(district.unless if district else ()))
    words = set(re.findall("[a-z]+", said))
    return (district is None or bool(district.places)) and not any(word in words if word.isascii() else word in said for word in unless)
