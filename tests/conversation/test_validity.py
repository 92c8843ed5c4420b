"""What holds no longer, or not yet, or is not ours, is never served as an answer."""

from dataclasses import replace
from datetime import date

import pytest

from bot.conversation.outcome import Outcome
from bot.wechat.messages import Click, Scan
from tests.conversation.chat import NEW_YEAR, Chat

ASKED = ["英国护照去中国免签吗", "do british citizens need a visa for china", "Visa-free entry on a British passport", "英国护照免签入境"]


@pytest.mark.parametrize("question", ASKED)
def test_on_its_last_day_it_holds(chat: Chat, question: str) -> None:
    chat.now = NEW_YEAR.replace(year=2026, month=12, day=31, hour=23, minute=59)
    assert chat.say(question).entry == "uk-visa-free"


@pytest.mark.parametrize("question", ASKED)
def test_the_day_after_it_is_not_served_as_valid(chat: Chat, question: str) -> None:
    chat.now = NEW_YEAR
    turn = chat.say(question)
    assert (turn.outcome, turn.entry) == (Outcome.EXPIRED, None)
    assert "2026-12-31" in chat.text and "https://gb.china-embassy.gov.cn/eng/visa/notice/" in chat.text
    assert "30天" not in chat.text and "30 days" not in chat.text


def test_neither_menu_nor_code_nor_more_serves_it(chat: Chat) -> None:
    chat.now = NEW_YEAR
    turns = [chat.send(Click, key="uk-visa-free"), chat.send(Scan, scene="uk-visa-free"), chat.say("更多"), chat.say("English")]
    assert {turn.entry for turn in turns} == {None}


def test_it_is_not_listed_any_more(chat: Chat) -> None:
    assert "uk-visa-free" in chat.say("签证").talk.choices
    chat.now = NEW_YEAR
    assert "uk-visa-free" not in chat.say("签证").talk.choices


def test_the_day_is_that_of_the_home_office_not_of_the_server(chat: Chat) -> None:
    """In summer London is an hour ahead of UTC."""
    entry = replace(chat.knowledge.entries["uk-visa-free"], expires=date(2026, 6, 30))
    chat.knowledge = replace(chat.knowledge, entries={**chat.knowledge.entries, entry.id: entry})
    chat.now = NEW_YEAR.replace(year=2026, month=6, day=30, hour=23, minute=30)
    assert chat.send(Click, key="uk-visa-free").outcome is Outcome.EXPIRED


def test_what_does_not_hold_yet_is_neither_served_nor_listed_nor_offered(chat: Chat) -> None:
    entry = replace(chat.knowledge.entries["passport-fees"], valid_from=date(2026, 12, 1))
    chat.knowledge = replace(chat.knowledge, entries={**chat.knowledge.entries, entry.id: entry})
    asked = [chat.say(question) for questions in entry.questions.values() for question in questions]
    asked += [chat.send(Click, key=entry.id), chat.send(Scan, scene=entry.id), chat.say(entry.title["zh"])]
    assert entry.id not in {turn.entry for turn in asked}
    assert entry.id not in {choice for turn in asked for choice in turn.talk.choices}
    assert entry.id not in chat.say("护照").talk.choices
    chat.now = NEW_YEAR
    assert chat.send(Click, key=entry.id).entry == entry.id
    assert entry.id in chat.say("护照").talk.choices


@pytest.mark.parametrize("question", ["日本大使馆电话", "french visa", "BRP丢了"])
def test_what_is_not_ours_is_declined_with_nothing_asserted(chat: Chat, question: str) -> None:
    turn = chat.say(question)
    assert (turn.outcome, turn.entry) == (Outcome.DECLINED, None)
    assert chat.text


@pytest.mark.parametrize(("question", "language"), [("asdfgh", "en"), ("今晚月亮圆不圆", "zh")])
def test_what_is_not_known_is_said_so_with_the_hotline_and_the_site(chat: Chat, question: str, language: str) -> None:
    turn = chat.say(question)
    assert (turn.outcome, turn.entry) == (Outcome.UNANSWERED, None)
    assert chat.knowledge.account.hotline in chat.text
    assert f'<a href="{chat.knowledge.account.site}">' in chat.text
    assert turn.answer and turn.answer.language == language
