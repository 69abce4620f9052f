"""A server for this machine only, which shows the site as a good host would: with the shipped headers (./invoke serve)."""

from __future__ import annotations

import errno
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from jobs.refusal import Refusal
from jobs.web.headers import HEADERS, TYPES

LAST_PORT = 65_535
HIDDEN = ("_headers", ".htaccess")


class SiteHandler(SimpleHTTPRequestHandler):
    """Files of the current release; no listings, own 404 page."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES
    server_version, sys_version = "Otklik", ""

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def list_directory(self, path: object) -> None:  # noqa: ARG002
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def translate_path(self, path: str) -> str:
        found = super().translate_path(path)
        return str(Path(found).with_name("404-not-there")) if Path(found).name in HIDDEN else found

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Keeps nothing: who reads which page is nobody's business."""


def make_server(output: Path, port: int) -> ThreadingHTTPServer:
    """A server on the loopback address, which follows the link to each new release; port 0 takes any free one."""
    if not (output / "index.html").is_file():
        raise Refusal(f"{output} holds no site yet: run ./invoke build first.")
    if not 0 <= port <= LAST_PORT:
        raise Refusal(f"There is no port {port}: run ./invoke serve --port 8000.")
    try:
        return ThreadingHTTPServer(
            ("127.0.0.1", port), partial(SiteHandler, directory=str(output.absolute()))
        )
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Refusal(f"Port {port} is taken: run ./invoke serve --port {port + 1}.") from None
        raise


def serve(output: Path, port: int) -> None:
    """Serve until Ctrl-C."""
    with make_server(output, port) as server:
        print(
            f"serve: http://127.0.0.1:{server.server_address[1]}/ shows {output} (this machine only). Ctrl-C stops it.",
            flush=True,
        )
        server.serve_forever()
