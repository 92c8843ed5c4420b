import pytest
from hypothesis import given
from hypothesis import strategies as st
from wechatpy.utils import WeChatSigner, check_signature

from bot.errors import SignatureError
from bot.wechat.signature import FRESH_SECONDS, check, matches, sign
from tests.wechat.wire import NONCE, PLAIN, TIMESTAMP, TOKEN, plain_query

QUERY = plain_query()
NOW = int(TIMESTAMP)


def test_a_vector() -> None:
    assert sign("sampleToken0123", "1760000001", "1320562132") == "f6adbf7f08e255e80ffeed3a885e044c0d6e0ce3"


@given(st.lists(st.text(), max_size=5))
def test_signs_as_wechatpy_does(parts: list[str]) -> None:
    signer = WeChatSigner()
    signer.add_data(*parts)
    assert sign(*parts) == signer.signature
    assert matches(signer.signature, *parts)


def test_a_right_signature_passes() -> None:
    check(QUERY, "signature", PLAIN)
    check_signature(TOKEN, QUERY["signature"], TIMESTAMP, NONCE)


@pytest.mark.parametrize(
    "changed",
    [
        {"signature": ""},
        {"signature": "0" * 40},
        {"signature": QUERY["signature"].upper()},
        {"signature": QUERY["signature"] + " "},
        {"signature": "签" * 40},
        {"signature": "\ud800"},
        {"timestamp": "1760000002"},
        {"timestamp": ""},
        {"timestamp": "now"},
        {"timestamp": "１７６０００００００"},
        {"nonce": ""},
        {"nonce": "1320562133"},
        {"nonce": "a b"},
        {"nonce": "1" * 129},
    ],
    ids=repr,
)
def test_anything_else_is_refused(changed: dict[str, str]) -> None:
    with pytest.raises(SignatureError):
        check(QUERY | changed, "signature", PLAIN)


@pytest.mark.parametrize("name", ["signature", "timestamp", "nonce"])
def test_no_part_may_be_missing(name: str) -> None:
    with pytest.raises(SignatureError):
        check({key: value for key, value in QUERY.items() if key != name}, "signature", PLAIN)


def test_another_token_is_refused() -> None:
    with pytest.raises(SignatureError):
        check(plain_query(token="another"), "signature", PLAIN)


@pytest.mark.parametrize(("timestamp", "nonce"), [("21760000001", "132056213"), ("760000001", "13205621321")])
def test_a_digit_cannot_pass_between_the_nonce_and_the_timestamp(timestamp: str, nonce: str) -> None:
    check_signature(TOKEN, QUERY["signature"], timestamp, nonce)  # the same signature, and wechatpy takes it
    with pytest.raises(SignatureError):
        check(QUERY | {"timestamp": timestamp, "nonce": nonce}, "signature", PLAIN)


@pytest.mark.parametrize("seconds", [0, FRESH_SECONDS, -FRESH_SECONDS])
def test_a_fresh_request_passes(seconds: int) -> None:
    check(QUERY, "signature", PLAIN, now=NOW + seconds)


@pytest.mark.parametrize("seconds", [FRESH_SECONDS + 1, -FRESH_SECONDS - 1, 10**9])
def test_a_stale_one_does_not_when_the_clock_is_given(seconds: int) -> None:
    check(QUERY, "signature", PLAIN)
    with pytest.raises(SignatureError, match="clock"):
        check(QUERY, "signature", PLAIN, now=NOW + seconds)


def test_errors_show_no_signature_and_no_token() -> None:
    with pytest.raises(SignatureError) as caught:
        check(QUERY | {"signature": "f" * 40}, "signature", PLAIN)
    assert not any(secret in str(caught.value) for secret in (TOKEN, "f" * 40, QUERY["signature"], NONCE))
