"""A small honest S3: what object stores answer to list, get, put, copy and delete, on the loopback address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

NONE_SUCH = "<Error><Code>NoSuchKey</Code><Message>none such</Message></Error>"
DENIED = "<Error><Code>AccessDenied</Code><AWSAccessKeyId>wrong-key</AWSAccessKeyId></Error>"
PAGE = 5  # keys in one page of a listing: paging is always met
DATE = "2026-11-22T03:00:00.000Z"


@dataclass
class Stored:
    """One object."""

    content: bytes
    kind: str
    cache: str

    @property
    def etag(self) -> str:
        """As S3 gives it for a single put."""
        return f'"{md5(self.content, usedforsecurity=False).hexdigest()}"'


@dataclass
class Store:
    """The bucket "site", and what was asked of it; breaks down after `healthy` changes."""

    objects: dict[str, Stored] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    healthy: int = 1_000_000
    lock: Lock = field(default_factory=Lock)

    def texts(self, below: str = "") -> dict[str, str]:
        """What lies below a prefix."""
        return {
            key.removeprefix(below): stored.content.decode()
            for key, stored in self.objects.items()
            if key.startswith(below)
        }

    def changes(self, method: str) -> list[str]:
        """The keys that were written or deleted, in order."""
        return [line.split(" ", 1)[1] for line in self.asked if line.startswith(f"{method} ")]


class Handler(BaseHTTPRequestHandler):
    """Path-style requests of the bucket "site"."""

    store: Store
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Quiet."""

    def answer(self, code: int, body: str | bytes = b"", **headers: str) -> None:
        """Send one answer."""
        content = body.encode() if isinstance(body, str) else body
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def key(self) -> str | None:
        """The key that is asked for; answers by itself when nobody may or there is no such bucket."""
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        path = unquote(urlsplit(self.path).path).lstrip("/")
        bucket, _, key = path.partition("/")
        if "Credential=right-key/" not in self.headers.get("Authorization", ""):
            self.answer(403, DENIED)
        elif bucket != "site":
            self.answer(404, NONE_SUCH.replace("Key", "Bucket"))
        else:
            return key
        return None

    def breaks(self, key: str) -> bool:
        """Note one change, or break down."""
        with self.store.lock:
            self.store.healthy -= 1
            if self.store.healthy >= 0:
                self.store.asked.append(f"{self.command} {key}")
                return False
        self.answer(400, "<Error><Code>Broken</Code></Error>")
        return True

    def do_PUT(self) -> None:
        key = self.key()
        if key is None or self.breaks(key):
            return
        if source := self.headers.get("x-amz-copy-source"):
            self.store.asked[-1:] = [f"COPY {key}"]
            self.store.objects[key] = self.store.objects[unquote(source).lstrip("/").removeprefix("site/")]
            self.answer(
                200, f"<CopyObjectResult><ETag>{self.store.objects[key].etag}</ETag></CopyObjectResult>"
            )
            return
        kind, cache = self.headers.get("Content-Type", ""), self.headers.get("Cache-Control", "")
        self.store.objects[key] = Stored(self.body, kind, cache)
        self.answer(200, ETag=self.store.objects[key].etag)

    def do_POST(self) -> None:
        if self.key() is None or self.breaks("delete"):
            return
        keys = re.findall(r"<Key>(.*?)</Key>", self.body.decode())
        self.store.asked[-1:] = [f"DELETE {key}" for key in keys]
        for key in keys:
            self.store.objects.pop(key, None)
        found = "".join(f"<Deleted><Key>{escape(key)}</Key></Deleted>" for key in keys)
        self.answer(200, f"<DeleteResult>{found}</DeleteResult>")

    def do_GET(self) -> None:
        key = self.key()
        query = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        if key is None:
            return
        if not key:
            self.answer(200, self.listing(query))
        elif key not in self.store.objects:
            self.answer(404, NONE_SUCH)
        else:
            stored = self.store.objects[key]
            self.answer(
                200,
                stored.content,
                ETag=stored.etag,
                Content_Type=stored.kind,
                Last_Modified="Sun, 22 Nov 2026 03:00:00 GMT",
            )

    do_HEAD = do_GET  # noqa: N815 - the name is http.server's

    def listing(self, query: dict[str, str]) -> str:
        """One page of a version 2 listing."""
        after = query.get("continuation-token", "")
        keys = [
            key
            for key in sorted(self.store.objects)
            if key.startswith(query.get("prefix", "")) and key > after
        ]
        more = (
            f"<NextContinuationToken>{escape(keys[PAGE - 1])}</NextContinuationToken>"
            if len(keys) > PAGE
            else ""
        )
        found = "".join(
            f"<Contents><Key>{escape(key)}</Key><LastModified>{DATE}</LastModified><ETag>{escape(self.store.objects[key].etag)}</ETag><Size>{len(self.store.objects[key].content)}</Size></Contents>"
            for key in keys[:PAGE]
        )
        return f"<ListBucketResult>{found}{more}</ListBucketResult>"


@contextmanager
def s3() -> Iterator[tuple[Store, str]]:
    """A running store and its address."""
    store = Store()
    handler: Any = type("OwnHandler", (Handler,), {"store": store})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield store, f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
