"""What all tests share: the knowledge as shipped, read once."""

from pathlib import Path

import pytest

from bot.knowledge.knowledge import Knowledge
from bot.knowledge.load import load
from bot.search.index import Index, build

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shipped() -> Knowledge:
    return load(ROOT / "knowledge")


@pytest.fixture(scope="session")
def shipped_index(shipped: Knowledge) -> Index:
    return build(shipped)
