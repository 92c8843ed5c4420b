"""The benchmark of the callback, run through with little load; and its parts: the mix, the load, the stopwatch."""

import re
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

import pytest

from benchmarks import callback
from benchmarks.callbacks.account import ACCOUNT, CREDENTIALS
from benchmarks.callbacks.connection import Connection, Lost, ends
from benchmarks.callbacks.deliveries import deliveries, request
from benchmarks.callbacks.load import Task, run
from benchmarks.callbacks.mix import SHARES, messages, questions
from benchmarks.callbacks.steps import Stopwatch
from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from bot.wechat.callback import receive
from bot.wechat.messages import Location, Media, Subscribe, Text

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


def test_it_runs_through(shipped_index: Index, capsys: pytest.CaptureFixture[str]) -> None:
    callback.main(["--quick", "--bots", "full,echo", "--workers", "1", "--sizes", "passed over"])
    page = capsys.readouterr().out
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| 1 |")]
    assert [row[1] for row in rows] == ["this bot", "echo of Flask and wechatpy"]
    for row in rows:
        assert float(row[2].replace(",", "")) > 0 and row[-1] == "0", "a message a second at least, and no fault"
    assert re.search(r"\| matching and talk \| [1-9]", page) and re.search(r"asked [1-9]\.\d\d times a message", page)


@pytest.mark.parametrize("wrong", [["--bots", "echo"], ["--bots", "full,magic"], ["--workers", "many"]])
def test_a_mistyped_option_is_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        callback.main(wrong)
    assert "expected" in capsys.readouterr().err


def test_a_mix_is_the_same_for_its_seed_and_has_all_kinds(shipped: Knowledge) -> None:
    mix = list(islice(messages(shipped, 3), 2000))
    assert mix == list(islice(messages(shipped, 3), 2000)) and mix != list(islice(messages(shipped, 4), 2000))
    kinds = Counter(what["kind"] for _, what in mix)
    assert set(kinds) == {"text", "subscribe", "click", "location", "image"} and kinds["text"] > 1500
    assert sum(SHARES.values()) == pytest.approx(1)
    assert 500 < len({visitor for visitor, _ in mix}) < 900


def test_popular_questions_are_asked_oftener_and_none_has_a_template(shipped: Knowledge) -> None:
    asked = questions(shipped)
    said = Counter(what["text"] for _, what in islice(messages(shipped, 1), 3000) if what["kind"] == "text")
    assert said[asked[0]] > said[asked[100]] and not any("{" in text for text in asked)


def test_deliveries_are_what_the_bot_can_read(shipped: Knowledge) -> None:
    said = [("oOne", {"kind": "text", "text": "hello"}), ("oTwo", {"kind": "subscribe"}), ("oTwo", {"kind": "image"})]
    said.append(("oOne", {"kind": "location", "latitude": 51.5, "longitude": 0}))
    made = list(deliveries(said, 1))
    queries = [dict(pair.split("=") for pair in delivery.query.split("&")) for delivery in made]
    read = [receive(query, one.body, CREDENTIALS, now=int(time.time())) for query, one in zip(queries, made, strict=True)]
    assert [type(message) for message in read] == [Text, Subscribe, Media, Location]
    assert {message.account for message in read} == {ACCOUNT} and len({message.delivery for message in read}) == 4
    assert len({query["nonce"] for query in queries}) == 4
    assert request(made[0]).startswith(b"POST /wechat?signature=") and request(made[0]).endswith(made[0].body)


@contextmanager
def server(*answers: bytes) -> Iterator[int]:
    """A port where each request gets the next answer, the last one again and again; an empty answer hangs up."""
    left = list(answers)

    def serve(peer: socket.socket) -> None:
        with peer:
            while peer.recv(65536):
                answer = left.pop(0) if len(left) > 1 else left[0]
                if not answer:
                    return
                peer.sendall(answer)

    def listen() -> None:
        while True:
            try:
                peer, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(peer,), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=listen, daemon=True).start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)


MANY = [b"POST / HTTP/1.1\r\n\r\n"] * 20


@pytest.mark.parametrize(
    ("answers", "answered", "faults", "lost"),
    [
        ((OK,), 20, 0, 0),
        ((OK.replace(b"200", b"500"), OK), 19, 1, 0),
        ((b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", OK), 19, 1, 0),
        ((b"", OK), 19, 0, 1),
        ((OK.replace(b"OK\r", b"OK\r\nConnection: close\r", 1), OK), 20, 0, 0),
    ],
)
def test_the_load_counts_what_became_of_each_message(answers: tuple[bytes, ...], answered: int, faults: int, lost: int) -> None:
    with server(*answers) as port:
        done = run(Task(port, 5, 1, 20, rate=2000), MANY)
    assert (len(done.waited), done.faults, done.lost) == (answered, faults, lost)


def test_a_closed_load_ends_when_its_messages_are_sent() -> None:
    with server(OK) as port:
        done = run(Task(port, 60, 4, 20), MANY)
    assert done.seconds < 60 and 16 <= len(done.waited) <= 20 and done.rate > 0


def test_nobody_there_is_told_as_lost() -> None:
    with pytest.raises(Lost):
        Connection(1)


@pytest.mark.parametrize(("head", "expected"), [(b"Connection: close", True), (b"Connection: keep-alive", False)])
def test_a_last_answer_is_known(head: bytes, expected: bool) -> None:
    assert ends(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\nConnection: close") is expected


def test_a_stopwatch_takes_inner_steps_from_outer_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 1.0, 4.0, 6.0])
    monkeypatch.setattr(time, "perf_counter", lambda: next(clock))
    watch = Stopwatch()
    inner = watch.around("inner", lambda: None)
    watch.around("outer", inner)()
    assert watch.spent == {"inner": 3.0, "outer": 3.0}
