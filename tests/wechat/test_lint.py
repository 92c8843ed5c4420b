"""What WeChat would show as nothing, or as a fault notice, is told by its name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wechat.limits import CARD_TITLE_BYTES, TEXT_BYTES
from bot.wechat.lint import faults
from bot.wechat.replies import NewsReply, NoReply, Reply, TextReply

TAP = '<a href="weixin://bizmsgmenu?msgmenucontent=%E7%AD%BE&msgmenuid=visa">签证</a>'
LINK = '<a href="https://example.org/?a=1&b=2">a page</a>'
CARD = NewsReply("签证", "说明", "https://example.org/a", "https://example.org/p.png")


@pytest.mark.parametrize(
    "reply",
    [
        NoReply(),
        TextReply("你好"),
        TextReply(f"1. {TAP}\n2. {TAP}\n\n{LINK} & more"),
        TextReply("签" * 682 + "a"),
        CARD,
        NewsReply("签证", "", ""),
    ],
)
def test_what_wechat_shows_has_no_fault(reply: Reply) -> None:
    assert faults(reply) == []


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        (TextReply(""), "an empty text"),
        (TextReply(" \n\u3000"), "an empty text"),
        (TextReply("签" * 683), f"a text of more than {TEXT_BYTES} bytes"),
        (TextReply("a\x08b"), "a character that XML can't hold"),
        (TextReply("a\ud800b"), "a character that XML can't hold"),
        (TextReply("a < b"), "a link that WeChat can't read"),
        (TextReply("<b>bold</b>"), "a link that WeChat can't read"),
        (TextReply('<a href="https://example.org">open'), "a link that WeChat can't read"),
        (TextReply("</a>"), "a link that WeChat can't read"),
        (TextReply('<a href="javascript:alert(1)">a</a>'), "a link that WeChat can't read"),
        (TextReply('<a href="https://example.org/a b">a</a>'), "a link that WeChat can't read"),
        (TextReply('<a href="weixin://bizmsgmenu?msgmenucontent=&msgmenuid=1">a</a>'), "a link that WeChat can't read"),
        (TextReply(f'<a href="https://example.org">{LINK}</a>'), "a link that WeChat can't read"),
        (NewsReply(" ", "b", "https://example.org"), "a card without a title"),
        (NewsReply("签" * CARD_TITLE_BYTES, "b", ""), f"a card's title of more than {CARD_TITLE_BYTES} bytes"),
        (NewsReply("a", "b\x00", ""), "a character that XML can't hold"),
        (NewsReply("a", "b", "javascript:alert(1)"), "an address that is none of the web's"),
        (NewsReply("a", "b", "https://example.org", "file:///etc/passwd"), "an address that is none of the web's"),
    ],
)
def test_what_wechat_does_not_show_is_told(reply: Reply, fault: str) -> None:
    assert fault in faults(reply)


@given(st.text(st.characters(), max_size=80), st.text(st.characters(), max_size=80))
def test_a_fault_never_tells_what_was_said(content: str, other: str) -> None:
    told = {*faults(TextReply(content)), *faults(NewsReply(content, other, content))}
    assert all(fault.startswith(("a ", "an ")) and len(fault) < 60 for fault in told)
