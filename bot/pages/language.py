"""In which language a page is read: as asked for, else as the browser prefers, else the account's."""

from collections.abc import Iterable, Sequence

from bot.knowledge.knowledge import Knowledge
from bot.search.text import ZH, ZH_HANT

TRADITIONAL = {"hant", "tw", "hk", "mo"}
"""Parts of a language tag that mean traditional characters: the script, and where it is the usual one."""


def languages(knowledge: Knowledge) -> tuple[str, ...]:
    """Those of the phrasebooks, and the other script of one."""
    books = tuple(knowledge.phrasebooks)
    return (*books, ZH_HANT) if ZH in books else books


def chosen(asked: str, preferred: Iterable[str], knowledge: Knowledge) -> str:
    """`preferred`: language tags, best first."""
    known = languages(knowledge)
    found = (_known(tag, known) for tag in (asked, *preferred))
    return next(filter(None, found), knowledge.account.language)


def _known(tag: str, known: Sequence[str]) -> str | None:
    """`en-GB` is en; `zh-TW` is zh-Hant."""
    first, *rest = tag.lower().replace("_", "-").split("-")
    if first == ZH and ZH_HANT in known and TRADITIONAL & {*rest}:
        return ZH_HANT
    return first if first in known else None
