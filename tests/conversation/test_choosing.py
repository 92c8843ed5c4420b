"""Numbers and taps: what was offered last, chosen in every way that people choose."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.conversation.outcome import Outcome
from bot.conversation.talk import Talk
from bot.knowledge.knowledge import Knowledge
from bot.search.index import build
from bot.search.text import to_traditional
from tests.conversation.chat import Chat

SECOND = [
    "2",
    "２",
    " 2 ",
    "2.",
    "2。",
    "（2）",
    "②",
    "2️⃣",
    "选2",
    "选择2",
    "第2个",
    "第二个",
    "二",
    "选第二个。",
    "two",
    "Option two",
    "我选2",
    "number 2",
    "option 2",
    "No. 2",
    "choose 2",
]


@pytest.mark.parametrize("said", SECOND)
def test_a_number_chooses_from_what_was_offered_last(chat: Chat, said: str) -> None:
    chat.say("护照")
    second = chat.talk.choices[1]
    assert chat.say(said).entry == second


def test_a_list_stays_open_for_another_number(chat: Chat) -> None:
    chat.say("护照")
    first, second = chat.talk.choices[:2]
    assert [chat.say("1").entry, chat.say("2").entry] == [first, second]


def test_a_number_is_answered_in_the_language_of_the_talk(chat: Chat) -> None:
    chat.say("passport")
    turn = chat.say("1")
    assert turn.answer and turn.answer.language == "en"


@pytest.mark.parametrize("said", ["0", "99", "第88个"])
def test_a_number_that_was_not_offered_is_said_to_be_none(chat: Chat, said: str) -> None:
    chat.say("护照")
    turn = chat.say(said)
    assert (turn.outcome, turn.entry) == (Outcome.SOCIAL, None)
    assert "没有对应的选项" in chat.text


def test_a_number_out_of_nowhere_chooses_nothing(chat: Chat) -> None:
    assert chat.say("2").entry is None


@pytest.mark.parametrize("said", ["240", "2 passports", "护照2本", "12308"])
def test_a_number_in_other_words_is_no_choice(chat: Chat, said: str) -> None:
    chat.say("护照")
    assert chat.talk.choices[1] != chat.say(said).entry


def test_numbers_run_on_over_the_pages_of_a_list(chat: Chat) -> None:
    chat.say("签证")
    chat.say("更多")
    number = int(chat.text[: chat.text.index(". <a")].rpartition("\n")[2])
    assert number > 1
    assert chat.say(str(number)).entry == chat.talk.choices[number - 1]


@pytest.mark.parametrize("with_id", [True, False])
@pytest.mark.parametrize("opening", ["护照", "passport", "護照"])
def test_a_tap_opens_what_it_says_with_and_without_its_id(chat: Chat, opening: str, with_id: bool) -> None:
    chat.say(opening)
    second = chat.talk.choices[1]
    assert chat.tap(2, with_id=with_id).entry == second


def test_a_tap_on_an_old_list_opens_what_it_says(chat: Chat) -> None:
    chat.say("护照")
    old, label = chat.talk.choices[1], chat.choices()[1]
    chat.say("签证")
    assert chat.say(label["choice"], label["id"]).entry == old
    chat.talk = Talk()
    assert chat.say(label["choice"], label["id"]).entry == old


def test_a_tap_on_what_is_gone_is_read_as_a_question(chat: Chat) -> None:
    assert chat.say("护照丢了怎么办", "an-entry-of-last-year").entry == "passport-lost"


def test_a_tapped_title_of_both_scripts_keeps_the_traditional_one(chat: Chat) -> None:
    chat.say("大使館")
    assert to_traditional("大使") == "大使"
    chat.say("大使", "ambassador")
    assert chat.talk.spoke == "zh-Hant"


def test_every_title_opens_its_own_when_tapped_without_its_id_in_either_script(shipped: Knowledge, another: Callable[[], Chat]) -> None:
    things = [*shipped.entries.values(), *shipped.sections.values()]
    titles = {(thing.id, title) for thing in things for title in thing.title.values()}
    titles |= {(office.id, name) for office in shipped.offices.values() for name in office.name.values()}
    spelt = sorted((id, spelling) for id, title in titles for spelling in {title, to_traditional(title)})
    assert [(id, title) for id, title in spelt if another().say(title).talk.more != id] == []


@pytest.fixture
def torn(shipped: Knowledge) -> Chat:
    """A visitor on two entries that one question may mean."""
    fees, renewal = shipped.entries["passport-fees"], shipped.entries["passport-renewal"]
    questions = [{"en": (f"zebra permit {kind}",), "zh": (f"斑马许可{kind}",)} for kind in ("alpha", "omega")]
    entries = [replace(entry, questions=asked) for entry, asked in zip((fees, renewal), questions, strict=True)]
    knowledge = replace(shipped, entries={entry.id: entry for entry in entries})
    return Chat(knowledge, build(knowledge))


def test_a_question_with_two_meanings_is_answered_by_a_choice(torn: Chat) -> None:
    turn = torn.say("zebra permit")
    assert (turn.outcome, turn.entry) == (Outcome.CLARIFIED, None)
    assert sorted(torn.talk.choices) == ["passport-fees", "passport-renewal"] == sorted(choice["id"] for choice in torn.choices())
    chosen = torn.talk.choices[1]
    assert torn.say("2").entry == chosen


def test_another_language_repeats_the_choice_in_it(torn: Chat) -> None:
    torn.say("zebra permit")
    offered = torn.talk.choices
    torn.say("中文")
    assert torn.talk.choices == offered
    assert {choice["label"] for choice in torn.choices()} == {torn.knowledge.entries[id].title["zh"] for id in offered}


FOLLOW_UPS = [
    ("曼彻斯特", "电话", "consulate-manchester"),
    ("glasgow", "phone?", "consulate-edinburgh"),
    ("我在利兹", "怎么去", "consulate-manchester"),
]


@pytest.mark.parametrize(("place", "question", "office"), FOLLOW_UPS)
def test_after_an_office_its_phone_and_its_way_are_meant(chat: Chat, place: str, question: str, office: str) -> None:
    assert chat.say(place).entry == office
    assert chat.say(question).entry == office
    chat.say("asdfgh")
    assert chat.say(question).entry == office, "something not understood in between changes nothing"


def test_after_an_office_the_embassy_can_still_be_named(chat: Chat) -> None:
    chat.say("曼彻斯特")
    assert chat.say("大使馆电话").entry == "phone-numbers"
    assert chat.say("电话").entry == "phone-numbers", "and is then what is spoken of"


def test_after_an_office_the_word_address_means_its_own(chat: Chat) -> None:
    chat.say("曼彻斯特")
    assert chat.say("地址").entry == "consulate-manchester"


TOWNS = [
    ("newcastle consulate", "manchester"),
    ("格拉斯哥领馆", "edinburgh"),
    ("chinese consulate cardiff", "london"),
    ("i'm in leeds", "manchester"),
]


@pytest.mark.parametrize(("question", "office"), TOWNS)
def test_a_town_and_the_word_consulate_are_enough(chat: Chat, question: str, office: str) -> None:
    assert str(chat.say(question).entry).endswith(office)
