"""The whole bot on a real server, and a real Chromium to look at it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from bot.app import create_app
from bot.config import Settings
from bot.store.memory import MemoryStore
from tests.simulator.echo import ACCOUNT, SAFE

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
"""Where Debian, and others, put it; empty where there is none."""

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


def bot(port: int) -> Flask:
    """The bot as `make run` starts it, but with its store in memory."""
    settings = Settings(
        wechat_token=SAFE.token,
        wechat_app_id=SAFE.app_id,
        wechat_aes_key=SAFE.aes_key,
        wechat_account=ACCOUNT,
        knowledge_dir=KNOWLEDGE,
        port=port,
        development=True,
        log_level="ERROR",
    )
    return create_app(settings, store=MemoryStore())


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visitor:
    """Somebody at the page. Every action waits for the bot's answer."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.replies = page.locator(".row.account .bubble, .row.account .cards")

    def opens(self, address: str) -> None:
        """The page of a new visitor begins with a follow, and the bot's greeting."""
        self.page.goto(address)
        self.replies.first.wait_for()

    def says(self, text: str) -> Locator:
        before = self.replies.count()
        self.page.locator("#input").fill(text)
        self.page.keyboard.press("Enter")
        return self._next(before)

    def taps(self, target: Locator) -> Locator:
        before = self.replies.count()
        target.click()
        return self._next(before)

    def fact(self, name: str) -> Locator:
        """A row of the reasons."""
        return self.page.locator(f"#reasons dd.{name}")

    def xml(self, name: str) -> str:
        """One of the raw texts below the reasons, unfolded or not."""
        return self.page.locator("#reasons details", has=self.page.locator(f"[data-word={name}]")).locator("pre").text_content() or ""

    def _next(self, before: int) -> Locator:
        reply = self.replies.nth(before)
        reply.wait_for()
        return reply
