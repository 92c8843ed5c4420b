"""What the guided search calls: each takes bytes, and raises where the bot does what it must not."""

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count, pairwise, product
from random import Random
from urllib.parse import urlencode

from bot.artefact.opening import open_index
from bot.conversation.answer import Answer, Card, Choice
from bot.conversation.respond import respond
from bot.conversation.talk import Talk
from bot.errors import DecryptError, MessageError
from bot.knowledge.load import load
from bot.render import render
from bot.wechat.crypto import decrypt
from bot.wechat.messages import Text
from bot.wechat.parse import parse
from bot.wechat.rendering import render as rendered
from bot.wechat.replies import Reply
from tests.hostile.judge import ILLEGAL, problems, problems_of_reply
from tests.hostile.request import Expected, Request
from tests.hostile.sealing import Stamp, body_of, encrypt, signed
from tests.hostile.target import INDEX, NOW, ROOT, bot, listening, shoot
from tests.wechat.samples import ACCOUNT
from tests.wechat.wire import SAFE

Target = Callable[[bytes], None]


class Wrong(AssertionError):
    """What the judge found."""


def _message(text: str) -> Text:
    return Text(visitor="oHostile", account=ACCOUNT, created=1760000000, delivery="1", content=text)


def _text(data: bytes) -> str:
    """As it comes out of a message: without what XML can't hold."""
    return ILLEGAL.sub("", data.decode(errors="ignore"))


def _check(reply: Reply) -> None:
    xml = rendered(reply, _message(""), 1760000000)
    if found := [*problems_of_reply(xml.encode())] if xml else ["nothing to say"]:
        raise Wrong(found)


def _parse() -> Target:
    def target(data: bytes) -> None:
        try:
            parse(data)
        except MessageError:
            return

    return target


def _decrypt() -> Target:
    def target(data: bytes) -> None:
        try:
            decrypt(data.decode("utf-8", "surrogateescape"), SAFE)
        except DecryptError:
            return

    return target


def _callback() -> Target:
    """The first byte says what the others are: the whole body, what is encrypted, or what stands inside."""
    app, numbers = bot(), count()

    def target(data: bytes) -> None:
        number = next(numbers)
        stamp = Stamp(str(int(time.time())), f"guided{number}", "oHostile")
        kind, rest = (data[0] % 3, data[1:]) if data else (0, b"")
        sealed = encrypt(rest, Random(number)) if kind == 2 else rest.decode("latin-1") if kind == 1 else ""
        body = rest if kind == 0 else body_of(sealed)
        made = Request("", Expected.EITHER, query=urlencode(signed(stamp, sealed.strip())), body=body)
        with listening() as ear:
            if found := [*problems(made, shoot(app, made)), *ear.heard()]:
                raise Wrong(found)

    return target


def _respond() -> Target:
    """Several messages of one talk, by line ends."""
    knowledge = load(ROOT / "knowledge", kept=INDEX)
    index = open_index(knowledge, INDEX)

    def target(data: bytes) -> None:
        talk = Talk()
        for text in _text(data).split("\n\n")[:3]:
            turn = respond(_message(text), talk, knowledge, index, NOW)
            talk = turn.talk
            if turn.answer is None:
                raise Wrong("no answer to a text")
            _check(render(turn.answer))

    return target


def _render() -> Target:
    """An answer of any words, on its first pages."""

    def target(data: bytes) -> None:
        parts = [*_text(data).split("\n"), "", "", "", ""]
        choices = tuple(Choice(part, part, note) for part, note in pairwise(parts[3:]) if part.strip())
        card = Card(parts[0], parts[1], "https://example.org/") if len(data) % 7 == 0 and parts[0].strip() else None
        for language, page in product(("zh", "en", "zh-Hant"), (0, 1)):
            answer = Answer(language, heading="H" + parts[0], body="\n\n".join(parts[1:]), choices=choices, links=(parts[2],))
            framed = replace(answer, footer=(parts[1], "F"), how_to_choose="?", more="{page}/{pages}", no_more="-", page=page, card=card)
            _check(render(framed))

    return target


TARGETS: dict[str, Callable[[], Target]] = {
    "parse": _parse,
    "decrypt": _decrypt,
    "callback": _callback,
    "respond": _respond,
    "render": _render,
}
"""Each is made once, with what it needs."""
