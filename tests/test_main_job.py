"""The main job on the shipped knowledge: the questions that the public asks most, in both languages, through the same path as `ask`."""

from datetime import UTC, datetime

import pytest

from bot.conversation.answer import Turn
from bot.conversation.outcome import Outcome
from bot.conversation.respond import respond
from bot.conversation.talk import Talk
from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from bot.wechat.messages import Text
from tests.conversation.chat import read

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)

ANSWERS = [
    ("where is the embassy", "embassy-address", "49-51 Portland Place"),
    ("使馆地址", "embassy-address", "49-51 Portland Place"),
    ("大使馆在哪里", "embassy-address", "31 Portland Place"),
    ("document hall opening hours", "document-hall-hours", "09:00"),
    ("证件大厅几点开门", "document-hall-hours", "9:00"),
    ("embassy phone number", "phone-numbers", "+44 20 7299 8438"),
    ("使馆电话", "phone-numbers", "+44 20 7299 8439"),
    ("I lost my passport", "passport-lost", "12308"),
    ("护照丢了怎么办", "passport-lost", "12308"),
    ("how do i renew my passport", "passport-renewal", "31 Portland Place"),
    ("护照到期怎么换", "passport-renewal", "中国领事"),
    ("apostille for a uk degree certificate", "apostille-uk-document", "FCDO"),
    ("英国文件怎么做海牙认证", "apostille-uk-document", "FCDO"),
    ("pension life certificate", "pension-life-certificate", "养老金资格"),
    ("养老金资格认证", "pension-life-certificate", "中国领事"),
    ("do british citizens need a visa for china", "uk-visa-free", "31 December 2026"),
    ("英国护照去中国免签吗", "uk-visa-free", "12月31日"),
    ("240 hour transit", "transit-240-hour", "240"),
    ("240小时过境免签", "transit-240-hour", "240"),
    ("nearest consulate to Leeds", "consulate-manchester", "Denison House"),
    ("利兹归哪个领馆管", "consulate-manchester", "Denison House"),
    ("nearest consulate for Glasgow", "consulate-edinburgh", "Corstorphine Road"),
    ("我在格拉斯哥，去哪个领馆", "consulate-edinburgh", "Corstorphine Road"),
    ("which consulate covers Belfast", "consulate-belfast", "Malone Road"),
    ("贝尔法斯特领馆", "consulate-belfast", "Malone Road"),
    ("someone called from the embassy and wants me to transfer money", "scam-call", "12308"),
    ("接到自称大使馆的电话要我转账", "scam-call", "12308"),
    ("2017 news about china and russia", "wang-yi-china-russia-relations", "2017-05-26"),
    ("2017年王毅谈中俄关系", "wang-yi-china-russia-relations", "2017-05-26"),
]

NOTHING = ["weather beijing", "帮我写作业", "日本大使馆电话", "BRP丢了", "asdfgh", "你喜欢我吗", "12345678901", "😀"]


@pytest.fixture(scope="module", name="ask")
def _ask(shipped: Knowledge, shipped_index: Index):  # type: ignore[no-untyped-def]
    def ask(question: str, talk: Talk | None = None) -> Turn:
        message = Text(visitor="v", account="gh_a", created=0, delivery="1", content=question)
        return respond(message, talk or Talk(), shipped, shipped_index, NOW)

    return ask


@pytest.mark.parametrize(("question", "entry", "fragment"), ANSWERS, ids=[question for question, _, _ in ANSWERS])
def test_what_the_public_asks_most_is_answered_right(ask, question: str, entry: str, fragment: str) -> None:  # type: ignore[no-untyped-def]
    turn = ask(question)
    assert turn.entry == entry, [(c.entry, c.score) for c in turn.match.candidates[:4]] if turn.match else turn.outcome
    assert turn.outcome in (Outcome.ANSWERED, Outcome.URGENT)
    assert fragment in read(turn)


@pytest.mark.parametrize("question", NOTHING)
def test_what_is_not_the_embassys_is_not_answered(ask, question: str) -> None:  # type: ignore[no-untyped-def]
    turn = ask(question)
    assert turn.entry is None
    assert turn.outcome in (Outcome.UNANSWERED, Outcome.DECLINED, Outcome.SOCIAL, Outcome.HINTED)
    assert read(turn)
