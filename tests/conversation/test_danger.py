"""Danger to life comes before everything."""

import pytest

from bot.conversation.outcome import Outcome
from bot.conversation.talk import Talk
from tests.conversation.chat import Chat

DANGER = [
    *("救命", "救命啊！！！", "有人要杀我", "我被绑架了", "救 命", "有人要殺我", "我不想活了", "jiuming"),
    *("help me he has a knife", "HELP HE HAS A KNIFE", "i want to kill myself", "i have been kidnaped", "my husband beats me"),
    *("i lost my passport and someone is trying to kill me", "签证多少钱 救命", "he is not breathng"),
    *("au secours", "助けて"),
]

HARMLESS = [
    "救命恩人",
    "他是我的救命恩人，怎么给他办签证",
    "this queue will kill me",
    "how do i kill time at the embassy",
    "my phone is dying",
]


@pytest.mark.parametrize("said", DANGER)
def test_danger_is_heard_in_many_words(chat: Chat, said: str) -> None:
    turn = chat.say(said)
    assert (turn.outcome, turn.entry) == (Outcome.URGENT, "life-in-danger")
    assert chat.text.index("999") < chat.text.index("12308")
    assert "+44 20 7299 8439" in chat.text


@pytest.mark.parametrize("said", HARMLESS)
def test_harmless_words_raise_no_alarm(chat: Chat, said: str) -> None:
    assert chat.say(said).entry != "life-in-danger"


@pytest.mark.parametrize("menu_id", ["visa", "uk-visa-free", "no-such-thing"])
def test_danger_comes_before_a_tap_and_an_open_list(chat: Chat, menu_id: str) -> None:
    chat.say("护照")
    assert chat.say("救命", menu_id).entry == "life-in-danger"


def test_danger_is_answered_in_a_chosen_language_with_a_hint(chat: Chat) -> None:
    chat.talk = Talk(language="en")
    chat.say("救命")
    assert "Call 999 now" in chat.text
    assert "回复“中文”" in chat.text


@pytest.mark.parametrize(
    ("said", "entry"),
    [("护照丢了怎么办", "passport-lost"), ("I lost my passport", "passport-lost"), ("诈骗电话", "scam-call")],
)
def test_urgent_matters_lead_with_steps_and_a_number(chat: Chat, said: str, entry: str) -> None:
    turn = chat.say(said)
    assert (turn.outcome, turn.entry) == (Outcome.URGENT, entry)
    assert "12308" in chat.text
