"""What a name stands for decides, at the moment of connecting; and the certificate has to be the name's."""

import socket
import ssl
import threading
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.importer.fetching.fetch_error import FetchError, Passing
from bot.importer.fetching.limits import Limits
from bot.importer.fetching.resolve import Info, Resolve, resolve
from tests.importer.fetching.serving import HOST, Clock, fetching, names, page, serving, status

NEWS = frozenset({"news.example"})


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that somebody tried to connect to; none is there."""
    tried: list[str] = []

    def connect(self: socket.socket, address: tuple[str, int]) -> None:
        tried.append(address[0])
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket.socket, "connect", connect)
    return tried


@pytest.mark.parametrize(
    ("addresses", "tried"),
    [
        (["10.0.0.1"], []),
        (["127.0.0.1", "::1", "169.254.169.254"], []),
        (["::ffff:10.0.0.1", "64:ff9b::7f00:1"], []),
        ([], []),
        (["8.8.8.8"], ["8.8.8.8"]),
        (["10.0.0.1", "8.8.8.8", "fd00::1", "2606:4700::1111"], ["8.8.8.8", "2606:4700::1111"]),
    ],
)
def test_only_public_addresses_are_connected_to(
    addresses: list[str], tried: list[str], connected: list[str], tmp_path: Path, clock: Clock
) -> None:
    found = names(news__example=addresses)
    with fetching(tmp_path, clock, Limits(tries=1), NEWS, private=False, resolve=found) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.get("https://news.example/a")
    assert connected == tried
    if addresses and not tried:
        assert "expected a public address" in str(caught.value) and addresses[0] in str(caught.value)


def test_a_name_that_turns_private_between_two_questions_is_never_connected_to_there(
    connected: list[str], tmp_path: Path, clock: Clock
) -> None:
    answers = [["8.8.8.8"], ["10.0.0.1"]]

    def turns(host: str, port: int) -> Sequence[Info]:
        return names(news__example=answers.pop(0))(host, port)

    with (
        fetching(tmp_path, clock, hosts=NEWS, private=False, resolve=turns) as fetcher,
        pytest.raises(FetchError, match=r"stands for 10\.0\.0\.1"),  # the second try
    ):
        fetcher.get("http://news.example/a")
    assert (connected, answers) == (["8.8.8.8"], [])


def test_a_listed_numeric_address_is_judged_too(connected: list[str], tmp_path: Path, clock: Clock) -> None:
    with fetching(tmp_path, clock, hosts=frozenset({"127.0.0.1", "::1"}), private=False, resolve=resolve) as fetcher:
        for url in ("http://127.0.0.1/", "http://[::1]/"):
            with pytest.raises(FetchError, match="expected a public address"):
                fetcher.get(url)
    assert connected == []


def test_the_next_address_is_tried_where_one_does_not_answer(tmp_path: Path, clock: Clock) -> None:
    with serving({"/": page()}) as served:
        found = names(news__example=["127.0.0.2", HOST])
        with fetching(tmp_path, clock, hosts=NEWS, resolve=found) as fetcher:
            assert fetcher.get(served.url(host="news.example")).content
    assert served.requests[0][1]["Host"] == f"news.example:{served.port}"


def _raises(error: Exception) -> Resolve:
    def ask(host: str, port: int) -> Sequence[Info]:
        raise error

    return ask


@pytest.mark.parametrize(
    ("error", "kind", "text"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), FetchError, "was not found"),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure"), Passing, "was not found"),
        (UnicodeError("label too long"), FetchError, "can't be the name of a host"),
    ],
)
def test_a_name_that_is_not_found(error: Exception, kind: type[FetchError], text: str, tmp_path: Path, clock: Clock) -> None:
    with fetching(tmp_path, clock, hosts=NEWS, resolve=_raises(error)) as fetcher, pytest.raises(FetchError, match=text) as caught:
        fetcher.get("http://news.example/")
    assert type(caught.value) is kind


def test_a_name_server_that_says_nothing_is_not_waited_for(tmp_path: Path, clock: Clock) -> None:
    over = threading.Event()

    def silent(host: str, port: int) -> Sequence[Info]:
        over.wait()
        return []

    with (
        fetching(tmp_path, clock, Limits(connect=0.05, tries=1), NEWS, resolve=silent) as fetcher,
        pytest.raises(Passing, match=r"not found within 0\.05 seconds"),
    ):
        fetcher.get("http://news.example/")
    over.set()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Key and certificate of news.example, signed by itself, in one file."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "news.example")])
    built = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now - timedelta(1), now + timedelta(1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("news.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    path.write_bytes(key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain) + built.public_bytes(encoding))
    return path


@pytest.fixture
def server_context(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_a_redirect_to_https_of_the_same_host_is_followed(
    certificate: Path, server_context: ssl.SSLContext, tmp_path: Path, clock: Clock
) -> None:
    trust = ssl.create_default_context(cafile=certificate)
    with (
        serving({"/a": page(b"A")}, server_context) as safe,
        serving({"/a": status(301, Location=safe.url("/a", "news.example"))}) as plain,
        fetching(tmp_path, clock, hosts=NEWS, resolve=names(news__example=[HOST]), context=trust) as fetcher,
    ):
        found = fetcher.get(plain.url("/a", "news.example"))
    assert (found.url, found.content) == (safe.url("/a", "news.example"), b"A")


@pytest.mark.parametrize(("host", "trusted"), [("other.example", True), ("news.example", False)], ids=["another name", "nobody vouches"])
def test_a_certificate_that_does_not_hold_ends_it(
    host: str, trusted: bool, certificate: Path, server_context: ssl.SSLContext, tmp_path: Path, clock: Clock
) -> None:
    trust = ssl.create_default_context(cafile=certificate) if trusted else None
    found = names(news__example=[HOST], other__example=[HOST])
    with (
        serving({"/": page()}, server_context) as served,
        fetching(tmp_path, clock, hosts=frozenset({host}), resolve=found, context=trust) as fetcher,
        pytest.raises(FetchError, match=f"expected a certificate for {host}"),
    ):
        fetcher.get(served.url(host=host))
    assert served.requests == [] and clock.slept == []


def test_a_handshake_that_never_comes_is_left(tmp_path: Path, clock: Clock) -> None:
    with (
        socket.create_server((HOST, 0)) as silent,
        fetching(tmp_path, clock, Limits(seconds=0.2, tries=1)) as fetcher,
        pytest.raises(FetchError, match="found the server slower"),
    ):
        fetcher.get(f"https://{HOST}:{silent.getsockname()[1]}/")
