import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.importer.address import canonical, key

MIRRORS = [
    ("https://gb.example.gov.cn/", "http://www.old-example.org/", "https://www.ministry.example/ce/ceuk/"),
    ("https://m.example/", "https://m.example/x"),
]


@pytest.mark.parametrize(
    ("url", "form"),
    [
        (" HTTPS://WWW.Example.ORG/Eng/A.htm#top ", "https://www.example.org/Eng/A.htm"),
        ("http://example.org:80", "http://example.org/"),
        ("http://example.org:443/a", "http://example.org:443/a"),
        ("https://example.org:443/ce/ceuk//eng///a.htm", "https://example.org/ce/ceuk/eng/a.htm"),
        ("https://example.org/a?utm_source=x&id=1&UTM_medium=y", "https://example.org/a?id=1"),
        ("https://example.org/a?utm_source=x", "https://example.org/a"),
        ("https://example.org/news/index.html", "https://example.org/news/index.html"),
        ("https://example.org/?u=http://a//b", "https://example.org/?u=http://a//b"),
        ("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("http://[", "http://["),
        ("https://example.org:99999/a", "https://example.org:99999/a"),
    ],
)
def test_one_form(url: str, form: str) -> None:
    assert canonical(url) == form


@pytest.mark.parametrize(
    "url",
    [
        "https://gb.example.gov.cn/eng/a.htm",
        "http://gb.example.gov.cn//eng/a.htm#top",
        "http://old-example.org/eng/a.htm",
        "https://www.ministry.example/ce/ceuk//eng/a.htm?print=1",
        "http://ministry.example/ce/ceuk/eng/a.htm?from=print&utm_source=x",
    ],
)
def test_the_same_article_on_every_mirror_has_one_key(url: str) -> None:
    assert key(url, MIRRORS) == key("https://gb.example.gov.cn/eng/a.htm", MIRRORS) == "gb.example.gov.cn/eng/a.htm"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://gb.example.gov.cn/eng/a.htm", "https://gb.example.gov.cn/a.htm"),
        ("https://gb.example.gov.cn/a?id=1", "https://gb.example.gov.cn/a?id=2"),
        ("https://www.ministry.example/ce/ceuk/a", "https://www.ministry.example/ce/ceukraine/a"),
        ("https://gb.example.gov.cn/a", "https://elsewhere.example/a"),
        ("https://gb.example.gov.cn/a", "https://gb.example.gov.cn:8080/a"),
    ],
)
def test_different_articles_have_different_keys(one: str, other: str) -> None:
    assert key(one, MIRRORS) != key(other, MIRRORS)


def test_a_folder_is_its_first_page_and_the_longest_base_counts() -> None:
    assert key("https://www.ministry.example/ce/ceuk", MIRRORS) == key("http://old-example.org/index.htm", MIRRORS)
    assert key("https://m.example/x/a", MIRRORS) == key("https://m.example/a", MIRRORS)
    assert key("https://m.example/x", ()) == key("http://www.m.example/x", ())


@given(st.one_of(st.text(), st.from_regex(r"https?://[a-z\[\]:@%./?#&=0-9-]{0,40}", fullmatch=True)))
@example("http://\u2100.example/")
@example("http://a b.example/\n")
def test_hostile_addresses_do_not_raise_and_one_form_is_stable(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)
    assert key(canonical(url), [(url, "https://gb.example.gov.cn/"), *MIRRORS]) == key(url, [(url, "https://gb.example.gov.cn/"), *MIRRORS])


def test_a_parameter_that_only_sounds_like_paper_names_another_article() -> None:
    assert key("https://a.example/show?blueprint=0", ()) != key("https://a.example/show?blueprint=1", ())
