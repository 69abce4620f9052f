"""What a visitor's browser sent: the path, the language and the fields, or the one thing that is wrong with them (F6)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import msgspec

from jobs.channels.inbox.fields import KNOWN
from jobs.settings import LANGUAGES

LARGEST = 256 * 1024  # bytes of one form: every field at its longest, in any script
FORM = "application/x-www-form-urlencoded"
MOST_IN_LINK = 20
PATH = re.compile(rf"/({'|'.join(LANGUAGES)})/(|check|send|follow)")
CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)


class Fault(Exception):
    """What stops a request: a status of HTTP, and the word for it on the page."""

    def __init__(self, status: int, word: str) -> None:
        super().__init__(word)
        self.status, self.word = status, word


class Request(msgspec.Struct, frozen=True):
    """One request that can be answered."""

    method: str  # GET (also for HEAD) or POST
    language: str
    step: str  # "" (the form), check, send, follow
    query: dict[str, str]
    fields: dict[str, str]
    address: str  # of the client, for the limits only: never kept


def read_request(environ: Mapping[str, Any], inbox: str) -> Request:
    """The request; raises `Fault` for what cannot be answered. `inbox` is the path under which the form is served."""
    language, step = language_and_step(path_of(environ, inbox))
    method = "GET" if environ["REQUEST_METHOD"] == "HEAD" else environ["REQUEST_METHOD"]
    if method not in METHODS[step]:
        raise Fault(405, "method")
    return Request(
        method=method,
        language=language,
        step=step,
        query=read_query(environ.get("QUERY_STRING", "")),
        fields=read_fields(environ) if method == "POST" else {},
        address=environ.get("REMOTE_ADDR") or "",
    )


METHODS: dict[str, tuple[str, ...]] = {
    "": ("GET", "POST"),  # POST comes back from the check page with the answers
    "check": ("POST",),
    "send": ("POST",),
    "follow": ("GET", "POST"),
}


def read_query(written: str) -> dict[str, str]:
    """What a link fills in; of a query that is no use, nothing."""
    try:
        return dict(parse_qsl(written, errors="replace", max_num_fields=MOST_IN_LINK))
    except ValueError:
        return {}


def path_of(environ: Mapping[str, Any], inbox: str) -> str:
    """The path below the form's own, whether the host passed the whole path on or cut its own part off."""
    whole = f"{environ.get('SCRIPT_NAME', '')}{environ.get('PATH_INFO', '')}"
    return whole.removeprefix(inbox) if whole.startswith((f"{inbox}/", inbox)) else whole


def language_and_step(path: str) -> tuple[str, str]:
    """From a path such as /ru/check."""
    found = PATH.fullmatch(path)
    if not found:
        raise Fault(404, "address")
    return found[1], found[2]


def language_for(path: str, wanted: str) -> str:
    """The language of a path that may be wrong; else the first of ours that the browser wants; else English."""
    asked = [path[1:3], *(part.strip()[:2].lower() for part in wanted.split(","))]
    return next((language for language in asked if language in LANGUAGES), LANGUAGES[0])


def read_fields(environ: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a form, each at most once and all of them ours."""
    kind, _, parameters = (environ.get("CONTENT_TYPE") or "").partition(";")
    charset = CHARSET.search(parameters)
    if kind.strip().lower() != FORM or (charset and charset[1].lower() not in ("utf-8", "utf8")):
        raise Fault(415, "kind")
    try:
        pairs = parse_qsl(
            read_body(environ).decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=2 * len(KNOWN),
        )
    except ValueError:  # no ASCII, no UTF-8 behind the percent signs, or far too many fields
        raise Fault(400, "letters") from None
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names) or not set(names) <= set(KNOWN):
        raise Fault(400, "fields")
    return dict(pairs)


def read_body(environ: Mapping[str, Any]) -> bytes:
    """As many bytes as were announced, and never more than a form can have."""
    announced = (environ.get("CONTENT_LENGTH") or "").strip()
    if not announced:
        raise Fault(411, "length")
    if not announced.isascii() or not announced.isdecimal():
        raise Fault(400, "length")
    if len(announced) > len(str(LARGEST)) or int(announced) > LARGEST:
        raise Fault(413, "large")
    try:
        body: bytes = environ["wsgi.input"].read(int(announced))
    except (TimeoutError, ConnectionError):
        raise Fault(408, "slow") from None
    if len(body) < int(announced):
        raise Fault(400, "cut")
    return body
