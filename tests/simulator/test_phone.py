import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.phone import choices, segments, shown

VISA = '<a href="weixin://bizmsgmenu?msgmenucontent=%E7%AD%BE%E8%AF%81&msgmenuid=visa">签证</a>'
SITE = '<a href="https://example.org/?a=1&b=2">Website</a>'

LIVE = [
    ("hello", [{"text": "hello"}]),
    ("", []),
    (SITE, [{"link": "https://example.org/?a=1&b=2", "label": "Website"}]),
    (VISA, [{"choice": "签证", "label": "签证", "id": "visa"}]),
    ('<a href="weixin://bizmsgmenu?msgmenucontent=a+b%2Bc">x</a>', [{"choice": "a+b+c", "label": "x", "id": ""}]),
    (f"1 {VISA}\n2 {SITE}!", [{"text": "1 "}, {"choice": "签证", "label": "签证", "id": "visa"}, {"text": "\n2 "},
                              {"link": "https://example.org/?a=1&b=2", "label": "Website"}, {"text": "!"}]),
    ('<a href="http://example.org" data-miniprogram-appid="wx1" data-miniprogram-path="p">Mini</a>',
     [{"link": "http://example.org", "label": "Mini"}]),
]  # fmt: skip

HOSTILE = [
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JavaScript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="weixin://dl/settings">x</a>',
    '<a href="weixin://bizmsgmenu?msgmenuid=1">x</a>',
    '<a href="weixin://bizmsgmenu?msgmenucontent=%20">x</a>',
    '<a href="https://">x</a>',
    '<a href="https://[">x</a>',
    '<a href="//example.org">x</a>',
    '<a href="/relative">x</a>',
    '<a href="https://example.org" onclick="alert(1)">x</a>',
    '<a href="https://example.org"></a>',
    '<a href="https://example.org"><b>x</b></a>',
    "<a href='https://example.org'>x</a>",
    "<a href=https://example.org>x</a>",
    '<a href="https://example.org">x',
    '<A HREF="https://example.org">x</A>',
    "<b>bold</b> <img src=x onerror=alert(1)> <script>alert(1)</script>",
    "&lt;b&gt; &amp; <!-- comment -->",
]


@pytest.mark.parametrize(("text", "expected"), LIVE)
def test_text_is_cut_into_what_can_be_tapped_and_what_cannot(text: str, expected: list[dict[str, str]]) -> None:
    assert segments(text) == expected


@pytest.mark.parametrize("text", HOSTILE)
def test_other_markup_is_shown_letter_by_letter(text: str) -> None:
    assert segments(text) == [{"text": text}]
    assert shown(text) == text


def test_dead_markup_stays_between_live_ones() -> None:
    assert segments(f"<b>{VISA}</b>") == [{"text": "<b>"}, {"choice": "签证", "label": "签证", "id": "visa"}, {"text": "</b>"}]


PIECES = [*'<>a="/: ', "<a href=", "https://x", "https://[", "weixin://bizmsgmenu?", "msgmenucontent=%41", "</a>", VISA, SITE]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_whatever_comes_can_be_shown(text: str) -> None:
    found = segments(text)
    assert all(("text" in s) + ("link" in s) + ("choice" in s) == 1 for s in found)
    assert shown(text) or not text


def test_the_terminal_shows_addresses_and_underlines_choices() -> None:
    assert shown(f"{SITE} {VISA}") == "Website (https://example.org/?a=1&b=2) 签证"
    assert shown(VISA, underline=True) == "\x1b[4m签证\x1b[24m"
    assert shown('<a href="https://e.org">https://e.org</a>') == "https://e.org"


def test_choices_are_found_in_order() -> None:
    assert [choice["id"] for choice in choices(f"{SITE}{VISA}x{VISA.replace('visa', '2')}")] == ["visa", "2"]
