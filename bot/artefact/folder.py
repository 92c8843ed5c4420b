"""A folder that is written whole or not at all. A process that still has an old one mapped keeps it until it ends."""

import json
import logging
import os
import shutil
import tempfile
import zlib
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.lib.format import open_memmap

from bot.artefact.state import Leaves

KEPT = 4
"""Folders that are kept, newest first: the knowledge of the last few versions, for going back."""
DAMAGED = (OSError, EOFError, ValueError, LookupError, TypeError, AttributeError)
"""What comes of opening a folder that is not there yet, or is not as it was written."""
ABOUT = "about.json"
"""Small values; it is written last, and marks a folder as one of ours."""

log = logging.getLogger(__name__)


def keep(leaves: Leaves, place: Path, what: str) -> None:
    """Written, and older ones pruned. A folder that can't be written to costs nothing but the seconds of making it again at every start."""
    try:
        write(leaves, place)
        prune(place.parent)
    except OSError as error:
        log.warning("%s can't be kept: INDEX_DIR", what, extra={"reason": f"{type(error).__name__}: {place.parent}"})


def write(leaves: Leaves, place: Path) -> None:
    """Raises OSError."""
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".new-", dir=place.parent))
    try:
        _fill(leaves, aside)
        aside.chmod(0o755)
        if place.exists():  # what stands there could not be read, or another process was as fast: either may go
            os.rename(place, Path(tempfile.mkdtemp(prefix=".old-", dir=place.parent)) / place.name)
        os.rename(aside, place)
    except OSError:
        shutil.rmtree(aside, ignore_errors=True)
        if not place.is_dir():
            raise
    for old in place.parent.glob(".old-*"):
        shutil.rmtree(old, ignore_errors=True)


def _fill(leaves: Leaves, folder: Path) -> None:
    small = {}
    for name, leaf in leaves.items():
        if isinstance(leaf, np.ndarray):
            np.save(folder / f"{name}.npy", np.ascontiguousarray(leaf))
        elif isinstance(leaf, list) and leaf and all(isinstance(line, str) and "\n" not in line for line in leaf):
            (folder / f"{name}.txt").write_text("\n".join(leaf), encoding="utf-8", newline="")
        else:
            small[name] = leaf
    told = json.dumps(small, ensure_ascii=False)
    about = {"sum": zlib.crc32(told.encode()), "files": {file.name: _sum(file) for file in sorted(folder.iterdir())}, "values": told}
    (folder / ABOUT).write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")


def _sum(file: Path) -> int:
    return zlib.crc32(file.read_bytes())


def read(place: Path) -> Leaves:
    """Raises OSError or ValueError."""
    about = json.loads((place / ABOUT).read_text(encoding="utf-8"))
    if zlib.crc32(about["values"].encode()) != about["sum"] or any(_sum(place / name) != kept for name, kept in about["files"].items()):
        raise ValueError(f"{place} is not as it was written")
    found: dict[str, object] = json.loads(about["values"])
    for file in place.iterdir():
        if file.suffix == ".npy":
            found[file.stem] = np.asarray(open_memmap(file, mode="r"))  # still on the map; memmap's own way of indexing is slow
        elif file.suffix == ".txt":
            found[file.stem] = file.read_bytes().decode().split("\n")
    return found


def prune(folder: Path) -> None:
    for old in _newest_first(place for place in folder.iterdir() if (place / ABOUT).is_file())[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def _newest_first(places: Iterable[Path]) -> list[Path]:
    return sorted(places, key=lambda place: place.stat().st_mtime, reverse=True)
