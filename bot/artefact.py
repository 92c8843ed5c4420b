"""The trained index on disk: one folder for each knowledge, named by the content's hash, written whole or not at all, memory-mapped by
every process.

Training takes seconds, opening does not. A folder that can't be written to costs nothing but those seconds at every start.
"""

import hashlib
import json
import logging
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.lib.format import open_memmap

from bot.knowledge.knowledge import Knowledge
from bot.search.calibration import Calibration
from bot.search.features import SHARES
from bot.search.index import Index, build
from bot.search.linear import Linear

KEPT = 4
"""Folders that are kept, newest first: the knowledge of the last few versions, for going back."""

log = logging.getLogger(__name__)


def open_index(knowledge: Knowledge, folder: Path) -> Index:
    """The trained index of this knowledge: from `folder`, else trained now and kept there."""
    place = folder / _name(knowledge)
    try:
        return _read(build(knowledge), place)
    except (OSError, EOFError, ValueError, LookupError, TypeError, AttributeError):  # not there yet, or damaged
        return _made(knowledge, place)


def _made(knowledge: Knowledge, place: Path) -> Index:
    from bot.training.train import train  # its libraries are large, and needed only here

    log.info("training the index of a changed knowledge")
    index = train(knowledge)
    try:
        _write(index, place)
        _prune(place.parent)
    except OSError as error:
        log.warning("the index can't be kept: INDEX_DIR", extra={"reason": f"{type(error).__name__}: {place.parent}"})
    return index


def _name(knowledge: Knowledge) -> str:
    """A hash of everything that training depends on: the words, the code and the libraries."""
    digest = hashlib.sha256()
    for part in _parts(knowledge):
        digest.update(part.encode() + b"\0")
    return digest.hexdigest()[:32]


def _parts(knowledge: Knowledge) -> Iterator[str]:
    yield from (version(package) for package in ("numpy", "scikit-learn", "pypinyin", "opencc", "snowballstemmer"))
    here = Path(__file__).parent
    yield from (file.read_text(encoding="utf-8") for room in ("search", "training") for file in sorted((here / room).glob("*.py")))
    for entry in knowledge.entries.values():
        yield repr((entry.id, entry.kind, sorted(entry.title.items()), sorted(entry.questions.items()), sorted(entry.body.items())))
    yield repr((knowledge.places, knowledge.countries, knowledge.synonyms, knowledge.chatter))
    yield repr([(book.code, sorted(book.hear.items())) for book in knowledge.phrasebooks.values()])


def _read(index: Index, place: Path) -> Index:
    about = json.loads((place / "about.json").read_text(encoding="utf-8"))
    calibration = Calibration(**{name: float(value) for name, value in about["calibration"].items()})
    if about["entries"] is None:
        return replace(index, calibration=calibration)
    rarity, weights, bias = (open_memmap(place / f"{name}.npy", mode="r") for name in ("rarity", "weights", "bias"))
    linear = Linear(tuple(about["entries"]), _numbered(about["vocabulary"]), rarity, weights, bias)
    features = sum(map(len, linear.vocabulary.values()))
    if weights.shape != (features, len(linear.entries)) or bias.shape != (len(linear.entries),) or rarity.shape != (features,):
        raise ValueError("parts of different indexes")
    if linear.entries != index.table.entries or set(linear.vocabulary) != set(SHARES):
        raise ValueError("of another knowledge, or another form")
    return replace(index, linear=linear, calibration=calibration)


def _numbered(vocabulary: dict[str, list[str]]) -> dict[str, dict[str, int]]:
    """Rows run on from block to block."""
    numbered, first = {}, 0
    for block, features in vocabulary.items():
        numbered[block] = {feature: first + row for row, feature in enumerate(features)}
        first += len(features)
    return numbered


def _write(index: Index, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".new-", dir=place.parent))
    try:
        _fill(index, aside)
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


def _fill(index: Index, folder: Path) -> None:
    linear = index.linear
    if linear:
        for name, array in (("rarity", linear.rarity), ("weights", linear.weights), ("bias", linear.bias)):
            np.save(folder / f"{name}.npy", np.ascontiguousarray(array))
    about = {
        "calibration": asdict(index.calibration),
        "entries": linear.entries if linear else None,
        "vocabulary": {block: list(rows) for block, rows in linear.vocabulary.items()} if linear else {},
    }
    (folder / "about.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")


def _prune(folder: Path) -> None:
    """A process that still has an old one mapped keeps it until it ends."""
    for old in _newest_first(place for place in folder.iterdir() if (place / "about.json").is_file())[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def _newest_first(places: Iterable[Path]) -> list[Path]:
    return sorted(places, key=lambda place: place.stat().st_mtime, reverse=True)
