"""A file that is plainly written in another encoding than its source says is refused before it turns into nonsense."""

from __future__ import annotations

import codecs
from typing import BinaryIO

from jobs.channels.files import place_name
from jobs.channels.sources import Source
from jobs.refusal import Refusal

LOOKED_AT = 65_536  # bytes
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def refuse_other_encoding(source: Source, file: BinaryIO) -> None:
    """Looks at the beginning and goes back there."""
    start = file.read(LOOKED_AT)
    file.seek(0)
    said = codecs.lookup(source.encoding).name
    if said == "utf-8" and mostly_other(start):
        raise Refusal(
            f"{source.name}: {place_name(source)} is not UTF-8: set its encoding in sources.toml, for example windows-1251."
        )
    is_utf16 = start.startswith(UTF16) and not said.startswith("utf-16")
    is_utf8 = not said.startswith("utf") and not start.isascii() and reads_as_utf8(start)
    if is_utf16 or is_utf8:
        real = "UTF-16" if is_utf16 else "UTF-8"
        raise Refusal(
            f"{source.name}: {place_name(source)} is {real}, not {source.encoding}: set encoding in sources.toml."
        )


def mostly_other(start: bytes) -> bool:
    """Whether most lines with more than plain letters are not UTF-8; a single broken line is that line's own trouble."""
    telling = [line for line in start.splitlines() if not line.isascii()]
    return sum(not reads_as_utf8(line) for line in telling) * 2 > len(telling) + 1


def reads_as_utf8(start: bytes) -> bool:
    """Whether the bytes are UTF-8, the last character perhaps cut in two."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return False
    return True
