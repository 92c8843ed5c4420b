"""The page of an entry in a real browser: on narrow phones, in the dark, without scripts."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

pytest.importorskip("playwright.sync_api", reason="no playwright: the pages were not tried in a browser")

import segno
from playwright.sync_api import Browser, Page, ViewportSize

from bot.knowledge.entry import DECLINED, Source
from bot.knowledge.knowledge import Knowledge
from tests.pages.site import site
from tests.pages.small import NOTICE, words
from tests.pages.small_entries import ARTICLE, ENTRIES, PLAIN, PUBLIC, known
from tests.pages.test_pages_browser import CONTRAST
from tests.simulator.browser import CHROMIUM, chromium
from tests.simulator.server import served

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium: the pages were not tried in a browser")

NARROW, PHONE = ViewportSize(width=320, height=640), ViewportSize(width=375, height=740)
LONG = words("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2)
WIDE = replace(
    PLAIN,
    id="wide",
    title=LONG,
    body=words(f"{LONG['en']}\n\n1. {LONG['en']}\n\n[https://example.org/{LONG['en']}](https://example.org/)"),
    source=Source(LONG, "2026-11", "https://example.org/source"),
)
DOCUMENTS = ["plain", "hours", "help", "piece", "old", "article", "wide", "no"]


@pytest.fixture(scope="module")
def address(shipped: Knowledge) -> Iterator[str]:
    knowledge = known(shipped, [*ENTRIES, WIDE], [ARTICLE], notices=(NOTICE,))
    with served(lambda port: site(knowledge, public=PUBLIC)) as address:
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
def test_the_narrowest_phone_scrolls_down_only(page: Page, address: str, document: str, language: str) -> None:
    page.goto(f"{address}/entries/{document}?lang={language}")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize("language", ["zh", "zh-Hant", "en"])
def test_so_does_every_shipped_entry(page: Page, shipped: Knowledge, language: str) -> None:
    with served(lambda port: site(shipped, public=PUBLIC)) as address:
        for id, entry in shipped.entries.items():
            if entry.kind != DECLINED:
                page.goto(f"{address}/entries/{id}?lang={language}")
                assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], id
                assert page.locator("h1").is_visible(), id


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_text_stands_out_from_its_ground(browser: Browser, address: str, document: str, scheme: str) -> None:
    page = browser.new_page(viewport=PHONE, color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{address}/entries/{document}")
    assert [found for found in page.evaluate(CONTRAST) if found[1] < 4.5] == []
    page.close()


MODULES = """svg => {
  svg.scrollIntoView();
  const box = svg.getBoundingClientRect(), all = svg.viewBox.baseVal.width, width = all - 8, size = box.width / all;
  const dark = (x, y) => document.elementFromPoint(box.x + (x + 4.5) * size, box.y + (y + 4.5) * size).tagName == 'path';
  return [...Array(width).keys()].map(y => [...Array(width).keys()].map(x => Number(dark(x, y))));
}"""
"""What stands at the middle of each module."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_is_drawn_black_on_white(browser: Browser, address: str, scheme: str) -> None:
    page = browser.new_page(viewport=PHONE, color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{address}/entries/plain")
    picture = page.locator("svg")
    assert picture.evaluate(MODULES) == [[*row] for row in segno.make(f"{PUBLIC}/entries/plain", error="m", micro=False).matrix]
    colours = "svg => [getComputedStyle(svg).backgroundColor, getComputedStyle(svg.firstElementChild).stroke]"
    assert picture.evaluate(colours) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    page.close()


def test_nothing_of_it_needs_a_script(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=PHONE, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/entries/help?lang=en")
        for visible in ("h1", ".numbers a >> nth=0", "ol", "svg"):
            assert page.locator(visible).is_visible(), visible
        page.get_by_role("link", name="中文", exact=True).click()
        assert page.locator("html").get_attribute("lang") == "zh"


def test_whom_to_call_is_seen_at_once(page: Page, address: str) -> None:
    page.goto(f"{address}/entries/help?lang=en")
    box = page.locator(".numbers a").last.bounding_box()
    assert box and box["y"] + box["height"] < NARROW["height"]


def test_what_is_tapped_is_large_enough(page: Page, address: str) -> None:
    """24 CSS pixels, as WCAG 2.2 asks; links inside a sentence excepted."""
    page.goto(f"{address}/entries/hours?lang=en")
    small = (
        "els => els.filter(a => getComputedStyle(a).display != 'inline' && a.getBoundingClientRect().height < 24).map(a => a.textContent)"
    )
    assert page.locator("a").evaluate_all(small) == []


def test_a_title_in_markup_runs_nothing(page: Page, shipped: Knowledge) -> None:
    entry = replace(PLAIN, id="x", title=words('"><script>document.title = "caught"</script><img src=x onerror="document.title=1">'))
    with served(lambda port: site(known(shipped, [entry]), public=PUBLIC)) as address:
        page.goto(f"{address}/entries/x?lang=en")
        assert page.title().startswith('"><script>') and page.locator("script, img").count() == 0
