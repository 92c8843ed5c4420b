"""The store on Redis: each call but `erase` is one round trip, and each fails within a second instead of making a visitor wait.

The scripts are sent whole (EVAL): a few hundred bytes more, and a server that was restarted or failed over needs no second try.
"""

import os
from collections.abc import Callable
from typing import Any

import redis

from bot.errors import StoreError
from bot.store.connection import FAILURES, connect, holder
from bot.store.keys import ALIVE, ALIVE_MS, ANSWER_SECONDS, BEGUN_SECONDS, CLAIM_MS, LANGUAGE_SECONDS, TALK_SECONDS, Keys
from bot.store.masking import mask, unmask
from bot.store.store import Begun

BEGIN = """
-- KEYS answer claim begun talk language; ARGV claim's ms, delivery, begun's ms. Returns {1 if claimed, answer, talk, language}
local answer, first = redis.call('GET', KEYS[1]), 0
if not answer and redis.call('SET', KEYS[2], '1', 'NX', 'PX', ARGV[1]) then
  first = 1
  redis.call('SADD', KEYS[3], ARGV[2])
  redis.call('PEXPIRE', KEYS[3], ARGV[3])
end
return {first, answer, redis.call('GET', KEYS[4]), redis.call('GET', KEYS[5])}
"""

FINISH = """
-- KEYS as above; ARGV answer, its ms, delivery, then value and ms for talk and for language, where ms 0 leaves them alone
redis.call('DEL', KEYS[2])
local stored = redis.call('GET', KEYS[1])
if stored then return stored end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
if redis.call('SISMEMBER', KEYS[3], ARGV[3]) == 1 then
  for at = 4, 5 do
    local value, ms = ARGV[2 * at - 4], ARGV[2 * at - 3]
    if ms ~= '0' and value == '' then redis.call('DEL', KEYS[at]) end
    if ms ~= '0' and value ~= '' then redis.call('SET', KEYS[at], value, 'PX', ms) end
  end
end
return ARGV[1]
"""

PING = "return redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])"


class RedisStore:
    """Keeps the contract of bot.store.store.Store. Connects at its first use, in each process anew: a fork must not share sockets."""

    def __init__(self, url: str, salt: str) -> None:
        """`salt` goes into every digest: the AppID."""
        self._url = url
        self._salt = salt
        self._clients: dict[int, redis.Redis] = {}

    def begin(self, delivery: str, visitor: str) -> Begun:
        keys = Keys.of(self._salt, visitor, delivery)
        first, answer, talk, language = self._eval(BEGIN, _names(keys), [CLAIM_MS, keys.delivery, BEGUN_SECONDS * 1000])
        return Begun(
            first=first == 1,
            answer=None if answer is None else unmask(answer, visitor),
            talk=None if talk is None else unmask(talk, visitor),
            language=(language or b"").decode("utf-8", "replace"),
        )

    def wait(self, delivery: str, visitor: str) -> bytes | None:
        key = Keys.of(self._salt, visitor, delivery).answer
        answer = self._ask(lambda client: client.get(key))
        return None if answer is None else unmask(answer, visitor)

    def finish(self, delivery: str, visitor: str, answer: bytes, talk: bytes | None = None, language: str | None = None) -> bytes:
        keys = Keys.of(self._salt, visitor, delivery)
        arguments: list[bytes | str | int] = [mask(answer, visitor), ANSWER_SECONDS * 1000, keys.delivery]
        arguments += [b"", 0] if talk is None else [mask(talk, visitor), TALK_SECONDS * 1000]
        arguments += [b"", 0] if language is None else [language, LANGUAGE_SECONDS * 1000]
        return unmask(self._eval(FINISH, _names(keys), arguments), visitor)

    def release(self, delivery: str, visitor: str) -> None:
        key = Keys.of(self._salt, visitor, delivery).claim
        self._ask(lambda client: client.delete(key))

    def erase(self, visitor: str) -> None:
        own = Keys.of(self._salt, visitor)
        deliveries = [Keys(own.visitor, member.decode()) for member in self._ask(lambda client: client.smembers(own.begun))]
        doomed = [key for keys in deliveries for key in (keys.answer, keys.claim)]
        self._ask(lambda client: client.delete(own.begun, own.talk, own.language, *doomed))

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


def _names(keys: Keys) -> list[str]:
    return [keys.answer, keys.claim, keys.begun, keys.talk, keys.language]
