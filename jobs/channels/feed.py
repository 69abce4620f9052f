"""Review sites and blogs that publish RSS or Atom (F1): every entry is one voice."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from jobs.channels.files import opened, place_name
from jobs.channels.mapping import at_path, voice_from
from jobs.channels.plain import plain
from jobs.channels.sources import Source
from jobs.channels.voice import Unreadable, Voice
from jobs.refusal import Refusal

LARGEST = 64 * 1024 * 1024  # bytes
ENDS = re.compile(rb"</(?:\w+:)?(?:feed|rss|rdf)\s*>\s*(?:<!--.*?-->\s*)*$", re.IGNORECASE | re.DOTALL)


def read(source: Source) -> Iterator[Voice | Unreadable]:
    """The voices of a feed."""
    with opened(source) as file:
        content = file.read(LARGEST + 1)
    refuse_no_feed(source, content)
    entries = parse(source, content)
    for number, entry in enumerate(entries, 1):
        fields = fields_of(entry)
        place = f"{place_name(source)}: entry {number}"
        yield voice_from(source, partial(at_path, fields), place, partial(as_bytes, entry))


def refuse_no_feed(source: Source, content: bytes) -> None:
    """Refuses what a feed reader would take without a word: a web page, half a feed, a bomb of entities."""
    if len(content) > LARGEST:
        raise Refusal(
            f"{source.name}: {place_name(source)} is larger than {LARGEST} bytes: ask for a shorter feed."
        )
    if b"<!ENTITY" in content:
        raise Refusal(f"{source.name}: {place_name(source)} defines its own entities: that is no safe feed.")
    if not ENDS.search(content[-1000:]):
        what = (
            "a web page"
            if re.search(rb"<html|<!doctype html", content[:2000], re.IGNORECASE)
            else "cut off, or other"
        )
        raise Refusal(
            f"{source.name}: {place_name(source)} is no whole RSS or Atom feed (it is {what}): "
            "mend its address in sources.toml or try again later."
        )


def parse(source: Source, content: bytes) -> list[dict[str, Any]]:
    """The entries as feedparser reads them; it is only ever given bytes, never an address."""
    import feedparser

    found = feedparser.parse(io.BytesIO(content))
    if not found.get("version"):
        raise Refusal(
            f"{source.name}: {place_name(source)} is no RSS or Atom feed: mend its address in sources.toml."
        )
    return list(found.entries)


def fields_of(entry: dict[str, Any]) -> dict[str, Any]:
    """What a map can name in an entry: all of its fields, and id, text and date whatever the dialect calls them."""
    part = (entry.get("content") or [entry.get("summary_detail") or {}])[0]
    text = str(part.get("value", ""))
    return {
        **entry,
        "id": entry.get("id") or entry.get("link"),
        "text": text if part.get("type") == "text/plain" else plain(text),
        "date": entry.get("published") or entry.get("updated"),
    }


def as_bytes(entry: dict[str, Any]) -> bytes:
    """An entry for the quarantine."""
    return repr(entry).encode("utf-8", "surrogatepass")
