from collections.abc import Callable

import pytest

from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from tests.conversation.chat import Chat


@pytest.fixture
def chat(shipped: Knowledge, shipped_index: Index) -> Chat:
    """A new visitor on the shipped knowledge."""
    return Chat(shipped, shipped_index)


@pytest.fixture
def another(shipped: Knowledge, shipped_index: Index) -> Callable[[], Chat]:
    return lambda: Chat(shipped, shipped_index)
