"""The public pages in a real browser: on a narrow phone, in the dark, by keyboard, and on paper."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

pytest.importorskip("playwright.sync_api", reason="no playwright: the pages were not tried in a browser")

from playwright.sync_api import Browser, Page, ViewportSize

from bot.knowledge.knowledge import Knowledge
from tests.pages.site import site
from tests.pages.small import DESK, HALL, NOTICE, OFFICE, known, words
from tests.simulator.browser import CHROMIUM, chromium
from tests.simulator.server import served

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium: the pages were not tried in a browser")

NARROW = ViewportSize(width=360, height=740)
LONG = words("Department of Documents, Notarisation, Authentication and Everything Else")
CROWDED = replace(
    OFFICE,
    id="crowded",
    counters=tuple(replace(DESK, id=f"desk-{n}", name=words(f"Counter number {n}"), note=LONG) for n in range(3)),
    name=LONG,
)
DOCUMENTS = ["offices/", "offices/here", "offices/crowded", "offices/no", "offices/here?print", "offices/crowded?print"]

CONTRAST = """() => {
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  const behind = el => { for (; el; el = el.parentElement) {
    const c = rgb(getComputedStyle(el).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim()) {
    const el = walker.currentNode.parentElement, [a, b] = [light(rgb(getComputedStyle(el).color)), light(behind(el))];
    found.push([walker.currentNode.data.trim(), (Math.max(a, b) + .05) / (Math.min(a, b) + .05)]);
  }
  return found;
}"""
"""Each text with its contrast against what is behind it, as WCAG 2 reckons it."""


@pytest.fixture(scope="module")
def address(shipped: Knowledge) -> Iterator[str]:
    with served(lambda port: site(known(shipped, OFFICE, CROWDED, notices=(NOTICE,)))) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """What the console complains of, but for a page that is missing, fails the test."""
    complaints: list[str] = []
    page = browser.new_page(viewport=NARROW, locale="zh-CN")
    page.set_default_timeout(10_000)
    page.on("console", lambda message: complaints.append(message.text) if "404" not in message.text else None)
    yield page
    page.close()
    assert complaints == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_phone_scrolls_down_only(page: Page, address: str, document: str, language: str) -> None:
    page.goto(f"{address}/{document}{'&' if '?' in document else '?'}lang={language}")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_whether_it_is_open_is_seen_at_once(page: Page, address: str) -> None:
    page.goto(f"{address}/offices/here?lang=en")
    box = page.locator(".word").last.bounding_box()
    assert box and box["y"] + box["height"] < NARROW["height"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_text_stands_out_from_its_ground(browser: Browser, address: str, document: str, scheme: str) -> None:
    page = browser.new_page(viewport=NARROW, color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{address}/{document}")
    assert [found for found in page.evaluate(CONTRAST) if found[1] < 4.5] == []
    page.close()


def test_each_link_shows_that_the_keyboard_is_at_it(page: Page, address: str) -> None:
    page.goto(f"{address}/offices/here?lang=en")
    for _ in range(page.locator("a").count()):
        page.keyboard.press("Tab")
        tag, width = page.evaluate("[document.activeElement.tagName, getComputedStyle(document.activeElement).outlineWidth]")
        assert (tag, width) == ("A", "3px")


def test_what_is_tapped_is_large_enough(page: Page, address: str) -> None:
    """24 CSS pixels, as WCAG 2.2 asks; links inside a sentence excepted."""
    page.goto(f"{address}/offices/here?lang=en")
    small = (
        "els => els.filter(a => getComputedStyle(a).display != 'inline' && a.getBoundingClientRect().height < 24).map(a => a.textContent)"
    )
    assert page.locator("a").evaluate_all(small) == []


def test_the_language_is_switched_by_a_tap(page: Page, address: str) -> None:
    page.goto(f"{address}/offices/here")
    assert page.locator("html").get_attribute("lang") == "zh"
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("asked", ["here?print", "here?print=hall", "here?print=desk", "crowded?print"])
def test_a_door_needs_one_sheet(page: Page, address: str, asked: str) -> None:
    page.goto(f"{address}/offices/{asked}")
    assert sheets(page) == 1


def test_eight_counters_still_fit_on_their_sheet(page: Page, shipped: Knowledge) -> None:
    office = replace(OFFICE, counters=tuple(replace(HALL, id=f"hall-{n}") for n in range(8)))
    with served(lambda port: site(known(shipped, office))) as address:
        page.goto(f"{address}/offices/here?print")
        assert sheets(page) == 1


def test_the_letters_of_a_door_are_large(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 800, "height": 1100})
    page.goto(f"{address}/offices/here?print=hall")
    page.emulate_media(media="print")
    assert float(page.locator(".hours").first.evaluate("el => parseFloat(getComputedStyle(el).fontSize)")) > 60


def sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
