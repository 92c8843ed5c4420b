"""menu.yaml -> Buttons, inside WeChat's limits."""

from bot.knowledge.account import Button
from bot.knowledge.reading.fields import url
from bot.knowledge.reading.ledger import ID
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.tree import Tree
from bot.wechat import limits

ACTIONS = ("key", "url", "buttons")


def read_menu(sheet: Sheet, tree: Tree | None) -> tuple[Button, ...]:
    return _buttons(sheet, tree, limits.MENU_BUTTONS, limits.MENU_NAME_BYTES, ACTIONS)


def _buttons(sheet: Sheet, value: Tree | None, most: int, name_bytes: int, actions: tuple[str, ...]) -> tuple[Button, ...]:
    items = sheet.items(value)
    if len(items) > most:
        sheet.note(items[most].line, f"at most {most} buttons", f"{len(items)}", "remove some; WeChat refuses the menu")
    return tuple(_button(sheet, item, name_bytes, actions) for item in items)


def _button(sheet: Sheet, item: Tree, name_bytes: int, actions: tuple[str, ...]) -> Button:
    fields = sheet.table(item, ("name",), actions)
    does = [action for action in actions if action in fields]
    if fields and len(does) != 1:
        sheet.note(item.line, f"one of {', '.join(actions)}", " and ".join(does) or "none", "let the button do one thing")
    name, key, address = sheet.text(fields.get("name")), sheet.want(ID, fields.get("key")), url(sheet, fields.get("url"))
    for text, most in ((name, name_bytes), (key, limits.MENU_KEY_BYTES), (address, limits.MENU_URL_BYTES)):
        _check_length(sheet, item, text, most)
    below = _buttons(sheet, fields.get("buttons"), limits.MENU_SUB_BUTTONS, limits.MENU_SUB_NAME_BYTES, ("key", "url"))
    return Button(name, key, address, below)


def _check_length(sheet: Sheet, item: Tree, text: str, most: int) -> None:
    size = len(text.encode())
    if size > most:
        sheet.note(item.line, f"at most {most} bytes, of which a Chinese character takes 3", f"{size} in {sheet.shown(text)}", "shorten it")
