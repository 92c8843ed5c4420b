"""Knowledges of generated words, large enough to hold something out."""

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import product

from bot.knowledge.knowledge import Knowledge
from bot.search.calibration import Calibration
from bot.training.train import train
from tests.search import small

COMMON = ["where", "form", "cost", "need", "office"]
CHATTER = (
    *("tell me a joke", "where are you from", "what do you cost"),
    *("the office is cold", "form a band", "need a hug", "my feet hurt"),
)


def _words(count: int, chance: random.Random) -> list[str]:
    return ["".join(chance.choices("bdfghklmnprst", k=4)) for _ in range(count)]


def many(count: int) -> Knowledge:
    """Entries with thirty questions each, of words that only one entry has, words that two have, and words that all have."""
    model, chance = small.knowledge().entries["marriage"], random.Random(0)
    entries, shared = {}, list[str]()
    for number in range(count):
        shared = shared if number % 2 else _words(4, chance)
        own = [*_words(4, chance), *shared]
        questions = {" ".join((*chance.sample(own, chance.randint(1, 2)), *chance.sample(COMMON, 2))) for _ in range(30)}
        id = f"entry-{number}"
        entries[id] = replace(model, id=id, title={"en": " ".join(own[:2])}, questions={"en": tuple(sorted(questions))})
    return replace(small.knowledge(), entries=entries, chatter=CHATTER)


@cache
def calibrated(count: int) -> Calibration:
    return train(many(count)).calibration


def large(questions: int, entries: int = 10) -> Knowledge:
    """At least so many questions, each of three of its entry's eight words and of two of all words."""
    model, chance = small.knowledge().entries["marriage"], random.Random(0)
    words = ["".join(letters) for letters in product("bdf", "aeo", "ghk", "lmn")]
    made = {}
    for number in range(entries):
        own, asked = chance.sample(words, 8), dict[str, None]()
        while len(asked) * entries < questions:
            asked[" ".join((*chance.sample(own, 3), *chance.sample(words, 2)))] = None
        id = f"entry-{number}"
        made[id] = replace(model, id=id, title={"en": own[0]}, questions={"en": tuple(asked)}, body={})
    return replace(small.knowledge(), entries=made, chatter=CHATTER[:1])


def asked_of(knowledge: Knowledge) -> Sequence[str]:
    return [q for entry in knowledge.entries.values() for questions in entry.questions.values() for q in questions]
