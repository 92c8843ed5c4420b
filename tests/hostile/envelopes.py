"""Envelopes around a good message, each wrong in one way. All are refused, without a word."""

import base64
from collections.abc import Callable
from random import Random

from tests.hostile.sealing import (
    OTHER_APP,
    OTHER_KEY,
    OTHER_TOKEN,
    Stamp,
    body_of,
    encrypt,
    encrypted,
    frame,
    key_of,
    padded,
    signed,
)

Sealed = tuple[dict[str, str], bytes]
"""Query and body."""

Envelope = Callable[[bytes, Stamp, Random], Sealed]

Inside = Callable[[bytes, Random], str]


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _claiming(length: int) -> Inside:
    return lambda xml, rng: _base64(encrypted(padded(frame(xml, rng.randbytes(16), length=length))))


def _ending(padding: Callable[[int], bytes]) -> Inside:
    """`padding`: from how many bytes are missing to the bytes that are put there."""

    def inside(xml: bytes, rng: Random) -> str:
        plain = frame(xml, rng.randbytes(16))
        return _base64(encrypted(plain + padding(32 - len(plain) % 32)))

    return inside


INSIDE: dict[str, Inside] = {
    "nothing": lambda xml, rng: "",
    "blanks": lambda xml, rng: " \n ",
    "no base64": lambda xml, rng: "签证!" * 20,
    "base64 of a wrong length": lambda xml, rng: encrypt(xml, rng)[:-1],
    "base64 without its end": lambda xml, rng: encrypt(xml, rng).rstrip("=")[:-2],
    "base64 for addresses": lambda xml, rng: base64.urlsafe_b64encode(base64.b64decode(encrypt(xml, rng)) + b"\xff\xfe" * 24).decode(),
    "base64 with signs in between": lambda xml, rng: "*".join(encrypt(xml, rng)),
    "a line of base64 in two": lambda xml, rng: encrypt(xml, rng)[:60] + "\n!" + encrypt(xml, rng)[60:],
    "the message itself": lambda xml, rng: _base64(xml),
    "a part of a block": lambda xml, rng: _base64(rng.randbytes(17)),
    "one block of noise": lambda xml, rng: _base64(rng.randbytes(16)),
    "noise": lambda xml, rng: _base64(rng.randbytes(32 * rng.randrange(1, 40))),
    "zeros": lambda xml, rng: _base64(bytes(320)),
    "45 kB of noise": lambda xml, rng: _base64(rng.randbytes(32 * 1400)),
    "another key": lambda xml, rng: _base64(encrypted(padded(frame(xml, rng.randbytes(16))), key_of(OTHER_KEY))),
    "another AppID": lambda xml, rng: _base64(encrypted(padded(frame(xml, rng.randbytes(16), app_id=OTHER_APP)))),
    "no AppID": lambda xml, rng: _base64(encrypted(padded(frame(xml, rng.randbytes(16), app_id="")))),
    "the AppID twice": lambda xml, rng: _base64(encrypted(padded(frame(xml, rng.randbytes(16), app_id="wx0000000000000001" * 2)))),
    "a length of zero": _claiming(0),
    "a length one too short": lambda xml, rng: _claiming(len(xml) - 1)(xml, rng),
    "a length one too long": lambda xml, rng: _claiming(len(xml) + 1)(xml, rng),
    "a length to the end": lambda xml, rng: _claiming(len(xml) + 18)(xml, rng),
    "a length of 4 GB": _claiming(2**32 - 1),
    "a length below zero, to some": _claiming(2**31),
    "padding longer than a block": _ending(lambda missing: bytes([missing + 32]) * (missing + 32)),
    "padding of zeros": _ending(bytes),
    "padding of 33": _ending(lambda missing: bytes([33]) * missing),
    "padding of 255": _ending(lambda missing: b"\xff" * missing),
    "padding of which only the last byte is right": _ending(lambda missing: b"?" * (missing + 31) + b"\x20"),
    "padding in blocks of 16, as others do": lambda xml, rng: _base64(encrypted(padded(b"x" * 15) + bytes([48]) * 48)),
    "only padding": lambda xml, rng: _base64(encrypted(bytes([32]) * 32)),
    "only a head": lambda xml, rng: _base64(encrypted(padded(rng.randbytes(16)))),
    "a head and half a length": lambda xml, rng: _base64(encrypted(padded(rng.randbytes(18)))),
}
"""What stands inside `<Encrypt>`. The signature over it is right: nobody but WeChat can do this, and still."""


def _wrapped(inside: Inside) -> Envelope:
    def envelope(xml: bytes, stamp: Stamp, rng: Random) -> Sealed:
        sealed = inside(xml, rng)
        return signed(stamp, sealed.strip()), body_of(sealed)

    return envelope


def _body(wrap: Callable[[str], bytes]) -> Envelope:
    """A right `Encrypt` in another body."""

    def envelope(xml: bytes, stamp: Stamp, rng: Random) -> Sealed:
        sealed = encrypt(xml, rng)
        return signed(stamp, sealed), wrap(sealed)

    return envelope


def _plain(xml: bytes, stamp: Stamp, rng: Random) -> Sealed:
    return signed(stamp, None), xml


def _plain_called_sealed(xml: bytes, stamp: Stamp, rng: Random) -> Sealed:
    return signed(stamp, ""), xml


def _other_token(xml: bytes, stamp: Stamp, rng: Random) -> Sealed:
    sealed = encrypt(xml, rng)
    return signed(stamp, sealed, token=OTHER_TOKEN), body_of(sealed)


def _other_token_inside(xml: bytes, stamp: Stamp, rng: Random) -> Sealed:
    sealed = encrypt(xml, rng)
    return {**signed(stamp, sealed, token=OTHER_TOKEN), "signature": signed(stamp, None)["signature"]}, body_of(sealed)


def _swapped(xml: bytes, stamp: Stamp, rng: Random) -> Sealed:
    """The body of another request under this one's signature."""
    return signed(stamp, encrypt(xml, rng)), body_of(encrypt(xml, rng))


def _flipped(xml: bytes, stamp: Stamp, rng: Random) -> Sealed:
    """One bit of what is encrypted, turned on the way."""
    sealed = encrypt(xml, rng)
    data = bytearray(base64.b64decode(sealed))
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return signed(stamp, sealed), body_of(_base64(bytes(data)))


ENVELOPES: dict[str, Envelope] = {
    **{f"inside: {name}": _wrapped(inside) for name, inside in INSIDE.items()},
    "plain": _plain,
    "plain, called encrypted": _plain_called_sealed,
    "signed with another token": _other_token,
    "the body signed with another token": _other_token_inside,
    "another's body": _swapped,
    "a bit turned on the way": _flipped,
    "no body": _body(lambda sealed: b""),
    "only the base64": _body(str.encode),
    "an empty Encrypt": _body(lambda sealed: b"<xml><Encrypt/></xml>"),
    "Encrypt twice": _body(lambda sealed: f"<xml><Encrypt>{sealed}</Encrypt><Encrypt>{sealed}</Encrypt></xml>".encode()),
    "Encrypt below": _body(lambda sealed: f"<xml><a><Encrypt>{sealed}</Encrypt></a></xml>".encode()),
    "another root": _body(lambda sealed: f"<html><Encrypt>{sealed}</Encrypt></html>".encode()),
    "a namespace": _body(lambda sealed: f"<xml xmlns='x'><Encrypt>{sealed}</Encrypt></xml>".encode()),
    "a document type": _body(lambda sealed: f"<!DOCTYPE xml [<!ENTITY e '{sealed}'>]><xml><Encrypt>&e;</Encrypt></xml>".encode()),
    "UTF-16": _body(lambda sealed: f"<xml><Encrypt>{sealed}</Encrypt></xml>".encode("utf-16")),
    "JSON": _body(lambda sealed: f'{{"Encrypt": "{sealed}"}}'.encode()),
    "a form": _body(lambda sealed: f"Encrypt={sealed}".encode()),
    "cut off": _body(lambda sealed: body_of(sealed)[:-40]),
    "one byte more than is read": _body(lambda sealed: body_of(sealed).ljust(64 * 1024 + 1)),
    "a megabyte": _body(lambda sealed: body_of(sealed).ljust(1024 * 1024)),
    "an element around it 9,000 deep": _body(lambda sealed: b"<a>" * 9000 + body_of(sealed) + b"</a>" * 9000),
}
