"""The oracle sees each broken promise, and none where all were kept."""

from collections.abc import Sequence

import pytest

from bot.simulator.reading import fault, reading
from tests.chaos.account import NEW, OLD
from tests.chaos.faults import Happened
from tests.chaos.oracle import judge
from tests.chaos.record import Expected, Sent, Try, Why

TEXT = Expected("text")


def sent(*tries: Try, expected: Expected = TEXT, after: int = 0) -> Sent:
    """A message whose answers are read as texts, but for `bad`, which WeChat would not take."""
    message = Sent(1, "oVisitor", {"kind": "text", "text": "more"}, expected, "<xml/>", 10.0, before=9.0, after=after, tries=list(tries))
    for one in tries:
        text = one.body.decode().removeprefix("new ")
        message.readings[one.body] = fault("empty") if text == "bad" else reading("text", text, xml=text)
    return message


def tried(text: str = "hello", *, seconds: float = 0.1, status: int = 200, new: bool = False) -> Try:
    body = f"new {text}" if new else text
    return Try(Why.FIRST, 1, 10.0, seconds, status, body.encode(), NEW if new else OLD, "" if status else "TimeoutError")


UNANSWERED = tried("", seconds=5.0, status=0)

CASES: dict[str, tuple[Sent, Sequence[str]]] = {
    "answered": (sent(tried()), []),
    "answered twice with the same": (sent(tried(), tried()), []),
    "answered at the second try": (sent(tried("", seconds=0.2, status=0), tried()), []),
    "another envelope for other credentials": (sent(tried(), tried(new=True)), []),
    "another envelope for the same credentials": (sent(tried(new=True), Try(Why.AGAIN, 1, 11.0, 0.1, 200, b"hello", NEW)), ["differing"]),
    "another text for other credentials": (sent(tried(), tried("bye", new=True)), ["differing"]),
    "another text": (sent(tried(), tried("bye")), ["differing"]),
    "no answer in time": (sent(UNANSWERED, tried()), ["late"]),
    "no answer at all": (sent(UNANSWERED, UNANSWERED, UNANSWERED), ["lost", "late"]),
    "refused": (sent(tried(status=403)), ["invalid"]),
    "refused, rightly": (sent(tried(status=403), expected=Expected(status=403)), []),
    "let in, wrongly": (sent(tried(), expected=Expected(status=403)), ["invalid"]),
    "nothing WeChat would take": (sent(tried("bad")), ["invalid"]),
    "a text where nothing is to be said": (sent(tried(), expected=Expected("none")), ["invalid"]),
    "the answer to something else": (sent(tried(), expected=Expected("text", ("passport",))), ["invalid"]),
    "the next page": (sent(tried("Step 5: a"), expected=Expected("text", turns=True), after=4), []),
    "the page after the next": (sent(tried("Step 9: a"), expected=Expected("text", turns=True), after=4), ["twice"]),
}


@pytest.mark.parametrize(("message", "promises"), CASES.values(), ids=CASES)
def test_a_broken_promise_is_seen(message: Sent, promises: Sequence[str]) -> None:
    assert [one.promise for one in judge([message])] == list(promises)


@pytest.mark.parametrize(("began", "proves"), [(2.0, True), (9.5, False), (11.0, True)])
def test_a_page_that_was_skipped_proves_nothing_after_an_outage(began: float, proves: bool) -> None:
    [message, _] = CASES["the page after the next"]
    assert bool(judge([message], [Happened("stop Redis", began, began + 1)])) is proves
