"""What WeChat signed once is used once: its retries are answered, and nothing else is brought by it."""

from pathlib import Path

import pytest

from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from bot.store.fallback import FallbackStore
from bot.store.memory import MemoryStore
from bot.store.redis_store import RedisStore
from bot.webhook.callback import HURRIED
from tests.callback import VISITOR, Bot
from tests.valkey import ValkeyServer
from tests.wechat import samples, wire

Known = tuple[Knowledge, Index]


@pytest.fixture
def known(shipped: Knowledge, shipped_index: Index) -> Known:
    return shipped, shipped_index


def test_a_captured_request_carries_no_other_message(known: Known) -> None:
    """In plain mode the signature does not cover the body: who saw one request could have sent any."""
    bot = Bot(known, MemoryStore(), wire.PLAIN)
    mine, forged = samples.text("你好"), samples.text("护照", msg_id="77")
    assert bot.web.post("/wechat", query_string=wire.plain_query(), data=mine).status_code == 200
    answer = bot.web.post("/wechat", query_string=wire.plain_query(), data=forged)
    assert (answer.status_code, answer.data) == (403, b""), "as any stranger"
    assert bot.web.post("/wechat", query_string=wire.plain_query(), data=mine).status_code == 200, "a retry is one no more"


def test_another_worker_knows_of_it(known: Known, tmp_path: Path) -> None:
    with ValkeyServer(tmp_path / "valkey") as server:
        bots = [Bot(known, FallbackStore(RedisStore(server.url, "wx"), MemoryStore()), wire.PLAIN) for _ in range(2)]
        assert bots[0].web.post("/wechat", query_string=wire.plain_query(), data=samples.text("你好")).status_code == 200
        forged = samples.text("护照", msg_id="77")
        assert bots[1].web.post("/wechat", query_string=wire.plain_query(), data=forged).status_code == 403


def test_who_replays_does_not_hold_up_the_real_message(known: Known) -> None:
    store = MemoryStore()
    bot = Bot(known, store, wire.PLAIN)
    bot.web.post("/wechat", query_string=wire.plain_query(), data=samples.text("你好"))
    forged = samples.text("护照", msg_id="77")
    bot.web.post("/wechat", query_string=wire.plain_query(), data=forged)
    answer = bot.web.post("/wechat", query_string=wire.plain_query(nonce="99"), data=forged)
    assert answer.data.startswith(b"<xml>")


def test_a_retry_that_wechat_signs_anew_is_a_retry(known: Known) -> None:
    bot = Bot(known, MemoryStore(), wire.PLAIN)
    mine = samples.text("你好")
    answers = {bot.web.post("/wechat", query_string=wire.plain_query(nonce=nonce), data=mine).data for nonce in "123"}
    assert len(answers) == 1


def test_a_captured_request_speaks_for_nobody_else_and_does_not_hurry_them(known: Known) -> None:
    bot = Bot(known, MemoryStore(), wire.PLAIN)
    mine = samples.text("你好")
    assert bot.web.post("/wechat", query_string=wire.plain_query(), data=mine).status_code == 200
    for number in range(HURRIED + 2):
        forged = samples.text("2", msg_id=str(number)).replace(samples.VISITOR, VISITOR)
        assert bot.web.post("/wechat", query_string=wire.plain_query(), data=forged).status_code == 403
    same = mine.replace(samples.VISITOR, VISITOR)
    assert bot.web.post("/wechat", query_string=wire.plain_query(), data=same).status_code == 403, "the same number, another name"
    assert "请过一分钟再发" not in bot.ask("你好")["text"]
