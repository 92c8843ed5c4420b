from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wechat.limits import TEXT_BYTES
from bot.wechat.markup import clean
from bot.wechat.messages import Text
from bot.wechat.rendering import render
from bot.wechat.replies import NewsReply, NoReply, TextReply
from tests.wechat.samples import ACCOUNT, VISITOR
from tests.wechat.wire import read

NOW = 1760000002
ANY_TEXT = st.text(st.characters(), max_size=400) | st.text(st.sampled_from("]>< &\r\n\x00\x08\ud800\ufffe签"), max_size=40)
CARD = NewsReply("签证 ]]> & <b>", "说明\x08", "https://example.org/?a=1&b=2", "https://example.org/p.png")


def test_a_text(asked: Text) -> None:
    fields = read(render(TextReply("你好"), asked, NOW))
    expected = {"ToUserName": VISITOR, "FromUserName": ACCOUNT, "CreateTime": "1760000002", "MsgType": "text", "Content": "你好"}
    assert fields == expected


def test_a_card(asked: Text) -> None:
    xml = render(CARD, asked, NOW)
    items = ElementTree.fromstring(xml).findall("Articles/item")
    assert [[(field.tag, field.text) for field in item] for item in items] == [
        [("Title", "签证 ]]> & <b>"), ("Description", "说明"), ("PicUrl", CARD.picture), ("Url", CARD.url)]
    ]
    assert (read(xml)["MsgType"], read(xml)["ArticleCount"], read(xml)["ToUserName"]) == ("news", "1", VISITOR)


def test_a_card_may_lack_all_but_its_title(asked: Text) -> None:
    assert "<PicUrl><![CDATA[]]></PicUrl>" in render(NewsReply("签证", "", ""), asked, NOW)


@pytest.mark.parametrize("reply", [NoReply(), TextReply(""), TextReply(" \n\t"), TextReply("\x00\x08"), NewsReply(" ", "a", "b")])
def test_nothing_to_say_is_no_xml(asked: Text, reply: TextReply | NewsReply | NoReply) -> None:
    assert render(reply, asked, NOW) == ""


def test_links_and_tappable_choices_stay_as_they_are(asked: Text) -> None:
    content = '<a href="weixin://bizmsgmenu?msgmenucontent=%E7%AD%BE&msgmenuid=1">签证</a>\n<a href="https://example.org/?a=1&b=2">a</a>'
    assert read(render(TextReply(content), asked, NOW))["Content"] == content


@given(content=ANY_TEXT)
def test_any_text_comes_out_of_a_parser_as_it_was_less_what_xml_cannot_hold(asked: Text, content: str) -> None:
    xml = render(TextReply(content), asked, NOW)
    if not xml:
        assert not clean(content).strip()
        return
    assert read(xml.encode())["Content"] == clean(content)
    assert set(read(xml)) == {"ToUserName", "FromUserName", "CreateTime", "MsgType", "Content"}


@given(parts=st.tuples(ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_TEXT))
def test_any_card_is_well_formed(asked: Text, parts: tuple[str, str, str, str]) -> None:
    xml = render(NewsReply(*parts), asked, NOW)
    assert not xml or set(read(xml.encode())) == {"ToUserName", "FromUserName", "CreateTime", "MsgType", "ArticleCount", "Articles"}


@given(name=st.text(st.characters(), max_size=40))
def test_any_sender_is_escaped(name: str) -> None:
    asked = Text(visitor=name, account=name, created=NOW, delivery="1", content="?")
    assert read(render(TextReply("a"), asked, NOW))["ToUserName"] == clean(name)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [("a\r\nb\rc\n", "a\nb\nc\n"), ("a\x00\x01\x1f\x7fb", "a\x7fb"), ("\ud800\udfff\ufffe\uffff", ""), ("😀\t", "😀\t")],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_a_text_of_just_the_limit_is_whole(asked: Text) -> None:
    content = "签" * 682 + "a"
    assert len(content.encode()) == TEXT_BYTES
    assert read(render(TextReply(content), asked, NOW))["Content"] == content
