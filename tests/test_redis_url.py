"""REDIS_URL: every form is read as its writer meant it, and what is wrong is said without quoting it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from redis.connection import parse_url as read_by_the_library

from bot.errors import ConfigError
from bot.redis_url import fault, parse


def settings_of(url: str) -> dict[str, object]:
    read: dict[str, object] = read_by_the_library(url)  # type: ignore[no-untyped-call]
    read.pop("connection_class", None)
    return read


SENTINELS = "redis+sentinel://name:pass%40word@s1:26379,10.0.0.2,[2001:db8::3]:26380/my-master.1/2"


@pytest.mark.parametrize(
    ("url", "form", "addresses", "service", "database"),
    [
        ("redis://localhost", "server", [("localhost", 6379)], "", ""),
        ("redis://localhost:7000/3", "server", [("localhost", 7000)], "", "3"),
        ("redis://localhost/3?db=4", "server", [("localhost", 6379)], "", "4"),
        ("rediss://[::1]/", "server", [("::1", 6379)], "", ""),
        ("redis://a_service.internal.", "server", [("a_service.internal.", 6379)], "", ""),
        ("redis://bücher.example", "server", [("xn--bcher-kva.example", 6379)], "", ""),
        ("redis://name:a@b@localhost", "server", [("localhost", 6379)], "", ""),
        ("unix:///run/redis.sock?db=3", "server", [], "", "3"),
        (SENTINELS, "sentinel", [("s1", 26379), ("10.0.0.2", 26379), ("2001:db8::3", 26380)], "my-master.1", "2"),
        ("rediss+sentinel://s1/m", "sentinel", [("s1", 26379)], "m", ""),
        ("redis+cluster://:word@n1:7000,n2", "cluster", [("n1", 7000), ("n2", 6379)], "", ""),
        ("rediss+cluster://n1/0", "cluster", [("n1", 6379)], "", ""),
    ],
)
def test_each_form_is_understood(url: str, form: str, addresses: list[tuple[str, int]], service: str, database: str) -> None:
    assert fault(url) == ""
    read = parse(url)
    assert (read.form, list(read.addresses), read.service, read.database) == (form, addresses, service, database)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("localhost:6379", "at its beginning"),
        ("REDIS://localhost", "at its beginning"),
        ("sentinel://localhost/m", "at its beginning"),
        ("unix+sentinel:///run/s.sock", "at its beginning"),
        ("redis+sentinels://localhost/m", "at its beginning"),
        ("redis://:pass#word@localhost/0", "percent-encoded"),
        ("redis://:pass/word@localhost/0", "a host"),
        ("redis://", "a host"),
        ("redis://a,b", "a host"),
        ("redis://a..b", "a host"),
        ("redis://" + "a" * 64, "a host"),
        ("redis://local host", "a host"),
        ("redis+cluster://a,", "a host"),
        ("redis+cluster://a:70000,b", "a port"),
        ("redis://a:0", "a port"),
        ("redis://[::1::2]/0", "strange characters"),
        ("redis://:p℀word@localhost", "strange characters"),
        ("redis+sentinel://a,b", "the service's name"),
        ("redis+sentinel://a,b/", "the service's name"),
        ("redis+sentinel://a/my master", "the service's name"),
        ("redis+sentinel://a/m/x", "the database as a number"),
        ("redis+cluster://u:p@a,u:p@b", "user and password once"),
        ("redis+cluster://a/1", "no database"),
        ("redis+cluster://a?db=1", "no database"),
        ("redis://localhost/0?socket_timeout=60", "after the ? nothing but db, username, password (ssl_... only with rediss)"),
        ("redis://localhost/0?ssl_cert_reqs=none", "only with rediss"),
        ("redis://localhost/0?sentinel_password=x", "nothing but"),
        ("rediss://localhost/0?ssl_nonsense=1", "nothing but"),
        ("rediss://localhost/0?ssl_cert_reqs=never", "ssl_cert_reqs to be one of none, optional, required"),
        ("unix://run/redis.sock", "an absolute path"),
        ("unix://", "an absolute path"),
    ],
)
def test_what_is_wrong_is_said(url: str, expected: str) -> None:
    assert expected in fault(url)
    with pytest.raises(ConfigError):
        parse(url)


SECRET = "zqj-unguessable"


@pytest.mark.parametrize(
    "form", ["redis://:{}@:", "redis://:{}#@a", "redis://a/{}", "redis+sentinel://a/m{}/x y", "rediss://a?{}=1", "unix://{}"]
)
def test_a_secret_is_not_quoted(form: str) -> None:
    assert fault(form.format(SECRET))
    assert SECRET not in fault(form.format(SECRET))


def test_the_repr_shows_no_secret() -> None:
    assert SECRET not in repr(parse(f"rediss+sentinel://u:{SECRET}@a/m?password={SECRET}&sentinel_password={SECRET}&ssl_password={SECRET}"))


@pytest.mark.parametrize(
    ("url", "settings"),
    [
        ("redis://localhost", {"host": "localhost", "port": 6379}),
        ("redis://localhost/3?db=4", {"host": "localhost", "port": 6379, "db": 4}),
        ("unix://name:pass%23@/run/redis.sock?db=3", {"path": "/run/redis.sock", "db": 3, "username": "name", "password": "pass#"}),
        ("redis+cluster://:p%40@[::1]:7000?username=u", {"host": "::1", "port": 7000, "username": "u", "password": "p@"}),
        (SENTINELS, {"host": "s1", "port": 26379, "db": 2, "username": "name", "password": "pass@word"}),
        (
            "rediss://a?ssl_check_hostname=no&ssl_ca_certs=/etc/a%20b.pem",
            {"host": "a", "port": 6379, "ssl_check_hostname": False, "ssl_ca_certs": "/etc/a b.pem"},
        ),
    ],
)
def test_a_server_is_reached_as_it_says(url: str, settings: dict[str, object]) -> None:
    assert settings_of(parse(url).at()) == settings


def test_sentinels_have_a_password_of_their_own_and_the_same_tls() -> None:
    url = parse("rediss+sentinel://u:p@s1,s2/m/5?ssl_ca_certs=/ca.pem&password=p2&sentinel_username=me&sentinel_password=a/b%2b")
    own = settings_of(url.sentinel_at(("s2", 26379)))
    assert own == {"host": "s2", "port": 26379, "ssl_ca_certs": "/ca.pem", "username": "me", "password": "a/b+"}
    assert "password" not in settings_of(parse("redis+sentinel://u:p@s1/m").sentinel_at(("s1", 26379)))


@given(
    st.text(alphabet="redis+clusntx:/@,?#&=[]%.0123456789é℀ \x00\ud800", max_size=40),
    st.sampled_from(["", "redis://", "redis+cluster://a"]),
)
def test_whatever_is_typed_is_read_or_refused(text: str, start: str) -> None:
    if not fault(start + text):
        url = parse(start + text)
        assert all(settings_of(url.at(address)) for address in url.addresses or (None,))
