"""Messages as they go over the wire, signed and encrypted before any of them is sent: requests in bytes."""

import time
from collections.abc import Iterable, Iterator
from itertools import count
from random import Random

from benchmarks.callbacks.account import ACCOUNT, CREDENTIALS
from bot.simulator.compose import What, compose
from bot.simulator.envelope import SAFE, Delivery, seal

HEAD = "POST /wechat?{query} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml\r\nContent-Length: {length}\r\n\r\n"


def deliveries(said: Iterable[tuple[str, What]], seed: int) -> Iterator[Delivery]:
    """Each with a MsgId and a nonce that no other has, and with the time of now: send them within ten minutes."""
    first = time.time_ns() // 1000
    nonces = Random(seed)
    for number, (visitor, what) in zip(count(first), said, strict=False):
        now = int(time.time())
        xml = compose(what, visitor=visitor, account=ACCOUNT, now=now, number=number)
        nonce = f"{number % 10**10}{nonces.randrange(10**6)}"
        yield seal(xml, CREDENTIALS, visitor=visitor, account=ACCOUNT, mode=SAFE, now=now, nonce=nonce)


def request(delivery: Delivery) -> bytes:
    return HEAD.format(query=delivery.query, length=len(delivery.body)).encode() + delivery.body
