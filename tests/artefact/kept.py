"""A small knowledge, and a folder in which its index is kept: trained once for all tests of this room."""

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from bot.artefact.opening import open_index
from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from bot.search.match import Match, search
from bot.training.train import train
from tests.search import small

ENTRIES = ("marriage", "opening-hours", "visa-fee")
KNOWLEDGE = small.knowledge(*ENTRIES)
QUESTIONS = ("结婚登记", "are you opne", "how much for a visa", "kai men", "weather", "fee for getting married on saturday", "")


def answers(index: Index) -> list[Match]:
    return [search(question, index) for question in QUESTIONS]


@cache
def trained() -> Index:
    return train(KNOWLEDGE)


@cache
def answered() -> list[Match]:
    return answers(trained())


def opened(folder: Path, knowledge: Knowledge = KNOWLEDGE) -> Path:
    """The folder of a knowledge's index, after opening it."""
    before = set(folder.iterdir()) if folder.exists() else set()
    open_index(knowledge, folder)
    [place] = set(folder.iterdir()) - before
    return place


@cache
def _kept(*entries: str) -> Path:
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return opened(folder, small.knowledge(*entries))


def kept(folder: Path, *entries: str) -> Path:
    """A copy of the folder of an index, as if it had been trained here."""
    place = _kept(*(entries or ENTRIES))
    return Path(shutil.copytree(place, folder / place.name))
