"""account.yaml -> Account."""

import re

from bot.knowledge.account import Account
from bot.knowledge.reading.fields import phone, url, words
from bot.knowledge.reading.ledger import ID, OFFICE
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.tree import Tree

REQUIRED = ("name", "site", "office", "hotline", "police", "language", "welcome")
POLICE = re.compile(r"\d{3,}", re.ASCII)


def read_account(sheet: Sheet, tree: Tree | None) -> Account:
    fields = sheet.table(tree, REQUIRED)
    return Account(
        name=words(sheet, fields.get("name")),
        site=url(sheet, fields.get("site")),
        office=sheet.want(OFFICE, fields.get("office")),
        hotline=phone(sheet, fields.get("hotline")),
        police=_police(sheet, fields.get("police")),
        language=_language(sheet, fields.get("language")),
        welcome=tuple(sheet.want(ID, item) for item in sheet.items(fields.get("welcome"))),
    )


def _language(sheet: Sheet, value: Tree | None) -> str:
    code = sheet.text(value)
    if value is not None and code and code not in sheet.ledger.languages:
        sheet.note(value.line, "one of " + ", ".join(sheet.ledger.languages), sheet.shown(code), "write the code of a file in phrases/")
    return code


def _police(sheet: Sheet, value: Tree | None) -> str:
    text = sheet.text(value)
    if value is not None and text and not POLICE.fullmatch(text):
        sheet.note(value.line, "the number that is dialled in an emergency", sheet.shown(text), "write digits only, like 999")
    return text
