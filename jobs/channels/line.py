"""The line to a server: it looks whom it has reached before it says a word, and hangs up when the time is over."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool


class InsideError(OSError):
    """The address belongs to this machine or its own network."""


class GuardedAdapter(HTTPAdapter):
    """Connects like requests does, but keeps hold of every connection."""

    def __init__(self, *, local_host: str = "") -> None:
        self.local_host = local_host  # the one host that may stand in the organisation's own network
        self.open: list[socket.socket] = []
        self.closed: list[socket.socket] = []  # an answer may still be read from these until its turn ends
        self.hung_up = False
        self.refused = ""
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Build connections of our own kind."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {
            "http": guarded(HTTPConnectionPool, self),
            "https": guarded(HTTPSConnectionPool, self),
        }

    def reached(self, connected: socket.socket, host: str) -> socket.socket:
        """Check the other end of a fresh connection; nothing has been sent yet, so no name can be re-bound afterwards."""
        address = connected.getpeername()[0].partition("%")[0]
        if not is_public(address) and not (host == self.local_host and is_own_network(address)):
            connected.close()
            self.refused = "is an address of this machine or its own network, where no source may point"
            raise InsideError(self.refused)
        held = connected.dup()
        self.open.append(held)
        return held

    def let_go(self, these: list[socket.socket]) -> None:
        """Let go of connections that are over."""
        for held in these:
            held.close()
        self.open = [held for held in self.open if held not in these]

    @contextmanager
    def hanging_up_after(self, seconds: float) -> Iterator[None]:
        """Whatever drips on when the time is over is cut off, headers and body alike."""
        self.hung_up = False
        timer = Timer(seconds, self.hang_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            self.let_go(self.closed)
            self.closed = []

    def hang_up(self) -> None:
        """Cut every connection."""
        self.hung_up = True
        for held in tuple(self.open):
            with suppress(OSError):
                held.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of every connection."""
        super().close()
        self.let_go(self.open)


def is_public(address: str) -> bool:
    """Whether the address belongs to the open internet (IANA special-purpose registries, as Python knows them)."""
    read = ipaddress.ip_address(address)
    real = getattr(read, "ipv4_mapped", None) or read
    return bool(real.is_global and not real.is_multicast)


def is_own_network(address: str) -> bool:
    """Whether it is this machine or a private network; the link-local addresses of cloud machines are neither."""
    real = ipaddress.ip_address(address)
    return real.is_loopback or (real.is_private and not real.is_link_local and not real.is_unspecified)


def guarded(pool: type[HTTPConnectionPool], line: GuardedAdapter) -> type[HTTPConnectionPool]:
    """A pool whose connections report whom they reached."""
    kind: Any = HTTPSConnection if pool is HTTPSConnectionPool else HTTPConnection

    class Connection(kind):  # type: ignore[misc]
        def _new_conn(self) -> socket.socket:
            connected: socket.socket = super()._new_conn()
            self.held = line.reached(connected, self.host)
            return connected

        def close(self) -> None:
            line.closed += [self.held] if hasattr(self, "held") else []
            super().close()

    return type("GuardedPool", (pool,), {"ConnectionCls": Connection})
