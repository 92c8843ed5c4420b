"""Everything joined: the settings decide what the bot runs on."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from bot.app import create_app
from bot.config import Settings
from bot.errors import KnowledgeError
from bot.knowledge.knowledge import Knowledge
from bot.simulator.client import Client
from bot.simulator.transport import wsgi
from bot.store.memory import MemoryStore
from bot.store.tenancy import tenancy
from bot.wechat.credentials import Credentials
from tests.valkey import ValkeyServer


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        wechat_token="sampleToken0123",
        wechat_app_id="wx0000000000000001",
        wechat_aes_key="abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
        wechat_account="gh_0123456789ab",
        data_dir=tmp_path / "data",
    )


def phone(app: Flask, settings: Settings, path: str = "/wechat", key: bool = True) -> Client:
    credentials = Credentials(settings.wechat_token, settings.wechat_app_id, settings.wechat_aes_key if key else "")
    return Client(wsgi(app, path), credentials, settings.wechat_account)


def test_it_runs_on_a_redis_of_others(settings: Settings, shipped: Knowledge, tmp_path: Path) -> None:
    with ValkeyServer(tmp_path / "valkey") as server:
        app = create_app(replace(settings, redis_url=server.url), knowledge=shipped)
        talk(phone(app, settings))
        with server.client() as redis:
            assert list(redis.scan_iter("bot:talk:*"))
        assert app.test_client().get("/readyz").get_json() == {"status": "ok", "redis": "ok"}
        assert b"bot_redis_up 1.0" in app.test_client().get("/metrics").data
        server.stop()
        talk(phone(app, settings))
        assert app.test_client().get("/readyz").get_json() == {"status": "ok", "redis": "away"}
        figures = app.test_client().get("/metrics")
        assert b"bot_redis_up 0.0" in figures.data and b'bot_turns_total{kind="Text"' in figures.data
        assert figures.mimetype == "text/plain"
    assert not settings.data_dir.exists()


def test_it_runs_on_a_redis_of_its_own(settings: Settings, shipped: Knowledge) -> None:
    with tenancy(settings):
        app = create_app(settings, knowledge=shipped)
        talk(phone(app, settings))
        assert app.test_client().get("/readyz").get_json() == {"status": "ok", "redis": "ok"}


def talk(visitor: Client) -> None:
    assert "1. " in visitor.send({"kind": "text", "text": "护照"})["text"]
    assert "核对日期" in visitor.send({"kind": "text", "text": "1"})["text"]


def test_it_says_that_it_is_alive(settings: Settings, shipped: Knowledge) -> None:
    web = create_app(settings, store=MemoryStore(), knowledge=shipped).test_client()
    assert web.get("/healthz").get_json() == {"status": "ok"}


def test_on_a_server_there_is_no_simulator_and_no_reasons(settings: Settings, shipped: Knowledge) -> None:
    app = create_app(settings, store=MemoryStore(), knowledge=shipped)
    assert {app.test_client().get(path).status_code for path in ("/", "/simulator", "/wechat/plain")} == {404}
    assert phone(app, settings).send({"kind": "text", "text": "你好"})["why"] is None


def test_in_development_there_are_a_page_plain_mode_and_reasons(settings: Settings, shipped: Knowledge) -> None:
    app = create_app(replace(settings, development=True), store=MemoryStore(), knowledge=shipped)
    assert app.test_client().get("/simulator").status_code == 200
    assert app.test_client().get("/").location == "/simulator"
    for path, key in (("/wechat", True), ("/wechat/plain", False)):
        why = phone(app, settings, path, key).send({"kind": "text", "text": "护照丢了怎么办"})["why"]
        assert why and why["entry"] == "passport-lost"
        assert why["candidates"][0]["title"]["en"] and why["candidates"][0]["reasons"]


def test_knowledge_with_problems_stops_it_before_the_first_request(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError):
        create_app(replace(settings, knowledge_dir=tmp_path), store=MemoryStore())


def test_without_a_key_it_warns(settings: Settings, shipped: Knowledge, caplog: pytest.LogCaptureFixture) -> None:
    create_app(replace(settings, wechat_aes_key=""), store=MemoryStore(), knowledge=shipped)
    assert "WECHAT_AES_KEY is not set" in caplog.text
