"""Files that are whole or not there at all."""

import os
import tempfile
from pathlib import Path


def write(place: Path, text: str) -> None:
    """In one step, whatever happens meanwhile. Raises OSError."""
    place.parent.mkdir(parents=True, exist_ok=True)
    descriptor, aside = tempfile.mkstemp(prefix=".", suffix=".new", dir=place.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(aside, 0o644)
        os.replace(aside, place)
    except BaseException:
        os.unlink(aside)
        raise
