"""Sections by words, menu and QR code, and "more" through all their pages."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.conversation import present
from bot.conversation.outcome import Outcome
from bot.conversation.setting import Setting
from bot.knowledge.knowledge import Knowledge
from bot.render import render, text
from bot.wechat.limits import TEXT_BYTES
from bot.wechat.messages import Click, Scan, Subscribe
from bot.wechat.replies import TextReply
from tests.conversation.chat import Chat


@pytest.mark.parametrize("said", ["签证", "中国签证", "visa", "Visas", "簽證", "VISA SECTION"])
def test_words_open_a_section(chat: Chat, said: str) -> None:
    turn = chat.say(said)
    assert (turn.outcome, turn.entry, turn.talk.more) == (Outcome.LISTED, None, "visa")
    assert "uk-visa-free" in turn.talk.choices


def test_every_section_opens_by_words_menu_and_code(shipped: Knowledge, chat: Chat) -> None:
    for section in shipped.sections.values():
        by_words = [chat.say(word).talk.more for words in section.questions.values() for word in words]
        by_key = [
            chat.send(kind, **{field: section.id}).talk.more for kind, field in ((Click, "key"), (Scan, "scene"), (Subscribe, "scene"))
        ]
        assert {*by_words, *by_key} == {section.id}


def test_every_menu_key_opens_something(shipped: Knowledge, chat: Chat) -> None:
    keys = [button.key for top in shipped.menu for button in (top, *top.buttons) if button.key]
    assert keys
    assert [key for key in keys if chat.send(Click, key=key).talk.more != key] == []


def test_a_section_shows_where_it_stands_its_note_and_its_page(chat: Chat) -> None:
    chat.say("Science & Tech")
    assert chat.text.startswith("【China-UK Relations › Science & Tech】")
    assert "little on science and technology" in chat.text
    assert '<a href="https://gb.china-embassy.gov.cn">Official website</a>' in chat.text


def test_sections_stand_in_sections(chat: Chat) -> None:
    chat.say("services")
    assert {"visa", "passport", "documents"} <= set(chat.talk.choices)
    number = chat.talk.choices.index("passport") + 1
    assert chat.say(str(number)).talk.more == "passport"


@pytest.mark.parametrize(
    ("opening", "more", "end"),
    [("签证", "更多", "没有更多内容了。"), ("visa", "more", "There is nothing more."), ("簽證", "更多", "沒有更多")],
)
def test_more_leads_through_all_pages_and_then_says_so(chat: Chat, opening: str, more: str, end: str) -> None:
    chat.say(opening)
    pages = [chat.text]
    while "（1/" in pages[0] or "(1/" in pages[0]:
        chat.say(more)
        if end in chat.text:
            break
        pages.append(chat.text)
    assert len(pages) > 1
    assert f"({len(pages) - 1}/{len(pages)})" in pages[-2].replace("（", "(").replace("）", ")")
    shown = [line for page in pages for line in page.splitlines() if "weixin://" in line]
    assert [int(line.partition(".")[0]) for line in shown] == list(range(1, len(chat.talk.choices) + 1))
    chat.say(more)
    assert end in chat.text


def test_a_long_entry_goes_on_with_more_and_ends_with_its_source(shipped: Knowledge, chat: Chat) -> None:
    entry = shipped.entries["passport-fees"]
    body = "\n\n".join(f"第{number}段：" + "很长" * 100 for number in range(9))
    chat.knowledge = replace(shipped, entries={entry.id: replace(entry, body={"zh": body, "en": body})})
    chat.send(Click, key=entry.id)
    pages = [chat.text]
    while "回复“更多”" in chat.text:
        chat.say("更多")
        pages.append(chat.text)
    assert [number for number in range(9) if sum(f"第{number}段：" in page for page in pages) != 1] == []
    assert len(pages) > 1 and all("来源：" in page and "核对日期：" in page for page in pages)


@pytest.mark.parametrize("said", ["more", "更多", "Next", "下一页", "gengduo"])
def test_more_of_nothing_is_said_to_be_nothing(chat: Chat, said: str) -> None:
    turn = chat.say(said)
    assert (turn.outcome, turn.entry) == (Outcome.SOCIAL, None)


@pytest.mark.parametrize("opening", ["2017年王毅谈中俄关系", "日本大使馆电话"])
def test_more_after_what_has_one_page_does_not_repeat_it(chat: Chat, opening: str) -> None:
    chat.say(opening)
    chat.say("更多")
    assert chat.text == "没有更多内容了。"


@pytest.mark.parametrize("language", ["zh", "zh-Hant", "en"])
def test_even_the_four_longest_choices_fit_on_one_page(shipped: Knowledge, language: str) -> None:
    """Of a clarifying question there is no second page."""
    setting = Setting(shipped, language, datetime(2026, 11, 24, 10, tzinfo=UTC))
    longest = sorted(shipped.entries, key=lambda id: -len(present.title(id, setting).encode()))[:4]
    for sentence in ("clarify", "welcome", "help"):
        answer = present.said(sentence, setting, tuple(longest))
        reply = render(answer)
        assert isinstance(reply, TextReply) and len(reply.content.encode()) <= TEXT_BYTES
        assert reply.content.count("weixin://") == 4
        assert text(answer).count("(1/") == 0
