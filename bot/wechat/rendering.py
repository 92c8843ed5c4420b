"""Reply -> XML. Written here and not by wechatpy, whose replies let `]]>` and control characters through."""

from bot.wechat.markup import cdata, clean
from bot.wechat.messages import Message
from bot.wechat.replies import NewsReply, NoReply, Reply, TextReply


def render(reply: Reply, message: Message, now: int) -> str:
    """The XML that answers `message`; "" where there is nothing to say, since WeChat shows an empty text as a failure."""
    match reply:
        case NoReply():
            body = ""
        case TextReply():
            body = _text(reply)
        case NewsReply():
            body = _news(reply)
    if not body:
        return ""
    return (
        f"<xml><ToUserName>{cdata(message.visitor)}</ToUserName><FromUserName>{cdata(message.account)}</FromUserName>"
        f"<CreateTime>{now}</CreateTime>{body}</xml>"
    )


def _text(reply: TextReply) -> str:
    content = clean(reply.content)
    return f"<MsgType>{cdata('text')}</MsgType><Content>{cdata(content)}</Content>" if content.strip() else ""


def _news(reply: NewsReply) -> str:
    if not clean(reply.title).strip():
        return ""
    return (
        f"<MsgType>{cdata('news')}</MsgType><ArticleCount>1</ArticleCount><Articles><item><Title>{cdata(reply.title)}</Title>"
        f"<Description>{cdata(reply.description)}</Description><PicUrl>{cdata(reply.picture)}</PicUrl><Url>{cdata(reply.url)}</Url>"
        "</item></Articles>"
    )
