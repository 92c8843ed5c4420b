"""marks.yaml, read once."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def _marks() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load((Path(__file__).parent / "marks.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def marks(name: str) -> tuple[str, ...]:
    """The signs or words under a name; a text counts as one of them."""
    found = _marks()[name]
    return (found,) if isinstance(found, str) else tuple(found)
