"""The small knowledge, of which some entries have lost a language."""

from dataclasses import replace
from functools import cache

from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index, build
from bot.training.gloss import with_gloss
from bot.training.train import with_linear
from tests.search import small


def knowledge(language: str, *lacking: str) -> Knowledge:
    """Without this language in these entries, or in all."""
    entries = dict(small.knowledge().entries)
    for id in lacking or entries:
        entry = entries[id]
        kept = {code: {k: v for k, v in getattr(entry, code).items() if k != language} for code in ("title", "questions", "body")}
        entries[id] = replace(entry, **kept)
    return replace(small.knowledge(), entries=entries)


@cache
def index(language: str, *lacking: str) -> Index:
    return with_gloss(with_linear(build(knowledge(language, *lacking))))


@cache
def without(language: str, *lacking: str) -> Index:
    """The same, not glossed."""
    return with_linear(build(knowledge(language, *lacking)))
