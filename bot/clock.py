"""What is done again and again, beside the web process: the lists that sources.yaml follows are imported, on one machine at a time."""

import logging
import signal
import sys
import time
from datetime import UTC, datetime
from types import FrameType

from bot import log
from bot.config import Settings
from bot.errors import BotError
from bot.importer.article import Desk
from bot.importer.outcome import Kind, Outcome
from bot.importer.report import summary
from bot.importer.run import Wanted, run
from bot.importer.session import session
from bot.knowledge.load import load
from bot.store import embedded
from bot.store.keys import IMPORTING
from bot.store.lock import Lock
from bot.store.opening import EMBEDDED_FOLDER
from bot.store.tenancy import tenancy

logger = logging.getLogger(__name__)


def tick(settings: Settings, *, once: bool, private: bool) -> bool:
    """Until stopped, or once: for a scheduler of the operator's own; whether all went well. Ended by SIGTERM it gives up its lock and its
    server first."""
    log.start(settings.log_level)
    signal.signal(signal.SIGTERM, _leave)
    with tenancy(settings):
        while True:
            started = time.monotonic()
            well = import_once(settings, private=private)
            if once:
                return well
            time.sleep(max(1.0, settings.import_minutes * 60 - (time.monotonic() - started)))


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(0)


def import_once(settings: Settings, *, private: bool = False) -> bool:
    """Whether nothing failed. Whatever fails is logged, and is no reason not to try again next time."""
    try:
        with Lock(settings.redis_url or embedded.start(settings.data_dir / EMBEDDED_FOLDER), IMPORTING) as lock:
            if lock.take():
                return _import(settings, lock, private)
            logger.info("another machine imports")
            return True
    except (BotError, OSError) as error:
        logger.error("the import failed: %s", error)
    except Exception:  # a defect: the log tells its place, and the next import may meet other pages
        logger.exception("the import failed")
    return False


def _import(settings: Settings, lock: Lock, private: bool) -> bool:
    knowledge = load(settings.knowledge_dir)
    wanted = [Wanted(one.url, otherwise=one.section) for one in knowledge.sources.follow]
    if not wanted:
        logger.info("nothing to import: sources.yaml follows no list")
        return True
    desk, outcomes = Desk.of(knowledge, settings.knowledge_dir, datetime.now(UTC).date()), list[Outcome]()
    with session(settings.data_dir, wanted, knowledge.sources, private=private) as get:

        def held(url: str) -> tuple[str, bytes]:
            """Lists whose articles are all known have no outcome for minutes: the lock is kept with each page."""
            lock.extend()
            return get(url)

        for outcome in run(wanted, desk, held):
            outcomes.append(outcome)
            lock.extend()  # lost, it is another machine's: this import stops
            if outcome.kind is Kind.FAILED:
                logger.warning("not imported: %s", outcome.reason)
    logger.info("imported: %s", summary(outcomes))
    return not any(outcome.kind is Kind.FAILED for outcome in outcomes)
