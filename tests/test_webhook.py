"""The callback over HTTP: who is let in, what is answered, and what is never said."""

import io
import json
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from bot.knowledge.knowledge import Knowledge
from bot.log import JsonLines
from bot.search.index import Index
from bot.store.memory import MemoryStore
from bot.wechat.credentials import Credentials
from bot.wechat.limits import BODY_BYTES
from tests.callback import VISITOR, Bot, entry
from tests.wechat import samples, wire

Known = tuple[Knowledge, Index]


@pytest.fixture
def known(shipped: Knowledge, shipped_index: Index) -> Known:
    return shipped, shipped_index


@pytest.fixture
def bot(known: Known) -> Bot:
    return Bot(known, MemoryStore())


@pytest.fixture
def web(bot: Bot) -> FlaskClient:
    return bot.web


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """Everything that is logged, as it is written on a server."""
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel("DEBUG")
    yield lines
    root.removeHandler(handler)
    root.setLevel(level)


def without(known: Known, *sentences: str) -> Known:
    """A knowledge that breaks when it has to say one of these."""
    books = {
        code: replace(book, say={name: text for name, text in book.say.items() if name not in sentences})
        for code, book in known[0].phrasebooks.items()
    }
    return replace(known[0], phrasebooks=books), known[1]


def test_wechats_check_of_the_address_gets_its_echo_as_it_is(web: FlaskClient) -> None:
    answer = web.get("/wechat", query_string=wire.plain_query(echostr="5927782489442352469"))
    assert (answer.status_code, answer.data, answer.mimetype) == (200, b"5927782489442352469", "text/plain")


@pytest.mark.parametrize("query", [{}, {"echostr": "1"}, {**wire.plain_query(token="another"), "echostr": "1"}, wire.plain_query()])
def test_another_check_is_refused_without_a_word(web: FlaskClient, query: dict[str, str]) -> None:
    answer = web.get("/wechat", query_string=query)
    assert (answer.status_code, answer.data) == (403, b"")


def test_a_message_with_a_wrong_signature_is_refused_without_a_word(web: FlaskClient) -> None:
    query, body = wire.sealed_request(samples.text("你好"))
    for changed in ({**query, "msg_signature": "0" * 40}, {**query, "nonce": "1"}, {}):
        answer = web.post("/wechat", query_string=changed, data=body)
        assert (answer.status_code, answer.data) == (403, b"")


def test_a_plain_message_is_refused_where_there_is_a_key(web: FlaskClient) -> None:
    answer = web.post("/wechat", query_string=wire.plain_query(), data=samples.text("你好"))
    assert (answer.status_code, answer.data) == (403, b"")


def test_a_message_to_another_account_is_refused(bot: Bot) -> None:
    assert bot.phone(account="gh_another").send({"kind": "text", "text": "你好"})["status"] == 403


@pytest.mark.parametrize("body", [b"x" * (BODY_BYTES + 1), b"<xml>" + b" " * 10_000_000])
def test_a_body_that_no_message_has_is_refused(web: FlaskClient, body: bytes) -> None:
    answer = web.post("/wechat", query_string=wire.plain_query(), data=body)
    assert (answer.status_code, answer.data) == (403, b"")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_allowed(web: FlaskClient, method: str) -> None:
    assert web.open("/wechat", method=method).status_code == 405


@pytest.mark.parametrize("xml", ["", "no xml", "<xml></xml>", "<xml><a></xml>", "<html/>", samples.message("", "")])
def test_what_wechat_signed_but_nobody_can_read_is_success(web: FlaskClient, xml: str) -> None:
    query, body = wire.sealed_request(xml or " ")
    answer = web.post("/wechat", query_string=query, data=body)
    assert (answer.status_code, answer.data) == (200, b"success")


@pytest.mark.parametrize("name", samples.SAMPLES)
@pytest.mark.parametrize("mode", ["plain", "compatible", "safe"])
def test_every_kind_of_delivery_gets_a_valid_answer(known: Known, name: str, mode: str) -> None:
    credentials = wire.PLAIN if mode == "plain" else wire.SAFE
    xml = samples.SAMPLES[name]
    requests = {"plain": lambda x: (wire.plain_query(), x.encode()), "compatible": wire.compatible_request, "safe": wire.sealed_request}
    query, body = requests[mode](xml)
    answer = Bot(known, MemoryStore(), credentials).web.post("/wechat", query_string=query, data=body)
    assert answer.status_code == 200
    if answer.data == b"success":
        assert answer.mimetype == "text/plain"
        return
    reply = wire.read(answer.data if mode == "plain" else wire.opened(answer.data))
    assert (reply["ToUserName"], reply["FromUserName"]) == (samples.VISITOR, samples.ACCOUNT)
    assert reply["MsgType"] == "text" and reply["Content"].strip()


def test_a_question_is_answered_by_the_right_entry(bot: Bot) -> None:
    received = bot.ask("护照丢了怎么办")
    assert (received["type"], entry(received)) == ("text", "passport-lost")
    assert "12308" in received["text"]


def test_news_come_as_a_card(bot: Bot) -> None:
    received = bot.ask("2017年王毅谈中俄关系")
    assert received["type"] == "news" and received["problem"] == ""
    assert received["articles"][0]["url"].startswith("http")


def test_a_talk_goes_on_from_message_to_message_and_visitors_are_kept_apart(bot: Bot) -> None:
    bot.ask("护照")
    bot.ask("visa", visitor="oAnother")
    assert str(entry(bot.ask("1"))) in {"passport-renewal", "passport-lost", *bot_choices(bot, "passport")}
    assert str(entry(bot.ask("1", visitor="oAnother"))) in bot_choices(bot, "visa")


def bot_choices(bot: Bot, section: str) -> set[str]:
    why = bot.phone("oReader").send({"kind": "click", "key": section})
    return {line.partition("msgmenuid=")[2].partition('"')[0] for line in why["text"].splitlines() if "msgmenuid=" in line}


def test_a_chosen_language_is_remembered(bot: Bot) -> None:
    bot.ask("English")
    bot.ask("谢谢")
    assert "Lost or stolen passport" in bot.ask("护照丢了怎么办")["text"]


# When something breaks


def test_whatever_breaks_the_visitor_gets_a_sentence_and_no_more_than_that(known: Known, logged: io.StringIO) -> None:
    bot = Bot(without(known, "greeting"), MemoryStore())
    bot.ask("English")
    received = bot.ask("你好")
    assert (received["type"], received["problem"], received["status"]) == ("text", "", 200)
    assert "something went wrong on our side" in received["text"] and "12308" in received["text"]
    assert "KeyError" not in received["text"] and "greeting" not in received["text"]
    assert received["why"] and received["why"]["outcome"] == "failed"
    failures = [json.loads(line) for line in logged.getvalue().splitlines() if '"failed"' in line and '"error"' in line]
    assert failures and failures[0]["error"][0] == "KeyError"


def test_after_a_failure_the_chosen_language_and_the_talk_are_as_before(known: Known) -> None:
    bot = Bot(without(known, "greeting"), MemoryStore())
    bot.ask("English")
    bot.ask("护照")
    bot.ask("你好")
    received = bot.ask("1")
    assert entry(received) in known[0].entries
    assert received["why"] and received["why"]["language"] == "en"


def test_even_without_a_sentence_for_it_wechat_gets_its_answer(known: Known) -> None:
    received = Bot(without(known, "greeting", "trouble"), MemoryStore()).ask("你好")
    assert (received["status"], received["type"], received["problem"]) == (200, "none", "")


# What is told to whom


def test_outside_development_no_header_says_why(known: Known) -> None:
    assert Bot(known, MemoryStore(), explains=False).ask("你好")["why"] is None


@pytest.mark.parametrize("credentials", [wire.SAFE, wire.PLAIN])
def test_logs_hold_no_words_and_no_openid(
    known: Known, logged: io.StringIO, caplog: pytest.LogCaptureFixture, credentials: Credentials
) -> None:
    caplog.set_level("DEBUG")
    bot = Bot(without(known, "greeting"), MemoryStore(), credentials)
    for words in ("我的护照E12345678丢了", "你好", "Secret-Word", "救命"):
        bot.ask(words)
    bot.phone().send({"kind": "voice", "text": "Secret-Word"})
    bot.phone(account="gh_another").send({"kind": "text", "text": "Secret-Word"})
    bot.web.post("/wechat", query_string=wire.plain_query(token="x"), data="Secret-Word")
    written = logged.getvalue() + "".join(str(vars(record) | {"exc_info": None, "exc_text": None}) for record in caplog.records)
    assert '"turn"' in written and '"refused"' in written
    assert [
        secret for secret in ("E12345678", "护照E", "Secret-Word", "救命", VISITOR, wire.TOKEN, wire.AES_KEY) if secret in written
    ] == []


def test_a_turn_is_logged_with_its_figures(bot: Bot, logged: io.StringIO) -> None:
    bot.ask("护照丢了怎么办")
    [turn] = [line for line in map(json.loads, logged.getvalue().splitlines()) if line["event"] == "turn"]
    assert (turn["kind"], turn["outcome"], turn["entry"], turn["language"]) == ("Text", "urgent", "passport-lost", "zh")
    assert 0 <= turn["milliseconds"] < 2000 and 0 < turn["confidence"] <= 1


@pytest.mark.parametrize("off", [-601, 601])
def test_what_was_signed_long_ago_or_is_signed_ahead_is_refused(bot: Bot, off: int) -> None:
    query = wire.plain_query(timestamp=str(int(wire.TIMESTAMP) + off), echostr="1")
    assert bot.web.get("/wechat", query_string=query).status_code == 403
    assert bot.web.post("/wechat", query_string=query, data=samples.text("你好")).status_code == 403


def test_a_strangers_body_is_not_waited_for(bot: Bot) -> None:
    class Slow(io.BytesIO):
        def read(self, *_: object) -> bytes:
            raise AssertionError("read")

        readinto = readline = read  # type: ignore[assignment]

    environ = {"wsgi.input": Slow(b"x" * 1000), "CONTENT_LENGTH": "1000"}
    answer = bot.web.post("/wechat", query_string=wire.plain_query(token="another"), environ_overrides=environ)
    assert answer.status_code == 403
    answer = bot.web.post("/wechat", query_string=wire.plain_query(), environ_overrides=environ)
    assert answer.data == b"success", "a signed one is read, and what breaks then is kept from the visitor"
