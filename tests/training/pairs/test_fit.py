"""Sentences that teach how they are paraphrased."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from bot.search.pairs.model import unlearnt
from bot.search.pairs.pairs import CHANCE, Pairs
from bot.search.pairs.sides import side
from bot.search.table import Sentence
from bot.search.text import normalise
from bot.training.pairs.fit import held, pairs
from tests.search.pairs.knowledge import SENTENCES, learnt

ROOT = Path(__file__).parents[3]
DIGEST = """
import hashlib
from bot.artefact.state import leaves
from tests.search.pairs.knowledge import learnt
print(hashlib.sha256(b"".join(leaf.tobytes() for _, leaf in leaves(learnt(), "pairs") if hasattr(leaf, "tobytes"))).hexdigest())
"""


def test_every_entry_keeps_its_sentences() -> None:
    assert [learnt().entries[number] for number in learnt().entry] == [sentence.entry for sentence in SENTENCES]


def test_one_sentence_is_enough() -> None:
    made = pairs([Sentence("a", "护照丢了", 1.0)], seed=1)
    assert made.ask("护照").sentences.tolist() == [0]
    nothing = held([Sentence("a", "护照丢了", 1.0)], made, seed=1)
    assert nothing.found.shape == nothing.hidden.shape == (0, len(CHANCE)) and nothing.right.shape == (0,)


def test_staffs_sentences_are_read_as_the_caller_reads_them() -> None:
    made = pairs([Sentence("a", "office {town}", 1.0)], seed=1, read=lambda text: normalise(text.replace("{town}", "")))
    assert len(made.ask("town").sentences) == 0


def test_held_out_questions_find_siblings_and_miss_hidden_ones() -> None:
    found = held(SENTENCES, learnt(), seed=1)
    assert found.found.shape == found.hidden.shape == (len(SENTENCES) - 1, len(CHANCE)) and found.right.shape == (len(SENTENCES) - 1,)
    score = CHANCE.index("score")
    assert found.found[found.right, score].mean() > found.hidden[:, score].mean()


def test_learning_finds_more_siblings() -> None:
    plain = replace(learnt(), model=unlearnt(learnt().index.lexical))
    asked = {number: side(normalise(sentence.text)) for number, sentence in enumerate(SENTENCES[:-1])}

    def found(pairs: Pairs) -> int:
        best = {number: pairs.held(sides, number, hidden=False).sentences[0] for number, sides in asked.items()}
        return sum(int(pairs.entry[first] == pairs.entry[number]) for number, first in best.items())

    assert found(learnt()) > found(plain)


def test_the_same_knowledge_gives_the_same_bytes() -> None:
    assert digest("1") == digest("2")


def digest(hash_seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    return subprocess.run([sys.executable, "-c", DIGEST], cwd=ROOT, env=environment, check=True, capture_output=True).stdout


def test_the_seed_chooses_who_is_asked_not_what_is_stored() -> None:
    other = pairs(SENTENCES, seed=2)
    assert np.array_equal(other.index.keys, learnt().index.keys)
