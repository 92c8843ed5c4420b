"""What stands around the articles, in each language: words.json."""

import json
from functools import cache
from html import escape
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "words.json"


class Words(NamedTuple):
    home: str
    site: str
    wechat: str
    menu: list[tuple[str, list[str]]]
    ticker: list[str]
    suggest: str
    print: str
    footer: str
    list: str
    changed: str
    """A sentence that a changed article has more."""


@cache
def words(language: str) -> Words:
    return Words(**json.loads(FILE.read_text(encoding="utf-8"))[language])


def menu_html(language: str) -> str:
    return f"<ul>{''.join(_item(head, below) for head, below in words(language).menu)}</ul>"


def _item(head: str, below: list[str]) -> str:
    inner = "".join(f'<li><a href="/">{escape(line)}</a></li>' for line in below)
    return f'<li><a href="/">{escape(head)}</a>{f"<ul>{inner}</ul>" if inner else ""}</li>'


def ticker(language: str) -> str:
    return "        ".join(f"· {line}" for line in words(language).ticker)
