"""The page about the callback: bots beside one another, where the time goes, and servers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from benchmarks.callbacks.comparing import CONNECTIONS, OPEN_CONNECTIONS, Found
from benchmarks.callbacks.mix import SHARES
from benchmarks.callbacks.reloading import RATE, Losses
from benchmarks.table import head, number, table
from bot.evaluation.metrics import percentile

PACKAGES = ("flask", "werkzeug", "wechatpy", "werobot", "gunicorn", "granian", "waitress", "redis")
MEASURED = ("a second", "ratio", "least", "most", "p50 ms", "p99 ms", "CPU us", "Valkey us", "RSS MB", "PSS MB", "faults")
COLUMNS = ("workers", "engine", *MEASURED)
LABELS = {"full": "this bot", "echo": "echo of Flask and wechatpy", "werobot": "echo of WeRoBot"}

EXPLAINED = """\
Safe mode: every message is signed and encrypted, and so is every answer. {shares}; the n-th most popular
question is asked in proportion to 1 / n ** {popularity:g}. All bots run at once, each with {connections} connections
that are kept alive. The load is a process of its own, on one core, and goes to one after the other, in several rounds.

| column | meaning |
| --- | --- |
| a second | messages answered a second, each connection sending its next as soon as it has its answer: the median of the rounds |
| ratio | this bot's messages a second by the other's, round by round: the median, the least and the most |
| p50, p99 | milliseconds from when a message was due to its answer, at half of a second's messages, on {open} connections |
| CPU | microseconds of processor time of the bot's processes a message, then Valkey's |
| RSS, PSS | of the largest worker after the load, all of its memory, and its share of it where some is shared with others |
| faults | answers that WeChat would take for a fault, and messages without an answer |"""

STEPS = """\
Where a message's time goes: {number} called in one process without a server, with a stopwatch around each step. What gunicorn costs is the
processor time of the worker under load less the whole of that; Valkey is asked {trips:.2f} times a message."""

SERVERS = "The same bot on other servers; the ratio is to the first."

LOSSES = """\
Reloads (SIGHUP) under load: two workers, {rate:g} messages a second, and a client that sends nothing twice. renewed: after
how many of them a new process was at work. The longest wait is in milliseconds, from when a message was due."""


@dataclass(frozen=True, slots=True)
class Page:
    command: str
    popularity: float
    bots: Sequence[Found]
    steps: Mapping[str, float]
    servers: Sequence[Found]
    losses: Sequence[Losses]


def page(told: Page) -> str:
    shares = ", ".join(f"{name} {100 * share:.0f} %" for name, share in SHARES.items())
    explained = EXPLAINED.format(shares=shares, popularity=told.popularity, connections=CONNECTIONS, open=OPEN_CONNECTIONS)
    parts = [
        head("Callback", told.command, PACKAGES).replace("; one core is used", ""),
        explained,
        table(COLUMNS, _rows(told.bots, lambda one: LABELS[one.bot])),
    ]
    parts += [f"The load itself takes {_median(one.load_us for one in told.bots)} us of processor time a message."]
    parts += list(_steps(told))
    if told.servers:
        parts += [SERVERS, table(COLUMNS, _rows(told.servers, lambda one: one.server))]
    if told.losses:
        columns = ("engine", "reloads", "renewed", "sent", "lost", "faults", "p99 ms", "longest ms")
        parts += [LOSSES.format(rate=RATE), table(columns, map(_lost, told.losses))]
    return "\n\n".join(parts) + "\n"


def _rows(found: Sequence[Found], label: Callable[[Found], str]) -> Iterator[Sequence[str]]:
    for _, group in groupby(found, lambda one: one.workers):
        first, *others = group
        yield from (_row(label(one), one, first) for one in (first, *others))


def _row(engine: str, one: Found, first: Found) -> Sequence[str]:
    ratios = [ours / theirs if theirs else 0.0 for ours, theirs in zip(first.rates, one.rates, strict=True)]
    rss, pss = one.memory
    waits = (percentile(one.waited, 50), percentile(one.waited, 99))
    figures = (one.rate, median(ratios), min(ratios), max(ratios), *(1000 * wait if wait is not None else None for wait in waits))
    cost = (median(one.cpu_us), median(one.redis_us), rss, pss, one.faults + one.lost)
    return [str(one.workers), engine, *map(number, figures), *map(number, cost)]


def _median(several: Iterable[Sequence[float]]) -> str:
    return number(median(value for values in several for value in values))


def _steps(told: Page) -> Iterator[str]:
    full = next(one for one in told.bots if one.bot == "full")
    whole = sum(told.steps.values())
    server = max(0.0, median(full.cpu_us) - whole)
    yield STEPS.format(number="the same mix of messages is", trips=median(full.trips))
    lines = {**told.steps, "gunicorn": server}
    yield table(("note", "us a message", "%"), [(n, number(us), number(100 * us / (whole + server))) for n, us in lines.items()])


def _lost(one: Losses) -> Sequence[str]:
    waits = (1000 * wait if wait is not None else None for wait in (one.p99, one.longest))
    return [one.server, f"{one.reloads}", f"{one.renewed}", f"{one.sent:,}", f"{one.lost}", f"{one.faults}", *map(number, waits)]
