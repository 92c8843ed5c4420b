"""Which addresses may be asked at all, as they are written."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importer.fetching.fetch_error import FetchError
from bot.importer.fetching.target import target

HOSTS = frozenset({"www.example.org", "news.example.org"})


@pytest.mark.parametrize(
    ("url", "normal", "port", "path"),
    [
        ("http://www.example.org", "http://www.example.org", 80, "/"),
        ("HTTPS://WWW.Example.ORG/A?b=c#d", "https://www.example.org/A?b=c", 443, "/A?b=c"),
        ("http://www.example.org:80/", "http://www.example.org:80/", 80, "/"),
        ("http://www.example.org:443/", "http://www.example.org:443/", 443, "/"),
        ("  https://news.example.org/a b\n", "https://news.example.org/a%20b", 443, "/a%20b"),
        ("https://news.example.org//eng//t1.htm", "https://news.example.org//eng//t1.htm", 443, "//eng//t1.htm"),
        ("https://news.example.org/a/../b", "https://news.example.org/b", 443, "/b"),
        ("https://news.example.org/é?é", "https://news.example.org/%C3%A9?%C3%A9", 443, "/%C3%A9?%C3%A9"),
        ("https://www.example.org\\@evil.example/", "https://www.example.org/%5C@evil.example/", 443, "/%5C@evil.example/"),
    ],
)
def test_an_address_of_a_listed_site(url: str, normal: str, port: int, path: str) -> None:
    found = target(url, HOSTS)
    assert (found.url, found.port, found.path) == (normal, port, path)


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("www.example.org/a", "begins with http:// or https://"),
        ("ftp://www.example.org/a", 'found "ftp"'),
        ("file:///etc/passwd", 'found "file"'),
        ("javascript:alert(1)", 'found "javascript"'),
        ("//www.example.org/a", "begins with http"),
        ("", "begins with http"),
        ("http:///a", "no host is not among the sites"),
        ("http:www.example.org", "no host"),
        ("https://www.x.org/a", "www.x.org is not among the sites in sources.yaml: add it there if the embassy trusts it."),
        ("https://example.org/", "not among the sites"),
        ("https://a.www.example.org/", "not among the sites"),
        ("https://www.example.org./", "not among the sites"),
        ("https://www.example.org.evil.example/", "not among the sites"),
        ("https://evil.example#@www.example.org/", "not among the sites"),
        ("https://evil.example\\@www.example.org/", "not among the sites"),
        ("http://127.0.0.1/", "127.0.0.1 is not among"),
        ("http://[::1]/", "::1 is not among"),
        ("http://2130706433/", "not among"),
        ("https://me:secret@www.example.org/", "no name and password"),
        ("https://www.example.org@www.example.org/", "no name and password"),
        ("https://www.example.org:8080/", "expected port 80 or 443, found 8080"),
        ("https://www.example.org:0/", "found 0"),
        ("https://www.example.org:99999/", "can't be read"),
        ("https://[::1/", "can't be read"),
        ("https://www.example.org/\r\nHost: evil.example", "control characters"),
        ("https://www.example.org/\x00", "control characters"),
        ("https://www.example.org/" + "a" * 3000, "at most 2000 characters, found 3024"),
    ],
)
def test_any_other_address_is_refused_in_plain_words(url: str, text: str) -> None:
    with pytest.raises(FetchError) as caught:
        target(url, HOSTS)
    assert text in str(caught.value)
    assert str(caught.value).isprintable()


def test_a_test_may_use_any_port() -> None:
    assert target("http://www.example.org:8080/", HOSTS, private=True).port == 8080


@given(
    st.one_of(
        st.text(),
        st.builds(
            "{}{}{}{}".format, st.sampled_from(["http://", "https:", "//", ""]), st.text(), st.sampled_from(sorted(HOSTS)), st.text()
        ),
        st.from_regex(r"https?://([a-z@:.\\%0-9]|www\.example\.org){1,6}[/?#\\]?.{0,5}"),
    )
)
def test_no_text_gets_past_the_list(url: str) -> None:
    try:
        found = target(url, HOSTS)
    except FetchError as error:
        assert str(error).isprintable()
        return
    assert found.host in HOSTS and found.port in (80, 443) and found.scheme in ("http", "https")
    assert all("!" <= char <= "~" for char in found.path)
    again = urlsplit(found.url)  # another parser reads the same host
    assert (again.hostname, again.username, again.fragment) == (found.host, None, "")
