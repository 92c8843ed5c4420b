"""What a server's status means, in plain words. Pure."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from bot.importer.fetching.fetch_error import FetchError, Passing

NOT_MODIFIED = 304
REDIRECTS = {301, 302, 303, 307, 308}
ANSWERED = {200, NOT_MODIFIED, *REDIRECTS}

BUSY = 429

MEANINGS = {
    401: "the page is behind a password. Only public pages can be imported.",
    403: "the server does not let us read the page. Save it in a browser, and import the file.",
    404: "there is no such page. Check the address; it may have moved.",
    410: "the page was taken down. Take it off the list.",
    451: "the page is closed for legal reasons. Save it elsewhere, and import the file.",
}


def refusal(url: str, status: int, headers: Mapping[str, str], now: datetime | None = None) -> FetchError:
    """For a status that is no page and leads to none. Passing for what a server says of itself, not of the page."""
    if status == BUSY or 500 <= status < 600:
        what = "the server asks us to come less often" if status == BUSY else "the server has trouble of its own"
        return Passing(url, f"expected a page, found status {status}: {what}. Try again later.", retry_after(headers, now))
    meaning = MEANINGS.get(status, "nothing to import. Look at it in a browser.")
    return FetchError(url, f"expected a page, found status {status}: {meaning}")


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Seconds, from a number or a date (RFC 9110, 10.2.3); None where there is no such header or none that can be read."""
    value = headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
        return max(0.0, (_aware(until) - (now or datetime.now(UTC))).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
