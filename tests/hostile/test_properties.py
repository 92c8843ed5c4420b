"""What holds for whatever hypothesis makes up, where the tables have gaps."""

import time
from collections.abc import Callable
from dataclasses import replace
from random import Random
from urllib.parse import urlencode

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from tests.hostile.generator import Dice, cdata, delivered, spoken
from tests.hostile.judge import opened, problems
from tests.hostile.request import Expected, Request, Response
from tests.hostile.sealing import Stamp, body_of, encrypt, signed
from tests.hostile.target import bot, listening, shoot
from tests.wechat.samples import SAMPLES, message

Ask = Callable[[Request], Response]

PRINTABLE = st.characters(codec="utf-8", exclude_characters="\0")
NAMES = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,12}", fullmatch=True)


@pytest.fixture(scope="module")
def app(shipped: Knowledge, shipped_index: Index) -> Flask:
    return bot(shipped)


@pytest.fixture(scope="module")
def ask(app: Flask) -> Ask:
    """Sends it, and fails where its answer or the log has anything wrong."""

    def asked(request: Request) -> Response:
        with listening() as ear:
            response = shoot(app, request)
            assert [*problems(request, response), *ear.heard()] == []
        return response

    return asked


_numbers = iter(range(10**9))


def dice(visitor: str = "oHostile_property") -> Dice:
    """A delivery of its own, now."""
    number = next(_numbers)
    return Dice(Random(number), Stamp(str(int(time.time())), f"property{number}", f"{visitor}{number // 8}"), number + 2 * 10**9)


@given(text=st.text(PRINTABLE, max_size=700))
def test_any_text_gets_a_reply(ask: Ask, text: str) -> None:
    ask(spoken("a text", text, dice()))


@given(body=st.binary(max_size=3000))
def test_no_body_without_a_right_envelope_is_let_in(ask: Ask, body: bytes) -> None:
    stamp = dice().stamp
    ask(Request("bytes", Expected.REFUSED, query=urlencode(signed(stamp, "")), body=body))


@given(xml=st.binary(max_size=3000))
def test_any_bytes_in_a_right_envelope_get_success_or_a_reply(ask: Ask, xml: bytes) -> None:
    ask(delivered("bytes", xml, Expected.VALID, dice()))


@given(
    fields=st.dictionaries(NAMES, st.text(PRINTABLE, max_size=60), max_size=12),
    kind=st.sampled_from(["text", "event", "location", "voice", "link"]),
)
def test_any_fields_beside_the_common_ones_are_borne(ask: Ask, fields: dict[str, str], kind: str) -> None:
    ask(
        delivered(
            kind, message(kind, "".join(f"<{name}>{cdata(value)}</{name}>" for name, value in fields.items())), Expected.EITHER, dice()
        )
    )


@given(
    query=st.dictionaries(
        st.sampled_from(["signature", "timestamp", "nonce", "msg_signature", "openid", "encrypt_type"]), st.text(max_size=50)
    )
)
def test_no_query_that_is_made_up_is_let_in(ask: Ask, query: dict[str, str]) -> None:
    own = dice()
    query_string = urlencode(query, errors="surrogatepass")
    ask(Request("a query", Expected.REFUSED, query=query_string, body=body_of(encrypt(SAMPLES["text"].encode(), own.rng))))


@given(position=st.integers(0), letter=st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))
def test_no_letter_of_what_is_encrypted_can_be_changed(ask: Ask, position: int, letter: str) -> None:
    own = dice()
    sealed = encrypt(SAMPLES["text"].encode(), own.rng)
    at = position % (len(sealed) - 2)
    changed = sealed[:at] + letter + sealed[at + 1 :]
    if changed != sealed:
        ask(Request("a letter", Expected.REFUSED, query=urlencode(signed(own.stamp, sealed)), body=body_of(changed)))


@given(
    encrypt_type=st.text(max_size=20),
    other=st.sampled_from(["signature", "msg_signature", "nonce", "timestamp", "encrypt_type"]),
    value=st.text(max_size=40),
)
def test_what_stands_behind_in_the_query_changes_nothing(ask: Ask, encrypt_type: str, other: str, value: str) -> None:
    made = spoken("签证", "签证", dice())
    behind = urlencode([(other, value), ("encrypt_type", encrypt_type)], errors="surrogatepass")
    ask(replace(made, query=f"{made.query}&{behind}"))


@given(text=st.text(PRINTABLE, min_size=1, max_size=200), times=st.integers(2, 4))
def test_a_retry_gets_the_same_bytes(ask: Ask, text: str, times: int) -> None:
    made = spoken("a text", text, dice())
    assert len({ask(made).body for _ in range(times)}) == 1


@settings(max_examples=40)
@given(texts=st.lists(st.text(PRINTABLE, max_size=40), min_size=1, max_size=6))
def test_what_others_write_changes_nothing_for_a_visitor(ask: Ask, texts: list[str]) -> None:
    visitors = [dice(f"oHostile_{side}_{next(_numbers)}_") for side in "ab"]
    alone = _content(ask(spoken("签证", "签证", visitors[0])))
    for text in texts:
        ask(spoken("a text", text, dice("oHostile_between_")))
    assert _content(ask(spoken("签证", "签证", visitors[1]))) == alone


def _content(response: Response) -> bytes:
    return opened(response.body).partition(b"<Content>")[2]


@given(
    path=st.text(PRINTABLE, max_size=60),
    lang=st.text(PRINTABLE, max_size=30),
    preferred=st.text(st.characters(codec="latin-1"), max_size=200),
)
def test_any_page_can_be_asked_for(ask: Ask, path: str, lang: str, preferred: str) -> None:
    headers = (("Accept-Language", preferred),)
    for folder in ("/offices/", "/entries/", "/"):
        ask(Request("a page", Expected.PAGE, "GET", folder + path, urlencode({"lang": lang, "print": lang}), headers=headers))
