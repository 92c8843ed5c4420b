"""Words for a message, made up from the tables: as they stand, in any order, and with slips."""

from random import Random

from tests.hostile.texts import LONG, QUESTIONS, REPEATED, TEXTS

PIECES = (*REPEATED.values(), *QUESTIONS)
SHORT = tuple(text for name, text in TEXTS.items() if name not in LONG)

SCRIPTS = (
    *((0x20, 0x7F), (0xA0, 0x250), (0x300, 0x370), (0x600, 0x700), (0x2000, 0x2070), (0x3000, 0x3100), (0x4E00, 0xA000)),
    *((0xFE00, 0x10000), (0x1F300, 0x1FA00), (0x20000, 0x20400), (0xE0000, 0xE0080)),
)
"""First and last but one of stretches of Unicode that text is made of, or broken by."""


def words(rng: Random) -> str:
    return rng.choices(WAYS, (10, 2, 12, 8, 4, 8))[0](rng)


def said(text: str) -> bool:
    """Whether XML can carry it: no NUL, no lone surrogate."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _short(rng: Random) -> str:
    return rng.choice(SHORT)


def _long(rng: Random) -> str:
    return rng.choice(tuple(LONG.values()))


def _question(rng: Random) -> str:
    return rng.choice(QUESTIONS)


def _soup(rng: Random) -> str:
    glue = rng.choice(("", " ", "，", "\n", "\u200b"))
    parts = rng.choices(PIECES, k=rng.choice((2, 3, 3, 5, 5, 12, 12, 60)))
    return glue.join(parts) * rng.choice((1, 1, 1, 1, 2, 9))


def _noise(rng: Random) -> str:
    scripts = rng.choices(SCRIPTS, k=rng.choice((1, 2, 4)))
    return "".join(chr(rng.randrange(*rng.choice(scripts))) for _ in range(rng.choice((1, 4, 20, 90, 400))))


def _slips(rng: Random) -> str:
    letters = list(rng.choice(QUESTIONS))
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(letters) + 1)
        letters[at : at + rng.randrange(2)] = rng.choice(
            ("", " ", "\u200b", rng.choice(rng.choice(PIECES)), chr(rng.randrange(0x4E00, 0xA000)))
        )
    return "".join(letters)


WAYS = (_short, _long, _question, _soup, _noise, _slips)
