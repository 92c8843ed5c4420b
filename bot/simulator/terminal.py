"""The simulator in a terminal: one line, one message."""

import json
import shlex
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.simulator.client import Client, Received, new_visitor
from bot.simulator.compose import What
from bot.simulator.envelope import COMPATIBLE, PLAIN, SAFE, Delivery
from bot.simulator.phone import choices, shown
from bot.simulator.transport import Transport
from bot.simulator.words import words
from bot.wechat.credentials import Credentials

PROMPT = "> "


def chat(
    transport: Transport,
    credentials: Credentials,
    account: str,
    *,
    plain: Transport | None = None,
    read: Callable[[], str] = lambda: input(PROMPT),
    write: Callable[[str], None] = print,
    underline: bool = False,
) -> None:
    """Talk until /quit or until `read` raises EOFError. `plain` carries what is sent in plain mode, to a callback without an AES key."""
    talk = Chat(Client(transport, credentials, account), transport, plain or transport, write, underline)
    write(_word("hello"))
    while not talk.over:
        try:
            talk.line(read())
        except (EOFError, KeyboardInterrupt):
            talk.quit([])


class Chat:
    """The talk so far: who speaks, and the last delivery with what came back."""

    def __init__(self, client: Client, sealed: Transport, plain: Transport, write: Callable[[str], None], underline: bool) -> None:
        self.client, self.write, self.underline = client, write, underline
        self.ways = {SAFE: sealed, COMPATIBLE: sealed, PLAIN: plain}
        self.last: tuple[Delivery, Received] | None = None
        self.over = False

    def line(self, line: str) -> None:
        """A text, or a command: a slash and a letter. WeChat's own emoticons, such as /::), are texts."""
        if not line.strip():
            return
        if not line.startswith("/") or not line[1:2].isalpha():
            return self.send({"kind": "text", "text": line})
        name, _, rest = line[1:].partition(" ")
        command = COMMANDS.get(name.lower())
        if command is None:
            return self.write(_word("unknown"))
        try:
            command(self, _split(rest))
        except (ValueError, IndexError):
            self.write(f"{_word('usage')}: {next(row for row in words()['terminal']['help'] if f'/{name.lower()}' in row)}")

    def send(self, what: What) -> None:
        delivery = self.client.prepare(what)
        received = self.client.deliver(delivery)
        self.last = delivery, received
        self.show(received)

    def show(self, received: Received) -> None:
        cards = [f"[{card['title']}]\n{card['description']}\n{card['url']}" for card in received["articles"]]
        text = "\n\n".join([shown(received["text"], underline=self.underline)] if received["text"] else cards) or _word("nothing")
        problem = f"\n! {received['problem']}" if received["problem"] else ""
        self.write(f"{_word('bot')}: {text}{problem}")

    def tap(self, words: list[str]) -> None:
        number = int(words[0])
        offered = choices(self.last[1]["text"]) if self.last else []
        if not 1 <= number <= len(offered):
            return self.write(_word("no_choice"))
        self.send({"kind": "text", "text": offered[number - 1]["choice"], "id": offered[number - 1]["id"]})

    def retry(self, _: list[str]) -> None:
        if self.last is None:
            return self.write(_word("no_message"))
        delivery, before = self.last
        again = self.client.deliver(delivery)
        self.show(again)
        self.write(_word("identical" if again["digest"] == before["digest"] else "different"))

    def why(self, _: list[str]) -> None:
        if self.last is None:
            return self.write(_word("no_message"))
        why = self.last[1]["why"]
        self.write(reasons(why) if why else _word("no_why"))

    def xml(self, _: list[str]) -> None:
        if self.last is None:
            return self.write(_word("no_message"))
        for name in ("xml_sent", "xml_sent_wrapped", "xml_received", "xml_received_wrapped"):
            self.write(f"{name}:\n{self.last[1][name]}")

    def mode(self, mode: str) -> None:
        if mode != PLAIN and not self.client.credentials.safe:
            return self.write(_word("no_key"))
        self.client = replace(self.client, mode=mode, transport=self.ways[mode])
        self.write(f"{_word('mode')}: {mode}")

    def renew(self, _: list[str]) -> None:
        self.client, self.last = replace(self.client, visitor=new_visitor()), None
        self.write(_word("visitor"))

    def help(self, _: list[str]) -> None:
        self.write("\n".join(words()["terminal"]["help"]))

    def quit(self, _: list[str]) -> None:
        self.over = True
        self.write(_word("bye"))


def reasons(why: Mapping[str, Any]) -> str:
    """The bot's reasons as lines: the plain values, then the candidates."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in why.items() if name != "candidates"]
    return "\n".join(lines + [_candidate(candidate) for candidate in why.get("candidates", [])])


def _candidate(candidate: Mapping[str, Any]) -> str:
    title = candidate.get("title", "")
    named = title if isinstance(title, str) else " / ".join(title.values())
    return f"  {candidate['score']:6.3f}  {candidate['entry']}  {named}  ({', '.join(candidate.get('reasons', []))})"


def _place(words: list[str]) -> What:
    return {"kind": "location", "latitude": float(words[0]), "longitude": float(words[1]), "label": " ".join(words[2:])}


def _voice(words: list[str]) -> What:
    return {"kind": "voice", "text": " ".join(words)} if words else {"kind": "voice"}


def _link(words: list[str]) -> What:
    return {"kind": "link", "title": " ".join(words[:-1]) or words[0], "url": words[-1]}


def _file(words: list[str]) -> What:
    return {"kind": "file", "title": " ".join(words)} if words else {"kind": "file"}


def _sends(build: Callable[[list[str]], What]) -> Callable[[Chat, list[str]], None]:
    return lambda chat, words: chat.send(build(words))


COMMANDS: dict[str, Callable[[Chat, list[str]], None]] = {
    "follow": _sends(lambda words: {"kind": "subscribe", "scene": "".join(words[:1])}),
    "unfollow": _sends(lambda words: {"kind": "unsubscribe"}),
    "menu": _sends(lambda words: {"kind": "click", "key": words[0]}),
    "scan": _sends(lambda words: {"kind": "scan", "scene": words[0]}),
    "location": _sends(_place),
    "voice": _sends(_voice),
    "image": _sends(lambda words: {"kind": "image"}),
    "file": _sends(_file),
    "link": _sends(_link),
    "tap": Chat.tap,
    "retry": Chat.retry,
    "why": Chat.why,
    "xml": Chat.xml,
    "safe": lambda chat, words: chat.mode(SAFE),
    "compatible": lambda chat, words: chat.mode(COMPATIBLE),
    "plain": lambda chat, words: chat.mode(PLAIN),
    "new": Chat.renew,
    "help": Chat.help,
    "quit": Chat.quit,
}
"""Commands by name. To add one: a row here and a line in words.json, which a test checks."""


def _word(name: str) -> str:
    word: str = words()["terminal"][name]
    return word


def _split(rest: str) -> list[str]:
    """Words, with quotes kept together where they are balanced."""
    try:
        return shlex.split(rest)
    except ValueError:
        return rest.split()
