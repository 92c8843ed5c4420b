"""Bytes, changed at random: bits, gaps, repetitions, and pieces that parsers trip over."""

from random import Random

PIECES = (
    b"<", b">", b"</xml>", b"<xml>", b"<![CDATA[", b"]]>", b"&", b"&#0;", b"&lt;", b"\0", b"\x08", b"\xff", b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"<!DOCTYPE a>", b"<?a?>", b"<!---->", b"<MsgType>event</MsgType>", b"<Event>unsubscribe</Event>", b"<FromUserName>o</FromUserName>",
    b"<Encrypt>", b"=", b"%", b"%00", b"&nonce=", b"&signature=", b"+", b"\r\n", b" ", b"9" * 400, b"-1", b"NaN", "签".encode(),
)  # fmt: skip

MOST = 60_000
"""Bytes: more is not read anyway."""


def mutated(data: bytes, rng: Random) -> bytes:
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        data = rng.choice(WAYS)(data, rng)[:MOST]
    return data


def _span(data: bytes, rng: Random) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + rng.choice((1, 1, 2, 8, 40, 400)))


def _bit(data: bytes, rng: Random) -> bytes:
    if not data:
        return data
    at = rng.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :]


def _gap(data: bytes, rng: Random) -> bytes:
    start, end = _span(data, rng)
    return data[:start] + data[end:]


def _again(data: bytes, rng: Random) -> bytes:
    start, end = _span(data, rng)
    return data[:start] + data[start:end] * rng.choice((2, 3, 50)) + data[end:]


def _piece(data: bytes, rng: Random) -> bytes:
    start, end = _span(data, rng)
    return data[:start] + rng.choice(PIECES) + data[rng.choice((start, end)) :]


def _moved(data: bytes, rng: Random) -> bytes:
    start, end = _span(data, rng)
    rest = data[:start] + data[end:]
    at = rng.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


WAYS = (_bit, _gap, _again, _piece, _moved)
