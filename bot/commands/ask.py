"""ask: a question, and the reply as the phone shows it."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from bot.artefact.opening import open_index
from bot.commands.command import DONE, Command, folder, moment, take_knowledge
from bot.config import index_dir
from bot.conversation.answer import Turn
from bot.conversation.respond import respond
from bot.conversation.talk import Talk
from bot.explain import outline, show
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.load import load
from bot.render import render
from bot.simulator.phone import shown
from bot.wechat.messages import Text


def take(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", metavar="QUESTION", help="what a visitor types; - reads questions from standard input, one a line")
    take_knowledge(parser)
    parser.add_argument("--at", metavar="ISO-TIME", type=moment, help="ask at this time, as in 2026-12-02T10:30+00:00 (default: now)")
    parser.add_argument("--json", action="store_true", help="print outcome, entry, confidence, candidates, language and reply as JSON")


def run(given: argparse.Namespace) -> int:
    knowledge = load(folder(given.knowledge), kept=index_dir(os.environ))
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


ASK = Command("Ask a question and see the reply as the phone shows it.", 'python -m bot ask "I lost my passport" --json', run, take)
