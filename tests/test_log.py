"""Logs: one line of JSON an event, with nothing in it that was not meant to be."""

import json
import logging

import pytest

from bot import log


def line(message: str, *args: object, extra: dict[str, object] | None = None, error: BaseException | None = None) -> dict[str, object]:
    exc_info = (type(error), error, error.__traceback__) if error else None
    record = logging.getLogger("bot.test").makeRecord("bot.test", logging.INFO, "f", 1, message, args, exc_info, extra=extra)
    written = log.JsonLines().format(record)
    assert "\n" not in written
    found: dict[str, object] = json.loads(written)
    return found


def test_an_event_has_time_level_and_its_fields() -> None:
    found = line("turn", extra={"kind": "Text", "outcome": "answered", "entry": None, "milliseconds": 1.5})
    assert (found["event"], found["level"], found["logger"]) == ("turn", "INFO", "bot.test")
    assert (found["kind"], found["outcome"], found["milliseconds"]) == ("Text", "answered", 1.5)
    assert "entry" not in found


def test_what_is_no_known_field_is_left_out() -> None:
    assert "secret" not in json.dumps(line("turn", extra={"content": "secret", "visitor": "secret"}))


def test_an_error_is_told_by_its_kind_and_place_not_by_its_words() -> None:
    try:
        int("a visitor's words")
    except ValueError as error:
        found = line("failed", error=error)
    assert isinstance(found["error"], list)
    assert found["error"][0] == "ValueError" and "test_log.py" in found["error"][1]
    assert "visitor" not in json.dumps(found)


def test_a_query_is_left_out() -> None:
    found = line("Error handling request %s", "/wechat?signature=1&openid=oVisitor")
    assert found["event"] == "Error handling request /wechat?..."


def test_a_password_in_an_address_is_left_out() -> None:
    assert line("leads to http://user:s3cret@example.org/x: no")["event"] == "leads to http://...@example.org/x: no"


def test_it_writes_to_standard_error(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [])
    level = root.level
    try:
        log.start("WARNING")
        logging.getLogger("bot").info("not this")
        logging.getLogger("bot").warning("but this")
    finally:
        root.setLevel(level)
    captured = capsys.readouterr()
    assert captured.out == "" and json.loads(captured.err)["event"] == "but this"
