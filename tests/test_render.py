"""An answer as a reply: inside WeChat's limits whatever it holds, nothing of it lost, and nothing of it taken for markup."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation import present
from bot.conversation.answer import Answer, Card, Choice
from bot.conversation.open import open_id
from bot.conversation.outcome import Outcome
from bot.conversation.setting import Setting
from bot.conversation.talk import Talk
from bot.knowledge.knowledge import Knowledge
from bot.render import DESCRIPTION_CHARACTERS, TITLE_CHARACTERS, render
from bot.simulator.phone import segments
from bot.wechat.limits import TEXT_BYTES
from bot.wechat.replies import NewsReply, NoReply, TextReply

MORE, NO_MORE, CHOOSE = "more? ({page}/{pages})", "nothing more", "tap or number"
NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
LANGUAGES = ["zh", "zh-Hant", "en"]

PIECES = st.sampled_from(
    ["签证要带护照。", "A sentence. ", "<b>x</b>", "\n\n", "\n", "- item\n", "[官网](https://example.org/a?b=1&c=2!)", "[x](", "🙂", " "]
)
BODIES = st.lists(PIECES | st.text(max_size=60), max_size=60).map("".join) | st.text("长a ", max_size=3000)
URLS = st.text("abc/?=&!.;%\"<>'", max_size=300).map(lambda rest: f"https://example.org/{rest}")
LABELS = st.text(min_size=1, max_size=150)
LINES = st.builds(lambda label, url: f"[{label}]({url})", LABELS, URLS) | st.text(max_size=400)
CHOICES = st.lists(
    st.builds(Choice, st.from_regex(r"[a-z][a-z0-9-]{0,40}", fullmatch=True), LABELS, st.sampled_from(["", "2026-02-16"])), max_size=30
)
ANSWERS = st.builds(
    Answer,
    st.sampled_from(LANGUAGES),
    heading=st.text(max_size=300),
    body=BODIES,
    choices=CHOICES.map(tuple),
    links=st.lists(LINES, max_size=6).map(tuple),
    footer=st.lists(LINES, max_size=4).map(tuple),
    how_to_choose=st.just(CHOOSE),
    more=st.just(MORE),
    no_more=st.just(NO_MORE),
)


def pages(answer: Answer) -> list[str]:
    """All pages of an answer that is a text."""
    found: list[str] = []
    end = render(replace(answer, page=10_000))
    while True:
        reply = render(replace(answer, page=len(found)))
        assert isinstance(reply, TextReply)
        if reply == end:
            return found
        found.append(reply.content)
        assert len(found) < 200


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@settings(max_examples=300)
@given(ANSWERS)
def test_no_page_of_any_answer_is_over_the_limit(answer: Answer) -> None:
    assert [len(page.encode()) for page in pages(answer) if len(page.encode()) > TEXT_BYTES] == []


@given(BODIES)
def test_pages_lose_nothing_of_the_body(body: str) -> None:
    said = "".join(pages(Answer("zh", body=body, no_more=NO_MORE)))
    as_text = re.sub(r"\[([^\]\n]+)\]\((https?://[^\s)]+)\)", r"\1", body.translate(str.maketrans("<>", "\u2039\u203a")))
    labels = "".join(segment.get("text") or segment["label"] for segment in segments(said))
    assert bare(labels) == bare(as_text)


@given(ANSWERS)
def test_every_choice_is_on_some_page_with_its_number(answer: Answer) -> None:
    found = "\n".join(pages(answer))
    assert [number for number in range(1, len(answer.choices) + 1) if f'{number}. <a href="weixin://' not in found] == []


def test_every_page_has_heading_and_footer_and_all_but_the_last_say_how_to_go_on() -> None:
    answer = Answer("en", heading="Visas", body="A long sentence. " * 400, footer=("Source: us",), more=MORE, no_more=NO_MORE)
    found = pages(answer)
    assert len(found) > 2
    assert all(page.startswith("【Visas】") and page.endswith("Source: us") for page in found)
    assert [f"more? ({number}/{len(found)})" in page for number, page in enumerate(found, start=1)] == [True] * (len(found) - 1) + [False]


def test_long_texts_are_cut_between_sentences() -> None:
    found = pages(Answer("zh", body="签证要带护照和照片。" * 200, more=MORE, no_more=NO_MORE))
    assert all(page.partition("\n\nmore?")[0].endswith("。") for page in found)


@pytest.mark.parametrize(
    "markup",
    ['<a href="https://evil.example">x</a>', "<b>", "a < b > c", "<a href='weixin://bizmsgmenu?msgmenucontent=1&msgmenuid=2'>"],
)
def test_what_looks_like_markup_stays_text(markup: str) -> None:
    answer = Answer(
        "zh", heading=markup, body=markup, choices=(Choice("a", markup),), links=(f"[{markup}](https://example.org)",), footer=(markup,)
    )
    [page] = pages(replace(answer, no_more=NO_MORE))
    live = [segment for segment in segments(page) if "text" not in segment]
    assert [segment.get("link", segment.get("id")) for segment in live] == ["https://example.org", "a"]
    assert page.count("<") == page.count("<a href=") + page.count("</a>")


def test_links_are_live_and_an_address_cannot_break_out() -> None:
    [page] = pages(Answer("en", body='See [the form](https://example.org/a?b=1&c="x"<y>).', no_more=NO_MORE))
    assert page == 'See <a href="https://example.org/a?b=1&c=%22x%22%3Cy%3E">the form</a>.'


def test_a_link_in_a_long_paragraph_is_never_cut() -> None:
    link = "[表格](https://example.org/a?b=1)"
    found = pages(Answer("zh", body=("字" * 97 + link) * 30, no_more=NO_MORE))
    assert sum(page.count('<a href="https://example.org/a?b=1">表格</a>') for page in found) == 30


def test_choices_can_be_tapped_and_read_as_numbers() -> None:
    answer = Answer(
        "zh",
        body="哪一项？",
        choices=(Choice("a-1", "签证 & 护照"), Choice("news", "新闻", "2026-02-16")),
        how_to_choose="点击或回复数字即可。",
    )
    [page] = pages(replace(answer, no_more=NO_MORE))
    assert [(segment["choice"], segment["id"], segment["label"]) for segment in segments(page) if "choice" in segment] == [
        ("签证 & 护照", "a-1", "签证 & 护照"),
        ("新闻", "news", "新闻"),
    ]
    assert re.findall(r"^\d\. ", page, re.MULTILINE) == ["1. ", "2. "]
    assert page.endswith("</a> (2026-02-16)\n\n点击或回复数字即可。")


def test_traditional_characters_reach_every_part_and_no_address() -> None:
    answer = Answer(
        "zh-Hant",
        "护照",
        "签证",
        (Choice("visa", "签证"),),
        ("[官网](https://example.org/签)",),
        ("来源：使馆",),
        "点击",
        "更多 {page} {pages}",
        "没有",
    )
    [page] = pages(answer)
    assert "【護照】" in page and "簽證" in page and "來源：使館" in page and "點擊" in page
    assert [segment["choice"] for segment in segments(page) if "choice" in segment] == ["簽證"]
    assert [segment["link"] for segment in segments(page) if "link" in segment] == ["https://example.org/签"]


def test_nothing_to_say_is_no_reply() -> None:
    assert render(None) == NoReply()


def test_a_card_stays_within_sensible_lengths_and_between_words() -> None:
    card = Card("A title of many words " * 9, "A description of many words " * 30, "https://example.org")
    reply = render(Answer("en", card=card))
    assert isinstance(reply, NewsReply)
    assert len(reply.title) <= TITLE_CHARACTERS and len(reply.description) <= DESCRIPTION_CHARACTERS
    assert re.search(r"(A|title|of|many|words)…$", reply.title)
    assert reply.url == "https://example.org"


def test_a_short_card_is_left_alone_and_has_no_second_page() -> None:
    answer = Answer("zh-Hant", card=Card("签证", "说明", "https://example.org"), no_more=NO_MORE)
    assert render(answer) == NewsReply("簽證", "說明", "https://example.org")
    assert render(replace(answer, page=1)) == TextReply(NO_MORE)


# The shipped knowledge


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_shipped_fits_on_every_page_and_ends_with_its_source_and_date(shipped: Knowledge, language: str) -> None:
    setting = Setting(shipped, language, NOW)
    for id in (*shipped.entries, *shipped.offices, *shipped.sections):
        turn = open_id(id, Talk(language), setting)
        assert turn and turn.answer, id
        if turn.answer.card:
            continue
        found = pages(turn.answer)
        assert found and max(len(page.encode()) for page in found) <= TEXT_BYTES, id
        thing = shipped.entries.get(id) or shipped.offices.get(id)
        if thing and turn.outcome in (Outcome.ANSWERED, Outcome.URGENT):
            assert thing.source.date in found[-1] and str(thing.reviewed) in found[-1], id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_news_card_shows_date_source_and_page(shipped: Knowledge, language: str) -> None:
    setting = Setting(shipped, language, NOW)
    news = [entry for entry in shipped.entries.values() if entry.kind == "news"]
    assert news
    for entry in news:
        reply = render(present.entry(entry, setting))
        assert isinstance(reply, NewsReply), entry.id
        assert str(entry.date) in reply.description and reply.url == entry.source.url
        if language != "zh-Hant":
            assert setting.of(entry.source.name) in reply.description
            assert reply.title == setting.of(entry.title), "a title of ours is short enough"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_link_is_lost_and_none_is_shown_twice(shipped: Knowledge, language: str) -> None:
    setting = Setting(shipped, language, NOW)
    for entry in shipped.entries.values():
        turn = open_id(entry.id, Talk(), setting)
        assert turn and turn.answer
        if turn.answer.card:
            assert {link.url for link in entry.links} <= {turn.answer.card.url}, entry.id
            continue
        below = [segment["link"] for page in pages(replace(turn.answer, body="-")) for segment in segments(page) if "link" in segment]
        assert {link.url for link in entry.links} <= set(below), entry.id
        assert len(below) == len(set(below)), entry.id


def test_what_stands_beside_a_choice_is_no_markup_either() -> None:
    reply = render(Answer("en", choices=(Choice("visa", "Visas", "<a href='x'>"),), how_to_choose="Reply with a number."))
    assert isinstance(reply, TextReply) and "<a href='x'>" not in reply.content and "Visas" in reply.content
