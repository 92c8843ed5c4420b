"""The judge of answers: what it lets pass, and each thing that it has to see."""

from random import Random

import pytest

from tests.hostile.generator import GROUP, request
from tests.hostile.judge import problems
from tests.hostile.request import Expected, Request, Response
from tests.hostile.sealing import encrypt
from tests.hostile.shooting import split
from tests.wechat.samples import ACCOUNT
from tests.wechat.wire import TOKEN, sha1_of

ASKED = Request("a text", Expected.ANSWERED, visitor="oHostile")


def reply(content: str, *, visitor: str = "oHostile", kind: str = "text", token: str = TOKEN) -> bytes:
    xml = (
        f"<xml><ToUserName>{visitor}</ToUserName><FromUserName>{ACCOUNT}</FromUserName><CreateTime>1</CreateTime>"
        f"<MsgType>{kind}</MsgType><Content><![CDATA[{content}]]></Content></xml>"
    )
    sealed = encrypt(xml.encode(), Random(1))
    signature = sha1_of(token, "1", "n", sealed)
    return (
        f"<xml><Encrypt>{sealed}</Encrypt><MsgSignature>{signature}</MsgSignature><TimeStamp>1</TimeStamp><Nonce>n</Nonce></xml>".encode()
    )


def judged(body: bytes, status: int = 200, expected: Expected = Expected.ANSWERED, headers: tuple[tuple[str, str], ...] = ()) -> list[str]:
    made = Request("", expected, visitor=ASKED.visitor)
    return [*problems(made, Response(status, headers, body, 0.0))]


@pytest.mark.parametrize(
    ("body", "status", "expected"),
    [
        (reply("签证"), 200, Expected.ANSWERED),
        (reply('<a href="https://example.org/">签证</a>'), 200, Expected.ANSWERED),
        (reply("签" * 682), 200, Expected.VALID),
        (b"success", 200, Expected.VALID),
        (b"", 403, Expected.REFUSED),
        (b"", 403, Expected.EITHER),
        (b"<html>", 404, Expected.PAGE),
    ],
)
def test_a_right_answer_passes(body: bytes, status: int, expected: Expected) -> None:
    assert judged(body, status, expected) == []


@pytest.mark.parametrize(
    ("body", "status", "expected"),
    [
        (b"success", 200, Expected.ANSWERED),
        (b"", 403, Expected.ANSWERED),
        (b"", 200, Expected.VALID),
        (b"{}", 200, Expected.EITHER),
        (reply("x"), 200, Expected.REFUSED),
        (b"wrong signature", 403, Expected.REFUSED),
        (b"", 500, Expected.PAGE),
        (b"Traceback (most recent call last)", 200, Expected.PAGE),
        (f"the token is {TOKEN}".encode(), 200, Expected.PAGE),
        (reply("x", visitor="oAnother"), 200, Expected.ANSWERED),
        (reply("x", token="another"), 200, Expected.ANSWERED),
        (reply("x", kind="voice"), 200, Expected.ANSWERED),
        (reply(" "), 200, Expected.ANSWERED),
        (reply("签" * 683), 200, Expected.ANSWERED),
        (reply("KeyError: 'x'"), 200, Expected.ANSWERED),
        (reply("x\x08"), 200, Expected.ANSWERED),
        (reply("<b>x</b>"), 200, Expected.ANSWERED),
        (reply('<a href="https://evil.example/">x</a>'), 200, Expected.ANSWERED),
        (reply('<a href="javascript:x">x</a>'), 200, Expected.ANSWERED),
    ],
)
def test_a_wrong_one_does_not(body: bytes, status: int, expected: Expected) -> None:
    assert judged(body, status, expected)


def test_a_page_leads_nowhere_else() -> None:
    assert judged(b"", 302, Expected.PAGE, (("Location", "https://evil.example/"),))
    assert judged(b"", 302, Expected.PAGE, (("Location", "//evil.example/offices/"),))
    assert not judged(b"", 302, Expected.PAGE, (("Location", "/simulator"),))


def test_a_number_of_a_seed_is_always_the_same_request() -> None:
    assert [request(5, number, 1) for number in range(300)] == [request(5, number, 1) for number in range(300)]
    assert request(5, 8, 1) != request(6, 8, 1)


@pytest.mark.parametrize(("requests", "processes"), [(20, 3), (1000, 2), (7, 4), (16, 1)])
def test_work_is_shared_out_in_whole_groups(requests: int, processes: int) -> None:
    parts = [*split(requests, processes)]
    assert [number for part in parts for number in part] == [*range(requests)]
    assert all(part.start % GROUP == 0 for part in parts if part)
