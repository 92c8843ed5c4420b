import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wechatpy.crypto import PrpCrypto, WeChatCrypto
from wechatpy.crypto.base import WeChatCipher

from bot.errors import DecryptError
from bot.wechat.credentials import Credentials
from bot.wechat.crypto import decrypt, encrypt
from tests.wechat.wire import AES_KEY, APP_ID, LIBRARY, SAFE, TOKEN

XML = "<xml><Content><![CDATA[你好，签证]]></Content></xml>"
SIXTEEN = b"0123456789abcdef"
KEY = base64.b64decode(AES_KEY + "=")

VECTORS = {
    XML: "Q3stYC6hdFzMh9T8HCvyDPJVhdGNYpRuWvIs6zImL8xRHEVOEb5o1KO6mJgOBQjtJRM0JVKh3JuMLE+auEBl4XiL/wfKJsgOpD9+6iPv5tjSPp3XcTAW2zM90Bevyr2C",
    "<xml/>": "Q3stYC6hdFzMh9T8HCvyDBE2X3q02diSFiz0mDGZrkVR7tm+QoDAshX0lvBYd2SeMpNTx/Jc//qlm6g4AjBlHQ==",
    "": "Q3stYC6hdFzMh9T8HCvyDMf74agqskx1ZoF99WNemUuaDavqcTccSEYogkFsArR/qk34qYcY0kb6obDhOBKpyg==",
}
"""From wechatpy, its random string replaced by `SIXTEEN`."""


def sealed(frame: bytes) -> str:
    """Any plaintext, encrypted with our key: `frame` has to come padded."""
    return base64.b64encode(WeChatCipher(KEY).encrypt(frame)).decode()


def padded(frame: bytes) -> bytes:
    count = 32 - len(frame) % 32
    return frame + bytes([count]) * count


@pytest.mark.parametrize(("xml", "expected"), VECTORS.items())
def test_vectors(xml: str, expected: str) -> None:
    assert encrypt(xml, SAFE, random=SIXTEEN) == expected
    assert decrypt(expected, SAFE) == xml.encode()


@given(st.text())
def test_what_we_encrypt_wechatpy_decrypts(xml: str) -> None:
    assert PrpCrypto(KEY).decrypt(encrypt(xml, SAFE), APP_ID) == xml


@given(st.text())
def test_what_wechatpy_encrypts_we_decrypt(xml: str) -> None:
    assert decrypt(PrpCrypto(KEY).encrypt(xml, APP_ID).decode(), SAFE) == xml.encode()


@pytest.mark.parametrize("length", range(0, 70))
def test_every_length_of_padding(length: int) -> None:
    encrypted = encrypt("x" * length, SAFE)
    assert len(base64.b64decode(encrypted)) % 32 == 0
    assert decrypt(encrypted, SAFE) == b"x" * length


def test_the_same_text_never_looks_the_same() -> None:
    assert len({encrypt(XML, SAFE) for _ in range(50)}) == 50


@pytest.mark.parametrize(
    "encrypted",
    [
        "",
        "not base64!",
        "签证",
        "A",
        "AAAA",
        VECTORS[XML][:-4],
        VECTORS[XML][:20] + "\n" + VECTORS[XML][20:],
        "A" * 64 + "*",
        base64.b64encode(bytes(32)).decode(),
    ],
)
def test_broken_text_is_a_decrypt_error(encrypted: str) -> None:
    with pytest.raises(DecryptError):
        decrypt(encrypted, SAFE)


ID = APP_ID.encode()

FRAMES = {
    "padding of 0": SIXTEEN + b"\0\0\0\0" + ID + bytes(26),
    "padding above 32": SIXTEEN + b"\0\0\0\0" + ID + b"\x21" * 26,
    "padding that differs": SIXTEEN + b"\0\0\0\0" + ID + b"\x07" * 25 + b"\x1a",
    "length beyond the end": padded(SIXTEEN + b"\0\0\xff\xff" + ID),
    "length of 4 GB": padded(SIXTEEN + b"\xff\xff\xff\xff" + ID),
    "no length": padded(SIXTEEN + b"\0\0"),
    "no length after the random bytes": padded(SIXTEEN),
    "no length, all fill": b"\x20" * 32,
    "no length, too short for the random bytes": padded(b"ab"),
    "another AppID": padded(SIXTEEN + b"\0\0\0\0wx0000000000000009"),
    "no AppID": padded(SIXTEEN + b"\0\0\0\0"),
    "more than the AppID": padded(SIXTEEN + b"\0\0\0\0" + ID + b"x"),
}


@pytest.mark.parametrize(("name", "frame"), FRAMES.items(), ids=FRAMES)
def test_a_broken_frame_is_a_decrypt_error_that_says_what_is_wrong(name: str, frame: bytes) -> None:
    with pytest.raises(DecryptError, match=next(word for word in ("padding", "length", "AppID") if word in name)):
        decrypt(sealed(frame), SAFE)


def test_another_key_is_a_decrypt_error_that_names_the_variable_and_no_value() -> None:
    other = Credentials(TOKEN, APP_ID, AES_KEY[::-1])
    with pytest.raises(DecryptError, match="WECHAT_AES_KEY") as caught:
        decrypt(VECTORS[XML], other)
    assert not any(secret in str(caught.value) for secret in (AES_KEY, AES_KEY[::-1], TOKEN, "签证"))


@given(st.binary(max_size=200))
def test_any_frame_at_all_is_opened_or_refused(frame: bytes) -> None:
    for plain in (padded(frame), padded(SIXTEEN + frame), frame[: len(frame) // 16 * 16]):
        try:
            decrypt(sealed(plain), SAFE)
        except DecryptError:
            continue


@given(st.text(max_size=100))
def test_any_text_at_all_is_opened_or_refused(encrypted: str) -> None:
    with pytest.raises(DecryptError):
        decrypt(encrypted, SAFE)


def test_the_key_as_wechat_issues_it_is_read_as_wechatpy_reads_it() -> None:
    for last in "AEIMQUYcgkosw048":  # the last character carries four bits
        key = AES_KEY[:42] + last
        assert decrypt(encrypt(XML, Credentials(TOKEN, APP_ID, key)), Credentials(TOKEN, APP_ID, key)) == XML.encode()
        assert WeChatCrypto(TOKEN, key, APP_ID).key == base64.b64decode(key + "=")
    assert LIBRARY.key == KEY
