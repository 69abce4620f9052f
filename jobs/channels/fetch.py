"""The one way out to other people's servers (privacy-and-safety, "Hostile or broken sources").

`requests` alone lets slow drips, bombs, cut-off bodies and foreign redirects pass (house.md), so every answer here has
a deadline from the first byte to the last, a size before and after unpacking, and an address that is checked.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import requests
import urllib3

from jobs.channels.line import GuardedAdapter
from jobs.channels.paging import origin
from jobs.channels.sources import Source
from jobs.channels.unpack import TooLargeError, unpacked
from jobs.channels.waiting import seconds_to_wait
from jobs.refusal import Refusal

REDIRECTS = (301, 302, 303, 307, 308)
BUSY = (429, 500, 502, 503, 504)
FAILURES = (requests.RequestException, urllib3.exceptions.HTTPError, OSError, UnicodeError)


@dataclass(frozen=True)
class Limits:
    """What one source may cost at most."""

    wire: int = 32 * 1024 * 1024  # bytes as they come
    body: int = 64 * 1024 * 1024  # bytes when unpacked
    redirects: int = 5
    attempts: int = 3
    first_wait: float = 0.5  # seconds before the second attempt, doubled for the third
    longest_wait: float = 20  # seconds that a busy server may ask for


@dataclass(frozen=True)
class Answer:
    """What came back: the last address, its headers and the whole body."""

    url: str
    headers: dict[str, str]  # names in lower case
    body: bytes


class Fetcher:
    """Asks one source's server, politely and within limits; a context manager."""

    def __init__(self, source: Source, limits: Limits = Limits()) -> None:
        self.source = source
        self.limits = limits
        self.line = GuardedAdapter(local_host=origin(source.url)[1] if source.allow_local else "")
        self.session = requests.Session()
        self.session.trust_env = False  # no .netrc: no credentials that the organisation did not name
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, self.line)
        self.asked_at = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.session.close()

    def get(self, url: str, params: dict[str, str]) -> Answer:
        """One whole answer with status 200; refuses anything less."""
        for attempt in range(self.limits.attempts):
            last = attempt == self.limits.attempts - 1
            try:
                status, answer = self.follow(url, params)
            except FAILURES as error:
                if self.line.refused:
                    raise self.refusal(url, self.line.refused) from None
                if last or self.line.hung_up:
                    raise self.refusal(url, f"did not answer whole ({type(error).__name__})") from None
                time.sleep(self.limits.first_wait * 2**attempt)
                continue
            if status == 200:
                return answer
            if status not in BUSY or last:
                raise self.refusal(url, f"answers {status}")
            self.wait(url, attempt, status, answer.headers.get("retry-after"))
        raise AssertionError("the last attempt always returns or refuses")

    def wait(self, url: str, attempt: int, status: int, asked: str | None) -> None:
        """Wait as long as a busy server asks, if that is bearable."""
        seconds = seconds_to_wait(asked, self.limits.first_wait * 2**attempt)
        if seconds > self.limits.longest_wait:
            raise self.refusal(url, f"answers {status} and asks to wait {round(seconds)} seconds")
        time.sleep(seconds)

    def follow(self, url: str, params: dict[str, str]) -> tuple[int, Answer]:
        """The answer at the end of the redirects, all within the deadline; credentials never leave their origin."""
        home = origin(self.source.url)
        with self.line.hanging_up_after(self.source.deadline):
            for _ in range(self.limits.redirects + 1):
                status, answer = self.ask(url, params, signed=origin(url) == home)
                if status not in REDIRECTS or "location" not in answer.headers:
                    return status, answer
                url, params = self.next_stop(url, answer.headers["location"]), {}
        raise self.refusal(url, f"redirects more than {self.limits.redirects} times")

    def next_stop(self, url: str, location: str) -> str:
        """Where a redirect leads; only to the web, and never from a closed line to an open one."""
        there = urljoin(url, location)
        if urlsplit(there).scheme not in ("http", "https") or not urlsplit(there).hostname:
            raise self.refusal(url, "redirects to an address that is not on the web")
        if urlsplit(url).scheme == "https" and urlsplit(there).scheme == "http":
            raise self.refusal(url, "redirects from https to http")
        return there

    def ask(self, url: str, params: dict[str, str], *, signed: bool) -> tuple[int, Answer]:
        """One request and its whole body."""
        self.keep_pace()
        secret = self.secret() if signed else ""
        auth, headers = self.source.auth, {"Accept-Encoding": "gzip, identity", "User-Agent": "Otklik"}
        if secret and auth.kind in ("header", "bearer"):
            headers |= {"Authorization": f"Bearer {secret}"} if auth.kind == "bearer" else {auth.name: secret}
        if secret and auth.kind == "query":
            params = params | {auth.name: secret}
        basic = (auth.user, secret) if secret and auth.kind == "basic" else None
        patience = self.source.deadline + 1  # the line is cut before that
        with self.session.get(
            url,
            params=params,
            headers=headers,
            auth=basic,
            timeout=patience,
            stream=True,
            allow_redirects=False,
        ) as answer:
            names = {name.lower(): value for name, value in answer.headers.items()}
            body = self.body(url, answer, names) if answer.status_code == 200 else b""
            return answer.status_code, Answer(answer.url, names, body)

    def body(self, url: str, answer: requests.Response, headers: dict[str, str]) -> bytes:
        """The body, whole and unpacked, or a refusal."""
        try:
            pieces = iter(lambda: answer.raw.read(65_536, decode_content=False), b"")
            body = unpacked(pieces, headers.get("content-encoding", ""), self.limits.wire, self.limits.body)
        except TooLargeError:
            raise self.refusal(url, f"sends more than {self.limits.body} bytes") from None
        except ValueError as error:
            raise self.refusal(url, str(error)) from None
        if self.line.hung_up:
            raise self.refusal(url, f"took longer than {self.source.deadline} seconds")
        return body

    def keep_pace(self) -> None:
        """No more requests a minute than the source's rate."""
        wait = self.asked_at + 60 / self.source.rate - time.monotonic()
        if self.asked_at and wait > 0:
            time.sleep(wait)
        self.asked_at = time.monotonic()

    def secret(self) -> str:
        """The secret from the environment; its value is never shown."""
        name = self.source.auth.secret
        if self.source.auth.kind == "none":
            return ""
        if not os.environ.get(name):
            raise Refusal(
                f"{self.source.name}: the environment variable {name} is empty: put the source's secret there."
            )
        return os.environ[name]

    def refusal(self, url: str, what: str) -> Refusal:
        """A sentence without the parameters of the address: they may hold a secret."""
        scheme, host, port = origin(url)
        place = f"{scheme}://{host}:{port}{urlsplit(url).path}"
        if self.line.hung_up:
            what = f"took longer than {self.source.deadline} seconds"
        return Refusal(
            f"{self.source.name}: {place} {what}: nothing of this page was taken; try again later or mend the source."
        )
