"""An answer becomes a reply inside WeChat's limits: language, links, tappable and numbered choices, pages. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from urllib.parse import quote

from bot.conversation.answer import Answer, Card, Choice
from bot.search.text import ZH_HANT, to_traditional
from bot.wechat.limits import TEXT_BYTES
from bot.wechat.replies import NewsReply, NoReply, Reply, TextReply

_LINK = re.compile(r"\[([^\[\]\n]+)\]\((https?://[^\s)]+)\)")
_SENTENCE_END = re.compile(r"(?<=[。！？；!?])|(?<=\. )|(?<=\n)")
# A browser would take these for markup in a text that WeChat reads as markup.
_ESCAPES = str.maketrans({"<": "\u2039", ">": "\u203a"})
_IN_ADDRESS = str.maketrans({'"': "%22", "<": "%3C", ">": "%3E"})

TITLE_CHARACTERS, DESCRIPTION_CHARACTERS = 120, 300
"""Of a card: WeChat shows a few lines; what is beyond is read on the page that the card opens."""
HEADING_BYTES, LABEL_BYTES = 240, 180
"""Of what can't be continued on the next page. A label counts four times: a tap sends it, each byte as three."""
SENT_BYTES = 60
"""Of the title of a news article, what a tap sends: it brings the article's id along, and so more of them fit on a page."""
FOOTER_BYTES = 700
"""A longer footer stands on the last page only."""
LEAST_ROOM = 300

Block = tuple[str, str]
"""A text that stays on one page, and what goes before it where it is not the first there."""


def render(answer: Answer | None) -> Reply:
    """The reply for an answer; nothing for None."""
    if answer is None:
        return NoReply()
    answer = _scripted(answer) if answer.language == ZH_HANT else answer
    return _card(answer.card) if answer.card and not answer.page else TextReply(text(answer))


def _scripted(answer: Answer) -> Answer:
    """The same answer in traditional characters."""
    card = answer.card
    return replace(
        answer,
        heading=to_traditional(answer.heading),
        body=_traditional(answer.body),
        choices=tuple(replace(choice, label=to_traditional(choice.label)) for choice in answer.choices),
        links=tuple(map(_traditional, answer.links)),
        footer=tuple(map(_traditional, answer.footer)),
        how_to_choose=to_traditional(answer.how_to_choose),
        more=to_traditional(answer.more),
        no_more=to_traditional(answer.no_more),
        card=Card(to_traditional(card.title), to_traditional(card.description), card.url) if card else None,
    )


def _traditional(markdown: str) -> str:
    """An address stays as it is."""
    links = ((part, _LINK.fullmatch(part)) for part in _parts(markdown))
    return "".join(f"[{to_traditional(link[1])}]({link[2]})" if link else to_traditional(part) for part, link in links)


def _card(card: Card) -> NewsReply:
    return NewsReply(_short(card.title, TITLE_CHARACTERS), _short(card.description, DESCRIPTION_CHARACTERS), card.url)


def _short(text: str, characters: int) -> str:
    """Cut between words, or between Chinese characters."""
    if len(text) <= characters:
        return text
    return re.sub(r"\s*[A-Za-z0-9]*$", "", text[: characters - 1]) + "\u2026"


def text(answer: Answer) -> str:
    """The text of the page that is asked for: heading, its share of the blocks, what to reply next, footer."""
    pages = _pages(answer)
    if answer.page >= len(pages):
        return answer.no_more
    more = _more(answer, answer.page + 1, len(pages)) if answer.page + 1 < len(pages) else ""
    chosen = answer.how_to_choose if answer.choices else ""
    return "\n\n".join(part for part in (_heading(answer), pages[answer.page], _lines(chosen, more), _footer(answer)) if part)


def _pages(answer: Answer) -> list[str]:
    frame = "\n\n".join([_heading(answer), "", _lines(answer.how_to_choose, _more(answer, 99, 99)), _footer(answer)])
    room = max(TEXT_BYTES - _bytes(frame), LEAST_ROOM)
    pages: list[str] = []
    for block, before in _blocks(answer, room):
        if pages and _bytes(pages[-1] + before + block) <= room:
            pages[-1] += before + block
        else:
            pages.append(block)
    return pages or ([""] if answer.heading or _footer(answer) else [])


def _heading(answer: Answer) -> str:
    return f"\u3010{_cut_off(_plain(answer.heading), HEADING_BYTES)}\u3011" if answer.heading else ""


def _footer(answer: Answer) -> str:
    """What stands on every page."""
    footer = _lines(*map(_linked, answer.footer))
    return footer if _bytes(footer) <= FOOTER_BYTES else ""


def _more(answer: Answer, page: int, pages: int) -> str:
    return answer.more.format(page=page, pages=pages) if answer.more else ""


def _blocks(answer: Answer, room: int) -> Iterator[Block]:
    """Paragraphs, links, choices. The numbers of choices run on over the pages."""
    for paragraph in answer.body.split("\n\n"):
        yield from ((part, "\n\n") for part in _fitting(paragraph.strip(), room))
    yield from _list(part for link in answer.links for part in _fitting(link, room))
    yield from _list(_choice(number, choice) for number, choice in enumerate(answer.choices, start=1))
    if not _footer(answer):
        yield from _list(part for line in answer.footer for part in _fitting(line, room))


def _list(lines: Iterable[str]) -> Iterator[Block]:
    """Lines close together, apart from what stands above."""
    return ((line, "\n" if number else "\n\n") for number, line in enumerate(lines))


def _fitting(markdown: str, room: int) -> Iterator[str]:
    """The text with live links: as it is, or cut at the ends of sentences where it is longer than a page."""
    return filter(None, _filled(_pieces(markdown, room) if _bytes(_linked(markdown)) > room else [_linked(markdown)], room))


def _filled(pieces: Iterable[str], room: int) -> Iterator[str]:
    part = ""
    for piece in pieces:
        if _bytes(part + piece) > room:
            yield part.strip()
            part = ""
        part += piece
    yield part.strip()


def _pieces(markdown: str, room: int) -> Iterator[str]:
    """Sentences and links, none of them longer than `room`, in order and without a gap. A sentence that is longer is cut."""
    for part in _parts(markdown):
        linked = _linked(part)
        if linked != _plain(part) and _bytes(linked) <= room:
            yield linked
        else:
            for sentence in _SENTENCE_END.split(_plain(part)):
                yield from _slices(sentence, room)


def _parts(markdown: str) -> Iterator[str]:
    """The text cut before and behind each link."""
    borders = [0, *(border for link in _LINK.finditer(markdown) for border in link.span()), len(markdown)]
    return (markdown[start:end] for start, end in pairwise(borders))


def _slices(text: str, room: int) -> Iterator[str]:
    while text:
        piece = _cut_off(text, room)
        yield piece
        text = text[len(piece) :]


def _cut_off(text: str, most: int) -> str:
    """As much of the beginning as has at most so many bytes."""
    return text.encode()[:most].decode(errors="ignore")


def _choice(number: int, choice: Choice) -> str:
    """Tappable, and numbered for clients that show plain text. The tap sends the label, which is understood by itself."""
    label, note = _cut_off(_plain(choice.label), LABEL_BYTES), f" ({_plain(choice.note)})" if choice.note else ""
    sent = _cut_off(label, SENT_BYTES) if choice.note else label
    address = f"weixin://bizmsgmenu?msgmenucontent={quote(sent, safe='')}&msgmenuid={quote(choice.id, safe='')}"
    return f'{number}. <a href="{address}">{label}</a>{note}'


def _linked(markdown: str) -> str:
    """Markdown links as WeChat's; everything else stays text, whatever it looks like."""
    parts, at = [], 0
    for link in _LINK.finditer(markdown):
        parts += [_plain(markdown[at : link.start()]), f'<a href="{link[2].translate(_IN_ADDRESS)}">{_plain(link[1])}</a>']
        at = link.end()
    return "".join([*parts, _plain(markdown[at:])])


def _plain(text: str) -> str:
    return text.translate(_ESCAPES)


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _bytes(text: str) -> int:
    return len(text.encode())
