"""What one process knows, those that it forks know, too; and one that dies at a bad moment does no harm."""

import os
import signal
from collections.abc import Callable

import pytest

from bot.store.memory import MemoryStore
from bot.store.shared import BUCKET, ENTRY, HEAD, SharedLock, SharedShelf
from tests.store.conftest import VISITOR, Clock


def in_another_process(act: Callable[[], object]) -> int:
    """Runs it in a fork; the exit code is 0 where it returned something true."""
    child = os.fork()
    if not child:
        try:
            os._exit(0 if act() else 1)
        finally:
            os._exit(2)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_an_answer_and_a_talk_of_one_process_are_known_to_the_other() -> None:
    store = MemoryStore.shared()
    assert in_another_process(lambda: store.begin("1", VISITOR).first) == 0
    assert not store.begin("1", VISITOR).first
    assert in_another_process(lambda: store.finish("1", VISITOR, b"answer", b"talk", "en")) == 0
    begun = store.begin("1", VISITOR)
    assert (begun.answer, begun.talk, begun.language) == (b"answer", b"talk", "en")


def test_a_process_that_dies_with_the_lock_gives_it_up() -> None:
    lock = SharedLock()

    def dies() -> None:
        with lock:
            os.kill(os.getpid(), signal.SIGKILL)

    assert in_another_process(dies) == -signal.SIGKILL
    assert lock._taken()


def test_a_frozen_process_with_the_lock_holds_nobody_up() -> None:
    store, (reading, writing) = MemoryStore.shared(), os.pipe()
    child = os.fork()
    if not child:
        with store._lock:
            os.write(writing, b"!")
            signal.pause()
        os._exit(1)
    os.read(reading, 1)
    try:
        assert store.begin("1", VISITOR).first
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(reading)
        os.close(writing)


@pytest.mark.parametrize("broken", [slice(None, 4), slice(8, 12)], ids=["value", "its length"])
def test_a_value_that_was_not_written_to_its_end_is_none(broken: slice, clock: Clock) -> None:
    shelf = SharedShelf(clock, size=100, entries=BUCKET)
    shelf.put("key", b"value", 10)
    start = shelf._ring if broken.start is None else HEAD.size + 24
    shelf._memory[start : start + 4] = b"\x05\x00\x00\x00"
    assert shelf.get("key") != b"value" and shelf.get("key") is None


def test_what_was_written_longest_ago_goes_first(clock: Clock) -> None:
    shelf = SharedShelf(clock, size=1000, entries=4 * BUCKET)
    for number in range(30):
        shelf.put(str(number), bytes([number]) * 90, 10)
    kept = [number for number in range(30) if shelf.get(str(number)) is not None]
    assert kept and kept == list(range(kept[0], 30)) and len(kept) >= 9
    assert all(shelf.get(str(number)) == bytes([number]) * 90 for number in kept)


def test_keys_of_one_bucket_crowd_out_the_oldest_and_what_has_ended_first(clock: Clock) -> None:
    shelf = SharedShelf(clock, size=10_000, entries=BUCKET)
    for number in range(BUCKET):
        shelf.put(str(number), number, 1 if number == 5 else 10)
    clock.now += 2
    shelf.put("new", "new", 10)
    assert [shelf.get(str(number)) for number in range(BUCKET)] == [*range(5), None, 6, 7]
    shelf.put("newer", "newer", 10)
    assert shelf.get("0") is None and (shelf.get("new"), shelf.get("newer")) == ("new", "newer")


def test_it_keeps_to_the_end_and_drops_when_told(clock: Clock) -> None:
    shelf = SharedShelf(clock, size=1000, entries=BUCKET)
    shelf.put("key", True, 10)
    clock.now += 4
    assert shelf.get("key") is True and shelf.left("key") == 6
    shelf.put("key", "again", 10)
    shelf.drop("other")
    assert shelf.get("key") == "again" and shelf.left("key") == 10
    shelf.drop("key")
    assert shelf.get("key") is None and shelf.left("key") == 0
    shelf.put("key", "short", 1)
    clock.now += 1
    assert shelf.get("key") is None


def test_what_is_larger_than_all_is_not_kept_and_takes_nothing_away(clock: Clock) -> None:
    shelf = SharedShelf(clock, size=100, entries=BUCKET)
    shelf.put("small", 1, 10)
    shelf.put("large", bytes(200), 10)
    assert shelf.get("large") is None and shelf.get("small") == 1
    assert ENTRY.size == 40
