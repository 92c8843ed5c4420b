"""Questions about news: one article as a card, several as a list, and honesty about times of which there is none."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.conversation.outcome import Outcome
from bot.conversation.talk import Talk
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from bot.search.news.index import NO_NEWS
from bot.wechat.messages import Click
from tests.conversation.chat import Chat
from tests.conversation.newsroom import PENDING, with_index

KITES = ("kites-2024", "kites-2022", "kites-2019")
"""Newest first."""


@pytest.fixture(scope="session", name="newsroom")
def _newsroom(shipped: Knowledge, shipped_index: Index) -> tuple[Knowledge, Index]:
    return with_index(shipped, shipped_index)


@pytest.fixture
def chat(newsroom: tuple[Knowledge, Index]) -> Chat:
    return Chat(*newsroom)


def with_article(chat: Chat, id: str, **changes: object) -> None:
    article: Entry = replace(chat.knowledge.articles[id], **changes)  # type: ignore[arg-type]
    chat.knowledge = replace(chat.knowledge, articles={**chat.knowledge.articles, id: article})


ONE = [
    ("bears", ("pandas in Edinburgh", "爱丁堡的熊猫", "愛丁堡的熊貓", "熊猫新闻", "news about pandas", "any news on pnadas in edinburgh")),
    ("buses", ("Wen Zhiyuan", "文致远", "wenzhiyuan", "Ambassador Wen on hydrogen", "文致远的讲话", "wen zhiyaun")),
    ("zither", ("Lin Ruolan", "林若兰", "林若蘭", "ruolan guqin", "林若兰的新闻")),
    ("railways", ("Belt and Road forum", "一带一路论坛", "BRI forum")),
    ("tea", ("普洱茶文化展的新闻", "利兹的茶文化展")),
    ("ship", ("2016年5月训练舰访问", "训练舰访问朴次茅斯的报道")),
    ("kites-2022", ("kite festival 2022", "2022年风筝节", "the kite festival in July 2022")),
]


@pytest.mark.parametrize(("id", "text"), [(id, text) for id, texts in ONE for text in texts])
def test_one_strong_match_is_told(chat: Chat, id: str, text: str) -> None:
    turn = chat.say(text)
    assert (turn.outcome, turn.entry) == (Outcome.ANSWERED, id)


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("buses", "what did Ambassador Wen say about hydrogen"),
        ("buses", "文致远说了什么"),
        ("tea", "Leeds tea exhibition"),
    ],
)
def test_what_has_most_of_it_is_at_least_offered(chat: Chat, id: str, text: str) -> None:
    turn = chat.say(text)
    assert (turn.entry or turn.talk.choices[0]) == id


def test_it_is_a_card_with_title_date_age_summary_source_and_link(chat: Chat) -> None:
    chat.say("pandas in Edinburgh")
    title, day, source, summary, url = chat.text.splitlines()
    assert title == "Two Giant Pandas Arrive in Edinburgh" and summary == "The zoo welcomed them with bamboo."
    assert "2011-12-05" in day and "14 years ago" in day
    assert source == "Source: Embassy" and url == "https://example.org/bears"


def test_a_chinese_question_has_the_card_around_it_in_chinese(chat: Chat) -> None:
    turn = chat.say("爱丁堡的熊猫")
    assert turn.answer and turn.answer.language == "zh" and "14年前" in chat.text and "Two Giant Pandas" in chat.text


def listed(chat: Chat, text: str) -> tuple[str, ...]:
    turn = chat.say(text)
    assert turn.outcome is Outcome.LISTED and turn.entry is None
    return turn.talk.choices


@pytest.mark.parametrize("text", ["latest news on the kite festival", "最新的风筝节新闻", "newest kite festival articles"])
def test_where_the_newest_is_asked_for_the_newest_goes_first(chat: Chat, text: str) -> None:
    assert listed(chat, text) == KITES
    assert "newest first" in chat.text or "最新的在前" in chat.text


@pytest.mark.parametrize("text", ["news about the kite festival", "风筝节的新闻", "kite festival", "fengzhengjie"])
def test_several_are_a_numbered_list_with_dates_best_first(chat: Chat, text: str) -> None:
    assert set(listed(chat, text)) == set(KITES)
    scores = [hit.score for hit in chat.say(text).news]
    assert scores == sorted(scores, reverse=True)
    lines = [line for line in chat.text.splitlines() if "weixin://" in line]
    assert [line[:2] for line in lines] == ["1.", "2.", "3."]
    assert [str(chat.knowledge.articles[id].date) in line for id, line in zip(chat.talk.choices, lines, strict=True)] == [True] * 3


@pytest.mark.parametrize("text", ["latest kite festival", "最近的风筝节"])
def test_the_newest_alone_is_told_where_no_news_is_asked_for(chat: Chat, text: str) -> None:
    assert chat.say(text).entry == "kites-2024"


def test_a_number_and_a_tap_choose_from_the_list(chat: Chat) -> None:
    listed(chat, "latest news on the kite festival")
    assert chat.say("2").entry == "kites-2022"
    assert chat.say("3").entry == "kites-2019"  # the list stays on the screen
    listed(chat, "latest news on the kite festival")
    assert chat.tap(1).entry == "kites-2024"
    listed(chat, "latest news on the kite festival")
    assert chat.tap(3, with_id=False).entry == "kites-2019"


def numbers(text: str) -> list[int]:
    return [int(line.partition(".")[0]) for line in text.splitlines() if "weixin://" in line]


def test_more_goes_on_with_the_list_also_in_another_language(chat: Chat) -> None:
    choices = listed(chat, "2017年以来的新闻")
    first = numbers(chat.text)
    chat.say("更多")
    second = numbers(chat.text)
    assert (first[0], second[0]) == (1, first[-1] + 1)
    chat.say("English")
    assert "The news I have from" in chat.text and numbers(chat.text)[0] == 1 and chat.talk.choices == choices
    seen = numbers(chat.text)
    while chat.say("more").outcome is Outcome.LISTED and numbers(chat.text):
        seen += numbers(chat.text)
        assert len(seen) <= len(choices)
    assert seen == list(range(1, len(choices) + 1)) and "nothing more" in chat.text
    assert chat.say(str(len(choices))).entry == choices[-1]


THEN = [
    ("news from May 2016", ("ship",)),
    ("2016年5月的新闻", ("ship",)),
    ("news in 2011", ("bears",)),
    ("2026年10月有什么新闻", ("wind",)),
]


@pytest.mark.parametrize(("text", "ids"), THEN)
def test_news_of_a_time_is_all_of_that_time(chat: Chat, text: str, ids: tuple[str, ...]) -> None:
    assert listed(chat, text) == ids


@pytest.mark.parametrize("text", ["news in 2012", "2012年的新闻", "news from 5 May 2012"])
def test_of_a_time_without_news_it_is_said_so_with_the_newest(chat: Chat, text: str) -> None:
    turn = chat.say(text)
    assert (turn.outcome, turn.entry, turn.talk.choices[0]) == (Outcome.UNANSWERED, None, "moon")
    assert "2012" in chat.text and ("no news from" in chat.text or "没有收录" in chat.text)


@pytest.mark.parametrize("text", ["kite festival in 2012", "2012年风筝节", "news about the kite festival in 2012"])
def test_of_another_time_it_is_said_so(chat: Chat, text: str) -> None:
    assert set(listed(chat, text)) == set(KITES)
    assert "2012" in chat.text and ("From other times" in chat.text or "其他时间的有" in chat.text)


@pytest.mark.parametrize("text", ["news", "latest news", "最新消息", "有什么新闻", "embassy news"])
def test_who_asks_for_nothing_but_news_has_all_of_it_newest_first(chat: Chat, text: str) -> None:
    news = [id for id in listed(chat, text) if chat.knowledge.entry(id)]
    assert news[:2] == ["moon", "wind"] and chat.talk.more == "news"


URGENT = ["i lost my passport news", "护照丢了 新闻", "latest news i have been arrested", "救命 熊猫新闻"]


@pytest.mark.parametrize("text", URGENT)
def test_what_is_urgent_goes_before_all_news(chat: Chat, text: str) -> None:
    assert chat.say(text).outcome is Outcome.URGENT


@pytest.mark.parametrize("text", ["french visa", "日本大使馆电话", "BRP丢了"])
def test_what_is_declined_stays_declined(chat: Chat, text: str) -> None:
    assert chat.say(text).outcome is Outcome.DECLINED


OTHER_MATTERS = [
    "how do I get to the reception of the embassy",
    "reception",
    "how long does a visa take",
    "how much is a 10 year visa",
    "10年签证",
    "open on 1 October",
    "are you open in December",
    "asdfgh 2017",
]


@pytest.mark.parametrize("text", OTHER_MATTERS)
def test_other_matters_are_not_answered_with_articles(chat: Chat, text: str) -> None:
    turn = chat.say(text)
    shown = {turn.entry, *turn.talk.choices} if turn.outcome is not Outcome.LISTED or turn.talk.more.startswith("=") else {turn.entry}
    assert not shown & set(chat.knowledge.articles)


@pytest.mark.parametrize(
    "text", ["dragon boat race", "龙舟赛", "Dragon Boat Race in Salford", "news about dragon boats", "news of 19 June 2026", "news"]
)
def test_a_pending_article_is_never_shown(chat: Chat, text: str) -> None:
    turn = chat.say(text)
    assert PENDING not in {turn.entry, *turn.talk.choices} and "Dragon Boat" not in chat.text


ASKED = ["pandas in Edinburgh", "爱丁堡的熊猫", "news about pandas", "news in 2011", "latest news", "Two Giant Pandas Arrive in Edinburgh"]


@pytest.mark.parametrize("changes", [{"expires": date(2026, 11, 23)}, {"valid_from": date(2026, 11, 25)}], ids=["expired", "not begun"])
@pytest.mark.parametrize("text", ASKED)
def test_what_has_ceased_to_hold_or_does_not_hold_yet_is_neither_told_nor_listed(chat: Chat, text: str, changes: dict[str, date]) -> None:
    with_article(chat, "bears", **changes)
    turn = chat.say(text)
    assert "bears" not in {turn.entry, *turn.talk.choices} and "bamboo" not in chat.text


def test_nor_is_it_listed_any_more_when_the_list_was_offered_before(chat: Chat) -> None:
    listed(chat, "latest news on the kite festival")
    with_article(chat, "kites-2022", expires=date(2026, 11, 23))
    chat.say("English")
    assert "2022-07-09" not in chat.text and "2024-07-13" in chat.text


HOSTILE = [
    Talk(more="=news_then 2017-13-01 x", choices=("bears",)),
    Talk(more="=news_then 2017-01-01", choices=("bears",)),
    Talk(more="=news_then", choices=("bears",)),
    Talk(more="=unknown", choices=("bears",)),
    Talk(more="="),
    Talk(more="=news_found", choices=("visa", "no such", "passport-lost", "embassy", PENDING, "bears", "")),
    Talk(more="=news_found", choices=(), page=7),
    Talk(more="=news_found", choices=("bears",) * 500, page=10**9),
    Talk(more="=news_none_then 9999-12-31 0001-01-01", choices=("bears",)),
    Talk(more="=news_found {0} {name}", choices=("bears",)),
]


@pytest.mark.parametrize("talk", HOSTILE, ids=[talk.more for talk in HOSTILE])
@pytest.mark.parametrize("text", ["more", "更多", "English", "繁體", "1", "7", "99"])
def test_no_state_of_a_talk_breaks_it(chat: Chat, talk: Talk, text: str) -> None:
    chat.talk = talk
    turn = chat.say(text)
    assert turn.answer and turn.entry != PENDING and "Dragon Boat" not in chat.text


def test_what_is_no_news_is_left_out_of_a_list_of_news(chat: Chat) -> None:
    chat.talk = Talk(more="=news_found", choices=("visa", "passport-lost", PENDING, "bears"), language="en")
    chat.say("English")
    assert len(numbers(chat.text)) == 1 and "Two Giant Pandas" in chat.text


def test_no_news_at_all_leaves_the_question_to_the_entries(shipped: Knowledge, shipped_index: Index) -> None:
    chat = Chat(shipped, replace(shipped_index, news=NO_NEWS))
    assert chat.say("pandas in Edinburgh").news == () and chat.say("news in 2012").talk.more[:1] != "="


def test_a_menu_key_opens_an_article(chat: Chat) -> None:
    assert chat.send(Click, key="bears").entry == "bears"
    assert chat.send(Click, key=PENDING).entry is None


AT_NEW_YEAR = [("last month", "2026-12-01"), ("yesterday", "2026-12-31")]


@pytest.mark.parametrize(("when", "first"), AT_NEW_YEAR)
def test_a_time_is_reckoned_from_today_where_the_home_office_is(chat: Chat, when: str, first: str) -> None:
    chat.now = datetime(2026, 12, 31, 23, 59, tzinfo=UTC).replace(year=2027, month=1, day=1, hour=0)
    assert chat.say(f"news from {when}").talk.more.split(" ")[1] == first
