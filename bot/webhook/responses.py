"""Responses as WeChat wants them: never an error page, never a word about what went wrong."""

import logging
from collections.abc import Mapping

from flask import Response

from bot import metrics
from bot.errors import CallbackError, MessageError
from bot.wechat.callback import SUCCESS

log = logging.getLogger(__name__)


def xml(body: bytes, headers: Mapping[str, str] | None = None) -> Response:
    return Response(body, mimetype="text/plain" if body == SUCCESS else "application/xml", headers=headers)


def refused(error: CallbackError) -> Response:
    """The same for every stranger: nothing is said about why. The log has the reason."""
    metrics.REFUSED.labels(type(error).__name__.removesuffix("Error").lower()).inc()
    log.warning("refused", extra={"reason": f"{type(error).__name__}: {error}"})
    return Response(status=403)


def unreadable(error: MessageError) -> Response:
    """Signed by WeChat, but nothing we can read: `success` keeps the fault notice away."""
    metrics.UNREADABLE.inc()
    log.warning("unreadable", extra={"reason": str(error)})
    return xml(SUCCESS)


def broken(error: Exception) -> Response:
    """Outside of what a sentence can be made of, WeChat still gets an answer that it does not take for a failure of the account."""
    metrics.BROKEN.inc()
    log.error("broken", exc_info=error)
    return xml(SUCCESS)
