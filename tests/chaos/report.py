"""The run in words: what was sent, what came back and how fast, what happened at each fault, and every broken promise."""

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import quantiles

from tests.chaos.faults import Happened
from tests.chaos.oracle import PROMISES, Broken, forgotten
from tests.chaos.record import Sent, Try, Why
from tests.chaos.run import Outcome

SHOWN = 20
"""Broken promises that are told one by one."""


def report(outcome: Outcome, broken: Sequence[Broken]) -> str:
    return "\n".join([*_counts(outcome), *_latency(outcome), *_faults(outcome), *_bot(outcome), *_promises(outcome, broken)])


def _counts(outcome: Outcome) -> Iterator[str]:
    plan, tries = outcome.plan, [one for sent in outcome.messages for one in sent.tries]
    yield f"{plan.seconds:g} s, {plan.rate:g} messages a second, {plan.processes} processes, seed {plan.seed}"
    why = Counter(one.why for one in tries)
    yield f"messages {len(outcome.messages)}, deliveries {len(tries)} ({', '.join(f'{name.value}: {why[name]}' for name in Why)})"
    by = Counter(one.number for one in tries if one.answered)
    yield f"answered at the first try {by[1]}, second {by[2]}, third {by[3]}; without an answer {sum(not one.answered for one in tries)}"
    yield f"talks forgotten {sum(map(forgotten, outcome.messages))}; this client was late by {outcome.lag:.2f} s at worst"


def _latency(outcome: Outcome) -> Iterator[str]:
    seconds = sorted(one.seconds for sent in outcome.messages for one in sent.tries if one.answered)
    if len(seconds) > 1:
        parts = quantiles(seconds, n=1000)
        spread = ", ".join(f"{name} {parts[at] * 1000:.1f} ms" for name, at in (("median", 499), ("p99", 989), ("p99.9", 998)))
        yield f"latency: {spread}, longest {', '.join(f'{second:.2f}' for second in seconds[:-6:-1])} s"


def _faults(outcome: Outcome) -> Iterator[str]:
    for happened in sorted(outcome.happened, key=lambda one: one.began):
        tries = [one for sent in outcome.messages for one in sent.tries if _during(one, happened)]
        longest = max((one.seconds for one in tries), default=0.0)
        problems = Counter(one.problem for one in tries if one.problem)
        told = ", ".join(f"{name} {count}" for name, count in problems.items()) or "no delivery failed"
        span = f"{happened.began:6.1f} s to {happened.ended:6.1f} s"
        yield f"  {span}  {happened.name:16} {told}; longest {longest:.2f} s {happened.note}".rstrip()


def _during(one: Try, happened: Happened) -> bool:
    return one.began <= happened.ended and one.began + one.seconds >= happened.began


def _bot(outcome: Outcome) -> Iterator[str]:
    yield "the bot's log: " + ", ".join(f"{name} {count}" for name, count in outcome.outcomes.most_common())
    yield from (f"  error: {line[:600]}" for line in outcome.errors[:SHOWN])


def _promises(outcome: Outcome, broken: Sequence[Broken]) -> Iterator[str]:
    count = Counter(one.promise for one in broken)
    yield "broken promises: " + ", ".join(f"{promise} {count[promise]}" for promise in PROMISES)
    for one in broken[:SHOWN]:
        yield f"  {one.promise}: {one.details}"
        yield f"    message {one.sent.number} {dict(one.sent.what)} {_story(one.sent)} {_meanwhile(one.sent, outcome)}"


def _story(sent: Sent) -> str:
    return "; ".join(f"{one.why.value} at {one.began:.2f} s, {one.seconds:.2f} s, {one.problem or one.status}" for one in sent.tries)


def _meanwhile(sent: Sent, outcome: Outcome) -> str:
    names = [one.name for one in outcome.happened if any(_during(each, one) for each in sent.tries)]
    return f"({', '.join(names)})" if names else "(no fault meanwhile)"
