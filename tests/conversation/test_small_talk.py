"""Hello, thanks, goodbye, help, a person please: whole sentences with a fixed meaning."""

import pytest

from bot.conversation.outcome import Outcome
from tests.conversation.chat import Chat

SENTENCES = [
    ("hello", Outcome.SOCIAL, "Just type your question"),
    ("Hello!!", Outcome.SOCIAL, "Just type your question"),
    ("你好", Outcome.SOCIAL, "请直接输入您的问题"),
    ("您好！", Outcome.SOCIAL, "请直接输入您的问题"),
    ("help", Outcome.SOCIAL, "Reply with a number"),
    ("帮助", Outcome.SOCIAL, "回复数字"),
    ("幫助", Outcome.SOCIAL, "回覆數字"),
    ("thanks", Outcome.SOCIAL, "You are welcome"),
    ("谢谢！", Outcome.SOCIAL, "不客气"),
    ("謝謝", Outcome.SOCIAL, "不客氣"),
    ("bye", Outcome.SOCIAL, "Goodbye"),
    ("再见", Outcome.SOCIAL, "再见"),
    ("人工", Outcome.HANDED_OVER, "+44 20 7299 8439"),
    ("转人工", Outcome.HANDED_OVER, "+44 20 7299 8438"),
    ("talk to a person", Outcome.HANDED_OVER, "+44 20 7299 8439"),
    ("can I speak to someone?", Outcome.HANDED_OVER, "12308"),
]


@pytest.mark.parametrize(("said", "outcome", "fragment"), SENTENCES, ids=[said for said, *_ in SENTENCES])
def test_small_talk(chat: Chat, said: str, outcome: Outcome, fragment: str) -> None:
    turn = chat.say(said)
    assert (turn.outcome, turn.entry) == (outcome, None)
    assert fragment in chat.text


@pytest.mark.parametrize("said", ["hello", "帮助"])
def test_a_greeting_offers_the_accounts_main_things(chat: Chat, said: str) -> None:
    chat.say(said)
    assert chat.talk.choices == chat.knowledge.account.welcome
    assert [choice["id"] for choice in chat.choices()] == list(chat.knowledge.account.welcome)


@pytest.mark.parametrize("said", ["谢谢", "再见", "人工"])
def test_thanks_leave_the_talk_as_it_is(chat: Chat, said: str) -> None:
    chat.say("签证")
    before = chat.talk
    assert chat.say(said).talk == before


def test_a_greeting_before_a_question_is_no_greeting(chat: Chat) -> None:
    assert chat.say("你好，护照丢了怎么办").entry == "passport-lost"
