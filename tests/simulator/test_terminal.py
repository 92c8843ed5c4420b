from collections.abc import Callable, Iterable

import pytest

from bot.simulator.terminal import COMMANDS, chat
from bot.simulator.transport import Transport, wsgi
from bot.simulator.words import words
from bot.wechat.credentials import Credentials
from tests.simulator.echo import ACCOUNT, PLAIN, SAFE, echo

SAY = words()["terminal"]


def typed(lines: Iterable[str]) -> Callable[[], str]:
    """Lines as a person types them, then the end of input."""
    waiting = iter(lines)

    def read() -> str:
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    return read


def talk(*lines: str, credentials: Credentials = SAFE, plain: Transport | None = None) -> list[str]:
    """What the terminal shows between its greeting and its good-bye."""
    written: list[str] = []
    chat(wsgi(echo(credentials)), credentials, ACCOUNT, plain=plain, read=typed(lines), write=written.append)
    assert (written[0], written[-1]) == (SAY["hello"], SAY["bye"])
    return written[1:-1]


TRANSCRIPT = [
    ("你好", "bot: text 你好"),
    ("2", "bot: text 2"),
    ("/::)", "bot: text /::)"),
    ("?", "bot: Which?\n1. 签证"),
    ("/tap 1", "bot: text 签证 visa"),
    ("/tap 1", SAY["no_choice"]),
    ("/follow", "bot: subscribe"),
    ("/follow visa", "bot: subscribe visa"),
    ("/unfollow", f"bot: {SAY['nothing']}"),
    ("/menu news", "bot: [card news]\ndescription\nhttps://example.org/"),
    ("/scan visa", "bot: scan visa"),
    ("/location 53.8 -1.55 Leeds town", "bot: location 53.8 -1.55 Leeds town"),
    ("/voice 护照 丢了", "bot: voice 护照 丢了"),
    ("/voice", "bot: voice"),
    ("/image", f"bot: {SAY['nothing']}"),
    ("/file", f"bot: {SAY['nothing']}"),
    ("/link 'A title' https://example.org/", "bot: link A title https://example.org/"),
    ("/link it's https://example.org/", "bot: link it's https://example.org/"),
    ("/dance", SAY["unknown"]),
    ("/help", "\n".join(SAY["help"])),
]


@pytest.mark.parametrize("credentials", [SAFE, PLAIN])
def test_a_whole_conversation(credentials: Credentials) -> None:
    assert talk(*(line for line, _ in TRANSCRIPT), credentials=credentials) == [answer for _, answer in TRANSCRIPT]


@pytest.mark.parametrize("line", ["/tap", "/tap one", "/menu", "/scan", "/location", "/location a b", "/location 91 0", "/link"])
def test_a_wrong_command_shows_its_usage(line: str) -> None:
    (shown,) = talk("?", line)[1:]
    assert shown.startswith(SAY["usage"])
    assert line.split()[0] in shown


def test_empty_lines_are_not_sent() -> None:
    assert talk("", "   ") == []


def test_a_retry_says_whether_the_answer_was_the_same() -> None:
    assert talk("/image", "/retry")[1:] == [f"bot: {SAY['nothing']}", SAY["identical"]]
    assert talk("a", "/retry")[1:] == ["bot: text a", SAY["different"]]  # the echo keeps no answers


def test_reasons_are_shown() -> None:
    (_, why) = talk("hello", "/why")
    assert 'outcome: "answered"' in why
    assert "0.900  echo  Echo  (same words)" in why


def test_raw_xml_is_shown_both_ways_inside_and_on_the_wire() -> None:
    shown = talk("hello", "/xml")[1:]
    assert [part.split(":")[0] for part in shown] == ["xml_sent", "xml_sent_wrapped", "xml_received", "xml_received_wrapped"]
    assert ["<Encrypt>" in part for part in shown] == [False, True, False, True]


@pytest.mark.parametrize("line", ["/retry", "/why", "/xml"])
def test_nothing_sent_is_nothing_to_show(line: str) -> None:
    assert talk(line) == [SAY["no_message"]]


def test_modes_are_switched() -> None:
    shown = talk("/plain", "a", "/xml", "/safe", "b", "/compatible", "c", plain=wsgi(echo(PLAIN)))
    assert [part for part in shown if part.startswith("bot")] == ["bot: text a", "bot: text b", "bot: text c"]
    assert not any("<Encrypt>" in part for part in shown)


def test_without_a_key_there_is_no_safe_mode() -> None:
    assert talk("/safe", credentials=PLAIN) == [SAY["no_key"]]


def test_a_new_visitor_has_no_past() -> None:
    assert talk("?", "/new", "/tap 1")[1:] == [SAY["visitor"], SAY["no_choice"]]


def test_the_help_names_every_command() -> None:
    assert [name for name in COMMANDS if f"/{name}" not in " ".join(SAY["help"])] == []


def test_quit_and_control_c_end_the_talk() -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    written: list[str] = []
    chat(wsgi(echo(SAFE)), SAFE, ACCOUNT, read=interrupted, write=written.append)
    assert written == [SAY["hello"], SAY["bye"]]
    assert talk("/quit", "never sent") == []
