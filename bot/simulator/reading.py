"""What WeChat makes of an answer: a text, a card, nothing, or the fault notice."""

from collections.abc import Mapping
from typing import TypedDict
from xml.etree.ElementTree import Element

from bot.errors import CallbackError, MessageError
from bot.simulator.envelope import Delivery, fields, sent, tree, unseal
from bot.simulator.words import words
from bot.wechat.credentials import Credentials
from bot.wechat.limits import TEXT_BYTES

NOTHING = (b"", b"success")

ARTICLES, ARTICLES_OF_EVENTS = 1, 8
"""Cards that WeChat shows in answer to a message, and to a tap on the menu or a follow."""


class Article(TypedDict):
    title: str
    description: str
    url: str
    picture: str


class Reading(TypedDict):
    """type: text, news, none (the visitor sees nothing) or fault (the visitor sees WeChat's notice, which is then the text)."""

    type: str
    text: str
    articles: list[Article]
    xml_received: str
    problem: str
    """What is wrong with the answer, in a developer's words."""


def read(status: int, body: bytes, delivery: Delivery, credentials: Credentials) -> Reading:
    """Judge an answer as strictly as WeChat does. Never raises: what can't be read is a fault."""
    xml = b""
    try:
        if not 200 <= status < 300:
            raise MessageError(f"status {status}")
        if body in NOTHING:
            return reading("none")
        xml = unseal(body, credentials) if delivery.sealed else body
        return _judge(tree(xml), fields(sent(delivery, credentials).encode()), xml.decode())
    except CallbackError as error:
        return fault(str(error), xml.decode(errors="replace"))


def reading(kind: str, text: str = "", articles: list[Article] | None = None, xml: str = "", problem: str = "") -> Reading:
    return {"type": kind, "text": text, "articles": articles or [], "xml_received": xml, "problem": problem}


def fault(problem: str, xml: str = "") -> Reading:
    return reading("fault", words()["wechat"]["fault"], xml=xml, problem=problem)


def _judge(root: Element, message: Mapping[str, str], xml: str) -> Reading:
    reply = {child.tag: child.text or "" for child in root}
    if (reply.get("ToUserName"), reply.get("FromUserName")) != (message["FromUserName"], message["ToUserName"]):
        raise MessageError("ToUserName and FromUserName have to be the message's, exchanged")
    if not reply.get("CreateTime", "").isdecimal():
        raise MessageError("CreateTime is no number")
    match reply.get("MsgType"):
        case "text":
            return _text(reply.get("Content", ""), xml)
        case "news":
            return _news(root, message, xml)
        case "image" | "voice" | "video" | "music" | "transfer_customer_service":
            return reading("none", xml=xml, problem="a kind that the simulator can't show")
        case other:
            raise MessageError(f"MsgType {other!r}")


def _text(content: str, xml: str) -> Reading:
    if not content.strip():
        raise MessageError("Content is empty")
    if len(content.encode()) > TEXT_BYTES:
        return reading("none", xml=xml, problem=f"{len(content.encode())} bytes: a text over {TEXT_BYTES} is not shown")
    return reading("text", content, xml=xml)


def _news(root: Element, message: Mapping[str, str], xml: str) -> Reading:
    articles = [_article(item) for item in root.findall("Articles/item")]
    if not articles or root.findtext("ArticleCount") != str(len(articles)) or not all(a["title"] for a in articles):
        raise MessageError("no article, a wrong ArticleCount, or an article without a title")
    shown = ARTICLES_OF_EVENTS if message.get("Event") in ("CLICK", "subscribe") else ARTICLES
    problem = f"{len(articles)} articles: only {shown} shown" if len(articles) > shown else ""
    return reading("news", articles=articles[:shown], xml=xml, problem=problem)


def _article(item: Element) -> Article:
    values = {child.tag: child.text or "" for child in item}
    return {
        "title": values.get("Title", ""),
        "description": values.get("Description", ""),
        "url": values.get("Url", ""),
        "picture": values.get("PicUrl", ""),
    }
