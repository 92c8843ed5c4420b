"""Token and key change while messages come: each is answered in its own, and none is lost."""

import pytest

from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from bot.simulator.envelope import seal, sent
from bot.store.memory import MemoryStore
from bot.wechat.credentials import Credentials
from bot.wechat.rotation import ring
from tests.callback import VISITOR, WALL, Bot, entry
from tests.wechat.samples import ACCOUNT
from tests.wechat.wire import APP_ID, PLAIN, SAFE, plain_query

Known = tuple[Knowledge, Index]

NEW = Credentials("newToken98765", APP_ID, "ZYXWVUTSRQPONMLKJIHGFEDCBA0123456789abcdefg")
ALL = ring(NEW, SAFE.token, SAFE.aes_key)


@pytest.fixture
def known(shipped: Knowledge, shipped_index: Index) -> Known:
    return shipped, shipped_index


def bot(known: Known, credentials: Credentials = NEW) -> Bot:
    return Bot(known, MemoryStore(), credentials, former=ALL[1:])


@pytest.mark.parametrize("credentials", ALL, ids=["both new", "the former key", "the former token", "both former"])
def test_each_pair_of_token_and_key_is_accepted_and_answered_in_kind(known: Known, credentials: Credentials) -> None:
    received = bot(known).phone(credentials=credentials).send({"kind": "text", "text": "护照丢了怎么办"})
    assert (received["problem"], entry(received)) == ("", "passport-lost")


@pytest.mark.parametrize("credentials", ALL)
def test_a_retry_under_other_credentials_than_before_gets_the_same_answer_in_its_own(known: Known, credentials: Credentials) -> None:
    bots = bot(known)
    before = bots.phone(credentials=SAFE)
    delivery = before.prepare({"kind": "text", "text": "护照丢了怎么办"})
    first = before.deliver(delivery)
    anew = seal(sent(delivery, SAFE), credentials, visitor=VISITOR, account=ACCOUNT, mode="safe", now=WALL, nonce="77")
    retry = bots.phone(credentials=credentials).deliver(anew)
    assert retry["problem"] == "" and retry["xml_received"] == first["xml_received"]


@pytest.mark.parametrize("stranger", [Credentials("otherToken", APP_ID, NEW.aes_key), Credentials(NEW.token, APP_ID, SAFE.aes_key[::-1])])
def test_others_are_refused_as_ever(known: Known, stranger: Credentials) -> None:
    assert bot(known).phone(credentials=stranger).send({"kind": "text", "text": "你好"})["status"] == 403


def test_without_a_former_one_the_former_one_is_refused(known: Known) -> None:
    assert Bot(known, MemoryStore(), NEW).phone(credentials=SAFE).send({"kind": "text", "text": "你好"})["status"] == 403


def test_a_former_token_never_opens_the_door_to_plain_messages(known: Known) -> None:
    assert bot(known).phone(credentials=PLAIN).send({"kind": "text", "text": "你好"})["status"] == 403


def test_wechats_check_of_the_address_passes_under_either_token(known: Known) -> None:
    for token in (NEW.token, SAFE.token):
        assert bot(known).web.get("/wechat", query_string=plain_query(token=token, echostr="42")).data == b"42"
    assert bot(known).web.get("/wechat", query_string=plain_query(token="another", echostr="42")).status_code == 403
