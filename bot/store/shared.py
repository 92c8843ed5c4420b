"""Memory that a process shares with all that it forks: what one worker knows, the others know, too, without a server in between.

    head, 8 bytes | index: buckets of entries | ring: the values, each written behind the one before, over the oldest

An entry is the key's hash, where its value lies (counted on without end, so that it is seen when it was written over), how long it is, its
checksum, and when it ends. A process may die at any moment: the entry is written last, and a value that does not fit its checksum is none.
"""

import fcntl
import marshal
import mmap
import os
import struct
import tempfile
import threading
import time
import weakref
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from types import TracebackType
from typing import Any
from zlib import crc32

HEAD = struct.Struct("=Q")
ENTRY = struct.Struct("=16sQIId")
BUCKET = 8
"""Entries among which a key's is looked for."""
LOCK_SECONDS = 0.05
"""Whoever holds the lock works for microseconds, unless the process is frozen: then it is done without."""
LOCK_POLL = 0.0005


class SharedShelf:
    """As bot.store.shelf.Shelf. Its owner holds a SharedLock. Values are what `marshal` takes."""

    def __init__(self, clock: Callable[[], float], size: int, entries: int) -> None:
        """`clock` gives seconds, never goes back, and is the same in all processes. `size`: bytes for values."""
        self._clock = clock
        self._size = size
        self._buckets = max(1, entries // BUCKET)
        self._ring = HEAD.size + self._buckets * BUCKET * ENTRY.size
        self._memory = mmap.mmap(-1, self._ring + size)

    def get(self, key: str) -> object:
        found = self._found(_hash(key))
        return None if found is None else found[1]

    def left(self, key: str) -> float:
        """Seconds until it ends; 0 where it is not there."""
        found = self._found(_hash(key))
        return 0.0 if found is None else found[0] - self._clock()

    def put(self, key: str, value: Any, seconds: float) -> None:
        """What is larger than the whole ring is not kept."""
        name, stored = _hash(key), marshal.dumps(value)
        if len(stored) > self._size:
            return self.drop(key)
        place = self._place(len(stored))
        start = self._ring + place % self._size
        self._memory[start : start + len(stored)] = stored
        entry = ENTRY.pack(name, place, len(stored), crc32(stored, crc32(name)), self._clock() + seconds)
        at = self._slot(name)
        self._memory[at : at + ENTRY.size] = entry

    def drop(self, key: str) -> None:
        name = _hash(key)
        for at in self._slots(name):
            if self._memory[at : at + len(name)] == name:
                self._memory[at : at + ENTRY.size] = bytes(ENTRY.size)

    def _found(self, name: bytes) -> tuple[float, object] | None:
        """When it ends, and its value."""
        for at in self._slots(name):
            own, place, length, check, ends = ENTRY.unpack_from(self._memory, at)
            if own == name and self._clock() < ends and self._stands(place):
                start = self._ring + place % self._size
                stored = self._memory[start : start + length]
                return (ends, marshal.loads(stored)) if crc32(stored, crc32(name)) == check else None
        return None

    def _slots(self, name: bytes) -> range:
        first = HEAD.size + int.from_bytes(name[:8], "big") % self._buckets * BUCKET * ENTRY.size
        return range(first, first + BUCKET * ENTRY.size, ENTRY.size)

    def _slot(self, name: bytes) -> int:
        """Its own, else one that is free, else that of what was written longest ago."""
        order: list[tuple[int, int]] = []
        for at in self._slots(name):
            own, place, _, _, ends = ENTRY.unpack_from(self._memory, at)
            if own == name:
                return at
            order.append((place if self._clock() < ends and self._stands(place) else -1, at))
        return min(order)[1]

    def _stands(self, place: int) -> bool:
        """Whether it has not been written over."""
        return place + self._size >= self._head()

    def _head(self) -> int:
        head: int = HEAD.unpack_from(self._memory)[0]
        return head

    def _place(self, length: int) -> int:
        """For so many bytes in one piece."""
        head = self._head()
        if head % self._size + length > self._size:
            head += self._size - head % self._size
        HEAD.pack_into(self._memory, 0, head + length)
        return head


class SharedLock:
    """For the threads of this process, and for the processes that it forks. The system gives it up for a process that dies."""

    def __init__(self) -> None:
        self._threads = threading.Lock()
        self._file, name = tempfile.mkstemp()
        os.unlink(name)
        weakref.finalize(self, os.close, self._file)

    def __enter__(self) -> None:
        self._threads.acquire()
        until = time.monotonic() + LOCK_SECONDS
        while not self._taken() and time.monotonic() < until:
            time.sleep(LOCK_POLL)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with suppress(OSError):
            fcntl.lockf(self._file, fcntl.LOCK_UN)
        self._threads.release()

    def _taken(self) -> bool:
        try:
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


def _hash(key: str) -> bytes:
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).digest()
