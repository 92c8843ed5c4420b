"""Values in memory, each with its end: no more than a number of them, the ones written longest ago go first."""

from collections.abc import Callable


class Shelf:
    """Not safe for threads: its owner holds a lock."""

    def __init__(self, clock: Callable[[], float], most: int) -> None:
        """`clock` gives seconds and never goes back."""
        self._clock = clock
        self._most = most
        self._held: dict[str, tuple[float, object]] = {}
        """Key -> when it ends, and its value; in the order of writing."""

    def __len__(self) -> int:
        return len(self._held)

    def get(self, key: str) -> object:
        ends, value = self._held.get(key, (0.0, None))
        return value if self._clock() < ends else None

    def left(self, key: str) -> float:
        """Seconds until it ends; 0 where it is not there."""
        ends, _ = self._held.get(key, (0.0, None))
        return max(0.0, ends - self._clock())

    def put(self, key: str, value: object, seconds: float) -> None:
        self._held.pop(key, None)
        self._held[key] = (self._clock() + seconds, value)
        if len(self._held) > self._most:
            self._make_room()

    def drop(self, key: str) -> None:
        self._held.pop(key, None)

    def _make_room(self) -> None:
        """Drops what has ended, and then the oldest, down to nine tenths, so that this is not done for each write."""
        now = self._clock()
        alive = {key: held for key, held in self._held.items() if now < held[0]}
        keep = max(1, self._most * 9 // 10)
        self._held = dict(list(alive.items())[-keep:])
