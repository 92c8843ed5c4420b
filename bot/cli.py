"""python -m bot <command>: check, ask, simulate, serve. Each shows an example in its help."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.config import Settings, knowledge_dir
from bot.conversation.answer import Turn
from bot.conversation.respond import respond
from bot.conversation.talk import Talk
from bot.errors import BotError
from bot.explain import explain, show
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.load import load
from bot.render import render
from bot.search.index import build
from bot.simulator.phone import shown
from bot.wechat.messages import Text


def main(arguments: list[str] | None = None) -> int:
    """Exit status 0 when done, 1 when the knowledge or a setting has problems, 2 when the command is mistyped."""
    parser = argparse.ArgumentParser(prog="python -m bot", description="An assistant for a WeChat Official Account.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="{" + ",".join(COMMANDS) + "}")
    for name, (add, _) in COMMANDS.items():
        add(commands, name)
    given = parser.parse_args(arguments)
    try:
        return COMMANDS[given.command][1](given)
    except BotError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0


def _command(commands: "Commands", name: str, purpose: str, example: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name, help=purpose, description=purpose, epilog=f"example: {example}", formatter_class=argparse.RawDescriptionHelpFormatter
    )


def _folder(given: str | None) -> Path:
    return Path(given) if given else knowledge_dir(os.environ)


def _add_check(commands: "Commands", name: str) -> None:
    parser = _command(commands, name, "Read all knowledge files and report every problem with its place.", "python -m bot check knowledge")
    parser.add_argument("folder", nargs="?", metavar="DIR", help="the knowledge folder (default: KNOWLEDGE_DIR, else knowledge)")


def _check(given: argparse.Namespace) -> int:
    knowledge = load(_folder(given.folder))
    questions = sum(len(q) for entry in knowledge.entries.values() for q in entry.questions.values())
    print(f"{len(knowledge.entries)} entries with {questions} questions, {len(knowledge.offices)} offices: no problem found")
    return 0


def _add_ask(commands: "Commands", name: str) -> None:
    parser = _command(commands, name, "Ask a question and see the reply as the phone shows it.", 'python -m bot ask "I lost my passport" --json')
    parser.add_argument("question", metavar="QUESTION", help="what a visitor types; - reads questions from standard input, one a line")
    parser.add_argument("--knowledge", metavar="DIR", help="the knowledge folder (default: KNOWLEDGE_DIR, else knowledge)")
    parser.add_argument("--at", metavar="ISO-TIME", type=_time, help="ask at this time, as in 2026-12-02T10:30+00:00 (default: now)")
    parser.add_argument("--json", action="store_true", help="print outcome, entry, confidence, candidates, language and reply as JSON")


def _time(text: str) -> datetime:
    """A time without an offset is taken for UTC."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected a time such as 2026-12-02T10:30+00:00, found {text!r}") from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _ask(given: argparse.Namespace) -> int:
    knowledge = load(_folder(given.knowledge))
    index = build(knowledge)
    for question in _questions(given.question):
        now = given.at or datetime.now(UTC)
        message = Text(visitor="", account="", created=0, delivery="", content=question)
        print(_printed(respond(message, Talk(), knowledge, index, now), knowledge, given.json), flush=True)
    return 0


def _questions(question: str) -> Iterator[str]:
    if question != "-":
        yield question
        return
    for line in sys.stdin:
        yield line.rstrip("\r\n")


def _printed(turn: Turn, knowledge: Knowledge, as_json: bool) -> str:
    reply = show(render(turn.answer))
    if as_json:
        return json.dumps({**explain(turn, knowledge), "reply": reply}, ensure_ascii=False)
    return shown(reply["text"])


def _add_simulate(commands: "Commands", name: str) -> None:
    _command(commands, name, "Chat with the bot in the terminal, through the real callback.", "python -m bot simulate")


def _simulate(given: argparse.Namespace) -> int:
    from bot.app import create_app
    from bot.simulator.terminal import chat
    from bot.simulator.transport import wsgi
    from bot.wechat.credentials import Credentials

    settings = Settings.from_environment({"LOG_LEVEL": "ERROR", **os.environ, "BOT_DEVELOPMENT": "1"})
    app = create_app(settings)
    credentials = Credentials(settings.wechat_token, settings.wechat_app_id, settings.wechat_aes_key)
    chat(wsgi(app, "/wechat"), credentials, settings.wechat_account, plain=wsgi(app, "/wechat/plain"), underline=sys.stdout.isatty())
    return 0


def _add_serve(commands: "Commands", name: str) -> None:
    _command(commands, name, "Serve WeChat's callback (with BOT_DEVELOPMENT=1 also a page to chat on).", "BOT_DEVELOPMENT=1 python -m bot serve")


def _serve(given: argparse.Namespace) -> int:
    from bot.serve import serve

    serve(Settings.from_environment(os.environ))
    return 0


Commands = argparse._SubParsersAction  # its only name
COMMANDS: dict[str, tuple[Callable[..., None], Callable[[argparse.Namespace], int]]] = {
    "check": (_add_check, _check),
    "ask": (_add_ask, _ask),
    "simulate": (_add_simulate, _simulate),
    "serve": (_add_serve, _serve),
}
"""By name: what it takes, and what it does."""
