"""The page in a real browser, in front of the whole bot with the knowledge that is shipped."""

from collections.abc import Iterator

import pytest

pytest.importorskip("playwright.sync_api", reason="no playwright: the page was not tried in a browser")

from playwright.sync_api import Browser, ViewportSize, expect

from tests.simulator.browser import CHROMIUM, Visitor, bot, chromium
from tests.simulator.server import served

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium: the page was not tried in a browser")

WIDE, NARROW = ViewportSize(width=1280, height=800), ViewportSize(width=390, height=844)
QUESTION = "我的护照丢了怎么办"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(bot) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def visitor(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """Greeted, on a wide screen unless the test is marked otherwise. What the console complains of fails the test."""
    complaints: list[str] = []
    viewport: ViewportSize = getattr(request, "param", WIDE)
    page = browser.new_page(viewport=viewport, locale="zh-CN")
    page.set_default_timeout(10_000)
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    somebody = Visitor(page)
    somebody.opens(address)
    yield somebody
    page.close()
    assert complaints == []


def test_a_newcomer_is_greeted_and_offered_choices(visitor: Visitor) -> None:
    assert visitor.page.url.endswith("/simulator")
    assert visitor.replies.first.locator(".choice").count() > 1


def test_a_question_is_answered_and_explained(visitor: Visitor) -> None:
    answer = visitor.says(QUESTION)
    expect(answer).to_contain_text("12308")
    expect(visitor.page.locator(".row.visitor .bubble")).to_have_text(QUESTION)
    expect(visitor.fact("entry")).to_have_text("passport-lost")
    for fact in ("outcome", "confidence", "language", "normalised", "time"):
        expect(visitor.fact(fact)).not_to_be_empty()
    expect(visitor.page.locator("#reasons tbody tr").first).to_contain_text("passport-lost")


def test_a_tapped_choice_is_sent_and_answered(visitor: Visitor) -> None:
    choice = visitor.replies.first.locator(".choice").first
    label = choice.text_content()
    answer = visitor.taps(choice)
    expect(visitor.page.locator(".row.visitor .bubble")).to_have_count(1)
    expect(answer).not_to_be_empty()
    assert label
    assert "bizmsgmenuid" in visitor.xml("xml_sent")


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_choice_can_be_tapped_by_keyboard(visitor: Visitor, key: str) -> None:
    visitor.replies.first.locator(".choice").first.focus()
    visitor.page.keyboard.press(key)
    expect(visitor.replies).to_have_count(2)


def test_messages_travel_sealed_or_plain(visitor: Visitor) -> None:
    safe, plain = (visitor.page.locator(f"label:has([value={mode}])") for mode in ("safe", "plain"))
    for mode, sealed in ((plain, False), (safe, True)):
        mode.click()
        visitor.says(QUESTION)
        expect(visitor.fact("entry")).to_have_text("passport-lost")
        assert ["<Encrypt>" in visitor.xml(name) for name in ("xml_sent_wrapped", "xml_received_wrapped")] == [sealed, sealed]
        assert QUESTION in visitor.xml("xml_sent")


@pytest.mark.parametrize("mode", ["safe", "plain"])
def test_a_retry_brings_the_same_bytes(visitor: Visitor, mode: str) -> None:
    visitor.page.locator(f"label:has([value={mode}])").click()
    visitor.says(QUESTION)
    visitor.page.locator("#retry").click()
    expect(visitor.page.locator("#retried .same")).to_be_visible()
    expect(visitor.fact("entry")).to_have_text("passport-lost")


def test_voice_is_answered_by_what_was_recognised(visitor: Visitor) -> None:
    visitor.page.locator("#voice").click()
    expect(visitor.says(QUESTION)).to_contain_text("12308")
    assert "Recognition" in visitor.xml("xml_sent")


def test_a_place_is_sent_by_its_name(visitor: Visitor) -> None:
    page = visitor.page
    page.locator("#more").click()
    page.locator("[data-dialog=location]").click()
    page.locator("#place").select_option(label="Leeds 利兹")
    expect(visitor.taps(page.locator("dialog#location [type=submit]"))).to_contain_text("+44 161 224 8986")
    assert "<Location_X>53." in visitor.xml("xml_sent")


def test_menu_buttons_pop_up_and_are_tapped(visitor: Visitor) -> None:
    page = visitor.page
    button = page.locator("#menu .pops").first
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    visitor.taps(page.locator("#menu [data-click]").first)
    assert "<![CDATA[CLICK]]>" in visitor.xml("xml_sent")
    expect(button).to_have_attribute("aria-expanded", "false")


def test_a_scan_opens_a_topic(visitor: Visitor) -> None:
    page = visitor.page
    page.locator("#more").click()
    page.locator("[data-dialog=scan]").click()
    page.locator("dialog#scan input").fill("passport-lost")
    visitor.taps(page.locator("dialog#scan [type=submit]"))
    expect(visitor.fact("entry")).to_have_text("passport-lost")
    assert "<![CDATA[SCAN]]>" in visitor.xml("xml_sent")


def test_who_leaves_gets_no_reply_and_a_new_visitor_starts_afresh(visitor: Visitor) -> None:
    page = visitor.page
    page.locator("#more").click()
    page.locator("[data-message*=unsubscribe]").click()
    expect(page.locator("[data-word=no_reply]")).to_be_visible()
    page.locator("#renew").click()
    expect(page.locator("[data-word=did_renew]")).to_be_visible()
    expect(visitor.replies).to_have_count(1)
    expect(page.locator("[data-word=no_reply]")).to_have_count(0)


def test_what_looks_like_markup_is_only_text(visitor: Visitor) -> None:
    hostile = '<img src=x onerror="document.title=1"> <b>bold</b>'
    visitor.says(hostile)
    expect(visitor.page.locator(".row.visitor .bubble")).to_have_text(hostile)
    expect(visitor.page.locator("#log img, #log b")).to_have_count(0)


def test_the_page_speaks_two_languages(visitor: Visitor) -> None:
    page = visitor.page
    expect(page.locator("#why-title")).to_have_text("为什么这样回答？")
    page.locator("#language").click()
    expect(page.locator("#why-title")).to_have_text("Why this answer?")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#input").get_attribute("aria-label") == "Message"


@pytest.mark.parametrize("visitor", [NARROW], indirect=True)
def test_on_a_phone_the_reasons_are_a_drawer(visitor: Visitor) -> None:
    page = visitor.page
    expect(page.locator("#why")).not_to_be_visible()
    visitor.says(QUESTION)
    page.locator("#open-why").click()
    expect(visitor.fact("entry")).to_have_text("passport-lost")
    expect(page.locator("#close-why")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#why")).not_to_be_visible()
    expect(page.locator("#open-why")).to_be_focused()


@pytest.mark.parametrize("visitor", [NARROW, {"width": 320, "height": 568}, WIDE], indirect=True)
def test_nothing_is_wider_than_the_screen(visitor: Visitor) -> None:
    visitor.says("https://example.org/" + "x" * 300)
    page = visitor.page
    for part in ("html", "#log", "#why"):
        wide = page.locator(part).evaluate("element => element.scrollWidth - element.clientWidth")
        assert wide <= 0, part


def test_everything_that_can_be_used_has_a_name(visitor: Visitor) -> None:
    page = visitor.page
    page.locator("#more").click()
    for control in page.locator(":is(button, a, input, [role=button]):visible").all():
        name = control.evaluate("element => element.ariaLabel || element.textContent || element.labels?.[0]?.textContent || ''")
        assert name.strip(), control.evaluate("element => element.outerHTML")
