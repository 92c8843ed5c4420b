"""Draw the public pages, to be looked at: python -m tests.pages.pictures FOLDER"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser

from bot.knowledge.load import load
from tests.pages.site import NOW, site
from tests.simulator.browser import KNOWLEDGE, chromium
from tests.simulator.server import served

CHRISTMAS = datetime(2026, 12, 25, 10, tzinfo=UTC)
EVENING = datetime(2026, 12, 4, 20, tzinfo=UTC)
PHONE, DESK = 360, 1024
WIDE_PHONE = 375
NEWS, URGENT = "wang-yi-china-russia-relations", "passport-lost"


def draw(folder: Path) -> None:
    knowledge, times = load(KNOWLEDGE), [NOW]
    with served(lambda port: site(knowledge, lambda: times[-1], "https://bot.example.org")) as address, chromium() as browser:
        for name, now in (("open", NOW), ("evening", EVENING), ("holiday", CHRISTMAS)):
            times.append(now)
            for language in ("zh", "en"):
                _shot(browser, f"{address}/offices/embassy-london?lang={language}", folder / f"office-{name}-{language}.png")
        _shot(browser, f"{address}/offices/embassy-london?lang=en", folder / "office-dark.png", dark=True)
        _shot(browser, f"{address}/offices/embassy-london?lang=zh-Hant", folder / "office-zh-Hant.png")
        _shot(browser, f"{address}/offices/embassy-london?lang=en", folder / "office-desk.png", width=DESK)
        _shot(browser, f"{address}/offices/consulate-belfast?lang=en", folder / "office-unknown.png")
        _shot(browser, f"{address}/offices/?lang=zh", folder / "offices.png")
        _shot(browser, f"{address}/offices/nowhere", folder / "missing.png")
        _shot(browser, f"{address}/offices/embassy-london?print", folder / "door.png")
        for id in (NEWS, URGENT):
            for language in ("zh", "zh-Hant", "en"):
                _shot(browser, f"{address}/entries/{id}?lang={language}", folder / f"entry-{id}-{language}.png", WIDE_PHONE)
            _shot(browser, f"{address}/entries/{id}?lang=zh", folder / f"entry-{id}-dark.png", WIDE_PHONE, dark=True)
        for name, asked in (("door-all", "print"), ("door-one", "print=document-hall"), ("office", "lang=en")):
            _sheet(browser, f"{address}/offices/embassy-london?{asked}", folder / f"{name}.pdf")


def _shot(browser: Browser, address: str, file: Path, width: int = PHONE, dark: bool = False) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740}, device_scale_factor=2, color_scheme="dark" if dark else "light")
    page.goto(address)
    page.screenshot(path=file, full_page=True)
    page.close()


def _sheet(browser: Browser, address: str, file: Path) -> None:
    page = browser.new_page()
    page.goto(address)
    page.pdf(path=file, prefer_css_page_size=True)
    page.close()


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
