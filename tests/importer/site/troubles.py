"""Answers that no importer can use; the kinds of bad.csv."""

import threading
from collections.abc import Callable, Iterator, Mapping

HUGE = 50_000_000
"""Bytes, at least."""
EVERY = 0.2
"""Seconds between two bytes of the slow answer."""

BROKEN = (
    b'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>Chinese Embassy in UK</title>\n</head>\n<body>\n'
    b'<div class="nav"><ul><li><a href="/">Embassy Information</a></li></ul></div>\n<div class="bread'
)
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"

START = b'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>News</title></head><body><div class="TRS_Editor">\n'


def huge(closing: threading.Event) -> Iterator[bytes]:
    """Made as it is sent. No length is told beforehand."""
    chunk = b"<p>The round table went on, and everybody spoke once more.</p>\n" * 1000
    yield START
    for _ in range(HUGE // len(chunk) + 1):
        if closing.is_set():
            return
        yield chunk


def slow(closing: threading.Event) -> Iterator[bytes]:
    """A byte, and a byte, for as long as somebody listens."""
    yield START
    while not closing.wait(EVERY):
        yield b"."


STREAMS: Mapping[str, Callable[[threading.Event], Iterator[bytes]]] = {"huge": huge, "slow": slow}
