"""An address as a QR code, drawn as one path of an SVG."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import segno

ERRORS = "m"
"""How much may be unreadable, for phones that photograph a screen: 15 %."""


@dataclass(frozen=True, slots=True)
class Code:
    address: str
    width: int
    """Modules on a side, without the quiet zone around it."""
    path: str
    """Its dark modules, to be drawn with a line as wide as one: a row of them is one line with gaps."""


def code(address: str) -> Code:
    rows = segno.make(address, error=ERRORS, micro=False).matrix
    return Code(address, len(rows), "".join(_row(number, row) for number, row in enumerate(rows)))


def _row(number: int, row: Iterable[int]) -> str:
    runs = ((dark, len([*run])) for dark, run in groupby(row))
    return f"M0 {number}.5" + "".join(f"h{length}" if dark else f"m{length} 0" for dark, length in runs)
