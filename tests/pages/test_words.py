"""The words of the pages: each is said, and each that is said is there, in every language."""

import re
from pathlib import Path

from bot.knowledge.knowledge import Knowledge

ROOT = Path(__file__).parent.parent.parent
SPEAKERS = [*(ROOT / "bot/pages").glob("*.py"), *(ROOT / "bot/pages/templates").glob("*.html"), ROOT / "bot/commands/hours.py"]


def test_each_language_has_just_the_words_that_the_pages_say(shipped: Knowledge) -> None:
    said = {name for path in SPEAKERS for name in re.findall(r"""["'](page_\w+)["']""", path.read_text(encoding="utf-8"))}
    assert said
    for book in shipped.phrasebooks.values():
        assert {name for name in book.say if name.startswith("page_")} == said


def test_every_other_word_of_the_pages_is_there(shipped: Knowledge) -> None:
    said = {name for path in SPEAKERS for name in re.findall(r"""\bsay\(["'](\w+)["']""", path.read_text(encoding="utf-8"))}
    for book in shipped.phrasebooks.values():
        assert said <= set(book.say)
