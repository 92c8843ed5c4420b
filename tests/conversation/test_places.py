"""Which office is mine? By a town's name, and by a position."""

import pytest

from bot.conversation.outcome import Outcome
from bot.wechat.messages import Location
from tests.conversation.chat import Chat

POSITIONS = [
    ("Leeds", 53.80, -1.55, "consulate-manchester", "利兹"),
    ("Glasgow, its own county", 55.86, -4.25, "consulate-edinburgh", "格拉斯哥"),
    ("Belfast", 54.60, -5.93, "consulate-belfast", "贝尔法斯特"),
    ("Cardiff, its own county", 51.48, -3.18, "embassy-london", "卡迪夫"),
    ("Bristol, its own county", 51.45, -2.59, "embassy-london", "布里斯托"),
]


@pytest.mark.parametrize(("name", "latitude", "longitude", "office", "town"), POSITIONS, ids=[row[0] for row in POSITIONS])
def test_a_position_gets_office_district_and_distance(
    chat: Chat, name: str, latitude: float, longitude: float, office: str, town: str
) -> None:
    turn = chat.send(Location, latitude=latitude, longitude=longitude)
    assert (turn.outcome, turn.entry) == (Outcome.ANSWERED, office)
    assert f"最近的城镇：{town}" in chat.text and "公里" in chat.text
    assert f"“{town}”属于{chat.knowledge.offices[office].name['zh']}的领区" in chat.text


def test_the_distance_is_that_to_the_office(chat: Chat) -> None:
    chat.say("hello")
    chat.send(Location, latitude=53.80, longitude=-1.55)
    assert "about 59 km" in chat.text


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(48.86, 2.35), (39.94, 116.45), (54.15, -4.48), (0.0, 0.0), (90.0, 0.0), (-90.0, 180.0)]
)
def test_for_a_position_elsewhere_nothing_is_claimed(chat: Chat, latitude: float, longitude: float) -> None:
    turn = chat.send(Location, latitude=latitude, longitude=longitude)
    assert (turn.outcome, turn.entry) == (Outcome.UNANSWERED, None)
    assert "领区" not in chat.text and chat.knowledge.account.hotline in chat.text


@pytest.mark.parametrize("said", ["Carlisle", "卡莱尔归哪个领馆管", "which consulate covers Chester"])
def test_where_the_sources_disagree_both_numbers_are_given(chat: Chat, said: str) -> None:
    chat.say(said)
    assert "+44 161 224 8986" in chat.text and "+44 20 7299 8439" in chat.text
    assert "https://manchester.china-consulate.gov.cn" in chat.text and "https://gb.china-embassy.gov.cn" in chat.text
    assert "2026-11-23" in chat.text


def test_another_language_claims_neither_of_the_two(chat: Chat) -> None:
    chat.say("Carlisle")
    assert chat.say("中文").entry is None


@pytest.mark.parametrize(
    ("said", "office"), [("Leeds", "consulate-manchester"), ("格拉斯哥", "consulate-edinburgh"), ("Reading", "embassy-london")]
)
def test_a_towns_name_alone_is_a_question_for_its_office(chat: Chat, said: str, office: str) -> None:
    assert chat.say(said).entry == office


def test_an_office_shows_its_counters_with_what_staff_say_about_their_hours(chat: Chat) -> None:
    chat.say("Manchester consulate")
    assert "Document counter: Mon-Fri 09:00–12:00\nExcept holidays. These hours are of January 2023" in chat.text


def test_an_office_without_known_hours_says_so(chat: Chat) -> None:
    chat.say("Edinburgh consulate")
    assert "I have no reliable information" in chat.text
    assert '<a href="https://edinburgh.china-consulate.gov.cn">' in chat.text
