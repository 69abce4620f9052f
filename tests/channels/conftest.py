"""A source as sources.toml would give it, and a loopback server that behaves as it is told."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from jobs.channels.sources import Source, read_source

MAP = {"external_id": "id", "text": "text", "date": "date"}


@pytest.fixture
def source(tmp_path: Path) -> Callable[..., Source]:
    """`source(kind=..., content=b"...")` writes the bytes into a file and gives the checked source for it."""

    def make(content: bytes | None = None, **keys: Any) -> Source:
        name = f"voices.{keys['kind']}"
        if content is not None:
            (tmp_path / name).write_bytes(content)
        place = {} if "url" in keys else {"path": keys.pop("path", name)}
        table = {"name": "here", "inside": True, **place, **keys}
        if keys["kind"] not in ("mbox", "feed"):
            table.setdefault("map", MAP)
        return read_source(table, tmp_path, "sources.toml:1")

    return make


class Server(ThreadingHTTPServer):
    """Answers each path by a function and remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.routes: dict[str, Callable[[Handler], None]] = {}
        self.asked: list[tuple[str, dict[str, str], dict[str, str]]] = []

    @property
    def url(self) -> str:
        """The server's address."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what these tests are about."""


class Handler(BaseHTTPRequestHandler):
    """Looks the path up in the server's routes."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append((parts.path, dict(parse_qsl(parts.query)), headers))
        self.server.routes[parts.path](self)

    def answer(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        """A whole answer; header names with _ for -."""
        self.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Nothing on the screen."""


def served() -> Iterator[Server]:
    with Server() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


server = pytest.fixture(served)
other_server = pytest.fixture(served)
