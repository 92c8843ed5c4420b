"""Chooses the store that the settings ask for."""

import logging
from collections.abc import Callable
from functools import partial

from bot.config import Settings
from bot.errors import StoreError
from bot.store import embedded
from bot.store.fallback import FallbackStore
from bot.store.memory import MemoryStore
from bot.store.redis_store import RedisStore
from bot.store.store import Store

EMBEDDED_FOLDER = "redis"
"""Inside DATA_DIR."""
REVIVAL_PATIENCE = 0.3
"""Seconds that one visitor may wait, once a second, while a server of ours that died comes back."""

log = logging.getLogger(__name__)


def open_store(settings: Settings, left: Callable[[], object] = lambda: None) -> Store:
    """Redis at REDIS_URL, or else a server of our own, and memory for as long as neither works.

    `left` is called when Redis goes away. Keeps no connection that a fork would share.

    Raises ConfigError where no server of our own is possible at all. One that merely does not start is tried again, once a second.
    """
    if settings.redis_url:
        return FallbackStore(RedisStore(settings.redis_url, settings.wechat_app_id), MemoryStore.shared(), left=left)
    folder = settings.data_dir / EMBEDDED_FOLDER
    embedded.program()
    try:
        embedded.start(folder)
    except StoreError as error:
        log.error("%s", error)
    primary = RedisStore(embedded.url(folder), settings.wechat_app_id)
    return FallbackStore(primary, MemoryStore.shared(), revive=partial(embedded.start, folder, patience=REVIVAL_PATIENCE), left=left)
