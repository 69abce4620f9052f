"""The body of an answer, counted before and after unpacking, so that a bomb stops early and a cut-off one is noticed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

STEP = 1024 * 1024  # bytes unpacked at a time
WINDOWS = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS}


class TooLargeError(Exception):
    """More bytes than the limits allow."""


def unpacked(pieces: Iterator[bytes], encoding: str, wire_most: int, body_most: int) -> bytes:
    """All pieces joined and unpacked; raises `TooLargeError`, or `ValueError` with words for a sentence."""
    kind = encoding.strip().lower()
    if kind in ("", "identity"):
        return joined(capped(pieces, min(wire_most, body_most)), body_most)
    if kind not in WINDOWS:
        raise ValueError("sends a packing that was not asked for")
    return joined(inflated(capped(pieces, wire_most), zlib.decompressobj(WINDOWS[kind])), body_most)


def capped(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    """The same pieces, as long as they stay under the limit."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise TooLargeError
        yield piece


def joined(pieces: Iterator[bytes], most: int) -> bytes:
    """The pieces as one body under the limit."""
    return b"".join(capped(pieces, most))


def inflated(pieces: Iterator[bytes], unpacking: zlib._Decompress) -> Iterator[bytes]:
    """Unpack a little at a time, so that a bomb never stands in memory whole."""
    try:
        for piece in pieces:
            rest = piece
            while rest and not unpacking.eof:
                yield unpacking.decompress(rest, STEP)
                rest = unpacking.unconsumed_tail
    except zlib.error:
        raise ValueError("sends a damaged gzip body") from None
    if not unpacking.eof:
        raise ValueError("sends a gzip body that is cut off")
