"""An index, trained: what ranks its entries, and the chance that the best is right."""

from collections.abc import Sequence
from dataclasses import replace

from threadpoolctl import threadpool_limits

from bot.knowledge.knowledge import Knowledge
from bot.search.calibration import Calibration
from bot.search.index import Index, build, sentences
from bot.search.pairs.pairs import CHANCE
from bot.search.pairs.pairs import Asked as Found
from bot.search.text import normalise
from bot.search.tokens import plain
from bot.training.ask import ask
from bot.training.beside import Beside, beside, here
from bot.training.calibrate import PRECISION, Asked, of_few_numbers, of_many_numbers
from bot.training.gloss import glossing, with_gloss
from bot.training.hold_out import FEWEST, IDLE, MANY, SEED, hold_out
from bot.training.linear import fit
from bot.training.pairs.fit import Held, held, pairs

UNLEARNT = Calibration((0.7, 0.2, 1.0, 0.4, 0.0), base=-0.8, answer=0.6, offer=0.3)
"""For a linear model where too little can be held out: about what is learnt from a hundred entries of a hundred questions."""

WORD_FOR_WORD = Calibration(tuple(4.0 * (name == "share") for name in CHANCE), base=-2.0, answer=1.0, offer=0.6)
"""For very many entries of which none has two questions to learn from: only what is said word for word is answered, and the rest is
offered where one entry has more than the others together."""


def train(knowledge: Knowledge) -> Index:
    """The whole index of a knowledge. Takes seconds; the same knowledge gives the same index."""
    with threadpool_limits(1):  # matrices this small are slower on several cores, and ten times slower where others work, too
        if sum(len(questions) for entry in knowledge.entries.values() for questions in entry.questions.values()) < MANY:
            return _trained(knowledge, here)
        with beside("bot.training.linear") as other:
            return _trained(knowledge, other)


def _trained(knowledge: Knowledge, other: Beside) -> Index:
    index = build(knowledge)
    return _of_sentences(knowledge, index) if index.table.entries and not index.views else _of_entries(knowledge, index, other)


def _of_entries(knowledge: Knowledge, index: Index, other: Beside) -> Index:
    trained = with_linear(with_gloss(index), other)
    return replace(trained, calibration=_by_tuning(knowledge, trained) or _by_holding_out(knowledge) or UNLEARNT)


def _by_tuning(knowledge: Knowledge, index: Index) -> Calibration | None:
    """None where there are too few tuning questions. Those about an office are left out: a town's name decides them, not the search."""
    asked = [ask(question, ids, index, knowledge) for question, ids in knowledge.tuning if not ids or set(ids) & set(knowledge.entries)]
    found = [one for one in asked if one]
    return of_few_numbers(found, PRECISION) if len(found) >= FEWEST else None


def _by_holding_out(knowledge: Knowledge) -> Calibration | None:
    glossed = glossing()
    return of_few_numbers(hold_out(knowledge, lambda index: with_linear(glossed(index))))


def with_linear(index: Index, other: Beside = here) -> Index:
    """The index with a linear model beside it; without one where there are fewer than two entries to tell apart."""
    return replace(index, linear=fit(index, other))


def _of_sentences(knowledge: Knowledge, index: Index) -> Index:
    said = [sentence for entry in knowledge.entries.values() for sentence in sentences(entry)]
    made = pairs(said, SEED, plain)
    asked = _asked(held(said, made, SEED, plain), [made.ask(normalise(saying)) for saying in knowledge.chatter])
    return replace(index, pairs=made, calibration=of_many_numbers(asked) or WORD_FOR_WORD)


def _asked(held: Held, chatter: Sequence[Found]) -> list[Asked]:
    found = [Asked(1.0, tuple(row), right, True) for row, right in zip(held.found.tolist(), held.right.tolist(), strict=True)]
    idle = IDLE * len(found) / max(1, len(chatter))
    return [
        *found,
        *(Asked(1.0, tuple(row), False, True) for row in held.hidden.tolist()),
        *(Asked(idle, tuple(said.numbers.tolist()), False, True) for said in chatter),
    ]
