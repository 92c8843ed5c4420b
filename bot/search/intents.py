"""Short sentences with a fixed meaning: hello, thanks, more, English. They are whole messages, never parts of one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.knowledge.phrasebook import Phrasebook
from bot.language.table import word_table
from bot.search.repair import nearest
from bot.search.text import compact

FILLER = "filler"
"""Words without weight in a question: please, 请问."""
COMMON = 10_000
"""Place in the order of frequency up to which an English word is meant as it stands: "fire" is no "fine"."""
FOLLOWS, OPEN, VISIT, MISSION, OURS = HOURS = ("follows", "open", "visit", "mission", "ours")
"""Words that only go on with what was spoken of ("and"); that ask whether somebody is there ("open"), or do so with a time ("can i come");
that mean an office ("you"); and that stand around them ("is the")."""
NEWS_WORDS = ("news", "latest", "events", "about")
"""Words for news itself, for the newest, for what news is mostly about ("reception"), and words that stand around them ("what about")."""
PARTS = (FILLER, "choice", "numerals", *HOURS, *NEWS_WORDS)
"""What is heard as a part of a message only, and is no intent of its own."""


@dataclass(frozen=True, slots=True)
class Intent:
    name: str
    """As in `hear:` of a phrasebook."""
    language: str
    """Of the phrasebook it was heard in."""


def compile_intents(phrasebooks: Iterable[Phrasebook]) -> Mapping[str, Intent]:
    """Intents by compact sentence."""
    return {
        compact(word): Intent(name, book.code)
        for book in phrasebooks
        for name, heard in book.hear.items()
        if name not in PARTS
        for word in heard
    }


def intent(text: str, intents: Mapping[str, Intent]) -> Intent | None:
    """What the whole of a short text means; typing errors in English words are forgiven."""
    said = compact(text)
    exact = intents.get(said)
    if exact or not said.isascii() or word_table().english.get(said, COMMON) < COMMON:
        return exact
    meant = nearest(said, [key for key in intents if key.isascii()])
    return intents[meant] if meant else None
