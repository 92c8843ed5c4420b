from collections.abc import Iterator

import pytest

from bot.simulator.client import Client
from bot.simulator.transport import http
from tests.simulator.echo import ACCOUNT, SAFE, canned, echo
from tests.simulator.server import served


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(lambda _port: echo(SAFE)) as address:
        yield f"{address}/wechat"


def test_a_message_travels_over_http(address: str) -> None:
    received = Client(http(address), SAFE, ACCOUNT).send({"kind": "text", "text": "你好"})
    assert (received["type"], received["text"], received["status"]) == ("text", "text 你好", 200)
    assert received["why"] is not None


def test_a_refusal_travels_over_http(address: str) -> None:
    received = Client(http(address), SAFE, ACCOUNT, mode="plain").send({"kind": "text", "text": "你好"})
    assert (received["type"], received["status"]) == ("fault", 403)


def test_a_redirect_is_not_followed() -> None:
    with served(lambda _port: canned(b"success", "302 Found")) as address:
        assert Client(http(address), SAFE, ACCOUNT).send({"kind": "image"})["status"] == 302


def test_nobody_there_is_a_fault() -> None:
    received = Client(http("http://127.0.0.1:1/wechat"), SAFE, ACCOUNT).send({"kind": "text", "text": "你好"})
    assert (received["type"], received["status"], received["tries"]) == ("fault", 0, 3)
