"""The site as a WSGI application: files of the current release as a good host would send them, and the form beside them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jobs.headers import HIDDEN, MARK, TYPES, headers_of, type_of
from jobs.web.gone import is_gone

Application = Callable[[dict[str, Any], Callable[..., object]], Iterable[bytes]]


class Site:
    """Files of the current release; no listings, no hidden files, own pages for what is not there and what was taken down."""

    def __init__(self, output: Path, inbox: Application | None = None, inbox_url: str = "") -> None:
        self.output, self.inbox, self.inbox_url = output.absolute(), inbox, inbox_url

    def __call__(self, environ: dict[str, Any], start: Callable[..., object]) -> Iterable[bytes]:
        """Answer one request: the form's part, or a file."""
        path = environ.get("PATH_INFO", "")
        if self.inbox and (path == self.inbox_url or path.startswith(f"{self.inbox_url}/")):
            return self.inbox(environ, start)
        status, body, more = self.answer(
            environ["REQUEST_METHOD"], path, environ.get("HTTP_IF_MODIFIED_SINCE", "")
        )
        headers = headers_of(path.lstrip("/"), form=self.inbox is not None)
        length = [] if status == HTTPStatus.NOT_MODIFIED else [("Content-Length", str(len(body)))]
        start(
            f"{status.value} {status.phrase}",
            [*headers.items(), *length, *more],
        )
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]

    def answer(self, method: str, path: str, since: str) -> tuple[HTTPStatus, bytes, list[tuple[str, str]]]:
        """Status, body and the headers of this one file."""
        if method not in ("GET", "HEAD"):
            return HTTPStatus.METHOD_NOT_ALLOWED, b"", [("Allow", "GET, HEAD")]
        parts = parts_of(path)
        file = None if parts is None else self.output.joinpath(*parts)
        if file is None:
            return self.missing()
        if file.is_dir():
            if not path.endswith("/"):
                return (
                    HTTPStatus.MOVED_PERMANENTLY,
                    b"",
                    [("Location", quote("/" + "/".join(parts or []) + "/"))],
                )
            file /= "index.html"
        elif path.endswith("/"):
            return self.missing()
        if not file.is_file():
            return self.missing()
        return self.file(file, since)

    def file(self, file: Path, since: str) -> tuple[HTTPStatus, bytes, list[tuple[str, str]]]:
        """A file that is there; a page of what was taken down comes as gone."""
        changed = int(file.stat().st_mtime)
        headers = [("Content-Type", type_of(file.name)), ("Last-Modified", formatdate(changed, usegmt=True))]
        if is_gone(file):
            return HTTPStatus.GONE, file.read_bytes(), headers
        if changed <= seen_at(since):
            return HTTPStatus.NOT_MODIFIED, b"", headers
        return HTTPStatus.OK, file.read_bytes(), headers

    def missing(self) -> tuple[HTTPStatus, bytes, list[tuple[str, str]]]:
        """The site's own page for a wrong address."""
        page = self.output / "404.html"
        body = page.read_bytes() if page.is_file() else b"Not found\n"
        kind = TYPES[".html"] if page.is_file() else TYPES[".txt"]
        return HTTPStatus.NOT_FOUND, body, [("Content-Type", kind)]


def parts_of(path: str) -> list[str] | None:
    """The steps of a path below the site; None for what nobody may see: hidden files, and ways out of the folder."""
    try:
        steps = [step for step in path.encode("latin-1").decode("utf-8").split("/") if step]
    except UnicodeError:
        return None
    odd = any(
        step.startswith(".") or step in HIDDEN or step.endswith(MARK) or "\0" in step or os.sep in step
        for step in steps
    )
    return None if odd else steps


def seen_at(since: str) -> float:
    """What If-Modified-Since says, in seconds since 1970; never for what is no date."""
    try:
        return parsedate_to_datetime(since).timestamp()
    except ValueError:
        return float("-inf")
