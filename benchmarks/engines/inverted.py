"""BM25 by tantivy, a search engine in Rust, from a folder on disk."""

from tempfile import mkdtemp

import tantivy
from tantivy import Occur, Query

from benchmarks.engines.engine import DEEP, Pairs, first_of_each
from benchmarks.engines.tokens import tokens
from bot.evaluation.evaluate import Ask, Heard

HEAP = 128_000_000
"""Bytes that its writer fills before it writes a segment to disk; its documentation's own order of size."""


def build(pairs: Pairs) -> Ask:
    index, schema = _written(mkdtemp(), pairs)
    searcher = index.searcher()

    def ask(question: str) -> Heard:
        terms = [(Occur.Should, Query.term_query(schema, "text", token)) for token in dict.fromkeys(tokens(question))]
        found = searcher.search(Query.boolean_query(terms), DEEP).hits
        entries = first_of_each(str(searcher.doc(address).get_first("entry")) for _, address in found)
        return Heard(entries, found[0][0] if found else 0.0, False)

    return ask


def _written(folder: str, pairs: Pairs) -> tuple[tantivy.Index, tantivy.Schema]:
    fields = tantivy.SchemaBuilder()
    fields.add_text_field("entry", stored=True, tokenizer_name="raw")
    fields.add_text_field("text", tokenizer_name="whitespace")
    schema = fields.build()
    index = tantivy.Index(schema, path=folder)
    writer = index.writer(HEAP, num_threads=1)
    for entry, question in pairs:
        writer.add_document(tantivy.Document(entry=entry, text=" ".join(tokens(question))))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index, schema
