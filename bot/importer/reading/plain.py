"""Text as a paragraph has it: one line, single spaces, none between Chinese characters that a line end drove apart."""

import re

BLANKS = re.compile(r"[ \t\n\r\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064]")
"""Soft hyphens, widthless spaces, marks of direction."""
WRAPPED = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*\n[ \t\n]*(?=[\u3000-\u9fff\uff00-\uffef])")


def plain(text: str) -> str:
    return BLANKS.sub(" ", WRAPPED.sub("", UNSEEN.sub("", text))).strip()
