"""Which addresses are public: the fence around the machine that imports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importer.fetching.public import is_public

PUBLIC = ["8.8.8.8", "1.1.1.1", "192.0.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2400:da00::6666"]

CLOSED = {
    "0.0.0.0": "this host",
    "0.1.2.3": "this network",
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "10.0.0.1": "private",
    "172.16.0.1": "private",
    "172.31.255.255": "private",
    "192.168.1.1": "private",
    "169.254.169.254": "link-local, a cloud's data about the machine",
    "100.64.0.1": "a provider's translation",
    "100.127.255.255": "a provider's translation",
    "192.0.0.8": "protocols",
    "192.0.2.1": "documentation",
    "192.88.99.1": "6to4 relay",
    "198.18.0.1": "measurements",
    "224.0.0.1": "multicast",
    "239.255.255.250": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "broadcast",
    "::": "unspecified",
    "::1": "loopback",
    "::127.0.0.1": "IPv4-compatible",
    "::ffff:127.0.0.1": "mapped loopback",
    "::ffff:10.0.0.1": "mapped private",
    "::ffff:169.254.169.254": "mapped link-local",
    "64:ff9b::7f00:1": "NAT64 of loopback",
    "64:ff9b::a00:1": "NAT64 of private",
    "64:ff9b:1::808:808": "a network's own NAT64",
    "2002:7f00:1::": "6to4 of loopback",
    "2002:a00:1::1": "6to4 of private",
    "2001:0:53aa:64c::1": "Teredo",
    "2001:db8::1": "documentation",
    "3fff::1": "documentation",
    "fc00::1": "unique local",
    "fd12:3456::1": "unique local",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local with a zone",
    "2606:4700::1111%eth0": "a zone",
    "fec0::1": "site-local",
    "ff02::1": "multicast",
    "100::1": "discarded",
    "5f00::1": "segment routing",
    "": "nothing",
    "www.example.org": "a name",
    "2130706433": "one number",
    "127.1": "a short form",
    "0177.0.0.1": "octal",
}


@pytest.mark.parametrize("address", PUBLIC)
def test_the_open_internet_may_be_asked(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(("address", "why"), CLOSED.items())
def test_everything_else_may_not(address: str, why: str) -> None:
    assert not is_public(address), why


@pytest.mark.parametrize("address", ["::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"])
def test_an_address_with_a_public_one_inside_ends_at_that(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_wrapping_an_address_makes_it_no_better(inner: object) -> None:
    number = int(inner)  # type: ignore[call-overload]
    groups = f"{number >> 16:x}:{number & 0xFFFF:x}"
    for wrapped in (f"::ffff:{groups}", f"64:ff9b::{groups}", f"2002:{groups}::1"):
        assert is_public(wrapped) == is_public(str(inner))
