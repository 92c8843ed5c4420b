"""20,000 hostile requests, always the same ones; `make fuzz` runs a million."""

import pytest
from flask import Flask

from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from tests.hostile.shooting import shots
from tests.hostile.target import bot

REQUESTS, PARTS = 20_000, 4
SEED = 1
HANG = 1.0
"""Seconds of CPU: more than a busy machine needs for the slowest. The limit of 100 ms is watched by `make fuzz`."""


@pytest.fixture(scope="module")
def app(shipped: Knowledge, shipped_index: Index) -> Flask:
    """`shipped_index` is trained by then, if it was not."""
    return bot(shipped)


@pytest.mark.parametrize("part", range(PARTS))
def test_none_is_let_in_breaks_the_bot_or_stays_without_an_answer(app: Flask, part: int) -> None:
    shot = shots(app, SEED, range(part * REQUESTS // PARTS, (part + 1) * REQUESTS // PARTS), HANG)
    assert not shot.findings
    assert shot.statuses.total() == REQUESTS // PARTS
    assert shot.answers["reply"] > REQUESTS // PARTS // 3, "most of it reaches the bot"
    assert shot.statuses[403] > REQUESTS // PARTS // 10, "and some of it the door"
