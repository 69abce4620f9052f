"""Forums, help desks and shops that answer in JSON, page by page (F1, gathering-and-scale "Sources")."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from jobs.channels.mapping import at_path, voice_from, words
from jobs.channels.paging import NEXT, Ask, first_ask
from jobs.channels.sources import Source
from jobs.channels.voice import Page, Unreadable, Voice
from jobs.refusal import Refusal

MOST_PAGES = 10_000


class Reply(Protocol):
    """What a page needs of an answer, be it fetched or recorded."""

    @property
    def headers(self) -> dict[str, str]:
        """Names in lower case."""

    @property
    def body(self) -> bytes:
        """All of it."""


class Asks(Protocol):
    """Where pages come from."""

    def get(self, url: str, params: dict[str, str]) -> Reply: ...


def pages(source: Source, since: str | None) -> Iterator[Page]:
    """The pages of an API, each with its voices; `since` is the cursor of the last complete run."""
    with asked(source) as server:
        ask: Ask | None = first_ask(source, since)
        asked_before: set[Ask] = set()
        before = b""
        for number in range(1, MOST_PAGES + 1):
            if ask is None:
                return
            refuse_loop(source, ask in asked_before, number)
            asked_before.add(ask)
            answer = server.get(ask.url, dict(ask.params))
            content = parsed(source, answer.body, number)
            listed = items(source, content, number)
            refuse_loop(source, bool(listed) and answer.body == before, number)
            before = answer.body
            yield Page(voices(source, listed, number), newest(source, listed))
            ask = NEXT[source.page.kind](source, ask, content, answer.headers, len(listed))
    refuse_loop(source, ask is not None, MOST_PAGES)


def asked(source: Source) -> AbstractContextManager[Asks]:
    """The server, or the recorded pages in its place."""
    if source.path:
        return nullcontext(Recording(source))
    from jobs.channels.fetch import Fetcher

    return Fetcher(source)


class RecordedReply:
    """One recorded page."""

    headers: dict[str, str] = {}  # noqa: RUF012 - never written

    def __init__(self, body: bytes) -> None:
        self.body = body


class Recording:
    """Pages that were saved as page-1.json, page-2.json ... and are read in that order."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.number = 0

    def get(self, url: str, params: dict[str, str]) -> RecordedReply:  # noqa: ARG002
        """The next file."""
        self.number += 1
        file = Path(self.source.path) / f"page-{self.number}.json"
        try:
            return RecordedReply(file.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            raise Refusal(
                f"{self.source.name}: {file} is missing: put the recorded page there or mend path in sources.toml."
            ) from None


def parsed(source: Source, body: bytes, number: int) -> Any:
    """The JSON of one page."""
    try:
        return json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refusal(
            f"{source.name}: page {number} is no JSON in UTF-8: what came before it is kept; try again later or mend the address."
        ) from None


def items(source: Source, content: Any, number: int) -> list[Any]:
    """The list of things on a page."""
    found = at_path(content, source.items) if source.items else content
    if not isinstance(found, list):
        where = f"at '{source.items}'" if source.items else "as its whole (set items)"
        raise Refusal(f"{source.name}: page {number} has no list {where}: mend items in sources.toml.")
    return found


def voices(source: Source, listed: list[Any], number: int) -> Iterator[Voice | Unreadable]:
    """Every thing on a page as a voice."""
    for position, thing in enumerate(listed, 1):
        place = f"page {number}, {position}"
        content = partial(as_bytes, thing)
        if isinstance(thing, dict):
            yield voice_from(source, partial(at_path, thing), place, content)
        else:
            yield Unreadable(place, "Not a JSON object.", as_bytes(thing))


def as_bytes(thing: Any) -> bytes:
    """A thing for the quarantine."""
    return json.dumps(thing, sort_keys=True).encode()


def newest(source: Source, listed: list[Any]) -> str | None:
    """The greatest value of the cursor field on a page: numbers by size, dates by their text."""
    if source.cursor is None:
        return None
    values = [words(at_path(thing, source.cursor.field)) for thing in listed]
    return max((value for value in values if value), key=by_size, default=None)


def by_size(value: str) -> tuple[int, str]:
    """Orders whole numbers by size and everything else by its letters."""
    return (len(value), value) if re.fullmatch(r"[0-9]+", value) else (0, value)


def refuse_loop(source: Source, looping: bool, number: int) -> None:
    """A server that always has one more page would keep us for ever."""
    if looping:
        raise Refusal(
            f"{source.name}: page {number} leads round in a circle: mend page in sources.toml; the pages before are kept."
        )
