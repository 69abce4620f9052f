"""Reads files of one JSON value a line, as organisations keep them under version control; a broken line is refused by number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from jobs.refusal import Refusal

Line = TypeVar("Line")


def read_lines(content: bytes, kind: type[Line], place: str) -> Iterator[tuple[str, Line]]:
    """Each line as (place:number, value); empty lines are left out. The sentence of a refusal names the key, never what stands in it."""
    decoder = msgspec.json.Decoder(kind)
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.strip():
            try:
                yield f"{place}:{number}", decoder.decode(line.decode("utf-8"))
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                unicode = isinstance(error, UnicodeDecodeError)
                reason = "not UTF-8 (save the file as UTF-8)" if unicode else str(error)
                raise Refusal(f"{place}:{number}: {reason}: mend the line and run again.") from None
