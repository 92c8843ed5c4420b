"""The text of an entry: one part a language, below a heading that is the language's own name."""

import re

from bot.knowledge.entry import Words
from bot.knowledge.reading.fields import URL
from bot.knowledge.reading.sheet import Sheet

HEADING = re.compile(r"\s{0,3}([#＃]{1,6})[ \t\u3000]+(.*?)[ \t#]*")
LINK = re.compile(r"\[[^\[\]\n]*\]\(([^)\n]*)\)")
PLAIN_ONLY = (
    (re.compile(r"\*\*|(?<!\w)__(?=\w)"), "bold type", "remove the stars or underscores"),
    (re.compile(r"</?(?:a|b|i|p|br|hr|em|div|img|span|strong)(?:\s[^>]*)?/?>", re.IGNORECASE), "HTML", "write it as plain text"),
)
"""What a WeChat text would show as it is written."""


def read_body(sheet: Sheet, lines: list[str], first_line: int) -> Words:
    """The text by language code."""
    parts: dict[str, list[str]] = {}
    current: list[str] = []
    for number, line in enumerate(lines, first_line):
        if heading := HEADING.fullmatch(line):
            current = _begin(sheet, parts, heading, number)
        elif line.strip() and not parts:
            sheet.note(number, f"a heading, {_headings(sheet)}", sheet.shown(line), "write the heading above the text")
            parts[""] = current
        else:
            current.append(line.rstrip())
            _check(sheet, line, number)
    _missing(sheet, parts, first_line)
    return {code: "\n".join(text).strip() for code, text in parts.items()}


def _begin(sheet: Sheet, parts: dict[str, list[str]], heading: re.Match[str], number: int) -> list[str]:
    """The lines of the part that this heading opens, empty so far."""
    languages = sheet.ledger.languages
    code = next((code for code, name in languages.items() if name == heading[2]), "")
    if not code and all(languages.values()):
        sheet.note(number, f"no heading but {_headings(sheet)}", sheet.shown(heading[0]), "correct it, or make it a paragraph")
    elif heading[1] != "#" and code:
        sheet.note(number, f"'# {heading[2]}'", sheet.shown(heading[0]), "write one plain #")
    elif code in parts and code:
        sheet.note(number, "each language once", f"{sheet.shown(heading[0])} again", "join the two parts")
    return parts.setdefault(code, [])


def _check(sheet: Sheet, line: str, number: int) -> None:
    for address in LINK.findall(line) if "](" in line else ():
        if not URL.fullmatch(address):
            sheet.note(number, "a link to an https:// or http:// address", sheet.shown(address), "link to a page, or write plain text")
    for pattern, found, mend in PLAIN_ONLY:
        if pattern.search(line):
            sheet.note(number, "plain text", found, mend)


def _missing(sheet: Sheet, parts: dict[str, list[str]], first_line: int) -> None:
    """A language without heading or text; a heading that is misspelt has been noted already."""
    for code, name in sheet.ledger.languages.items():
        if name and code not in parts and "" not in parts:
            sheet.note(first_line, f"the heading '# {name}'", "none", f"add it with the text in {name}")
        elif code in parts and not any(parts[code]):
            sheet.note(first_line, f"a text below '# {name}'", "nothing", "write it")


def _headings(sheet: Sheet) -> str:
    return " or ".join(f"'# {name}'" for name in sheet.ledger.languages.values())
