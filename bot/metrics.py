"""Figures for an operator's Prometheus: what happened since the start, summed over all worker processes.

They name kinds and outcomes, never a visitor or a word. With several processes the library keeps its values in the folder that
PROMETHEUS_MULTIPROC_DIR names when this module is first imported (see bot.serve); else they are plain numbers of this process.
"""

from collections.abc import Iterator
from contextlib import suppress

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from prometheus_client.values import ValueClass

CONTENT_TYPE = CONTENT_TYPE_LATEST

_OWN = CollectorRegistry()

TURNS = Counter("bot_turns", "Messages answered, by kind and outcome.", ("kind", "outcome"), registry=_OWN)
SECONDS = Histogram(
    "bot_turn_seconds",
    "From a message's arrival to its answer.",
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 4.5),
    registry=_OWN,
)
REPEATED = Counter("bot_repeated", "Deliveries that got the answer of the one before.", registry=_OWN)
REFUSED = Counter(
    "bot_refused",
    "Requests that WeChat did not send, by what was wrong: signature, decrypt, replay, callback (size or account).",
    ("reason",),
    registry=_OWN,
)
UNREADABLE = Counter("bot_unreadable", "Signed by WeChat, and no message.", registry=_OWN)
REPLACED = Counter("bot_replies_replaced", "Answers that WeChat would not have shown.", registry=_OWN)
BROKEN = Counter("bot_broken", "Defects that were kept from the visitor.", registry=_OWN)
OUTAGES = Counter("bot_redis_outages", "How often Redis went away, each process counted.", registry=_OWN)


def turn(kind: str, outcome: str, seconds: float) -> None:
    """Counted if there is room for it: an answer is never lost over a figure."""
    with suppress(OSError, ValueError):
        TURNS.labels(kind, outcome).inc()
        SECONDS.observe(seconds)


def text(redis: bool) -> bytes:
    """In Prometheus' text format. `redis`: whether it takes writes now."""
    several = CollectorRegistry()
    several.register(_Redis(redis))
    if ValueClass._multiprocess:
        MultiProcessCollector(several)  # type: ignore[no-untyped-call]
        return generate_latest(several)
    return generate_latest(several) + generate_latest(_OWN)


class _Redis(Collector):
    def __init__(self, up: bool) -> None:
        self._up = up

    def collect(self) -> Iterator[GaugeMetricFamily]:
        yield GaugeMetricFamily("bot_redis_up", "Whether Redis takes writes.", self._up)
