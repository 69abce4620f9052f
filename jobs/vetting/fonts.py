"""Reads the names and descriptions that a font carries (WOFF 1.0; later fonts are packed in a way that no part of this program undoes)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from jobs.vetting.legible import unpacked
from jobs.vetting.passage import Unreadable

HEAD = struct.Struct(">4s4sIHHIHHIIIII")
SHAPES = frozenset(
    (
        b"glyf",
        b"loca",
        b"hmtx",
        b"vmtx",
        b"cmap",
        b"CFF ",
        b"kern",
        b"GPOS",
        b"GSUB",
        b"fpgm",
        b"prep",
        b"cvt ",
    )
)


def read_woff(content: bytes) -> Iterator[bytes]:
    """Every table that draws no letters, and the description; a block that is private to its maker is refused."""
    if len(content) < HEAD.size or content[:4] != b"wOFF":
        raise Unreadable("no WOFF font")
    _, _, length, tables, _, _, _, _, start, size, _, private, private_size = HEAD.unpack_from(content)
    if length != len(content) or private or private_size or HEAD.size + 20 * tables > length:
        raise Unreadable("a private block, or cut")
    for number in range(tables):
        tag, place, packed, whole, _ = struct.unpack_from(">4s4I", content, HEAD.size + 20 * number)
        block = content[place : place + packed]
        if tag not in SHAPES:
            yield unpacked(block) if packed < whole else block
    if size:
        yield unpacked(content[start : start + size])
