"""An office of our own in the words that are shipped: nothing here changes when staff change an office's hours."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from bot.conversation.setting import Setting
from bot.knowledge.entry import Source
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.notice import Notice
from bot.knowledge.office import Closure, Counter, Office, Opening, Phone, Position, Special

NOON = time(12)
SOURCE = Source({"zh": "使馆通知", "en": "embassy notice"}, "2026-11-01", "https://example.org/hours")


def words(text: str) -> dict[str, str]:
    return {"zh": f"中{text}", "en": text}


def openings(*stretches: tuple[int, int], days: Iterable[int] = range(5)) -> tuple[Opening, ...]:
    """From whole hours, Monday to Friday unless said otherwise."""
    return tuple(Opening(day, time(opens), time(closes)) for day in days for opens, closes in stretches)


HALL = Counter("hall", words("Hall"), openings((9, 12)), SOURCE, words("31 High Street"), words("Bring a pen."))
DESK = Counter("desk", words("Desk"), openings((9, 12), (14, 17)), SOURCE)

OFFICE = Office(
    id="here",
    name=words("Embassy"),
    nicknames={},
    section="",
    time_zone="Europe/London",
    position=Position(51.52, -0.1449),
    address=words("49 High Street"),
    phones=(Phone(words("Switchboard"), "+44 20 7946 0000", SOURCE),),
    counters=(HALL, DESK),
    website="https://example.org",
    serves=(),
    source=SOURCE,
    reviewed=date(2026, 11, 23),
    path="offices/here.yaml",
    calendars=("GB-ENG",),
)

CLOSURE = Closure(date(2026, 12, 3), date(2026, 12, 4), words("Stocktaking"), SOURCE)
SPECIAL = Special(date(2026, 12, 24), date(2026, 12, 24), ("desk",), ((time(9), time(11)),), words("Early end"), SOURCE)
NOTICE = Notice(
    datetime(2026, 12, 1, tzinfo=UTC),
    datetime(2026, 12, 2, 23, 59, tzinfo=UTC),
    ("here",),
    ((date(2026, 12, 2), date(2026, 12, 2)),),
    words("Closed: water damage <here>, see [notices](https://example.org/n)"),
    SOURCE,
)


def known(shipped: Knowledge, *offices: Office, notices: tuple[Notice, ...] = ()) -> Knowledge:
    """The first office is the home office."""
    home = offices[0].id
    return replace(shipped, offices={o.id: o for o in offices}, account=replace(shipped.account, office=home), notices=notices)


def setting(shipped: Knowledge, at: str, *offices: Office, language: str = "en", **more: Any) -> Setting:
    """`at`: a time as in 2026-12-02T10:30, in UTC."""
    return Setting(known(shipped, *(offices or (OFFICE,)), **more), language, datetime.fromisoformat(at).replace(tzinfo=UTC))
