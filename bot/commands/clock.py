"""clock: the scheduled import."""

import argparse
import os

from bot.commands.command import DONE, PROBLEM, Command
from bot.config import Settings


def take(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="one import, then stop: for a scheduler of your own")
    parser.add_argument("--private", action="store_true", help="allow addresses of this machine and of private networks, for trying")


def ticking(given: argparse.Namespace) -> int:
    from bot.clock import tick  # what reads pages is large, and needed only here

    well = tick(Settings.from_environment(os.environ), once=given.once, private=given.private)
    return DONE if well else PROBLEM


CLOCK = Command("Import the followed lists every IMPORT_MINUTES, on one machine at a time.", "python -m bot clock --once", ticking, take)
