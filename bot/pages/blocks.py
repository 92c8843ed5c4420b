"""The house's small Markdown as paragraphs and lists, with live links and numbers to dial; and as much of it as there is room for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from bot.pages.linked import Part, dialled, parts

PARAGRAPH, BULLETS, STEPS = "p", "ul", "ol"
ITEM = re.compile(r"\s*(?:-|(?P<number>\d{1,3})\.)\s+(?P<text>.*)", re.ASCII)
NUMBER = re.compile(r"(?<![\w+])\+[1-9](?:[ -]?\d){6,14}(?![\w-])", re.ASCII)
"""In full, with the country's code: shorter ones can't be told from years and sums."""
ITEM_BYTES, LINK_BYTES = 16, 24
"""What the tags around an item, and around a link, take."""
ESCAPED_BYTES = 4
"""What is added to a character that HTML writes as &#39; or the like."""


@dataclass(frozen=True, slots=True)
class Block:
    kind: str
    """PARAGRAPH, BULLETS or STEPS."""
    items: tuple[tuple[Part, ...], ...]
    """A paragraph has one. A line's end in it is one on the page."""
    start: int = 1
    """The number of the first step."""


def blocks(markdown: str) -> tuple[Block, ...]:
    """Paragraphs stand apart by an empty line; a list begins and ends at any line."""
    chunks = (chunk.splitlines() for chunk in re.split(r"\n\s*\n", markdown.strip()))
    return tuple(block for lines in chunks for kind, run in groupby(lines, _kind) if (block := _block(kind, [*run])).items)


def paragraphs(text: str) -> tuple[Block, ...]:
    """An article's: a dash or a figure that begins a line of it is no mark of a list."""
    chunks = (chunk.strip() for chunk in re.split(r"\n\s*\n", text))
    return tuple(Block(PARAGRAPH, (_live(chunk),)) for chunk in chunks if chunk)


def plain(found: Iterable[Block]) -> str:
    """In one line, without marks and addresses."""
    return " ".join(" ".join("".join(part.text for part in item).split()) for block in found for item in block.items)


def size(block: Block) -> int:
    """Bytes of its HTML, rather too many than too few."""
    return ITEM_BYTES + sum(map(_size, block.items))


def within(found: Iterable[Block], room: int) -> tuple[Block, ...]:
    """As much of the beginning as has at most so many bytes. A paragraph may be cut, between words or between Chinese characters."""
    kept: list[Block] = []
    for block in found:
        if size(block) > room:
            short = _shortened(block, room - ITEM_BYTES)
            return (*kept, short) if short.items else (*kept,)
        kept.append(block)
        room -= size(block)
    return (*kept,)


def cut(text: str, characters: int) -> str:
    """At most so many characters, ended between words or between Chinese characters."""
    if len(text) <= characters:
        return text
    return re.sub(r"\s*[A-Za-z0-9]{0,30}$", "", text[: max(0, characters - 1)]) + "\u2026"


def _kind(line: str) -> str:
    item = ITEM.fullmatch(line)
    return PARAGRAPH if item is None else STEPS if item["number"] else BULLETS


def _block(kind: str, lines: list[str]) -> Block:
    if kind == PARAGRAPH:
        text = "\n".join(line.strip() for line in lines).strip()
        return Block(kind, (_live(text),) if text else ())
    items = [item for line in lines if (item := ITEM.fullmatch(line))]
    return Block(kind, tuple(_live(item["text"]) for item in items), int(items[0]["number"] or 1))


def _live(text: str) -> tuple[Part, ...]:
    return tuple(piece for part in parts(text) for piece in ((part,) if part.address else _called(part.text)) if piece.text)


def _called(text: str) -> Iterator[Part]:
    """With telephone numbers as links."""
    at = 0
    for number in NUMBER.finditer(text):
        yield Part(text[at : number.start()])
        yield Part(number[0], dialled(number[0]))
        at = number.end()
    yield Part(text[at:])


def _size(item: Iterable[Part]) -> int:
    return ITEM_BYTES + sum(_written(part.text) + (LINK_BYTES + _written(part.address) if part.address else 0) for part in item)


def _written(text: str) -> int:
    return sum(map(_bytes, text))


def _bytes(character: str) -> int:
    return len(character.encode()) + (ESCAPED_BYTES if character in "<>&\"'" else 0)


def _shortened(block: Block, room: int) -> Block:
    """Of a list the items that fit, of a paragraph its beginning."""
    if block.kind != PARAGRAPH:
        fitting = sum(1 for total in accumulate(map(_size, block.items)) if total <= room)
        return replace(block, items=block.items[:fitting])
    parts = tuple(_beginning(block.items[0], room - ITEM_BYTES))
    return replace(block, items=(parts,) if parts else ())


def _beginning(item: Iterable[Part], room: int) -> Iterator[Part]:
    """The parts that fit, and of the next one what does. A link is whole or not there."""
    for part in item:
        need = _size((part,)) - ITEM_BYTES
        if need > room:
            fitting = sum(1 for total in accumulate(map(_bytes, part.text)) if total <= room - len("\u2026".encode()))
            if fitting > 0 and not part.address:
                yield Part(cut(part.text, fitting))
            return
        yield part
        room -= need
