"""Logs as JSON, one line an event, on standard error. They carry no message text, no secret and no OpenID."""

import json
import logging
import re
import sys

FIELDS = ("kind", "outcome", "entry", "confidence", "language", "milliseconds", "reason")
"""What an event may add by `extra`. Anything else is left out."""


QUERY = re.compile(r"\?\S+")
"""Of an address: WeChat's queries hold an OpenID, and a server's own messages may quote them."""
PASSWORD = re.compile(r"(?<=//)[^/\s@]*@")
"""Of an address: a page's redirect may lead to one with a name and a password in it."""


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "event": PASSWORD.sub("...@", QUERY.sub("?...", record.getMessage())),
        }
        line |= {field: value for field in FIELDS if (value := getattr(record, field, None)) is not None}
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = _place(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def _place(error: BaseException) -> list[str]:
    """Kind and place of an error, not its text: that may quote a message."""
    trace, places = error.__traceback__, []
    while trace:
        places.append(f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno} {trace.tb_frame.f_code.co_name}")
        trace = trace.tb_next
    return [type(error).__name__, *places]


def start(level: str) -> None:
    """Log to standard error from now on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
