"""Questions whose right entry is known, asked of an index that does not know them: phrasings held out, whole entries held out, and chatter
that nothing answers."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.knowledge.entry import DECLINED
from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index, build
from bot.training.ask import ask
from bot.training.calibrate import Asked

SEED = 1
HELD_ENTRIES, HELD_QUESTIONS = 0.12, 0.2
"""Shares of the entries, and of the other entries' questions, that are asked of an index without them."""
MOST_HELD = 1000
"""Questions that are held out of a large knowledge: more would tell no more, and take long."""
MOST_KNOWN = 7000
"""Questions that the index without the held ones knows: one that knows more takes longer to train, and is hardly surer."""
MANY = 3000
"""Questions from which on one round of holding out is enough; below, `ROUNDS` are made, each of other entries and questions."""
ROUNDS = 5
FEWEST = 60
"""Questions held out, below which they tell nothing."""
STRANGE, IDLE = 0.5, 0.3
"""What questions about nothing known, and chatter, count for beside the held-out questions (1), however many of them there are."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one index without some of the knowledge is asked: (expected entry or none, question)."""

    index: Index
    held: Sequence[tuple[str, str]]
    strange: Sequence[tuple[str, str]]
    idle: Sequence[tuple[str, str]]


def hold_out(knowledge: Knowledge, train: Callable[[Index], Index]) -> list[Asked]:
    """Empty where too few can be held out. `train` gives an index what has to be trained."""
    rounds = list(_rounds(knowledge, train))
    enough = sum(len(one.held) for one in rounds) >= FEWEST
    return [asked for one in rounds for asked in _ask_all(one, knowledge)] if enough else []


def _rounds(knowledge: Knowledge, train: Callable[[Index], Index]) -> Iterator[Round]:
    chance = random.Random(SEED)
    ids = sorted(id for id, entry in knowledge.entries.items() if entry.kind != DECLINED)
    questions = [(id, q) for id in sorted(knowledge.entries) for q in _questions(knowledge, id)]
    chance.shuffle(ids)
    chance.shuffle(questions)
    hidden, held = int(len(ids) * HELD_ENTRIES), min(MOST_HELD, int(len(questions) * HELD_QUESTIONS))
    for number in range(1 if len(questions) >= MANY else ROUNDS):
        entries = set(ids[number * hidden : (number + 1) * hidden])
        asked = [(id, q) for id, q in questions[number * held : (number + 1) * held] if id not in entries]
        gone = set(asked)
        strange = [("", q) for id, q in questions if id in entries][:held]
        others = [(id, q) for id, q in questions if id not in entries and (id, q) not in gone]
        less = replace(_without(knowledge, entries, [*asked, *others[MOST_KNOWN:]]), chatter=knowledge.chatter[::2])
        yield Round(train(build(less)), asked, strange, [("", saying) for saying in knowledge.chatter[1::2]])


def _questions(knowledge: Knowledge, id: str) -> list[str]:
    """Without those that hold a template: nobody asks them so."""
    return [q for questions in knowledge.entries[id].questions.values() for q in questions if "{" not in q]


def _without(knowledge: Knowledge, entries: set[str], held: Sequence[tuple[str, str]]) -> Knowledge:
    gone = set(held)
    left = {
        id: replace(entry, questions={code: tuple(q for q in qs if (id, q) not in gone) for code, qs in entry.questions.items()})
        for id, entry in knowledge.entries.items()
        if id not in entries
    }
    return replace(knowledge, entries=left)


def _ask_all(asked: Round, knowledge: Knowledge) -> Iterator[Asked]:
    for questions, share in ((asked.held, 1.0), (asked.strange, STRANGE), (asked.idle, IDLE)):
        for expected, question in questions:
            found = ask(question, [expected], asked.index, knowledge, share * len(asked.held) / len(questions))
            if found:
                yield found
