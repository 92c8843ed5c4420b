"""A linear SVC on words and letters: a stand-in for assistants that are hosted elsewhere, which train such a classifier on the questions of
each intent (and some of which add vectors of words, which this one has not)."""

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC

from benchmarks.engines.engine import DEEP, Pairs
from benchmarks.engines.tokens import tokens
from bot.evaluation.evaluate import Ask, Heard

MOST_WEIGHTS = 150_000_000
"""Features times entries; a weight takes 8 bytes."""


class TooLarge(Exception):
    """More entries than one classifier for each can be made for."""


def build(pairs: Pairs) -> Ask:
    """Raises TooLarge where its weights would not fit."""
    vectors = make_union(
        TfidfVectorizer(analyzer="word", tokenizer=tokens, token_pattern=None, ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
    )
    rows = vectors.fit_transform([question for _, question in pairs])
    if rows.shape[1] * len({entry for entry, _ in pairs}) > MOST_WEIGHTS:
        raise TooLarge(f"{rows.shape[1]:,} features for each of {len({entry for entry, _ in pairs}):,} entries need too much memory")
    svc = LinearSVC(random_state=0).fit(rows, [entry for entry, _ in pairs])
    model = make_pipeline(vectors, svc)
    return lambda question: _heard(model.decision_function([question])[0], svc.classes_)


def _heard(scores: "np.ndarray[tuple[int], np.dtype[np.float64]]", entries: "np.ndarray[tuple[int], np.dtype[np.str_]]") -> Heard:
    if scores.ndim == 0:  # two entries have one boundary
        scores = np.array([-scores, scores])
    order = np.argsort(-scores)[:DEEP]
    return Heard(tuple(entries[order].tolist()), float(scores[order[0]] - scores[order[1]]), False)
