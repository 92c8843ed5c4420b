"""What every store has to keep, whatever it is made of."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.store import keys
from bot.store.store import Begun, Store
from tests.store.conftest import VISITOR

OTHER = "oAnotherVisitor_0123456789abc"


def test_a_delivery_never_seen_is_first_and_knows_nothing(store: Store) -> None:
    assert store.begin("1", VISITOR) == Begun(first=True, answer=None, talk=None, language="", pace=1)


def test_the_language_can_be_asked_for_by_itself(store: Store) -> None:
    assert store.language(VISITOR) == ""
    store.begin("1", VISITOR)
    store.finish("1", VISITOR, b"answer", language="en")
    assert (store.language(VISITOR), store.language(OTHER)) == ("en", "")


def test_only_one_of_two_is_first(store: Store) -> None:
    assert [store.begin("1", VISITOR).first for _ in range(3)] == [True, False, False]


def test_deliveries_and_visitors_do_not_hinder_one_another(store: Store) -> None:
    assert all(store.begin(delivery, visitor).first for delivery in "12" for visitor in (VISITOR, OTHER))


def test_of_many_at_once_one_is_first(store: Store) -> None:
    gate = threading.Barrier(16)

    def begin(_: int) -> bool:
        gate.wait()
        return store.begin("1", VISITOR).first

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(begin, range(16))) == 1


def test_a_retry_after_the_answer_gets_it_and_has_nothing_to_do(store: Store) -> None:
    store.begin("1", VISITOR)
    assert store.finish("1", VISITOR, b"hello") == b"hello"
    for _ in range(2):
        begun = store.begin("1", VISITOR)
        assert (begun.first, begun.answer) == (False, b"hello")


def test_a_retry_meanwhile_waits_and_gets_the_bytes_of_the_first(store: Store) -> None:
    assert store.begin("1", VISITOR).first
    assert not store.begin("1", VISITOR).first
    assert store.wait("1", VISITOR) is None

    def poll() -> bytes | None:
        for _ in range(200):
            if (answer := store.wait("1", VISITOR)) is not None:
                return answer
            time.sleep(0.01)
        return None

    with ThreadPoolExecutor(2) as pool:
        retries = [pool.submit(poll) for _ in range(2)]
        time.sleep(0.05)
        store.finish("1", VISITOR, b"slow but sure")
        assert [retry.result() for retry in retries] == [b"slow but sure"] * 2


def test_who_finishes_first_decides_for_all(store: Store) -> None:
    store.begin("1", VISITOR)
    store.begin("1", VISITOR)
    assert store.finish("1", VISITOR, b"of the second", talk=b"B", language="en") == b"of the second"
    assert store.finish("1", VISITOR, b"of the slow first", talk=b"A", language="zh") == b"of the second"
    begun = store.begin("2", VISITOR)
    assert (begun.talk, begun.language) == (b"B", "en")
    assert store.wait("1", VISITOR) == b"of the second"


def test_many_that_finish_at_once_send_the_same(store: Store) -> None:
    store.begin("1", VISITOR)
    gate = threading.Barrier(16)

    def finish(number: int) -> bytes:
        gate.wait()
        return store.finish("1", VISITOR, b"%d" % number, talk=b"%d" % number)

    with ThreadPoolExecutor(16) as pool:
        sent = set(pool.map(finish, range(16)))
    assert sent == {store.wait("1", VISITOR)}
    assert {store.begin("2", VISITOR).talk} == sent


def test_released_the_next_one_is_first(store: Store) -> None:
    store.begin("1", VISITOR)
    store.release("1", VISITOR)
    assert store.begin("1", VISITOR).first


def test_releasing_what_nobody_claimed_does_nothing(store: Store) -> None:
    store.release("1", VISITOR)
    store.begin("2", VISITOR)
    store.finish("2", VISITOR, b"answer")
    store.release("2", VISITOR)
    assert store.begin("2", VISITOR).answer == b"answer"


@pytest.mark.parametrize(
    ("talk", "language", "kept"),
    [
        (None, None, (b"talk", "en")),
        (b"", None, (None, "en")),
        (None, "", (b"talk", "")),
        (b"", "", (None, "")),
        (b"new", "zh", (b"new", "zh")),
    ],
)
def test_none_leaves_and_empty_deletes(store: Store, talk: bytes | None, language: str | None, kept: tuple[bytes | None, str]) -> None:
    store.begin("1", VISITOR)
    store.finish("1", VISITOR, b"answer", talk=b"talk", language="en")
    store.begin("2", VISITOR)
    store.finish("2", VISITOR, b"answer", talk=talk, language=language)
    begun = store.begin("3", VISITOR)
    assert (begun.talk, begun.language) == kept


def test_an_empty_answer_is_an_answer(store: Store) -> None:
    store.begin("1", VISITOR)
    assert store.finish("1", VISITOR, b"") == b""
    assert store.wait("1", VISITOR) == b""
    begun = store.begin("1", VISITOR)
    assert (begun.first, begun.answer) == (False, b"")


def test_erased_nothing_is_known(store: Store) -> None:
    for delivery in "12":
        store.begin(delivery, VISITOR)
        store.finish(delivery, VISITOR, b"answer", talk=b"talk", language="en")
    store.erase(VISITOR)
    assert [store.wait(delivery, VISITOR) for delivery in "12"] == [None, None]
    assert store.begin("1", VISITOR) == Begun(first=True, answer=None, talk=None, language="", pace=1)


def test_erasing_leaves_others_alone(store: Store) -> None:
    store.begin("1", OTHER)
    store.finish("1", OTHER, b"answer", talk=b"talk", language="en")
    store.erase(VISITOR)
    assert store.begin("1", OTHER) == Begun(first=False, answer=b"answer", talk=b"talk", language="en")


def test_what_was_at_work_when_erased_stores_its_answer_and_no_more(store: Store) -> None:
    store.begin("question", VISITOR)
    store.begin("unsubscribe", VISITOR)
    store.erase(VISITOR)
    store.finish("unsubscribe", VISITOR, b"success", talk=b"talk", language="en")
    store.finish("question", VISITOR, b"late", talk=b"talk", language="en")
    begun = store.begin("unsubscribe", VISITOR)
    assert begun == Begun(first=False, answer=b"success", talk=None, language="")


def test_who_comes_back_after_erasing_is_remembered_again(store: Store) -> None:
    store.begin("unsubscribe", VISITOR)
    store.erase(VISITOR)
    store.finish("unsubscribe", VISITOR, b"success")
    store.begin("subscribe", VISITOR)
    store.finish("subscribe", VISITOR, b"welcome", talk=b"talk", language="en")
    begun = store.begin("next", VISITOR)
    assert (begun.talk, begun.language) == (b"talk", "en")


def test_erasing_someone_unknown_does_nothing(store: Store) -> None:
    store.erase(VISITOR)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    visitor=st.text(max_size=30) | st.just("0") | st.just("\x00v"),
    answer=st.binary(max_size=80) | st.just(b"\x00\x000v\x00v"),
    talk=st.binary(min_size=1, max_size=80),
    names_visitor=st.booleans(),
)
def test_any_bytes_come_back_as_they_were(store: Store, visitor: str, answer: bytes, talk: bytes, names_visitor: bool) -> None:
    name = visitor.encode() if names_visitor else b""
    delivery = str(time.monotonic_ns())
    store.begin(delivery, visitor)
    assert store.finish(delivery, visitor, answer + name + answer, talk=talk + name) == answer + name + answer
    begun = store.begin(delivery, visitor)
    assert (begun.answer, begun.talk) == (answer + name + answer, talk + name)


def test_times_fit_wechats(store: Store) -> None:
    assert keys.CLAIM_MS < 5_000, "the first retry, after 5 s, has to find the claim of a dead worker gone"
    assert keys.ANSWER_SECONDS >= 60, "longer than all the retries"
    assert keys.BEGUN_SECONDS >= keys.ANSWER_SECONDS, "else an answer might outlive its erasing"


# What is signed once


def test_a_signed_request_brings_one_delivery_and_its_retries(store: Store) -> None:
    assert not store.begin("1", VISITOR, "1760000001 42").replayed
    assert not store.begin("1", VISITOR, "1760000001 42").replayed, "a retry"
    assert not store.begin("1", VISITOR, "1760000006 43").replayed, "a retry that was signed anew"
    assert store.begin("2", VISITOR, "1760000001 42").replayed
    assert store.begin("2", OTHER, "1760000001 42").replayed, "nor one of another visitor"
    assert not store.begin("2", VISITOR, "1760000001 44").replayed
    assert not store.begin("3", VISITOR).replayed, "where it is not told"


# How fast a visitor writes


def test_deliveries_are_counted_and_retries_are_not(store: Store) -> None:
    assert [store.begin(delivery, VISITOR).pace for delivery in ("1", "1", "2", "3")] == [1, 0, 2, 3]
    assert store.begin("4", OTHER).pace == 1


# What comes out too late


def test_what_comes_too_late_is_there_for_the_next_question_and_only_that_visitors(store: Store) -> None:
    store.begin("1", VISITOR)
    store.finish("1", VISITOR, b"please ask again")
    store.keep("1", VISITOR, b"the answer")
    assert store.begin("2", VISITOR).late == b"the answer"
    assert store.begin("2", OTHER).late is None


def test_nothing_late_is_kept_of_a_visitor_who_was_erased_meanwhile(store: Store) -> None:
    store.begin("1", VISITOR)
    store.erase(VISITOR)
    store.keep("1", VISITOR, b"the answer")
    assert store.begin("2", VISITOR).late is None


def test_erasing_forgets_what_came_late_and_the_pace(store: Store) -> None:
    store.begin("1", VISITOR)
    store.keep("1", VISITOR, b"the answer")
    store.erase(VISITOR)
    begun = store.begin("2", VISITOR)
    assert (begun.late, begun.pace) == (None, 1)


def test_a_signed_request_is_one_visitors_even_for_the_same_number(store: Store) -> None:
    assert not store.begin("1", VISITOR, "1760000001 42").replayed
    assert store.begin("1", OTHER, "1760000001 42").replayed


def test_a_delivery_that_is_released_is_as_if_it_had_not_begun(store: Store) -> None:
    store.begin("1", VISITOR)
    store.begin("2", VISITOR)
    store.release("2", VISITOR)
    begun = store.begin("2", VISITOR)
    assert (begun.first, begun.pace) == (True, 2)
