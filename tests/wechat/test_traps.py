"""wechatpy 1.8.18 and other projects, as they go wrong, and that this bot does not. Where a newer wechatpy fails here, it got better."""

import ast
import base64
import binascii
import json
import struct
import time
from pathlib import Path
from xml.parsers.expat import ExpatError

import pytest
import wechatpy
from wechatpy.crypto import PrpCrypto, WeChatCrypto
from wechatpy.exceptions import InvalidSignatureException
from wechatpy.replies import BaseReply, EmptyReply, create_reply
from wechatpy.replies import TextReply as LibraryReply
from wechatpy.utils import check_signature

import bot
from bot.errors import CallbackError, ConfigError, DecryptError, MessageError, SignatureError
from bot.wechat.callback import answer, receive
from bot.wechat.credentials import Credentials
from bot.wechat.crypto import decrypt, encrypt
from bot.wechat.limits import BODY_BYTES
from bot.wechat.messages import Event, Subscribe, Text
from bot.wechat.parse import parse
from bot.wechat.replies import NewsReply, TextReply
from tests.wechat import samples
from tests.wechat.samples import COMMON, SAMPLES
from tests.wechat.wire import (
    AES_KEY,
    APP_ID,
    LIBRARY,
    NONCE,
    PLAIN,
    SAFE,
    TIMESTAMP,
    TOKEN,
    compatible_request,
    plain_query,
    read,
    sealed_request,
)

BOT = Path(bot.__file__).parent
KEY = base64.b64decode(AES_KEY + "=")
NOW = 1760000002
TEXT = SAMPLES["text"]
BOMB = "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>"

# What wechatpy's parser lets escape, row by row: input, exception.
ESCAPES: dict[str, tuple[bytes, type[Exception]]] = {
    "not XML": (b"hello", ExpatError),
    "JSON": (b'{"MsgType": "text"}', ExpatError),
    "truncated": (TEXT.encode()[:-9], ExpatError),
    "NUL": (samples.text("a\0b").encode(), ExpatError),
    "another root": (TEXT.replace("xml>", "html>").encode(), KeyError),
    "no MsgType": (f"<xml>{COMMON}</xml>".encode(), KeyError),
    "empty root": (b"<xml/>", TypeError),
    "text in the root": (b"<xml>text</xml>", TypeError),
    "empty MsgType": (f"<xml>{COMMON}<MsgType/></xml>".encode(), AttributeError),
    "repeated MsgType": (f"<xml>{COMMON}<MsgType>text</MsgType><MsgType>text</MsgType></xml>".encode(), AttributeError),
    "empty Event": (samples.event("").encode(), AttributeError),
    "GBK": (TEXT.encode("gbk"), UnicodeDecodeError),
    "GBK, as declared": (b"<?xml version='1.0' encoding='GBK'?>" + TEXT.encode("gbk"), UnicodeDecodeError),
    "UTF-16": (TEXT.encode("utf-16"), UnicodeDecodeError),
    "UTF-16 without a mark": ("<xml/>".encode("utf-16-le"), TypeError),
    "a lone surrogate's bytes": (samples.text("?").encode().replace(b"?", b"\xed\xa0\x80"), UnicodeDecodeError),
    "a lone surrogate by number": (samples.message("text", "<Content>&#xD800;</Content>").encode(), ExpatError),
    "a control character by number": (samples.message("text", "<Content>&#8;</Content>").encode(), ExpatError),
    "an unknown entity": (samples.message("text", "<Content>&a;</Content>").encode(), ExpatError),
    "an entity bomb": ((BOMB + samples.message("text", "<Content>&c;</Content>")).encode(), ValueError),
}


@pytest.mark.parametrize(("body", "escapes"), ESCAPES.values(), ids=ESCAPES)
def test_what_escapes_from_wechatpy_is_a_message_error_here(body: bytes, escapes: type[Exception]) -> None:
    with pytest.raises(escapes):
        wechatpy.parse_message(body)
    with pytest.raises(MessageError) as caught:
        receive(plain_query(), body, PLAIN)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_an_empty_body_is_none_to_wechatpy_and_an_error_here() -> None:
    assert wechatpy.parse_message(b"") is None
    with pytest.raises(ExpatError):
        LIBRARY.decrypt_message(b"", "", TIMESTAMP, NONCE)
    with pytest.raises(MessageError):
        receive(plain_query(), b"", PLAIN)
    with pytest.raises(DecryptError):
        receive(plain_query(), b"", SAFE)


def test_a_control_character_is_left_out_instead_of_costing_the_answer() -> None:
    with pytest.raises(ExpatError):
        wechatpy.parse_message(samples.text("签\x08证").encode())
    message = receive(plain_query(), samples.text("签\x08证").encode(), PLAIN)
    assert isinstance(message, Text)
    assert message.content == "签证"


def test_a_document_type_is_refused_even_if_it_defines_nothing() -> None:
    assert wechatpy.parse_message(f"<!DOCTYPE xml SYSTEM 'http://127.0.0.1/x'>{TEXT}").content
    with pytest.raises(MessageError, match="document type"):
        parse(f"<!DOCTYPE xml SYSTEM 'http://127.0.0.1/x'>{TEXT}".encode())


def test_an_entity_bomb_waits_for_the_signature() -> None:
    bomb = (BOMB + "<xml><Encrypt>&c;</Encrypt></xml>").encode()
    with pytest.raises(ValueError, match="entities"):
        LIBRARY.decrypt_message(bomb, "wrong", TIMESTAMP, NONCE)
    with pytest.raises(SignatureError):
        receive(plain_query(token="another"), bomb, PLAIN)
    with pytest.raises(DecryptError):
        receive(plain_query(), bomb, SAFE)


@pytest.mark.parametrize("credentials", [PLAIN, SAFE])
@pytest.mark.parametrize(
    "body",
    [
        b"<a>" * 9000 + b"</a>" * 9000,
        b"<xml>" + b"<a>" * 9000 + b"</a>" * 9000 + b"</xml>",
        b"<xml>" + b"<a/>" * 16000 + b"</xml>",
        b"<xml " + b"".join(b"a%d='' " % i for i in range(6000)) + b"/>",
        b"<xml><Encrypt>" + b"&amp;" * 13000 + b"</Encrypt></xml>",
    ],
)
def test_the_costliest_bodies_under_the_cap_are_cheap(body: bytes, credentials: Credentials) -> None:
    assert len(body) <= BODY_BYTES
    start = time.process_time()
    with pytest.raises(CallbackError):
        receive(plain_query(msg_signature="0"), body, credentials)
    assert time.process_time() - start < 0.25  # some ms; the rest is for a busy computer


# What wechatpy's decryption lets escape. None stands for: it returns something.
CIPHERTEXTS: dict[str, tuple[str, type[Exception] | tuple[type[Exception], ...] | None]] = {
    "bad base64": ("AAAAA", binascii.Error),
    "empty": ("", (IndexError, ValueError)),
    "not whole blocks": (base64.b64encode(b"x" * 17).decode(), ValueError),
    "wrong key": (
        encrypt(TEXT, Credentials(TOKEN, APP_ID, AES_KEY[::-1])),
        (ValueError, IndexError, struct.error, wechatpy.WeChatException),
    ),
    "bad padding": (base64.b64encode(PrpCrypto(KEY).cipher.encrypt(b"\xff" * 32)).decode(), (ValueError, struct.error)),
}


@pytest.mark.parametrize(("encrypted", "escapes"), CIPHERTEXTS.values(), ids=CIPHERTEXTS)
def test_what_escapes_from_wechatpys_decryption_is_a_decrypt_error_here(encrypted: str, escapes: type[Exception]) -> None:
    with pytest.raises(escapes):
        PrpCrypto(KEY).decrypt(encrypted, APP_ID)
    with pytest.raises(DecryptError) as caught:
        decrypt(encrypted, SAFE)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_wechatpy_takes_any_padding_and_this_bot_only_the_right_one() -> None:
    frame = b"0123456789abcdef" + b"\0\0\0\6<xml/>" + APP_ID.encode()
    loose = base64.b64encode(PrpCrypto(KEY).cipher.encrypt(frame + b"?" * (63 - len(frame)) + bytes([64 - len(frame)]))).decode()
    assert PrpCrypto(KEY).decrypt(loose, APP_ID) == "<xml/>"
    with pytest.raises(DecryptError):
        decrypt(loose, SAFE)


@pytest.mark.parametrize(
    "body", ["<xml/>", "<xml>text</xml>", "<xml><Encrypt/></xml>", "<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>", TEXT]
)
def test_a_body_without_one_encrypt_is_a_decrypt_error_here(body: str) -> None:
    with pytest.raises((KeyError, TypeError, AttributeError, InvalidSignatureException)):
        LIBRARY.decrypt_message(body, "", TIMESTAMP, NONCE)
    with pytest.raises(DecryptError):
        receive(plain_query(), body.encode(), SAFE)


def test_an_aes_key_of_the_wrong_length_is_told_at_the_start_and_not_by_an_assert() -> None:
    with pytest.raises((AssertionError, ValueError)):
        WeChatCrypto(TOKEN, AES_KEY[:39], APP_ID)
    with pytest.raises(ConfigError):
        Credentials(TOKEN, APP_ID, AES_KEY[:39])


def test_numbers_are_checked_when_parsed_and_not_when_read() -> None:
    late = wechatpy.parse_message(TEXT.replace(samples.MSG_ID, "abc").replace(str(samples.CREATED), "soon"))
    for name in ("id", "time"):
        with pytest.raises(ValueError, match="invalid literal"):
            getattr(late, name)
    for broken in (TEXT.replace(samples.MSG_ID, "abc"), TEXT.replace(str(samples.CREATED), "soon")):
        with pytest.raises(MessageError):
            parse(broken.encode())


def test_an_unknown_event_keeps_its_name() -> None:
    assert not hasattr(wechatpy.parse_message(SAMPLES["an_event_from_the_future"]), "event")
    message = parse(SAMPLES["an_event_from_the_future"].encode())
    assert isinstance(message, Event)
    assert message.name == "an_event_from_the_future"


def test_a_text_without_content_is_a_text() -> None:
    xml = samples.message("text", "")
    assert wechatpy.parse_message(xml).content is None
    message = parse(xml.encode())
    assert isinstance(message, Text)
    assert message.content == ""


def test_events_do_not_all_have_the_same_identity() -> None:
    names = ("CLICK", "SCAN", "VIEW", "subscribe")
    assert {wechatpy.parse_message(SAMPLES[name]).id for name in names} == {0}
    assert len({parse(SAMPLES[name].encode()).delivery for name in names}) == len(names)


# Bugs 1 to 5


def test_bug_1_a_reply_cannot_forge_elements(asked: Text) -> None:
    forged = "a]]></Content><MsgType>news</MsgType><Content><![CDATA[b"
    assert LibraryReply(content=forged).render().count("<MsgType>") == 2
    fields = read(answer(TextReply(forged), asked, PLAIN, NOW, NONCE))
    assert (fields["MsgType"], fields["Content"]) == ("text", forged)
    card = read(answer(NewsReply(forged, forged, forged, forged), asked, PLAIN, NOW, NONCE))
    assert card["MsgType"] == "news"


def test_bug_1_a_control_character_does_not_spoil_the_reply(asked: Text) -> None:
    assert "\x08" in LibraryReply(content="a\x08b").render()
    assert read(answer(TextReply("a\x08b"), asked, PLAIN, NOW, NONCE))["Content"] == "ab"


@pytest.mark.parametrize("credentials", [PLAIN, SAFE])
def test_bug_2_an_empty_reply_is_success_and_never_an_encrypted_nothing(asked: Text, credentials: Credentials) -> None:
    assert "<Content><![CDATA[]]></Content>" in LibraryReply(content="").render()
    assert "<Encrypt>" in LIBRARY.encrypt_message("", NONCE, TIMESTAMP)
    with pytest.raises(AttributeError):
        create_reply(EmptyReply(), wechatpy.parse_message(TEXT))
    assert answer(TextReply(""), asked, credentials, NOW, NONCE) == b"success"


def test_bug_3_signatures_are_compared_in_constant_time() -> None:
    source = (BOT / "wechat/signature.py").read_text(encoding="utf-8")
    assert "hmac.compare_digest" in source
    for path in (BOT / "wechat").glob("*.py"):
        assert "check_signature" not in path.read_text(encoding="utf-8")


def test_bug_3_an_empty_token_is_impossible() -> None:
    query = plain_query(token="")
    check_signature("", query["signature"], TIMESTAMP, NONCE)
    with pytest.raises(ConfigError):
        Credentials("", APP_ID)


def test_bug_3_a_request_of_last_year_is_refused() -> None:
    check_signature(TOKEN, plain_query()["signature"], TIMESTAMP, NONCE)
    for query, body, credentials in ((plain_query(), TEXT.encode(), PLAIN), (*sealed_request(TEXT), SAFE)):
        with pytest.raises(SignatureError):
            receive(query, body, credentials, now=int(TIMESTAMP) + 365 * 86400)


def test_bug_3_a_digit_cannot_pass_from_the_nonce_to_the_timestamp() -> None:
    shifted = {"timestamp": NONCE[-1] + TIMESTAMP, "nonce": NONCE[:-1]}
    check_signature(TOKEN, plain_query()["signature"], **shifted)
    with pytest.raises(SignatureError):
        receive(plain_query() | shifted, TEXT.encode(), PLAIN)


def imports(path: Path) -> set[str]:
    """Full names of what a module imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_bug_4_wechatpys_token_client_is_not_used_and_wechatpy_stays_in_its_room() -> None:
    used = {path: {name for name in imports(path) if name.split(".")[0] == "wechatpy"} for path in BOT.rglob("*.py")}
    assert {path.parent for path, names in used.items() if names} == {BOT / "wechat"}
    assert not [name for names in used.values() for name in names if name == "wechatpy" or "client" in name.lower()]


def test_bug_5_the_time_of_a_reply_is_the_one_given(asked: Text) -> None:
    assert BaseReply._fields["time"].default < time.time()  # taken when wechatpy was imported
    for now in (1, NOW):
        assert read(answer(TextReply("a"), asked, PLAIN, now, NONCE))["CreateTime"] == str(now)


# Other projects


@pytest.mark.parametrize(
    "query", [{}, plain_query(), plain_query(encrypt_type="raw"), plain_query(encrypt_type="aes"), {"encrypt_type": ""}]
)
def test_easywechat_a_plain_post_is_refused_where_an_aes_key_is_set(query: dict[str, str]) -> None:
    with pytest.raises(DecryptError, match="WECHAT_AES_KEY is set"):
        receive(query, TEXT.encode(), SAFE)


@pytest.mark.parametrize("encrypt_type", [None, "", "raw", "AES", "none"])
def test_chatgpt_on_wechat_the_query_does_not_choose_the_mode(encrypt_type: str | None) -> None:
    query, body = compatible_request(TEXT)
    query.pop("encrypt_type")
    if encrypt_type is not None:
        query["encrypt_type"] = encrypt_type
    assert receive(query, body, SAFE) == parse(TEXT.encode())
    with pytest.raises(SignatureError):
        receive(query | {"msg_signature": ""}, body, SAFE)


def test_chatgpt_on_wechat_no_text_of_ours_repeats_what_came() -> None:
    secret = "o-secret-words"
    bodies = [
        secret,
        f"<xml>{secret}</xml>",
        f"<xml><MsgType>{secret} !</MsgType></xml>",
        TEXT.replace(samples.MSG_ID, secret),
        f"<{secret}/>",
    ]
    for body in bodies:
        for credentials in (PLAIN, SAFE):
            with pytest.raises(CallbackError) as caught:
                receive(plain_query(msg_signature=secret), body.encode(), credentials)
            assert secret not in str(caught.value)
    with pytest.raises(SignatureError) as refused:
        receive({"signature": secret, "timestamp": secret, "nonce": secret}, b"", PLAIN)
    assert secret not in str(refused.value)


@pytest.mark.parametrize("kind", samples.EVENTS)
def test_botpress_events_have_no_msg_id_and_are_read_all_the_same(kind: str) -> None:
    assert "<MsgId>" not in SAMPLES[kind]
    assert len(parse(SAMPLES[kind].encode()).delivery) == 32


def test_werobot_encryption_does_not_stick_from_one_request_to_the_next(asked: Text) -> None:
    for _ in range(2):
        assert isinstance(receive(*sealed_request(SAMPLES["subscribe"]), SAFE), Subscribe)
        assert b"<Encrypt>" in answer(TextReply("a"), asked, SAFE, NOW, NONCE)
        assert isinstance(receive(plain_query(), SAMPLES["subscribe"].encode(), PLAIN), Subscribe)
        assert b"<Encrypt>" not in answer(TextReply("a"), asked, PLAIN, NOW, NONCE)


def test_exceptions_hold_nothing_but_their_text() -> None:
    with pytest.raises(MessageError) as caught:
        parse(TEXT.replace(samples.MSG_ID, "abc").encode())
    assert json.loads(json.dumps(caught.value.args)) == ["MsgId is not a number"]
