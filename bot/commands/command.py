"""A command of the command line, and what several of them take."""

import argparse
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.config import knowledge_dir

DONE, PROBLEM, INTERRUPTED = 0, 1, 130
"""Exit statuses; argparse's own for a mistyped command is 2."""

YEARS = range(1900, 3000)
"""Of times that can be given: nearer to the ends of the calendar there are no neighbouring days to look at."""


@dataclass(frozen=True, slots=True)
class Command:
    purpose: str
    example: str
    run: Callable[[argparse.Namespace], int]
    """Returns the exit status."""
    take: Callable[[argparse.ArgumentParser], None] = lambda parser: None
    """Adds its arguments."""


def take_knowledge(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--knowledge", metavar="DIR", help="the knowledge folder (default: KNOWLEDGE_DIR, else knowledge)")


def folder(given: str | None) -> Path:
    return Path(given) if given else knowledge_dir(os.environ)


def moment(text: str) -> datetime:
    """A time without an offset is taken for UTC."""
    try:
        at = datetime.fromisoformat(text)
        if not YEARS.start <= at.year < YEARS.stop:
            raise ValueError
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected a time such as 2026-12-02T10:30+00:00, found {text!r}") from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
