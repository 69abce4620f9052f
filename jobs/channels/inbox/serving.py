"""Runs a WSGI application on this machine's own address, for a web server in front of it or for looking at it (F6)."""

from __future__ import annotations

import errno
import logging
import socket
from collections.abc import Callable
from typing import Any

from waitress.server import create_server

from jobs.refusal import Refusal

HERE = "127.0.0.1"
LAST_PORT = 65_535
LIMITS: dict[str, Any] = {
    "threads": 32,  # most of them wait for the disk
    "connection_limit": 500,
    "channel_timeout": 30,  # seconds that a connection may be silent
    "max_request_header_size": 16 * 1024,
    "max_request_body_size": 12
    * 1024
    * 1024,  # what is larger than a form is told so by the form, up to this size
    "asyncore_use_poll": True,
    "ident": None,
}
# The web server in front tells the visitor's address; from anybody else that header is thrown away.
BEHIND_A_HOST: dict[str, Any] = {
    "trusted_proxy": HERE,
    "trusted_proxy_headers": {"x-forwarded-for"},
    "clear_untrusted_proxy_headers": True,
}


def make_server(application: Callable[..., Any], port: int, command: str, **more: Any) -> Any:
    """A server on the loopback address; port 0 takes any free one. `command` is what a person typed, for the sentences."""
    if not 0 <= port <= LAST_PORT:
        raise Refusal(f"There is no port {port}: run {command} --port 8000.")
    try:
        listening = socket.create_server((HERE, port), backlog=1_024)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Refusal(f"Port {port} is taken: run {command} --port {port + 1}.") from None
        if error.errno == errno.EACCES:
            raise Refusal(f"Port {port} is not yours to use: run {command} --port 8000.") from None
        raise
    logging.getLogger("waitress").setLevel(logging.ERROR)  # else it tells of every visitor who waits a moment
    return create_server(application, sockets=[listening], **LIMITS, **more)


def port_of(server: Any) -> int:
    """The port on which a server listens."""
    return int(server.effective_port)
