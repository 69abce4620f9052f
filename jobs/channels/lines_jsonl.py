"""Files with one JSON value a line, such as the spool of a web form (F1, F6): every line is one voice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from jobs.channels.encoding import refuse_other_encoding
from jobs.channels.files import opened, place_name
from jobs.channels.mapping import KEPT_BYTES, at_path, voice_from
from jobs.channels.sources import Source
from jobs.channels.voice import Unreadable, Voice

LONGEST_LINE = 10 * 1024 * 1024  # bytes
BOM = b"\xef\xbb\xbf"


def read(source: Source) -> Iterator[Voice | Unreadable]:
    """The voices of a JSONL file; blank lines are none."""
    with opened(source) as file:
        refuse_other_encoding(source, file)
        name = place_name(source)
        for number, line in enumerate(iter(partial(file.readline, LONGEST_LINE), b""), 1):
            place = f"{name}:{number}"
            if len(line) == LONGEST_LINE:
                size = len(line) + skip_line(file)
                yield Unreadable(
                    place, f"A line of {size} bytes; only its start is kept here.", line[:KEPT_BYTES]
                )
            elif stripped := line.removeprefix(BOM).strip():
                yield voice_of_line(source, stripped, place)


def voice_of_line(source: Source, line: bytes, place: str) -> Voice | Unreadable:
    """One line as a voice."""
    try:
        value = json.loads(line.decode(source.encoding))
    except UnicodeDecodeError:
        return Unreadable(place, f"Bytes that are not {source.encoding}.", line)
    except (ValueError, RecursionError):
        return Unreadable(place, "Not a JSON value.", line)
    if not isinstance(value, dict):
        return Unreadable(place, "Not a JSON object.", line)
    return voice_from(source, partial(at_path, value), place, partial(bytes, line))


def skip_line(file: BinaryIO) -> int:
    """Read to the end of the line without keeping it; returns the bytes passed over."""
    passed = 0
    while piece := file.readline(KEPT_BYTES):
        passed += len(piece)
        if piece.endswith(b"\n"):
            break
    return passed
