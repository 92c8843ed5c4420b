"""What entries lack is compiled, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from bot.artefact.state import leaves
from bot.search.index import Index, build
from bot.training.dictionary import Dictionary
from bot.training.gloss import with_gloss
from tests.search import small
from tests.search.gloss import lacking

ROOT = Path(__file__).parent.parent.parent


def never() -> Dictionary:
    raise AssertionError("the dictionary is not needed")


def test_the_dictionary_is_not_read_where_nothing_lacks() -> None:
    assert with_gloss(build(small.knowledge()), never).glosses.chinese is None


def test_the_shipped_knowledge_needs_no_gloss(shipped_index: Index) -> None:
    assert not shipped_index.glosses.chinese and not shipped_index.glosses.english


@pytest.mark.parametrize(("language", "asked"), [("zh", "chinese"), ("en", "english")])
def test_only_entries_that_lack_it_are_in_it(language: str, asked: str) -> None:
    index = lacking.index(language, "marriage", "visa-fee")
    gloss = getattr(index.glosses, asked)
    assert [index.table.entries[entry] for entry in gloss.entries] == ["marriage", "visa-fee"] and not gloss.alone
    assert {index.table.texts[number] for number in gloss.sentences} == {
        text
        for id in ("marriage", "visa-fee")
        for text in (*small.ENTRIES[id][3 if language == "zh" else 2], small.ENTRIES[id][language == "zh"])
    }
    assert getattr(lacking.index(language).glosses, asked).alone


def test_every_link_leads_to_a_term_and_every_number_is_finite() -> None:
    gloss = lacking.index("zh").glosses.chinese
    assert gloss
    assert gloss.links.numbers.max() < len(gloss.terms) and len(gloss.links.ends) == len(gloss.keys) + 1
    assert (gloss.strength > 0).all() and (gloss.strength <= 1).all()
    assert all(np.isfinite(leaf).all() for _, leaf in leaves(gloss, "gloss") if isinstance(leaf, np.ndarray))


PRINT = """
import hashlib
from bot.artefact.state import leaves
from tests.search.gloss import lacking
gloss = lacking.index("zh").glosses.chinese
kept = (leaf.tobytes() if hasattr(leaf, "tobytes") else repr(leaf).encode() for _, leaf in leaves(gloss, "gloss"))
print(hashlib.sha256(b"".join(kept)).hexdigest())
"""


def test_the_same_knowledge_gives_the_same_bytes() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-c", PRINT],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": s},
        ).stdout
        for s in ("1", "2")
    }
    assert len(printed) == 1
