"""The store on Redis: each call but `erase` is one round trip, and each fails within a second instead of making a visitor wait.

The scripts are sent whole (EVAL): a few hundred bytes more, and a server that was restarted or failed over needs no second try.
"""

import os
from collections.abc import Callable
from typing import Any

import redis

from bot.errors import StoreError
from bot.store.connection import FAILURES, connect, holder, together
from bot.store.keys import (
    ALIVE,
    ALIVE_MS,
    ANSWER_SECONDS,
    BEGUN_SECONDS,
    CLAIM_MS,
    LANGUAGE_SECONDS,
    LATE_SECONDS,
    PACE_SECONDS,
    REQUEST_SECONDS,
    TALK_SECONDS,
    Keys,
)
from bot.store.masking import mask, unmask
from bot.store.store import Begun

REQUEST = """
-- KEYS request; ARGV what it brought, ms to live, ms for retries. Returns 1 if the request is replayed
local held = redis.call('GET', KEYS[1])
if not held then redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) return 0 end
return (held == ARGV[1] and redis.call('PTTL', KEYS[1]) >= ARGV[2] - ARGV[3]) and 0 or 1
"""

BEGIN = """
-- KEYS answer claim begun talk language late pace; ARGV claim's ms, delivery, begun's ms, pace's ms
-- Returns {1 if claimed, answer, talk, language, late, pace}
local answer, first, pace = redis.call('GET', KEYS[1]), 0, 0
if not answer and redis.call('SET', KEYS[2], '1', 'NX', 'PX', ARGV[1]) then
  first = 1
  local now = redis.call('TIME')
  now = now[1] * 1000 + math.floor(now[2] / 1000)
  redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now - ARGV[3])
  redis.call('ZADD', KEYS[3], now, ARGV[2])
  redis.call('PEXPIRE', KEYS[3], ARGV[3])
  pace = redis.call('INCR', KEYS[7])
  if pace == 1 then redis.call('PEXPIRE', KEYS[7], ARGV[4]) end
end
return {first, answer, redis.call('GET', KEYS[4]), redis.call('GET', KEYS[5]), redis.call('GET', KEYS[6]), pace}
"""

FINISH = """
-- KEYS answer claim begun talk language; ARGV answer, its ms, delivery, then value and ms for talk and for language, where ms 0 leaves
-- them alone. Returns the answer that counts
redis.call('DEL', KEYS[2])
local stored = redis.call('GET', KEYS[1])
if stored then return stored end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
if redis.call('ZSCORE', KEYS[3], ARGV[3]) then
  for at = 4, 5 do
    local value, ms = ARGV[2 * at - 4], ARGV[2 * at - 3]
    if ms ~= '0' and value == '' then redis.call('DEL', KEYS[at]) end
    if ms ~= '0' and value ~= '' then redis.call('SET', KEYS[at], value, 'PX', ms) end
  end
end
return ARGV[1]
"""

RELEASE = """
-- KEYS claim begun pace; ARGV delivery
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
if redis.call('EXISTS', KEYS[3]) == 1 then redis.call('DECR', KEYS[3]) end
"""

KEEP = """
-- KEYS begun late; ARGV delivery, late, its ms
if redis.call('ZSCORE', KEYS[1], ARGV[1]) then redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3]) end
"""

PING = "return redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])"


class RedisStore:
    """Keeps the contract of bot.store.store.Store. Connects at its first use, in each process anew: a fork must not share sockets."""

    def __init__(self, url: str, salt: str) -> None:
        """`salt` goes into every digest: the AppID."""
        self._url = url
        self._salt = salt
        self._clients: dict[int, redis.Redis] = {}

    def begin(self, delivery: str, visitor: str, signed: str = "") -> Begun:
        keys = Keys.of(self._salt, visitor, delivery, signed)
        replayed, (first, answer, talk, language, late, pace) = self._ask(lambda client: _begin(client, keys))
        return Begun(
            first=first == 1,
            answer=None if answer is None else unmask(answer, visitor),
            talk=None if talk is None else unmask(talk, visitor),
            language=(language or b"").decode("utf-8", "replace"),
            late=late,
            pace=pace,
            replayed=replayed == 1,
        )

    def wait(self, delivery: str, visitor: str) -> bytes | None:
        key = Keys.of(self._salt, visitor, delivery).answer
        answer = self._ask(lambda client: client.get(key))
        return None if answer is None else unmask(answer, visitor)

    def language(self, visitor: str) -> str:
        key = Keys.of(self._salt, visitor).language
        return (self._ask(lambda client: client.get(key)) or b"").decode("utf-8", "replace")

    def finish(self, delivery: str, visitor: str, answer: bytes, talk: bytes | None = None, language: str | None = None) -> bytes:
        keys = Keys.of(self._salt, visitor, delivery)
        arguments: list[bytes | str | int] = [mask(answer, visitor), ANSWER_SECONDS * 1000, keys.delivery]
        arguments += [b"", 0] if talk is None else [mask(talk, visitor), TALK_SECONDS * 1000]
        arguments += [b"", 0] if language is None else [language, LANGUAGE_SECONDS * 1000]
        return unmask(self._eval(FINISH, _names(keys), arguments), visitor)

    def keep(self, delivery: str, visitor: str, late: bytes) -> None:
        keys = Keys.of(self._salt, visitor, delivery)
        self._eval(KEEP, [keys.begun, keys.late], [keys.delivery, late, LATE_SECONDS * 1000])

    def release(self, delivery: str, visitor: str) -> None:
        keys = Keys.of(self._salt, visitor, delivery)
        self._eval(RELEASE, [keys.claim, keys.begun, keys.pace], [keys.delivery])

    def erase(self, visitor: str) -> None:
        own = Keys.of(self._salt, visitor)
        deliveries = [Keys(own.visitor, member.decode()) for member in self._ask(lambda client: client.zrange(own.begun, 0, -1))]
        doomed = [key for keys in deliveries for key in (keys.answer, keys.claim)]
        self._ask(lambda client: client.delete(own.begun, own.talk, own.language, own.late, own.pace, *doomed))

    def part(self, visitor: str) -> str:
        return holder(self._client(), Keys.of(self._salt, visitor).talk)

    def ping(self) -> bool:
        try:
            self._eval(PING, [ALIVE], [ALIVE_MS])
        except StoreError:
            return False
        return True

    def _eval(self, script: str, keys: list[str], arguments: list[Any]) -> Any:
        return self._ask(lambda client: client.eval(script, len(keys), *keys, *arguments))

    def _ask(self, operation: Callable[[redis.Redis], Any]) -> Any:
        try:
            return operation(self._client())
        except FAILURES as error:
            # By its kind only: texts of redis-py may name the address, or quote what was sent.
            raise StoreError(type(error).__name__) from error

    def _client(self) -> redis.Redis:
        process = os.getpid()
        return self._clients.get(process) or self._clients.setdefault(process, connect(self._url))


def _begin(client: redis.Redis, keys: Keys) -> Any:
    """Whether the request is replayed, and what BEGIN returns. Two scripts, for the request's key may be on another node of a cluster: if
    that one is away, the visitor's is used all the same.
    """
    begin = ["EVAL", BEGIN, 7, *_names(keys), keys.late, keys.pace, CLAIM_MS, keys.delivery, BEGUN_SECONDS * 1000, PACE_SECONDS * 1000]
    request = ["EVAL", REQUEST, 1, keys.request, keys.brought, REQUEST_SECONDS * 1000, ANSWER_SECONDS * 1000]
    *replayed, begun = together(client, [request, begin] if keys.signed else [begin])
    if isinstance(begun, Exception):
        raise begun
    return sum(one for one in replayed if not isinstance(one, Exception)), begun


def _names(keys: Keys) -> list[str]:
    return [keys.answer, keys.claim, keys.begun, keys.talk, keys.language]
