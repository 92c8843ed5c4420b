"""python -m bot <command>: check, ask, hours, import, publish, evaluate, simulate, serve, clock. Each shows an example in its help."""

import argparse
import io
import os
import sys

from bot.commands.ask import ASK
from bot.commands.check import CHECK
from bot.commands.clock import CLOCK
from bot.commands.command import DONE, INTERRUPTED, PROBLEM
from bot.commands.evaluate import EVALUATE
from bot.commands.hours import HOURS
from bot.commands.importing import IMPORT
from bot.commands.publishing import PUBLISH
from bot.commands.serve import SERVE, SIMULATE
from bot.errors import BotError

COMMANDS = {
    "check": CHECK,
    "ask": ASK,
    "hours": HOURS,
    "import": IMPORT,
    "publish": PUBLISH,
    "evaluate": EVALUATE,
    "simulate": SIMULATE,
    "serve": SERVE,
    "clock": CLOCK,
}
"""In the order of `--help`."""


def main(arguments: list[str] | None = None) -> int:
    """PROBLEM where the knowledge, a setting or a name has problems: each stands on a line of its own on standard error."""
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
