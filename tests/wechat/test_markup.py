import pytest

from bot.errors import MessageError
from bot.wechat.markup import DEPTH, ELEMENTS, cdata, readable, value


def test_depth_is_limited() -> None:
    readable(b"<a>" * DEPTH + b"</a>" * DEPTH)
    with pytest.raises(MessageError, match="deep"):
        readable(b"<a>" * (DEPTH + 1) + b"</a>" * (DEPTH + 1))


def test_the_number_of_elements_is_limited() -> None:
    readable(b"<xml>" + b"<a/>" * (ELEMENTS - 1) + b"</xml>")
    with pytest.raises(MessageError, match="many elements"):
        readable(b"<xml>" + b"<a/>" * ELEMENTS + b"</xml>")


def test_a_hostile_start_is_refused_before_the_rest_is_read() -> None:
    with pytest.raises(MessageError, match="document type"):
        readable(b"<!DOCTYPE a><a>" + b"<b>" * 100)


def test_a_byte_order_mark_is_no_harm() -> None:
    assert readable(b"\xef\xbb\xbf<xml/>").endswith("<xml/>")


@pytest.mark.parametrize(("text", "section"), [("a", "<![CDATA[a]]>"), ("]]>", "<![CDATA[]]]]><![CDATA[>]]>"), ("\x00", "<![CDATA[]]>")])
def test_cdata(text: str, section: str) -> None:
    assert cdata(text) == section


def test_a_missing_and_an_empty_field_are_both_empty() -> None:
    assert value({}, "a") == value({"a": None}, "a") == ""
    with pytest.raises(MessageError):
        value({"a": ["1", "2"]}, "a")
