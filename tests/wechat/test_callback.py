from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.errors import CallbackError, DecryptError, MessageError, SignatureError
from bot.wechat.callback import SUCCESS, answer, receive, verify
from bot.wechat.credentials import Credentials
from bot.wechat.limits import BODY_BYTES
from bot.wechat.messages import Text
from bot.wechat.parse import parse
from bot.wechat.replies import NewsReply, NoReply, Reply, TextReply
from bot.wechat.signature import FRESH_SECONDS
from tests.wechat import samples
from tests.wechat.samples import SAMPLES, VISITOR
from tests.wechat.wire import (
    AES_KEY,
    APP_ID,
    NONCE,
    PLAIN,
    SAFE,
    TIMESTAMP,
    TOKEN,
    compatible_request,
    opened,
    plain_query,
    read,
    sealed_request,
    sha1_of,
)

NOW = 1760000002
QUESTION = "我的护照丢了"


@pytest.mark.parametrize("credentials", [PLAIN, SAFE])
@pytest.mark.parametrize("echo", ["5837397520665436492", "a b+c/=", "你好", "<b>"])
def test_wechats_check_of_the_address_gets_its_echostr_back(credentials: Credentials, echo: str) -> None:
    assert verify(plain_query(echostr=echo), credentials, now=NOW) == echo


@pytest.mark.parametrize("query", [{}, plain_query(), plain_query(echostr=""), plain_query(echostr="1") | {"nonce": "2"}])
def test_a_check_that_is_not_wechats_gets_nothing(query: dict[str, str]) -> None:
    with pytest.raises(SignatureError):
        verify(query, PLAIN)


def test_a_stale_check_gets_nothing_when_the_clock_is_given() -> None:
    with pytest.raises(SignatureError):
        verify(plain_query(echostr="1"), PLAIN, now=NOW + FRESH_SECONDS)


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_sample_arrives_the_same_in_all_three_modes(kind: str) -> None:
    expected = parse(SAMPLES[kind].encode())
    assert receive(plain_query(), SAMPLES[kind].encode(), PLAIN, now=NOW) == expected
    assert receive(*sealed_request(SAMPLES[kind]), SAFE, now=NOW) == expected
    assert receive(*compatible_request(SAMPLES[kind]), SAFE, now=NOW) == expected
    assert receive(*compatible_request(SAMPLES[kind]), PLAIN, now=NOW) == expected


def test_in_compatible_mode_the_encrypted_part_counts_where_there_is_a_key() -> None:
    query, body = compatible_request(samples.text("sealed"))
    forged = receive(query, body.replace(b"[sealed]", b"[forged]"), SAFE)
    assert isinstance(forged, Text)
    assert forged.content == "sealed"


@pytest.mark.parametrize("name", ["msg_signature", "timestamp", "nonce"])
def test_a_sealed_body_needs_its_own_signature(name: str) -> None:
    query, body = sealed_request(samples.text(QUESTION))
    for broken in ({k: v for k, v in query.items() if k != name}, query | {name: "1760000009"}, query | {name: ""}):
        with pytest.raises(SignatureError):
            receive(broken, body, SAFE)


def test_the_signature_of_the_query_does_not_do_for_a_sealed_body() -> None:
    query, body = sealed_request(samples.text(QUESTION))
    with pytest.raises(SignatureError):
        receive(query | {"msg_signature": query["signature"]}, body, SAFE)


def test_another_body_under_the_same_signature_is_refused() -> None:
    query, _ = sealed_request(samples.text(QUESTION))
    _, other = sealed_request(samples.text("another"))
    with pytest.raises(SignatureError):
        receive(query, other, SAFE)


def test_a_sealed_body_of_another_key_is_refused_after_its_signature() -> None:
    query, body = sealed_request(samples.text(QUESTION))
    with pytest.raises(DecryptError):
        receive(query, body, Credentials(TOKEN, APP_ID, AES_KEY[::-1]))


def test_a_sealed_body_without_a_key_says_which_setting_is_missing() -> None:
    with pytest.raises(DecryptError, match="WECHAT_AES_KEY is not set"):
        receive(*sealed_request(samples.text(QUESTION)), PLAIN)


def test_the_former_key_still_opens_while_wechat_changes_over() -> None:
    query, body = sealed_request(samples.text(QUESTION))
    current, former = Credentials(TOKEN, APP_ID, AES_KEY[::-1]), SAFE
    with pytest.raises(DecryptError):
        receive(query, body, current)
    message = receive(query, body, former)
    assert "你好" in opened(answer(TextReply("你好"), message, former, NOW, NONCE))


@pytest.mark.parametrize(
    ("credentials", "request_"), [(PLAIN, (plain_query(), SAMPLES["text"].encode())), (SAFE, sealed_request(SAMPLES["text"]))]
)
def test_a_stale_request_is_refused_when_the_clock_is_given(credentials: Credentials, request_: tuple[dict[str, str], bytes]) -> None:
    query, body = request_
    receive(query, body, credentials, now=int(TIMESTAMP) + FRESH_SECONDS)
    with pytest.raises(SignatureError, match="clock"):
        receive(query, body, credentials, now=int(TIMESTAMP) + FRESH_SECONDS + 1)


def test_the_signature_comes_before_the_body() -> None:
    with pytest.raises(SignatureError):
        receive({}, b"not xml", PLAIN)


@pytest.mark.parametrize("credentials", [PLAIN, SAFE])
def test_a_body_above_the_cap_is_not_even_looked_at(credentials: Credentials) -> None:
    with pytest.raises(CallbackError, match="bytes") as caught:
        receive({}, b"x" * (BODY_BYTES + 1), credentials)
    assert not isinstance(caught.value, MessageError)  # which means: signed by WeChat


def test_a_body_of_just_the_cap_is_read() -> None:
    body = SAMPLES["text"].encode()
    body += b" " * (BODY_BYTES - len(body))
    assert isinstance(receive(plain_query(), body, PLAIN), Text)


def test_a_plain_answer(asked: Text) -> None:
    fields = read(answer(TextReply("你好"), asked, PLAIN, NOW, NONCE))
    assert (fields["Content"], fields["ToUserName"], fields["CreateTime"]) == ("你好", VISITOR, str(NOW))


@pytest.mark.parametrize("nonce", [NONCE, "a]]>b", "<&>"])
def test_a_sealed_answer_is_signed_with_our_time_and_nonce(asked: Text, nonce: str) -> None:
    body = answer(TextReply("你好"), asked, SAFE, NOW, nonce)
    envelope = read(body)
    assert list(envelope) == ["Encrypt", "MsgSignature", "TimeStamp", "Nonce"]
    assert (envelope["TimeStamp"], envelope["Nonce"]) == (str(NOW), nonce)
    assert envelope["MsgSignature"] == sha1_of(TOKEN, str(NOW), nonce, envelope["Encrypt"])
    assert read(opened(body))["Content"] == "你好"


@pytest.mark.parametrize("credentials", [PLAIN, SAFE])
@pytest.mark.parametrize("reply", [NoReply(), TextReply(""), TextReply("\x08 "), NewsReply("", "", "")])
def test_silence_is_success_in_clear(asked: Text, credentials: Credentials, reply: Reply) -> None:
    assert answer(reply, asked, credentials, NOW, NONCE) == SUCCESS == b"success"


def test_errors_tell_nothing_of_the_message() -> None:
    for xml in (samples.text(QUESTION, msg_id="x"), samples.text(QUESTION).replace("</xml>", "<FromUserName>o2</FromUserName></xml>")):
        for query, body, credentials in ((plain_query(), xml.encode(), PLAIN), (*sealed_request(xml), SAFE)):
            with pytest.raises(MessageError) as caught:
                receive(query, body, credentials)
            assert not any(part in str(caught.value) for part in (QUESTION, VISITOR, "o2", TOKEN, AES_KEY))


QUERY_NAMES = st.sampled_from(["signature", "msg_signature", "timestamp", "nonce", "encrypt_type", "openid"])
QUERIES = st.dictionaries(QUERY_NAMES, st.text(st.characters()), max_size=6).map(lambda some: plain_query() | some) | st.just(plain_query())
TAGS = ["xml", "MsgType", "Event", "EventKey", "Content", "Encrypt", "FromUserName", "ToUserName", "CreateTime", "MsgId", "a:b"]
NODES: st.SearchStrategy[str] = st.recursive(
    st.sampled_from(["text", "event", "subscribe", "qrscene_1", "1", "", "&amp;", "&x;", "\x00", "<!DOCTYPE a>", "<!-- -->", "签"])
    | st.text(),
    lambda inner: st.builds(
        lambda tag, attribute, children: f"<{tag}{attribute}>{''.join(children)}</{tag}>",
        st.sampled_from(TAGS),
        st.sampled_from(["", " a='1'", " xmlns='x'", " xmlns:a='x'"]),
        st.lists(inner, max_size=8),
    ),
)
DOCUMENTS = st.lists(NODES, max_size=10).map(lambda nodes: f"<xml>{''.join(nodes)}</xml>".encode("utf-8", "surrogatepass"))
COMPLETE = st.lists(NODES, max_size=4).map(lambda nodes: samples.message("text", "".join(nodes)).encode("utf-8", "surrogatepass"))
BODIES = st.binary(max_size=300) | DOCUMENTS | COMPLETE


@given(query=QUERIES, body=BODIES, credentials=st.sampled_from([PLAIN, SAFE]))
@example(query=plain_query(), body=b"", credentials=PLAIN)
@example(query=plain_query(), body=b"<xml><a:b/><Encrypt>x</Encrypt></xml>", credentials=SAFE)
def test_whatever_comes_is_a_message_or_a_callback_error(query: dict[str, str], body: bytes, credentials: Credentials) -> None:
    with suppress(CallbackError):
        receive(query, body, credentials)


@given(body=st.text(max_size=200) | NODES)
def test_whatever_was_sealed_is_a_message_or_a_callback_error(body: str) -> None:
    with suppress(CallbackError):
        receive(*sealed_request(body), SAFE)
