"""What all tests share: the knowledge as shipped, read once, and trained once for all processes that the tests start."""

import os
from pathlib import Path

import pytest

from bot.artefact.opening import open_index
from bot.config import index_dir
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.load import load
from bot.search.index import Index

ROOT = Path(__file__).parent.parent
os.environ.setdefault("INDEX_DIR", str(ROOT / "data" / "index"))


@pytest.fixture(scope="session")
def shipped() -> Knowledge:
    return load(ROOT / "knowledge")


@pytest.fixture(scope="session")
def shipped_index(shipped: Knowledge) -> Index:
    return open_index(shipped, index_dir(os.environ))
