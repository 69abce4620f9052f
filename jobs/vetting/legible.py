"""Finds words in bytes that belong to no text: descriptions of pictures, names of fonts, in UTF-8, UTF-16 or older Cyrillic and Arabic letters."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from jobs.vetting.passage import Unreadable

LETTERS = "\\x20-\\x7e\\n\u00a0-\u024f\u0400-\u04ff\u0590-\u06ff\ufb50-\ufdff\ufe70-\ufefc"
WORDS = re.compile(f"[{LETTERS}]{{4,}}")
OLD_ENCODINGS = ("cp1251", "cp1256")
LARGEST = 1 << 24  # bytes that may come out of a compressed block


def words_in(block: bytes) -> Iterator[str]:
    """Every stretch of four letters and more, whichever way the bytes are read."""
    # EXIF says so that two-byte letters follow; the last letter of the word itself would join them.
    block = block.replace(b"UNICODE\0", bytes(8))
    found = {text for start in (0, 1) for text in wide_words(block[start:])}
    found.update(WORDS.findall(block.decode("utf-8", "replace")))
    if not block.isascii():
        found.update(text for code in OLD_ENCODINGS for text in WORDS.findall(block.decode(code, "replace")))
    yield from sorted(text for text in found if not text.isspace())


def wide_words(block: bytes) -> Iterator[str]:
    """Stretches in two-byte letters, high byte first or last."""
    for code in ("utf-16-le", "utf-16-be"):
        yield from WORDS.findall(block.decode(code, "replace"))


def unpacked(block: bytes) -> bytes:
    """The bytes of a compressed block; raises `Unreadable` when it is none or too large."""
    machine = zlib.decompressobj()
    try:
        opened = machine.decompress(block, LARGEST)
    except zlib.error as error:
        raise Unreadable(str(error)) from None
    if not machine.eof:
        raise Unreadable("cut, or too large")
    return opened
