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

    def __init__(self, *, allow_local: bool) -> None:
        self.allow_local = allow_local
        self.open: list[socket.socket] = []
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

    def reached(self, connected: socket.socket) -> None:
        """Check the other end of a fresh connection; nothing has been sent yet, so no name can be re-bound afterwards."""
        address = ipaddress.ip_address(connected.getpeername()[0].partition("%")[0])
        real = getattr(address, "ipv4_mapped", None) or address
        if not (real.is_global and not real.is_multicast) and not (self.allow_local and real.is_loopback):
            connected.close()
            self.refused = "is an address of this machine or its own network, where no source may point"
            raise InsideError(self.refused)
        self.open.append(connected.dup())

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

    def hang_up(self) -> None:
        """Cut every connection."""
        self.hung_up = True
        for held in self.open:
            with suppress(OSError):
                held.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of every connection."""
        super().close()
        for held in self.open:
            held.close()
        self.open = []


def guarded(pool: type[HTTPConnectionPool], line: GuardedAdapter) -> type[HTTPConnectionPool]:
    """A pool whose connections report whom they reached."""
    kind: Any = HTTPSConnection if pool is HTTPSConnectionPool else HTTPConnection

    class Connection(kind):  # type: ignore[misc]
        def _new_conn(self) -> socket.socket:
            connected: socket.socket = super()._new_conn()
            line.reached(connected)
            return connected

    return type("GuardedPool", (pool,), {"ConnectionCls": Connection})
