import time
from collections.abc import Callable
from xml.sax.saxutils import escape

import pytest

from bot.errors import ConfigError
from bot.simulator.client import Client, Received
from bot.simulator.reading import NOTHING
from bot.simulator.transport import Answer, Transport, wsgi
from bot.simulator.words import words
from bot.wechat.credentials import Credentials
from bot.wechat.crypto import encrypt
from bot.wechat.limits import TEXT_BYTES
from bot.wechat.signature import sign
from tests.simulator.echo import ACCOUNT, PLAIN, SAFE, WHY, canned, echo

FAULT = words()["wechat"]["fault"]
ANOTHER_KEY = Credentials(SAFE.token, SAFE.app_id, SAFE.aes_key[::-1])


def client(credentials: Credentials = SAFE, mode: str = "", server: Credentials | None = None) -> Client:
    return Client(wsgi(echo(server or credentials)), credentials, ACCOUNT, visitor="oVisitor", mode=mode)


@pytest.mark.parametrize(
    ("credentials", "mode", "server"),
    [(SAFE, "", SAFE), (SAFE, "compatible", SAFE), (SAFE, "plain", PLAIN), (PLAIN, "", PLAIN)],
)
def test_a_message_is_answered_in_every_mode(credentials: Credentials, mode: str, server: Credentials) -> None:
    received = client(credentials, mode, server).send({"kind": "text", "text": "签证", "id": "visa"})
    assert (received["type"], received["text"], received["status"], received["tries"]) == ("text", "text 签证 visa", 200, 1)
    assert "签证" in received["xml_sent"]
    assert "签证" in received["xml_received"]
    assert ("签证" in received["xml_sent_wrapped"]) is (mode != "" or not credentials.safe)
    assert ("签证" in received["xml_received_wrapped"]) is (not server.safe)
    assert received["why"] == WHY
    assert received["milliseconds"] > 0


def test_a_plain_message_to_a_bot_with_a_key_shows_the_fault_notice() -> None:
    received = client(SAFE, "plain").send({"kind": "text", "text": "签证"})
    assert (received["type"], received["text"], received["status"]) == ("fault", FAULT, 403)


def test_a_bot_without_a_key_reads_compatible_mode_but_its_plain_answer_is_a_fault() -> None:
    received = client(SAFE, "compatible", PLAIN).send({"kind": "text", "text": "签证"})
    assert (received["type"], received["status"]) == ("fault", 200)


def test_a_sealed_mode_needs_a_key() -> None:
    with pytest.raises(ConfigError, match="WECHAT_AES_KEY"):
        client(PLAIN, "safe").send({"kind": "image"})


def test_a_card_is_read() -> None:
    received = client().send({"kind": "click", "key": "news"})
    assert received["type"] == "news"
    assert received["articles"] == [{"title": "card news", "description": "description", "url": "https://example.org/", "picture": ""}]


def test_success_shows_nothing() -> None:
    received = client().send({"kind": "image"})
    assert (received["type"], received["text"], received["xml_received_wrapped"], received["problem"]) == ("none", "", "success", "")


def reply(kind: str = "text", rest: str = "<Content>hello</Content>", to: str = "oVisitor", created: str = "1800000000") -> str:
    return (
        f"<xml><ToUserName>{to}</ToUserName><FromUserName>{ACCOUNT}</FromUserName><CreateTime>{created}</CreateTime>"
        f"<MsgType>{kind}</MsgType>{rest}</xml>"
    )


def asked(body: bytes, status: str = "200 OK", credentials: Credentials = PLAIN, what: str = "text") -> Received:
    message = {"kind": what, "text": "a", "key": "a"}
    return Client(wsgi(canned(body, status)), credentials, ACCOUNT, visitor="oVisitor").send(message)


def cards(count: int, counted: int | None = None, title: str = "t") -> str:
    items = f"<item><Title>{title}</Title></item>" * count
    return reply("news", f"<ArticleCount>{count if counted is None else counted}</ArticleCount><Articles>{items}</Articles>")


FAULTS = {
    "empty content": reply(rest="<Content></Content>"),
    "only spaces": reply(rest="<Content> \n</Content>"),
    "no content": reply(rest=""),
    "JSON": '{"errcode": 0}',
    "HTML": "<html><body>Internal Server Error</body></html>",
    "a word": "ok",
    "almost success": "success\n",
    "cut off": reply()[:-3],
    "a control character": reply(rest="<Content>\x01</Content>"),
    "two contents": reply(rest="<Content>a</Content><Content>b</Content>"),
    "to somebody else": reply(to="oOther"),
    "no time": reply(created=""),
    "an unknown kind": reply("hologram"),
    "no article": cards(0),
    "a wrong count": cards(1, counted=2),
    "an article without title": cards(1, title=""),
    "a document type": f"<!DOCTYPE xml [<!ENTITY e 'x'>]>{reply()}",
    "a byte order mark and text": "\ufeffhello",
}


@pytest.mark.parametrize("body", FAULTS.values(), ids=FAULTS.keys())
def test_what_wechat_rejects_shows_the_fault_notice(body: str) -> None:
    received = asked(body.encode())
    assert (received["type"], received["text"]) == ("fault", FAULT)
    assert received["problem"]


@pytest.mark.parametrize("status", ["500 Internal Server Error", "404 Not Found", "302 Found"])
def test_an_error_status_shows_the_fault_notice(status: str) -> None:
    assert asked(reply().encode(), status)["type"] == "fault"


def test_a_good_reply_passes() -> None:
    assert asked(reply().encode())["text"] == "hello"


def sealed(xml: str, credentials: Credentials = SAFE, signature: str | None = None) -> bytes:
    secret = encrypt(xml, credentials)
    signed = sign(SAFE.token, "1800000000", "nonce", secret) if signature is None else signature
    return (
        f"<xml><Encrypt>{escape(secret)}</Encrypt><MsgSignature>{signed}</MsgSignature>"
        "<TimeStamp>1800000000</TimeStamp><Nonce>nonce</Nonce></xml>"
    ).encode()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (sealed(reply()), "text"),
        (reply().encode(), "fault"),
        (sealed(reply(), signature="0" * 40), "fault"),
        (sealed(reply(), ANOTHER_KEY), "fault"),
        (sealed(""), "fault"),
        (sealed(reply(rest="<Content/>")), "fault"),
    ],
)
def test_a_sealed_reply_is_checked_like_any_other(body: bytes, kind: str) -> None:
    assert asked(body, credentials=SAFE)["type"] == kind


@pytest.mark.parametrize("body", NOTHING)
def test_silence_is_allowed(body: bytes) -> None:
    assert asked(body)["type"] == "none"


def test_a_text_of_the_longest_length_is_shown_and_a_longer_one_is_not() -> None:
    assert asked(reply(rest=f"<Content>{'a' * TEXT_BYTES}</Content>").encode())["type"] == "text"
    longer = asked(reply(rest=f"<Content>{'a' * TEXT_BYTES}a</Content>").encode())
    assert (longer["type"], longer["text"]) == ("none", "")
    assert "2048" in longer["problem"]


@pytest.mark.parametrize(("what", "shown"), [("text", 1), ("click", 8), ("subscribe", 8)])
def test_wechat_shows_only_so_many_cards(what: str, shown: int) -> None:
    received = asked(cards(10).encode(), what=what)
    assert (received["type"], len(received["articles"])) == ("news", shown)


class Flaky:
    """A transport that drops the first answers, and remembers what it carried."""

    def __init__(self, way: Transport, drops: int) -> None:
        self.way, self.drops = way, drops
        self.carried: list[tuple[str, bytes]] = []

    def __call__(self, query: str, body: bytes) -> Answer:
        self.carried.append((query, body))
        if len(self.carried) <= self.drops:
            raise TimeoutError
        return self.way(query, body)


@pytest.mark.parametrize(("drops", "kind", "tries"), [(0, "text", 1), (1, "text", 2), (2, "text", 3), (3, "fault", 3)])
def test_retries_are_the_same_bytes(drops: int, kind: str, tries: int) -> None:
    flaky = Flaky(wsgi(echo(SAFE)), drops)
    received = Client(flaky, SAFE, ACCOUNT).send({"kind": "text", "text": "a"})
    assert (received["type"], received["tries"], len(flaky.carried)) == (kind, tries, tries)
    assert len(set(flaky.carried)) == 1


def test_a_slow_answer_is_given_up_and_asked_for_again() -> None:
    calls: list[float] = []

    def slow(environ: dict[str, object], start_response: Callable[..., object]) -> list[bytes]:
        calls.append(time.monotonic())
        time.sleep(0.3 if len(calls) == 1 else 0)
        start_response("200 OK", [])
        return [b"success"]

    received = Client(wsgi(slow, seconds=0.1), PLAIN, ACCOUNT).send({"kind": "text", "text": "a"})
    assert (received["type"], received["tries"], len(calls)) == ("none", 2, 2)


def test_two_messages_are_never_the_same_delivery() -> None:
    visitor = client()
    assert visitor.prepare({"kind": "text", "text": "a"}) != visitor.prepare({"kind": "text", "text": "a"})


def test_reasons_that_cannot_be_read_are_no_reasons() -> None:
    def way(query: str, body: bytes) -> Answer:
        return 200, {"x-bot-why": "%%%"}, b"success"

    assert Client(way, PLAIN, ACCOUNT).send({"kind": "image"})["why"] is None
