"""An answer becomes a reply inside WeChat's limits: language, links, tappable and numbered choices, pages. Pure."""

import re
from collections.abc import Iterable
from urllib.parse import quote

from bot.conversation.answer import Answer, Card, Choice
from bot.search.text import ZH_HANT, to_traditional
from bot.wechat.limits import TEXT_BYTES
from bot.wechat.replies import NewsReply, NoReply, Reply, TextReply

_LINK = re.compile(r"\[([^\]\n]+)\]\((https?://[^\s)]+)\)")
_SENTENCE_END = re.compile(r"(?<=[。！？；!?])|(?<=\. )|(?<=\n)")
# A browser would take these for markup in a text that WeChat reads as markup.
_ESCAPES = str.maketrans({"<": "\u2039", ">": "\u203a"})

DESCRIPTION_CHARACTERS = 300
"""Of a card: WeChat shows a few lines; what is beyond is read on the page that the card opens."""


def render(answer: Answer | None) -> Reply:
    """The reply for an answer; nothing for None."""
    if answer is None:
        return NoReply()
    answer = _scripted(answer) if answer.language == ZH_HANT else answer
    return _card(answer.card) if answer.card else TextReply(text(answer))


def _scripted(answer: Answer) -> Answer:
    """The same answer in traditional characters; addresses of pages have none and stay as they are."""
    card = answer.card
    return Answer(
        answer.language,
        to_traditional(answer.heading),
        to_traditional(answer.body),
        tuple(Choice(c.id, to_traditional(c.label), c.note) for c in answer.choices),
        tuple(map(to_traditional, answer.links)),
        tuple(map(to_traditional, answer.footer)),
        to_traditional(answer.how_to_choose),
        to_traditional(answer.more),
        to_traditional(answer.no_more),
        answer.page,
        Card(to_traditional(card.title), to_traditional(card.description), card.url) if card else None,
    )


def _card(card: Card) -> NewsReply:
    description = card.description
    if len(description) > DESCRIPTION_CHARACTERS:
        description = description[: DESCRIPTION_CHARACTERS - 1] + "\u2026"
    return NewsReply(card.title, description, card.url)


def text(answer: Answer) -> str:
    """The text of the page that is asked for: heading, blocks, links, footer, and what to reply next."""
    below = _below(answer)
    room = TEXT_BYTES - _bytes("\n\n".join([_heading(answer), below, _more(answer, 99, 99), answer.how_to_choose])) - 8
    pages = _pages(_blocks(answer, room), room)
    if answer.page >= len(pages):
        return answer.no_more
    page = pages[answer.page]
    chosen = answer.how_to_choose if answer.choices else ""
    next_page = _more(answer, answer.page + 1, len(pages)) if answer.page + 1 < len(pages) else ""
    return "\n\n".join(part for part in (_heading(answer), page, _join(chosen, next_page), below) if part)


def _heading(answer: Answer) -> str:
    return f"\u3010{_plain(answer.heading)}\u3011" if answer.heading else ""


def _below(answer: Answer) -> str:
    return _join(*(_linked(link) for link in answer.links), *(_linked(line) for line in answer.footer))


def _join(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _more(answer: Answer, page: int, pages: int) -> str:
    return answer.more.format(page=page, pages=pages) if answer.more else ""


def _blocks(answer: Answer, room: int) -> list[tuple[str, str]]:
    """(text, what goes before it on the same page): paragraphs, then choices. Numbers run on over the pages."""
    paragraphs = [part for paragraph in answer.body.split("\n\n") if paragraph.strip() for part in _fitting(paragraph.strip(), room)]
    lines = [_choice(number, choice) for number, choice in enumerate(answer.choices, start=1)]
    return [*((p, "\n\n") for p in paragraphs), *((line, "\n" if number else "\n\n") for number, line in enumerate(lines))]


def _fitting(paragraph: str, room: int) -> Iterable[str]:
    """The paragraph with live links; cut at the ends of sentences where it is longer than a page."""
    if _bytes(_linked(paragraph)) <= room:
        return [_linked(paragraph)]
    parts, part = [], ""
    for sentence in _SENTENCE_END.split(paragraph):
        if part and _bytes(_linked(part + sentence)) > room:
            parts.append(part)
            part = ""
        part += sentence
    return [cut for part in [*parts, part] if part.strip() for cut in _cut(_linked(part.strip()), room)]


def _cut(text: str, room: int) -> Iterable[str]:
    """A sentence that alone is longer than a page: cut between characters, never inside one."""
    while text:
        piece = text.encode()[:room].decode(errors="ignore")
        yield piece
        text = text[len(piece) :]


def _pages(blocks: list[tuple[str, str]], room: int) -> list[str]:
    pages: list[str] = []
    for block, before in blocks:
        if pages and _bytes(pages[-1] + before + block) <= room:
            pages[-1] += before + block
        else:
            pages.append(block)
    return pages or [""]


def _choice(number: int, choice: Choice) -> str:
    """Tappable, and numbered for clients that show plain text. The tap sends the label, which is understood by itself."""
    label, note = _plain(choice.label), f" ({choice.note})" if choice.note else ""
    address = f"weixin://bizmsgmenu?msgmenucontent={quote(label, safe='')}&msgmenuid={quote(choice.id, safe='')}"
    return f'{number}. <a href="{address}">{label}</a>{note}'


def _linked(markdown: str) -> str:
    """Markdown links as WeChat's; everything else stays text, whatever it looks like."""
    parts, at = [], 0
    for link in _LINK.finditer(markdown):
        parts += [_plain(markdown[at : link.start()]), f'<a href="{link[2].replace(chr(34), "%22")}">{_plain(link[1])}</a>']
        at = link.end()
    return "".join([*parts, _plain(markdown[at:])])


def _plain(text: str) -> str:
    return text.translate(_ESCAPES)


def _bytes(text: str) -> int:
    return len(text.encode())
