"""What a person most likely did when YAML can't read a text."""

import re
from collections.abc import Sequence

import yaml

from bot.knowledge.reading.fold import shown

_KEY = r"\s*(?:- +)*[A-Za-z_-]+"
QUOTE = "put the whole value in quotes"

TRAPS = (
    (re.compile(r"\s*\t"), "spaces at the start of the line", "a tab", "replace the tab by spaces"),
    (re.compile(r"\s*\u3000"), "spaces at the start of the line", "a full-width space", "replace it by two plain spaces"),
    (re.compile(_KEY + "："), "a plain colon and a space", "a full-width colon", "write ': ' instead of '：'"),
    (re.compile(_KEY + r":[^\s/]"), "a space after the colon", "none", "write ': '"),
    (re.compile(r"\s*-[^\s-]"), "a space after the dash", "none", "write '- '"),
    (re.compile(r"(.*:|\s*-) +(?:[@`%&*!\[{]|[|>](?![-+0-9]*\s*$))"), "a plain value", "one that begins with a sign of YAML's", QUOTE),
    (re.compile(r".*: .*:(\s|$)"), "one ': ' a line", "two", QUOTE),
    (re.compile(r"(.*:|\s*-) +[\"'].*[\"']\s*\S"), "nothing after the closing quote", "more text", QUOTE),
    (re.compile(r"(.*:|\s*-) +[\"'][^\"']*$"), "a closing quote", "none", "close the quote, or remove the opening one"),
)
"""Pattern of the line -> expected, found, mend. The first that matches is told."""


class Trap(Exception):
    """Why a text can't be read; `line` counts from 0 in the text."""

    def __init__(self, line: int, expected: str, found: str, mend: str) -> None:
        super().__init__(expected)
        self.line, self.expected, self.found, self.mend = line, expected, found, mend


def explain(error: yaml.YAMLError, lines: list[str]) -> Trap:
    """The error in words for staff, at the line that most likely has to be changed."""
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    last = min(problem.line, len(lines) - 1) if problem else 0
    suspects: Sequence[int] = (last, max(last - 1, 0))
    if context and str(getattr(error, "context", "")).startswith("while scanning"):
        suspects = range(min(context.line, last), last + 1)
    for number in suspects:
        for pattern, expected, found, mend in TRAPS:
            if pattern.match(lines[number]):
                return Trap(number, expected, f"{found} in {shown(lines[number].strip())}", mend)
    said = getattr(error, "problem", None) or "what YAML can't read"
    return Trap(last, "YAML", f"{shown(lines[last].strip())} ({said})", "compare it with the lines above, or put the value in quotes")
