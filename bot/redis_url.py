"""The forms of REDIS_URL, read once: for the settings, which refuse others, and for the store, which connects.

    redis://[USER:PASSWORD@]HOST[:6379][/DATABASE]                                 one server
    unix://[USER:PASSWORD@]/PATH[?db=DATABASE]                                     one server, on this machine
    redis+sentinel://[USER:PASSWORD@]HOST[:26379][,HOST...]/SERVICE[/DATABASE]     the sentinels that watch over SERVICE
    redis+cluster://[USER:PASSWORD@]HOST[:6379][,HOST...]                          some nodes of a Redis Cluster

With rediss for redis it is TLS all the way. After a `?` may follow db, username, password, ssl_... (with TLS), and for the sentinels
themselves, which have a password of their own, sentinel_username and sentinel_password. Other projects use the same names (docs/adr/0012).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from bot.errors import ConfigError

Form = Literal["server", "sentinel", "cluster"]
Address = tuple[str, int]
"""A host, an IPv6 address without brackets, and a port."""

SCHEME = re.compile(r"(?P<scheme>redis|rediss|unix)(?:\+(?P<form>sentinel|cluster))?", re.ASCII)
REST = re.compile(r"(?:(?P<user>[^/?#]*)@)?(?P<hosts>[^/?#@]*)(?P<path>/[^?#]*)?(?:\?(?P<query>[^#]*))?", re.ASCII)
HOST = re.compile(r"(?:\[(?P<v6>[0-9A-Fa-f:.]+)\]|(?P<name>[^\s\[\]:/%,]+))(?::(?P<port>[0-9]{1,5}))?", re.ASCII)
SERVICE = re.compile(r"[A-Za-z0-9._-]+", re.ASCII)
"""What a sentinel takes as the name of a service."""

PORTS: Mapping[Form, int] = {"server": 6379, "sentinel": 26379, "cluster": 6379}
OPTIONS = ("db", "username", "password")
"""redis-py lets the URL overrule more, also the timeouts that the callback depends on."""
SENTINEL_OPTIONS = ("sentinel_username", "sentinel_password")
TLS_OPTIONS = (
    *("ssl_cert_reqs", "ssl_check_hostname", "ssl_ca_certs", "ssl_ca_path"),
    *("ssl_certfile", "ssl_keyfile", "ssl_password", "ssl_ciphers"),
)
CERT_REQS = ("none", "optional", "required")


@dataclass(frozen=True, slots=True)
class RedisUrl:
    """A well-formed one. Its secrets are not in its repr."""

    form: Form
    scheme: str
    """redis, rediss (with TLS) or unix."""
    addresses: tuple[Address, ...]
    """Of the server, the sentinels, or some nodes of the cluster; none for unix."""
    service: str = ""
    """What the sentinels call the server."""
    database: str = ""
    path: str = ""
    """Of the socket, as it stands in the URL."""
    user: str = field(default="", repr=False)
    """As it stands in the URL: percent-encoded, with its password behind a colon."""
    options: Mapping[str, str] = field(default_factory=dict, repr=False)

    def at(self, address: Address | None = None) -> str:
        """The URL of one of the servers, as redis-py takes it. Without an address: of the only one."""
        if self.scheme == "unix":
            return self._url(self.user, "", self.path, {"db": self.database} if self.database else {})
        return self._url(self.user, _shown(address or self.addresses[0]), f"/{self.database}", {})

    def sentinel_at(self, address: Address) -> str:
        """The URL of one of the sentinels, which have a user and a password of their own."""
        name, password = (quote(self.options.get(option, ""), safe="") for option in SENTINEL_OPTIONS)
        return self._url(f"{name}:{password}" if name or password else "", _shown(address), "", {}, without=("username", "password"))

    def _url(self, user: str, host: str, path: str, more: Mapping[str, str], without: tuple[str, ...] = ()) -> str:
        left_out = {"db", *SENTINEL_OPTIONS, *without}
        query = urlencode({name: value for name, value in self.options.items() if name not in left_out} | dict(more))
        return f"{self.scheme}://{user}{'@' if user else ''}{host}{path}{'?' if query else ''}{query}"


def fault(url: str) -> str:
    """What was expected in place of this one; empty where nothing is wrong with it. Says nothing that may be a secret."""
    try:
        parse(url)
    except ConfigError as error:
        return str(error)
    return ""


def parse(url: str) -> RedisUrl:
    """Raises ConfigError with what was expected, for behind the word "expected"."""
    scheme, _, rest = url.partition("://")
    kind, parts = SCHEME.fullmatch(scheme), REST.fullmatch(rest)
    if kind is None or (kind["form"] and kind["scheme"] == "unix"):
        raise ConfigError("redis://, rediss://, unix://, redis+sentinel:// or redis+cluster:// (with TLS rediss+...) at its beginning")
    if parts is None:
        raise ConfigError("special characters percent-encoded in user and password, as in %23 for #")
    [form] = [form for form in get_args(Form) if form == (kind["form"] or "server")]
    options = _options(parts["query"] or "", form, kind["scheme"])
    if kind["scheme"] == "unix":
        path = _socket(parts["hosts"], parts["path"] or "")
        return _checked(RedisUrl(form, "unix", (), "", _database(options.get("db", "")), path, _user(parts), options))
    addresses = _addresses(parts["hosts"], form)
    service, path = _service(parts["path"] or "") if form == "sentinel" else ("", parts["path"] or "")
    database = _database(options.get("db", "") or path.strip("/"), form)
    return _checked(RedisUrl(form, kind["scheme"], addresses, service, database, "", _user(parts, form), options))


def _user(parts: re.Match[str], form: Form = "server") -> str:
    user = parts["user"] or ""
    if form != "server" and "@" in user:
        raise ConfigError("user and password once, before the first host, with an @ in them written %40")
    return user


def _addresses(hosts: str, form: Form) -> tuple[Address, ...]:
    each = hosts.split(",") if form != "server" else [hosts]
    return tuple(_address(host, PORTS[form]) for host in each)


def _address(text: str, port: int) -> Address:
    found = HOST.fullmatch(text)
    try:
        host = found and (found["v6"] or found["name"].encode("idna").decode())
    except UnicodeError:
        host = None
    if found is None or not host:
        raise ConfigError(
            "a host, as in redis.example.org, 10.0.0.5 or [2001:db8::1], and special characters in a password percent-encoded"
        )
    number = int(found["port"] or port)
    if not 1 <= number <= 65535:
        raise ConfigError("a port from 1 to 65535")
    return host, number


def _service(path: str) -> tuple[str, str]:
    """The service's name, and what follows it."""
    service, _, rest = path.removeprefix("/").partition("/")
    if SERVICE.fullmatch(service) is None:
        raise ConfigError("the service's name behind the sentinels, as in redis+sentinel://host:26379,host:26379/mymaster")
    return service, rest


def _socket(host: str, path: str) -> str:
    if host or not path.strip("/"):
        raise ConfigError("an absolute path behind unix://, as in unix:///run/redis/redis.sock")
    return path


def _database(text: str, form: Form = "server") -> str:
    if re.fullmatch(r"[0-9]{0,5}", text, re.ASCII) is None:
        raise ConfigError("the database as a number, as in /0")
    if form == "cluster" and text.strip("0"):
        raise ConfigError("no database, or 0: a cluster has only that")
    return text if form != "cluster" else ""


def _options(query: str, form: Form, scheme: str) -> dict[str, str]:
    options = dict(parse_qsl(query))
    allowed = OPTIONS + (SENTINEL_OPTIONS if form == "sentinel" else ()) + (TLS_OPTIONS if scheme == "rediss" else ())
    if not options.keys() <= set(allowed):
        raise ConfigError(f"after the ? nothing but {', '.join(allowed)}{'' if scheme == 'rediss' else ' (ssl_... only with rediss)'}")
    if options.get("ssl_cert_reqs", "none") not in CERT_REQS:
        raise ConfigError(f"ssl_cert_reqs to be one of {', '.join(CERT_REQS)}")
    return options


def _shown(address: Address) -> str:
    host, port = address
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _checked(url: RedisUrl) -> RedisUrl:
    """The library that reads it further down refuses a few strange characters, and false IPv6 addresses."""
    try:
        for address in url.addresses or (None,):
            urlsplit(url.at(address))
    except ValueError:
        raise ConfigError("a host and a password without strange characters; percent-encode those") from None
    return url
