"""The only place where a connection is opened: the address that was judged is the one that is connected to.

A name is looked up once and not again, so that a name server which answers differently the second time has no second time.
"""

import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass

from urllib3.connection import HTTPConnection, HTTPSConnection

from bot.importer.fetching.fetch_error import FetchError, Passing, shown
from bot.importer.fetching.public import is_public
from bot.importer.fetching.resolve import Info, Resolve, within
from bot.importer.fetching.target import Target
from bot.importer.fetching.watch import Watch

NAMED = 3
"""Refused addresses that a message names."""


@dataclass(frozen=True, slots=True)
class Gate:
    target: Target
    watch: Watch
    resolve: Resolve
    connect: float
    """Seconds, for the look-up and for each address."""
    private: bool

    def open(self) -> socket.socket:
        """Raises FetchError where no address is public, Passing where none answers, TimeoutError where the watch is over."""
        for family, address in self._allowed():
            try:
                return self._opened(family, address)
            except OSError as error:
                if self.watch.over:
                    raise
                last = error
        raise Passing(self.target.url, f"no connection to {self.target.host} ({shown(str(last))}). Is the site up? Try again later.")

    def _opened(self, family: socket.AddressFamily, address: object) -> socket.socket:
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            sock.settimeout(self.connect)
            self.watch.guard(sock)
            sock.connect(address)  # type: ignore[arg-type]  # of any family: it comes from the resolver as it is
        except BaseException:
            sock.close()
            raise
        return sock

    def _allowed(self) -> Sequence[Info]:
        found = self._looked_up()
        allowed = [info for info in found if self.private or is_public(str(info[1][0]))]
        if not allowed:
            raise FetchError(self.target.url, self._refusal(found))
        return allowed

    def _looked_up(self) -> Sequence[Info]:
        url, host = self.target.url, self.target.host
        try:
            return within(self.connect, self.resolve, host, self.target.port)
        except TimeoutError as error:
            raise Passing(url, f"the name {host} was not found within {self.connect:g} seconds. Try again later.") from error
        except socket.gaierror as error:
            kind = Passing if error.errno == socket.EAI_AGAIN else FetchError
            raise kind(url, f"the name {host} was not found ({error.strerror}). Check its spelling and this machine's network.") from error
        except (OSError, UnicodeError) as error:
            raise FetchError(url, f"{shown(host)} can't be the name of a host. Check its spelling.") from error

    def _refusal(self, found: Sequence[Info]) -> str:
        if not found:
            return f"the name {self.target.host} has no address. Check its spelling."
        named = ", ".join(sorted({str(info[1][0]) for info in found})[:NAMED])
        return (
            f"{self.target.host} stands for {named}: expected a public address. Nothing was sent. "
            "A page of your own network can be saved as a file, and the file imported."
        )


class GatedHTTP(HTTPConnection):
    gate: Gate

    def _new_conn(self) -> socket.socket:
        return self.gate.open()


class GatedHTTPS(HTTPSConnection):
    """The certificate has to be the named host's, whatever address was connected to."""

    gate: Gate

    def _new_conn(self) -> socket.socket:
        return self.gate.open()


def line(gate: Gate, context: ssl.SSLContext, timeout: float) -> GatedHTTP | GatedHTTPS:
    """A connection that is opened by its first request. It knows no proxy."""
    host, port = gate.target.host, gate.target.port
    if gate.target.scheme == "https":
        secure = GatedHTTPS(host, port, timeout=timeout, ssl_context=context)
        secure.gate = gate
        return secure
    plain = GatedHTTP(host, port, timeout=timeout)
    plain.gate = gate
    return plain
