"""Files that are whole or not there at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from bot.errors import BotError


def write(place: Path, text: str, *, new: bool = False) -> None:
    """In one step, whatever happens meanwhile. `new`: nothing may stand there yet. Raises BotError where the file can't be written."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _write(place, text, new)
    except OSError as error:
        found = (error.strerror or type(error).__name__).lower()
        raise BotError(f"{place}: expected a place for a file, found: {found}. Check the folder, its rights and the disk.") from error


def _write(place: Path, text: str, new: bool) -> None:
    descriptor, aside = tempfile.mkstemp(prefix=".", suffix=".new", dir=place.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(aside, 0o644)
        if new and place.exists():
            raise BotError(f"{place}: expected no file here yet, found one that was not there a moment ago. Import again.")
        os.replace(aside, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(aside)
        raise
