"""A source's bytes, from its file or through the guarded fetch, with missing and empty ones told in a sentence."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from jobs.channels.sources import Source
from jobs.refusal import Refusal


@contextmanager
def opened(source: Source) -> Iterator[BinaryIO]:
    """The source's bytes as an open file."""
    if source.url:
        from jobs.channels.fetch import Fetcher

        with Fetcher(source) as fetcher:
            body = fetcher.get(source.url, dict(source.request)).body
        refuse_empty(source, len(body))
        yield io.BytesIO(body)
        return
    path = Path(source.path)
    try:
        refuse_empty(source, path.stat().st_size)
        with path.open("rb") as file:
            yield file
    except FileNotFoundError:
        raise Refusal(
            f"{source.name}: {path} is missing: put the file there or mend path in sources.toml."
        ) from None
    except (IsADirectoryError, PermissionError):
        raise Refusal(
            f"{source.name}: {path} is no readable file: mend path in sources.toml or its rights."
        ) from None


def refuse_empty(source: Source, size: int) -> None:
    """An empty export is nearly always a failed export."""
    if not size:
        raise Refusal(
            f"{source.name}: {place_name(source)} is empty: export it again, or take the source out."
        )


def place_name(source: Source) -> str:
    """What the source is called in a place or a sentence: the file's name, or the address without its parameters."""
    return Path(source.path).name if source.path else source.url.partition("?")[0]
