"""What the pages are drawn with: the files of static/, held in memory."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FILES = {"pages.css": "text/css", "icon.svg": "image/svg+xml", "card.png": "image/png"}
"""By name in static/. card.png is the icon, 400 pixels wide, for cards that show an entry's page: they take no SVG."""


@dataclass(frozen=True, slots=True)
class File:
    content: bytes
    kind: str
    version: str
    """Changes with the content."""


def read_files() -> Mapping[str, File]:
    return {name: _read(name) for name in FILES}


def _read(name: str) -> File:
    content = (Path(__file__).parent / "static" / name).read_bytes()
    return File(content, FILES[name], hashlib.sha256(content).hexdigest()[:8])
