"""BM25 by SQLite's full-text search, from a file on disk. Its own trigrams miss Chinese words of two characters, so texts are cut first."""

import sqlite3
from tempfile import mkdtemp

from benchmarks.engines.engine import DEEP, Pairs, first_of_each
from benchmarks.engines.tokens import tokens
from bot.evaluation.evaluate import Ask, Heard

BEST = "SELECT entry, rank FROM said WHERE said MATCH ? ORDER BY rank LIMIT ?"


def build(pairs: Pairs) -> Ask:
    database = sqlite3.connect(f"{mkdtemp()}/said.db")
    database.execute("CREATE VIRTUAL TABLE said USING fts5(text, entry UNINDEXED, tokenize='unicode61 remove_diacritics 0')")
    database.executemany("INSERT INTO said (text, entry) VALUES (?, ?)", ((" ".join(tokens(q)), entry) for entry, q in pairs))
    database.execute("INSERT INTO said (said) VALUES ('optimize')")
    database.commit()

    def ask(question: str) -> Heard:
        terms = " OR ".join(f'"{token}"' for token in dict.fromkeys(tokens(question)))
        found = database.execute(BEST, (terms, DEEP)).fetchall() if terms else []
        return Heard(first_of_each(entry for entry, _ in found), -found[0][1] if found else 0.0, False)

    return ask
