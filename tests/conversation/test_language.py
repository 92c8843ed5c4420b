"""The language of the question decides, a chosen one is remembered, and what was shown last is shown again in it."""

import pytest

from bot.conversation.outcome import Outcome
from bot.wechat.messages import Click
from tests.conversation.chat import Chat

QUESTIONS = [
    ("I lost my passport", "en", "Report it to the UK police"),
    ("护照丢了怎么办", "zh", "核对日期"),
    ("護照丟了怎麼辦", "zh-Hant", "護照"),
    ("huzhao diu le zenme ban", "zh", "护照"),
    ("我的passport丢了怎么办", "zh", "护照"),
]


@pytest.mark.parametrize(("question", "language", "fragment"), QUESTIONS)
def test_the_question_decides_the_language(chat: Chat, question: str, language: str, fragment: str) -> None:
    turn = chat.say(question)
    assert turn.entry == "passport-lost"
    assert turn.answer and turn.answer.language == language
    assert fragment in chat.text


def test_a_traditional_answer_has_no_simplified_characters_left(chat: Chat) -> None:
    chat.say("護照丟了怎麼辦")
    assert not set("护丢证请条来观领") & set(chat.text)


CHOICES = [
    ("English", "en", "Lost or stolen passport"),
    ("in english please", "en", "Lost or stolen passport"),
    ("英文", "en", "Lost or stolen passport"),
    ("yingwen", "en", "Lost or stolen passport"),
    ("Englsh", "en", "Lost or stolen passport"),
    ("中文", "zh", "护照丢失"),
    ("Chinese", "zh", "护照丢失"),
    ("繁體", "zh-Hant", "護照丟失"),
    ("繁体", "zh-Hant", "護照丟失"),
    ("traditional Chinese", "zh-Hant", "護照丟失"),
]


@pytest.mark.parametrize(("said", "language", "title"), CHOICES)
@pytest.mark.parametrize("question", ["I lost my passport", "护照丢了怎么办"])
def test_a_language_is_chosen_and_shows_the_last_answer_again(chat: Chat, question: str, said: str, language: str, title: str) -> None:
    chat.say(question)
    turn = chat.say(said)
    assert (turn.entry, turn.talk.language) == ("passport-lost", language)
    assert title in chat.text
    assert "回复" not in chat.text and "Reply" not in chat.text, "who has just chosen needs no hint"


@pytest.mark.parametrize(
    ("said", "language", "fragment"),
    [("English", "en", "answer in English"), ("中文", "zh", "用中文"), ("繁體", "zh-Hant", "繁體中文回答")],
)
def test_with_nothing_shown_before_the_choice_is_confirmed(chat: Chat, said: str, language: str, fragment: str) -> None:
    turn = chat.say(said)
    assert (turn.outcome, turn.talk.language) == (Outcome.SOCIAL, language)
    assert fragment in chat.text
    assert len(chat.choices()) == len(chat.knowledge.account.welcome)


def test_a_chosen_language_is_kept_against_the_language_of_the_question_and_a_hint_says_how_to_change(chat: Chat) -> None:
    chat.say("English")
    turn = chat.say("护照丢了怎么办")
    assert turn.answer and turn.answer.language == "en"
    assert "Lost or stolen passport" in chat.text
    assert "回复“中文”可改用中文" in chat.text
    chat.say("I lost my passport")
    assert "回复" not in chat.text
    chat.say("中文")
    chat.say("I lost my passport")
    assert "护照丢失" in chat.text and 'Reply "English"' in chat.text


def test_traditional_and_simplified_are_one_language_to_the_hint(chat: Chat) -> None:
    chat.say("繁體")
    turn = chat.say("护照丢了怎么办")
    assert turn.answer and turn.answer.language == "zh-Hant"
    assert "English" not in chat.text and "改用" not in chat.text


def test_a_chosen_language_holds_for_menus_and_pictures(chat: Chat) -> None:
    chat.say("English")
    chat.send(Click, key="visa")
    assert "Visas" in chat.text


@pytest.mark.parametrize("said", ["2", "😀", "12:30"])
def test_what_is_in_no_language_gets_no_hint(chat: Chat, said: str) -> None:
    chat.say("中文")
    chat.say(said)
    assert "English" not in chat.text


def test_a_section_is_shown_again_too(chat: Chat) -> None:
    chat.say("签证")
    assert chat.say("English").talk.more == "visa"
    assert "Services › Visas" in chat.text


def test_an_answer_about_a_place_is_shown_again_as_its_office(chat: Chat) -> None:
    chat.say("利兹归哪个领馆管")
    assert chat.say("English").entry == "consulate-manchester"
    assert "Denison House" in chat.text
