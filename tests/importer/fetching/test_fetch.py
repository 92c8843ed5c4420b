"""Pages over real HTTP from a server of ours: what is had, what is remembered, how often it is asked for."""

from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.importer.fetching.fetch import Page
from bot.importer.fetching.fetch_error import FetchError, Passing
from bot.importer.fetching.limits import Limits
from tests.importer.fetching.serving import HOST, Clock, fetching, in_turn, page, raw, serving, status


def test_a_page_with_its_address_and_kind(tmp_path: Path, clock: Clock) -> None:
    with serving({"/a?b=c": page(b"<p>A</p>")}) as served, fetching(tmp_path, clock) as fetcher:
        assert fetcher.get(served.url("/a?b=c#top")) == Page(served.url("/a?b=c"), b"<p>A</p>", "text/html", changed=True)


def test_we_say_who_we_are_and_bring_no_cookies(tmp_path: Path, clock: Clock) -> None:
    routes = {"/": page(Set_Cookie="a=b"), "/2": page()}
    with serving(routes) as served, fetching(tmp_path, clock, contact="https://www.example.org/bot") as fetcher:
        fetcher.get(served.url())
        fetcher.get(served.url("/2"))
    headers = served.requests[1][1]
    assert headers["User-Agent"] == "wechat-embassy-bot importer; +https://www.example.org/bot"
    assert not {"Cookie", "Authorization", "Referer"} & set(headers)


@pytest.mark.parametrize("contact", ["a\r\nX: y", "公使"])
def test_a_contact_that_no_header_can_hold(contact: str, tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(ConfigError, match="plain ASCII"), fetching(tmp_path, clock, contact=contact):
        pass


def test_proxies_of_the_environment_are_not_used(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serving({"/": page()}) as served, fetching(tmp_path, clock) as fetcher:
        assert fetcher.get(served.url()).content


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_to_a_listed_site_is_followed(code: int, tmp_path: Path, clock: Clock) -> None:
    with (
        serving({"/b": page(b"B")}) as other,
        serving({"/a": status(code, Location=other.url("/b"))}) as served,
        fetching(tmp_path, clock) as fetcher,
    ):
        assert fetcher.get(served.url("/a")) == Page(other.url("/b"), b"B", "text/html", changed=True)


def test_a_redirect_within_the_site_may_be_short_and_in_utf_8(tmp_path: Path, clock: Clock) -> None:
    routes = {"/x/a": status(302, Location="../é".encode().decode("latin-1")), "/%C3%A9": page(b"E")}
    with serving(routes) as served, fetching(tmp_path, clock) as fetcher:
        assert fetcher.get(served.url("/x/a")).url == served.url("/%C3%A9")


@pytest.mark.parametrize(
    ("location", "text"),
    [
        ("http://10.0.0.1/", "10.0.0.1 is not among the sites in sources.yaml"),
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254 is not among"),
        ("https://elsewhere.example/", "elsewhere.example is not among"),
        ("file:///etc/passwd", "begins with http"),
        (f"http://me:secret@{HOST}/", "no name and password"),
        ("http://[bad/", "no address"),
        ("", "found none"),
    ],
)
def test_a_redirect_to_anywhere_else_is_refused(location: str, text: str, tmp_path: Path, clock: Clock) -> None:
    with (
        serving({"/a": status(302, Location=location)}) as served,
        fetching(tmp_path, clock) as fetcher,
        pytest.raises(FetchError, match=text) as caught,
    ):
        fetcher.get(served.url("/a"))
    assert str(caught.value).startswith(served.url("/a") + ": ")
    assert served.paths == ["/a"]


def test_a_redirect_in_a_circle_ends(tmp_path: Path, clock: Clock) -> None:
    with (
        serving({"/a": status(302, Location="/b"), "/b": status(302, Location="/a")}) as served,
        fetching(tmp_path, clock) as fetcher,
        pytest.raises(FetchError, match="at most 5 redirects"),
    ):
        fetcher.get(served.url("/a"))
    assert len(served.requests) == 6


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "video/mp4", "application/octet-stream", "IMAGE/GIF; a=b"])
def test_what_is_no_text_is_refused_before_it_is_read(kind: str, tmp_path: Path, clock: Clock) -> None:
    endless = raw(200, {"Content-Type": kind, "Content-Length": "1000000"})  # nothing follows: who reads, waits
    with serving({"/": endless}) as served, fetching(tmp_path, clock) as fetcher, pytest.raises(FetchError, match="page of text, found"):
        fetcher.get(served.url())


@pytest.mark.parametrize("kind", ["text/html", "text/plain", "application/xhtml+xml", "application/rss+xml", "application/xml", ""])
def test_what_may_be_text_is_read(kind: str, tmp_path: Path, clock: Clock) -> None:
    with serving({"/": page(kind=kind)}) as served, fetching(tmp_path, clock) as fetcher:
        assert fetcher.get(served.url()).kind == kind


@pytest.mark.parametrize(
    ("code", "text"),
    [(401, "behind a password"), (403, "does not let us"), (404, "no such page"), (410, "taken down"), (206, "status 206")],
)
def test_a_page_that_is_not_to_be_had_is_asked_for_once(code: int, text: str, tmp_path: Path, clock: Clock) -> None:
    with serving({"/": status(code)}) as served, fetching(tmp_path, clock) as fetcher, pytest.raises(FetchError, match=text):
        fetcher.get(served.url())
    assert len(served.requests) == 1


@pytest.mark.parametrize("code", [429, 500, 503])
def test_trouble_that_passes_is_waited_for_longer_each_time(code: int, tmp_path: Path, clock: Clock) -> None:
    with serving({"/": in_turn(status(code), status(code), page(b"A"))}) as served, fetching(tmp_path, clock) as fetcher:
        assert fetcher.get(served.url()).content == b"A"
    assert clock.slept == [2, 4]


def test_trouble_that_stays_is_given_up(tmp_path: Path, clock: Clock) -> None:
    with serving({"/": status(503)}) as served, fetching(tmp_path, clock) as fetcher, pytest.raises(Passing, match="status 503"):
        fetcher.get(served.url())
    assert len(served.requests) == 3


def test_we_come_back_when_the_server_says(tmp_path: Path, clock: Clock) -> None:
    with serving({"/": in_turn(status(503, Retry_After="17"), page())}) as served, fetching(tmp_path, clock) as fetcher:
        fetcher.get(served.url())
    assert clock.slept == [17]


def test_who_wants_us_to_wait_too_long_is_not_asked_again(tmp_path: Path, clock: Clock) -> None:
    with (
        serving({"/": status(429, Retry_After="3600")}) as served,
        fetching(tmp_path, clock) as fetcher,
        pytest.raises(FetchError, match="come less often"),
    ):
        fetcher.get(served.url())
    assert (len(served.requests), clock.slept) == (1, [])


def test_a_pause_between_requests_to_a_host(tmp_path: Path, clock: Clock) -> None:
    with serving({"/a": page(), "/b": status(302, Location="/a")}) as served, fetching(tmp_path, clock) as fetcher:
        fetcher.get(served.url("/a"))
        with pytest.raises(FetchError):
            fetcher.get(served.url("/404"))
        fetcher.get(served.url("/b"))
    assert clock.slept == [1, 1, 1]


def test_what_this_run_has_is_not_asked_for_again(tmp_path: Path, clock: Clock) -> None:
    with serving({"/a": status(301, Location="/b"), "/b": page(b"B")}) as served:
        with fetching(tmp_path, clock) as fetcher:
            first = fetcher.get(served.url("/a"))
        with fetching(tmp_path, clock) as fetcher:  # after an interruption: the run was never ended
            second = fetcher.get(served.url("/a"))
    assert second == Page(first.url, b"B", "text/html", changed=False)
    assert served.paths == ["/a", "/b"]


def test_a_site_taken_off_the_list_is_not_read_from_memory_either(tmp_path: Path, clock: Clock) -> None:
    with serving({"/": page()}) as served:
        with fetching(tmp_path, clock) as fetcher:
            fetcher.get(served.url())
        with fetching(tmp_path, clock, hosts=frozenset({"other.example"})) as fetcher, pytest.raises(FetchError, match="not among"):
            fetcher.get(served.url())


def test_a_site_behind_a_redirect_taken_off_the_list_is_asked_for_anew(tmp_path: Path, clock: Clock) -> None:
    with (
        serving({"/b": page(b"B")}) as served,
        serving({"/a": in_turn(status(302, Location=served.url("/b", "localhost")), page(b"A"))}) as first,
    ):
        with fetching(tmp_path, clock, hosts=frozenset({HOST, "localhost"})) as fetcher:
            assert fetcher.get(first.url("/a")).content == b"B"
        with fetching(tmp_path, clock) as fetcher:
            assert fetcher.get(first.url("/a")) == Page(first.url("/a"), b"A", "text/html", changed=True)


def test_the_next_run_asks_whether_it_has_changed(tmp_path: Path, clock: Clock) -> None:
    validators = {"ETag": '"1"', "Last_Modified": "Wed, 21 Oct 2015 07:28:00 GMT"}
    routes = {"/a": status(301, Location="/b"), "/b": in_turn(page(b"B", **validators), status(304), page(b"C"))}
    with serving(routes) as served, fetching(tmp_path, clock) as fetcher:
        found = []
        for _ in range(3):
            found.append(fetcher.get(served.url("/a")))
            fetcher._pages.end()
            fetcher._pages.begin(["tests"])
    assert [(one.content, one.changed) for one in found] == [(b"B", True), (b"B", False), (b"C", True)]
    asked = [(path, headers.get("If-None-Match"), headers.get("If-Modified-Since")) for path, headers in served.requests[:4]]
    assert asked == [("/a", None, None), ("/b", None, None), ("/a", None, None), ("/b", '"1"', "Wed, 21 Oct 2015 07:28:00 GMT")]


def test_an_answer_to_a_question_that_was_not_asked(tmp_path: Path, clock: Clock) -> None:
    with serving({"/": status(304)}) as served, fetching(tmp_path, clock) as fetcher, pytest.raises(FetchError, match="not asked"):
        fetcher.get(served.url())


def test_limits_have_to_be_given_in_seconds_and_bytes_as_said() -> None:
    assert (Limits().bytes, Limits().seconds, Limits().connect, Limits().redirects, Limits().tries) == (5_000_000, 30, 5, 5, 3)
