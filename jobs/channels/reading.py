"""Which reader belongs to which kind of source; each reader is one file (F1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path

from jobs.channels import api, feed, lines_jsonl, mailbox, table_csv, table_xlsx
from jobs.channels.inbox import voices as inbox
from jobs.channels.sources import Source
from jobs.channels.voice import Page, Unreadable, Voice

WHOLE_FILES: dict[str, Callable[[Source], Iterator[Voice | Unreadable]]] = {
    "csv": table_csv.read,
    "xlsx": table_xlsx.read,
    "jsonl": lines_jsonl.read,
    "mbox": mailbox.read,
    "feed": feed.read,
    "inbox": inbox.read,
}


def pages(source: Source, since: str | None = None) -> Iterator[Page]:
    """The source in the turns in which it is to be written."""
    if source.kind == "api":
        yield from api.pages(source, since)
    else:
        yield Page(WHOLE_FILES[source.kind](source))


def fingerprint(source: Source) -> bytes | None:
    """Sixteen bytes that change when a source's files change; nothing for a source on the web or a missing file."""
    path = Path(source.path)
    files = sorted(path.glob("page-*.json")) if source.kind == "api" else [path]
    if not source.path or not all(file.is_file() for file in files):
        return None
    digest = blake2b(digest_size=16)
    for file in files:
        digest.update(f"{file.name}\0{file.stat().st_size}\0".encode())
        with file.open("rb") as opened:
            while piece := opened.read(1 << 20):
                digest.update(piece)
    return digest.digest()
