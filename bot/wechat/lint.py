"""Whether WeChat will show a reply: what is over its limits, or none of its markup, the visitor sees as nothing or as a fault notice."""

import re
from collections.abc import Iterator

from bot.wechat.limits import CARD_DESCRIPTION_BYTES, CARD_TITLE_BYTES, CARD_URL_BYTES, TEXT_BYTES
from bot.wechat.markup import ILLEGAL
from bot.wechat.replies import NewsReply, NoReply, Reply, TextReply

_TAG = re.compile(r"<[^<>]*>?")
_OPEN = re.compile(r'<a href="(?:https?://[^"<>\s]+|weixin://bizmsgmenu\?msgmenucontent=[^"<>\s&]+&msgmenuid=[^"<>\s&]*)">')
_CLOSE = "</a>"
_WEB = re.compile(r"https?://[^\s\"<>]+")


def faults(reply: Reply) -> list[str]:
    """Each by its name, without a word of the reply; none for a reply that WeChat will show."""
    match reply:
        case NoReply():
            return []
        case TextReply(content=content):
            return list(_text(content))
        case NewsReply():
            return list(_card(reply))


def _text(content: str) -> Iterator[str]:
    if not content.strip():
        yield "an empty text"
    if len(content.encode(errors="surrogatepass")) > TEXT_BYTES:
        yield f"a text of more than {TEXT_BYTES} bytes"
    if ILLEGAL.search(content):
        yield "a character that XML can't hold"
    if not _linked([tag[0] for tag in _TAG.finditer(content)]):
        yield "a link that WeChat can't read"


def _linked(tags: list[str]) -> bool:
    """Opened and closed in turn, and no other tag."""
    opening, closing = tags[::2], tags[1::2]
    return len(opening) == len(closing) and all(map(_OPEN.fullmatch, opening)) and all(tag == _CLOSE for tag in closing)


def _card(card: NewsReply) -> Iterator[str]:
    if not card.title.strip():
        yield "a card without a title"
    for name, text, most in (
        ("title", card.title, CARD_TITLE_BYTES),
        ("description", card.description, CARD_DESCRIPTION_BYTES),
        ("url", card.url, CARD_URL_BYTES),
    ):
        if len(text.encode(errors="surrogatepass")) > most:
            yield f"a card's {name} of more than {most} bytes"
    if any(map(ILLEGAL.search, (card.title, card.description, card.url, card.picture))):
        yield "a character that XML can't hold"
    if any(address and not _WEB.fullmatch(address) for address in (card.url, card.picture)):
        yield "an address that is none of the web's"
