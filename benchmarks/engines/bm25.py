"""BM25 over all questions, by bm25s: scores are computed when the index is made, so that a query only adds them up."""

import bm25s
import numpy as np

from benchmarks.engines.engine import DEEP, Pairs, first_of_each
from benchmarks.engines.tokens import tokens
from bot.evaluation.evaluate import Ask, Heard


def build(pairs: Pairs) -> Ask:
    entries = [entry for entry, _ in pairs]
    index = bm25s.BM25()
    index.index([tokens(question) for _, question in pairs], show_progress=False)

    def ask(question: str) -> Heard:
        known = [token for token in dict.fromkeys(tokens(question)) if token in index.vocab_dict]
        if not known:
            return Heard((), 0.0, False)
        scores = index.get_scores(known)
        best = np.argpartition(-scores, min(DEEP, len(scores) - 1))[:DEEP]
        ranked = [number for number in best[np.argsort(-scores[best], kind="stable")] if scores[number] > 0]
        return Heard(first_of_each(entries[number] for number in ranked), float(scores[best].max()), False)

    return ask
