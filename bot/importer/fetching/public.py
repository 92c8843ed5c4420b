"""Which numeric addresses stand in the open internet. Everything else might be a machine behind the fence that we stand in."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

UNICAST = ip_network("2000::/3")
"""The only part of IPv6 that is given out to the public (IANA, IPv6 Address Space)."""

CLOSED = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8",
            "100.64.0.0/10",  # behind a provider's address translation, RFC 6598
            "192.0.0.0/24",  # protocol assignments, RFC 6890
            "192.88.99.0/24",  # relays of 6to4, given up by RFC 7526
            "198.18.0.0/15",  # measurements, RFC 2544
            "2001::/23",  # protocol assignments, Teredo among them, RFC 2928
            "2001:db8::/32",  # documentation, RFC 3849
            "3fff::/20",  # documentation, RFC 9637
        ),
    )
)
"""Beside what the standard library knows: its lists differ by version."""

NAT64 = ip_network("64:ff9b::/96")
"""An IPv4 address is the last 32 bits, RFC 6052."""


def is_public(address: str) -> bool:
    """`address` as numbers, as a resolver gives it. False also for what is none."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    return _is_public(ip)


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    inner = _inner(ip)
    if inner is not None:
        return _is_public(inner)
    if isinstance(ip, IPv6Address) and (ip.scope_id or ip not in UNICAST):
        return False
    if ip.is_multicast or ip.is_reserved or ip.is_link_local or ip.is_loopback or ip.is_unspecified or not ip.is_global:
        return False
    return not any(ip in network for network in CLOSED)


def _inner(ip: IPv4Address | IPv6Address) -> IPv4Address | None:
    """The IPv4 address that a packet to this IPv6 address ends at."""
    if isinstance(ip, IPv4Address):
        return None
    if ip in NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour
