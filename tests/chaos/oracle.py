"""Which promises were broken. Every message gets exactly one valid answer, in time, the same each time it is sent."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.wechat.limits import RETRY_SECONDS
from tests.chaos.record import Sent
from tests.chaos.visitors import PAGE


@dataclass(frozen=True, slots=True)
class Broken:
    """One promise broken for one message."""

    promise: str
    sent: Sent
    details: str


def judge(messages: Iterable[Sent]) -> list[Broken]:
    return [Broken(promise, sent, found) for sent in messages for promise, judged in PROMISES.items() for found in judged(sent)]


def page(sent: Sent) -> int:
    """The number of the page that was shown; 0 where none was."""
    found = PAGE.search(sent.reading["text"]) if sent.reading else None
    return int(found[1]) if found else 0


def forgotten(sent: Sent) -> bool:
    """The next page was asked for, and something else came: the talk was lost, which outages of Redis are allowed to cause."""
    return sent.expected.turns and sent.reading is not None and page(sent) != sent.after + 1


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
    """A talk that moved on twice for one message: a page was skipped."""
    if sent.expected.turns and page(sent) > sent.after + 1:
        yield f"page {page(sent)} after page {sent.after}"


PROMISES: dict[str, Callable[[Sent], Iterator[str]]] = {
    "lost": _lost,
    "differing": _differing,
    "late": _late,
    "invalid": _invalid,
    "twice": _twice,
}
