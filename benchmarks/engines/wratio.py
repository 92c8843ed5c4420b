"""rapidfuzz as question-and-answer bots use it: the question against every question known, by the default scorer."""

from rapidfuzz import fuzz, process, utils

from benchmarks.engines.engine import DEEP, Pairs, first_of_each
from bot.evaluation.evaluate import Ask, Heard

CUTOFF = 80.0
"""Of 100. A usual choice for `score_cutoff`, and ours here: the library has no default."""


def build(pairs: Pairs) -> Ask:
    """Questions are lower-cased and stripped of punctuation once, as the documentation advises."""
    entries = [entry for entry, _ in pairs]
    known = [utils.default_process(question) for _, question in pairs]

    def ask(question: str) -> Heard:
        found = process.extract(utils.default_process(question), known, scorer=fuzz.WRatio, limit=DEEP)
        best = found[0][1] if found else 0.0
        return Heard(first_of_each(entries[number] for _, _, number in found), best, best >= CUTOFF)

    return ask
