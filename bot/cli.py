"""python -m bot <command>: check, ask, simulate, serve. Each shows an example in its help."""

import argparse
import io
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.artefact.opening import open_index
from bot.config import Settings, index_dir, knowledge_dir
from bot.conversation.answer import Turn
from bot.conversation.respond import respond
from bot.conversation.talk import Talk
from bot.errors import BotError
from bot.explain import outline, show
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.load import load
from bot.render import render
from bot.simulator.phone import shown
from bot.wechat.messages import Text

if TYPE_CHECKING:
    from bot.evaluation.evaluate import Ask

DONE, PROBLEM, INTERRUPTED = 0, 1, 130
"""Exit statuses; argparse's own for a mistyped command is 2."""


def main(arguments: list[str] | None = None) -> int:
    """PROBLEM where the knowledge or a setting has problems: each stands on a line of its own on standard error."""
    given = _parser().parse_args(arguments)
    _forgive()
    try:
        return COMMANDS[given.command].run(given)
    except BotError as error:
        print(error, file=sys.stderr)
        return PROBLEM
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # `ask - | head`: nobody reads on, and Python would complain once more at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="An assistant for a WeChat Official Account.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="{" + ",".join(COMMANDS) + "}")
    for name, command in COMMANDS.items():
        command.take(
            commands.add_parser(
                name,
                help=command.purpose,
                description=command.purpose,
                epilog=f"example: {command.example}",
                formatter_class=argparse.RawDescriptionHelpFormatter,
            )
        )
    return parser


def _forgive() -> None:
    """Input and output are UTF-8 whatever the machine is set to, and what is no text is no reason to stop."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _folder(given: str | None) -> Path:
    return Path(given) if given else knowledge_dir(os.environ)


def _take_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", metavar="DIR", help="the knowledge folder (default: KNOWLEDGE_DIR, else knowledge)")
    parser.add_argument("--index", action="store_true", help="also compile the index into INDEX_DIR, as the first start would")


def _check(given: argparse.Namespace) -> int:
    knowledge = load(_folder(given.folder))
    questions = sum(len(q) for entry in knowledge.entries.values() for q in entry.questions.values())
    print(f"{len(knowledge.entries)} entries with {questions} questions, {len(knowledge.offices)} offices: no problem found")
    if given.index:
        open_index(knowledge, index_dir(os.environ))
        print("the index is ready: the next start will be quick")
    return DONE


def _take_ask(parser: argparse.ArgumentParser) -> None:
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
    index = open_index(knowledge, index_dir(os.environ))
    write = _as_json if given.json else _as_text
    for question in _questions(given.question):
        message = Text(visitor="", account="", created=0, delivery="", content=question)
        turn = respond(message, Talk(), knowledge, index, given.at or datetime.now(UTC))
        print(write(turn, knowledge), flush=True)
    return DONE


def _questions(question: str) -> Iterator[str]:
    if question != "-":
        yield question.encode(errors="replace").decode()  # the shell may hand on bytes that are no text
        return
    for line in sys.stdin:
        yield line.rstrip("\r\n")


def _as_json(turn: Turn, knowledge: Knowledge) -> str:
    return json.dumps(outline(turn, knowledge, render(turn.answer)), ensure_ascii=False)


def _as_text(turn: Turn, knowledge: Knowledge) -> str:
    return shown(show(render(turn.answer))["text"])


def _take_evaluate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("queries", metavar="QUERIES.csv", type=Path, help="columns question,expected; empty expected: nothing answers it")
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "--entries", metavar="ENTRIES.csv", type=Path, help="columns entry,question: measure these instead of a knowledge folder"
    )
    source.add_argument("--knowledge", metavar="DIR", help="the knowledge folder (default: KNOWLEDGE_DIR, else knowledge)")
    parser.add_argument("--tune", metavar="FILE.csv", type=Path, help="choose the threshold on these questions")
    parser.add_argument("--at", metavar="ISO-TIME", type=_time, help="ask at this time (default: now)")
    parser.add_argument("--errors", metavar="FILE", type=Path, help="list what went wrong in this CSV file")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")


def _evaluate(given: argparse.Namespace) -> int:
    from bot.evaluation.evaluate import report, run, write_errors
    from bot.evaluation.sheets import read_pairs

    columns = ("question", "expected")
    questions = read_pairs(given.queries, columns)
    tuning = read_pairs(given.tune, columns) if given.tune else None
    began = time.perf_counter()
    ask, nothing = _asker(given)
    build_s = time.perf_counter() - began
    asked = run(ask, questions, nothing)
    found = report(asked, run(ask, tuning, nothing) if tuning is not None else None, build_s)
    if given.errors:
        write_errors(asked, given.errors)
    print(json.dumps(found) if given.json else "\n".join(f"{name:18} {_figure(value)}" for name, value in found.items()))
    return DONE


def _asker(given: argparse.Namespace) -> tuple["Ask", frozenset[str]]:
    """Of ENTRIES.csv the search alone, trained anew; of a knowledge folder the whole bot. With the ids that assert nothing."""
    from bot.evaluation.evaluate import by_conversation, by_search, declined
    from bot.evaluation.sheets import as_knowledge, read_pairs
    from bot.training.train import train

    if given.entries:
        return by_search(train(as_knowledge(read_pairs(given.entries, ("entry", "question"))))), frozenset()
    knowledge = load(_folder(given.knowledge))
    return by_conversation(knowledge, open_index(knowledge, index_dir(os.environ)), given.at or datetime.now(UTC)), declined(knowledge)


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.4g}" if isinstance(value, float) else str(value)


def _simulate(given: argparse.Namespace) -> int:
    """Servers are imported where they are needed, here and below: `ask` and `check` start faster without them."""
    from bot import log
    from bot.app import create_app
    from bot.simulator.terminal import chat
    from bot.simulator.transport import wsgi
    from bot.store.tenancy import tenancy
    from bot.wechat.credentials import Credentials

    settings = Settings.from_environment({"LOG_LEVEL": "ERROR", **os.environ, "BOT_DEVELOPMENT": "1"})
    log.start(settings.log_level)
    credentials = Credentials(settings.wechat_token, settings.wechat_app_id, settings.wechat_aes_key)
    with tenancy(settings):
        app = create_app(settings)
        chat(wsgi(app, "/wechat"), credentials, settings.wechat_account, plain=wsgi(app, "/wechat/plain"), underline=sys.stdout.isatty())
    return DONE


def _serve(given: argparse.Namespace) -> int:
    from bot.serve import serve

    serve(Settings.from_environment(os.environ))
    return DONE


@dataclass(frozen=True, slots=True)
class Command:
    purpose: str
    example: str
    run: Callable[[argparse.Namespace], int]
    """Returns the exit status."""
    take: Callable[[argparse.ArgumentParser], None] = lambda parser: None
    """Adds its arguments."""


COMMANDS = {
    "check": Command(
        "Read all knowledge files and report every problem with its place.", "python -m bot check knowledge", _check, _take_check
    ),
    "ask": Command(
        "Ask a question and see the reply as the phone shows it.", 'python -m bot ask "I lost my passport" --json', _ask, _take_ask
    ),
    "evaluate": Command(
        "Measure how well questions find their entries.",
        "python -m bot evaluate knowledge/questions.csv --errors wrong.csv",
        _evaluate,
        _take_evaluate,
    ),
    "simulate": Command("Chat with the bot in the terminal, through the real callback.", "python -m bot simulate", _simulate),
    "serve": Command(
        "Serve WeChat's callback (with BOT_DEVELOPMENT=1 also a page to chat on).", "BOT_DEVELOPMENT=1 python -m bot serve", _serve
    ),
}
"""In the order of `--help`."""
