"""A text as the terms of the BM25 engines: words in lower case; Chinese characters, and pairs of neighbours."""

import re
from itertools import pairwise

_RUN = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")


def tokens(text: str) -> list[str]:
    return [token for run in _RUN.findall(text.casefold()) for token in _terms(run)]


def _terms(run: str) -> list[str]:
    return [*run, *map("".join, pairwise(run))] if "\u3400" <= run[0] <= "\u9fff" else [run]
