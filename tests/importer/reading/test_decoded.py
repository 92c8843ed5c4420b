import pytest

from bot.importer.reading.decoded import MAX_BYTES, decoded
from bot.importer.reading.page_error import PageError

CHINESE = "林致远大使“放风筝”"
ENGLISH = "China’s view: “kites” – £5"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (CHINESE.encode(), CHINESE),
        (CHINESE.encode("utf-8-sig"), CHINESE),
        (CHINESE.encode("gbk"), CHINESE),
        (b'<meta charset="gb2312">' + CHINESE.encode("gb18030"), '<meta charset="gb2312">' + CHINESE),
        (b'<meta charset="utf-8">' + CHINESE.encode("gb18030"), '<meta charset="utf-8">' + CHINESE),
        (b'<meta charset="gb2312">' + CHINESE.encode(), '<meta charset="gb2312">' + CHINESE),
        (b"<meta charset=gbk>" + "联通".encode("gbk"), "<meta charset=gbk>联通"),
        (CHINESE.encode("utf-16"), CHINESE),
        (ENGLISH.encode("cp1252"), ENGLISH),
        (ENGLISH.encode() + b"\xff kites", ENGLISH + " kites"),
        (CHINESE.encode()[:-1], CHINESE[:-1]),
        (CHINESE.encode("gbk") + b"\xff", CHINESE),
        (b"a\x00b\x07\r\nc\rd", "ab\nc\nd"),
        ("𠮷".encode("gb18030") + CHINESE.encode("gb18030"), "𠮷" + CHINESE),
    ],
)
def test_whatever_it_was_saved_in(content: bytes, text: str) -> None:
    assert decoded(content, "") == text


@pytest.mark.parametrize("content", [b"", b" \n\x00", b"%PDF-1.7 a", b"\x89PNG\r\n", b"PK\x03\x04", b"a" * (MAX_BYTES + 1)])
def test_what_is_no_text_is_an_error(content: bytes) -> None:
    with pytest.raises(PageError):
        decoded(content, "https://embassy.example/a.htm")
