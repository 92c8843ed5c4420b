import pytest

from bot.store import keys
from bot.store.memory import MemoryStore
from tests.store.conftest import VISITOR, Clock


def test_the_claim_of_a_dead_owner_lapses(clock: Clock) -> None:
    store = MemoryStore(clock)
    assert store.begin("1", VISITOR).first
    clock.now += keys.CLAIM_MS / 1000 - 0.1
    assert not store.begin("1", VISITOR).first
    clock.now += 0.2
    assert store.begin("1", VISITOR).first


@pytest.mark.parametrize(
    ("seconds", "left"),
    [
        (keys.ANSWER_SECONDS - 1, (b"answer", b"talk", "en")),
        (keys.ANSWER_SECONDS + 1, (None, b"talk", "en")),
        (keys.TALK_SECONDS + 1, (None, None, "en")),
        (keys.LANGUAGE_SECONDS + 1, (None, None, "")),
    ],
)
def test_everything_ends(clock: Clock, seconds: int, left: tuple[bytes | None, bytes | None, str]) -> None:
    store = MemoryStore(clock)
    store.begin("1", VISITOR)
    store.finish("1", VISITOR, b"answer", talk=b"talk", language="en")
    clock.now += seconds
    begun = store.begin("1", VISITOR)
    assert (begun.answer, begun.talk, begun.language) == left


def test_it_stays_small(clock: Clock) -> None:
    store = MemoryStore(clock, entries=100)
    for number in range(1000):
        store.begin(str(number), f"visitor {number}")
        store.finish(str(number), f"visitor {number}", b"answer", talk=b"talk")
        assert len(store._held) <= 100
    assert store.begin("999", "visitor 999").answer == b"answer"


def test_what_has_ended_goes_before_what_is_alive(clock: Clock) -> None:
    store = MemoryStore(clock, entries=100)
    store.begin("first", VISITOR)
    store.finish("first", VISITOR, b"answer", language="en")
    for number in range(1000):
        clock.now += keys.ANSWER_SECONDS / 10
        store.begin(str(number), f"visitor {number}")
        store.finish(str(number), f"visitor {number}", b"answer")
    assert store.begin("last", VISITOR).language == "en"


def test_a_retry_is_a_replay_when_it_comes_far_too_late(clock: Clock) -> None:
    store = MemoryStore(clock)
    assert not store.begin("1", VISITOR, "1760000001 42").replayed
    clock.now += keys.ANSWER_SECONDS - 1
    assert not store.begin("1", VISITOR, "1760000001 42").replayed
    clock.now += 2
    assert store.begin("1", VISITOR, "1760000001 42").replayed
    clock.now += keys.REQUEST_SECONDS
    assert not store.begin("1", VISITOR, "1760000001 42").replayed, "by then its timestamp is refused"


def test_the_pace_is_counted_by_the_minute(clock: Clock) -> None:
    store = MemoryStore(clock)
    assert [store.begin(str(number), VISITOR).pace for number in range(3)] == [1, 2, 3]
    clock.now += keys.PACE_SECONDS - 1
    assert store.begin("next", VISITOR).pace == 4, "from the first one on, not from the last"
    clock.now += 2
    assert store.begin("later", VISITOR).pace == 1


def test_what_began_long_ago_is_forgotten_while_a_visitor_goes_on(clock: Clock) -> None:
    store = MemoryStore(clock)
    for number in range(100):
        store.begin(str(number), VISITOR)
        clock.now += 1
    assert len(store._begun(keys.Keys.of("", VISITOR))) <= keys.BEGUN_SECONDS


def test_requests_do_not_drive_out_talks(clock: Clock) -> None:
    store = MemoryStore(clock, requests=10)
    store.begin("1", VISITOR)
    store.finish("1", VISITOR, b"answer", talk=b"talk")
    for number in range(100):
        store.begin("1", VISITOR, f"1760000001 {number}")
    assert len(store._requests) <= 10 and store.begin("1", VISITOR).talk == b"talk"
