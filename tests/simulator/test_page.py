import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bot.simulator import page as page_module
from bot.simulator.page import create_page
from bot.simulator.words import words
from tests.simulator.echo import ACCOUNT, PLAIN, SAFE, WHY, echo
from tests.simulator.server import served
from tests.simulator.small import KNOWLEDGE


@pytest.fixture(scope="module")
def page() -> Iterator[FlaskClient]:
    with served(lambda _port: echo(SAFE)) as sealed, served(lambda _port: echo(PLAIN)) as plain:
        app = Flask("page")
        app.register_blueprint(create_page(KNOWLEDGE, SAFE, ACCOUNT, sealed, plain))
        yield app.test_client()


def sent(page: FlaskClient, mode: str = "safe", **asked: Any) -> dict[str, Any]:
    answer = page.post("/simulator/send", json={"visitor": "oVisitor", "mode": mode, **asked})
    assert answer.status_code == 200, answer.text
    received: dict[str, Any] = answer.get_json()
    return received


@pytest.mark.parametrize("mode", ["safe", "plain"])
def test_a_message_goes_through_the_callback(page: FlaskClient, mode: str) -> None:
    received = sent(page, mode, message={"kind": "text", "text": "你好"})
    assert (received["type"], received["segments"], received["why"]) == ("text", [{"text": "text 你好"}], WHY)
    assert ("<Encrypt>" in received["xml_sent_wrapped"], "<Encrypt>" in received["xml_received_wrapped"]) == ((mode == "safe",) * 2)


def test_choices_come_as_segments(page: FlaskClient) -> None:
    assert sent(page, message={"kind": "text", "text": "?"})["segments"][1] == {"choice": "签证", "label": "1. 签证", "id": "visa"}


@pytest.mark.parametrize("mode", ["safe", "plain"])
def test_a_retry_sends_the_same_bytes(page: FlaskClient, mode: str) -> None:
    first = sent(page, mode, message={"kind": "text", "text": "你好"})
    again = sent(page, mode, again=first["again"])
    assert again["again"] == first["again"]
    assert (again["xml_sent"], again["text"]) == (first["xml_sent"], first["text"])


WRONG = [
    {},
    {"visitor": "oVisitor"},
    {"visitor": "o V", "mode": "safe", "message": {"kind": "image"}},
    {"visitor": ["o"], "mode": "safe", "message": {"kind": "image"}},
    {"visitor": "o", "mode": ["safe"], "message": {"kind": "image"}},
    {"visitor": "o", "mode": "compatible", "message": {"kind": "image"}},
    {"visitor": "o", "mode": "safe"},
    {"visitor": "o", "mode": "safe", "message": "text"},
    {"visitor": "o", "mode": "safe", "message": {"kind": "hologram"}},
    {"visitor": "o", "mode": "safe", "again": {}},
    {"visitor": "o", "mode": "safe", "again": {"query": "a b", "body": ""}},
    {"visitor": "o", "mode": "safe", "again": {"query": "a\r\nHost: b", "body": ""}},
    {"visitor": "o", "mode": "safe", "again": {"query": "encrypt_type=aes", "body": "<xml/>"}},
    {"visitor": "o", "mode": "safe", "again": {"query": "encrypt_type=aes", "body": "\ud800"}},
    [],
    "text",
]


@pytest.mark.parametrize("asked", WRONG)
def test_what_is_no_message_is_refused(page: FlaskClient, asked: object) -> None:
    answer = page.post("/simulator/send", json=asked)
    assert (answer.status_code, list(answer.get_json())) == (400, ["error"])


def test_a_body_that_is_no_json_is_refused(page: FlaskClient) -> None:
    assert page.post("/simulator/send", data="{", content_type="application/json").status_code == 400


@pytest.mark.parametrize(
    ("headers", "content_type", "status"),
    [
        ({"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}, "application/json", 200),
        ({"Origin": "http://evil.example"}, "application/json", 403),
        ({"Origin": "null"}, "application/json", 403),
        ({"Origin": "http://localhost:81"}, "application/json", 403),
        ({"Sec-Fetch-Site": "same-site"}, "application/json", 403),
        ({"Sec-Fetch-Site": "cross-site"}, "application/json", 403),
        ({}, "text/plain", 403),
        ({}, "application/x-www-form-urlencoded", 403),
        ({}, "", 403),
    ],
)
def test_only_this_page_may_send(page: FlaskClient, headers: dict[str, str], content_type: str, status: int) -> None:
    body = '{"visitor": "o", "mode": "safe", "message": {"kind": "image"}}'
    assert page.post("/simulator/send", data=body, content_type=content_type, headers=headers).status_code == status


def test_too_much_is_refused(page: FlaskClient) -> None:
    assert page.post("/simulator/send", json={"message": "a" * 200_000}).status_code == 413


def test_the_page_shows_menu_places_and_scenes(page: FlaskClient) -> None:
    html = page.get("/simulator", headers={"Accept-Language": "zh-CN"}).text
    assert '<html lang="zh">' in html
    for part in ['data-click="visa"', 'data-view="https://example.org/"', "Leeds 利兹", 'value="53.8,-1.55"', 'value="uk-visa-free"']:
        assert part in html
    assert "使馆</script>" not in html


def test_the_page_allows_no_script_from_elsewhere(page: FlaskClient) -> None:
    answer = page.get("/simulator")
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert all(mark not in answer.text for mark in (" style=", " onclick=", "<style", "<script>", "//cdn"))


@pytest.mark.parametrize("file", ["simulator.js", "bubbles.js", "why.js", "words.js", "simulator.css", "icon.svg"])
def test_its_files_are_its_own(page: FlaskClient, file: str) -> None:
    with page.get(f"/simulator/static/{file}") as answer:
        assert answer.status_code == 200


def test_every_text_of_the_page_is_used() -> None:
    folder = Path(page_module.__file__).parent
    sources = "".join(path.read_text(encoding="utf-8") for part in ("static", "templates") for path in (folder / part).iterdir())
    unused = [name for name in words()["page"]["en"] if not re.search(rf"\b({name}|{name.split('_')[0]}_\$)", sources)]
    assert unused == []


def test_both_languages_say_the_same_things() -> None:
    texts = words()["page"]
    assert texts["zh"].keys() == texts["en"].keys()
    assert all(text for language in texts.values() for text in language.values())
