"""Which promises were broken. Every message gets exactly one valid answer, in time, the same each time it is sent."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.wechat.limits import RETRY_SECONDS
from tests.chaos.faults import Happened
from tests.chaos.record import Sent
from tests.chaos.visitors import ENGLISH, MORE_IN_ENGLISH, steps

RECOVERY_SECONDS = 1.5
"""A process that found Redis away leaves it alone for a second."""


@dataclass(frozen=True, slots=True)
class Broken:
    """One promise broken for one message."""

    promise: str
    sent: Sent
    details: str


def judge(messages: Iterable[Sent], outages: Sequence[Happened] = ()) -> list[Broken]:
    """`outages`: when Redis was not what it should be. A talk may be lost in one, so a step that is skipped then proves nothing."""
    found = [Broken(promise, sent, found) for sent in messages for promise, judged in PROMISES.items() for found in judged(sent)]
    return [one for one in found if one.promise != "twice" or not any(_between(one.sent, outage) for outage in outages)]


def _between(sent: Sent, outage: Happened) -> bool:
    """Whether it touched the time from the visitor's message before to this one's end."""
    return sent.before <= outage.ended + RECOVERY_SECONDS and outage.began <= max(one.began + one.seconds for one in sent.tries)


def begins(sent: Sent) -> int:
    """The first step on the page that was shown; 0 where none was."""
    return steps(sent.reading["text"])[0] if sent.reading else 0


def forgotten(sent: Sent) -> bool:
    """The next page was asked for, and something else came: the talk was lost, which outages of Redis are allowed to cause."""
    return sent.expected.turns and sent.reading is not None and begins(sent) != sent.after + 1


def _lost(sent: Sent) -> Iterator[str]:
    if not any(one.answered for one in sent.tries):
        yield f"{len(sent.tries)} tries without an answer: {', '.join(one.problem for one in sent.tries)}"


def _differing(sent: Sent) -> Iterator[str]:
    """The same bytes for the same credentials; where they were changed in between, the same inside."""
    answered = [one for one in sent.tries if one.answered]
    bodies = {(one.credentials.token, one.body) for one in answered}
    if len(bodies) > len({token for token, _ in bodies}) or len({sent.readings[one.body]["xml_received"] for one in answered}) > 1:
        yield " / ".join(sent.readings[one.body]["text"][:60].replace("\n", " ") or "success" for one in answered)


def _late(sent: Sent) -> Iterator[str]:
    late = [one for one in sent.tries if one.seconds >= RETRY_SECONDS]
    if late:
        yield f"no answer in {RETRY_SECONDS} s to {len(late)} of {len(sent.tries)} deliveries"


def _invalid(sent: Sent) -> Iterator[str]:
    for one in (one for one in sent.tries if one.answered):
        read = sent.readings[one.body]
        if one.status != sent.expected.status:
            yield f"status {one.status}, expected {sent.expected.status}"
        elif one.status == 200 and (read["type"] == "fault" or read["problem"]):
            yield f"WeChat would not take it: {read['problem']}"
        elif sent.expected.type not in ("", read["type"]) and one.status == 200:
            yield f"{read['type']}, expected {sent.expected.type}"
        elif sent.expected.holds and not any(part in read["text"] for part in sent.expected.holds):
            yield f"expected {' or '.join(sent.expected.holds)}, found: {read['text'][:60]}"


def _twice(sent: Sent) -> Iterator[str]:
    """A talk that moved on twice for one message: a page was skipped. Pages of another language begin elsewhere and prove nothing."""
    other = sent.reading is not None and (ENGLISH in sent.reading["text"]) != (sent.what.get("text") == MORE_IN_ENGLISH)
    if sent.expected.turns and not other and begins(sent) > sent.after + 1:
        yield f"step {begins(sent)} after step {sent.after}"


PROMISES: dict[str, Callable[[Sent], Iterator[str]]] = {
    "lost": _lost,
    "differing": _differing,
    "late": _late,
    "invalid": _invalid,
    "twice": _twice,
}
