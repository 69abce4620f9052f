"""Reads what pictures say beside their pixels: comments, titles, cameras, places, colour profiles.

Only the parts that hold pixels are passed over; every other part, known or not, is read, and bytes that belong to no
part make the picture unreadable. Words that are drawn into the pixels are not read (sources: the format specifications
PNG, JPEG, RIFF/WebP, GIF89a, ICO).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from jobs.vetting.legible import unpacked
from jobs.vetting.passage import Unreadable

PNG_PIXELS = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"fdAT", b"fcTL", b"acTL"))
JPEG_PIXELS = frozenset((*range(0xC0, 0xD0), *range(0xDA, 0xE0)))  # frames, tables, scans
JPEG_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
WEBP_PIXELS = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM"))


def need(right: bool) -> None:
    """Stop reading where the bytes are not what the format says."""
    if not right:
        raise Unreadable("not as the format says")


def read_png(content: bytes) -> Iterator[bytes]:
    """Every chunk that holds no pixels; texts and profiles unpacked."""
    need(content.startswith(b"\x89PNG\r\n\x1a\n"))
    place, kind = 8, b""
    while place < len(content):
        need(kind != b"IEND" and place + 12 <= len(content))
        size, kind = struct.unpack_from(">I4s", content, place)
        need(place + 12 + size <= len(content))
        if kind not in PNG_PIXELS:
            yield from png_chunk(kind, content[place + 8 : place + 8 + size])
        place += 12 + size
    need(kind == b"IEND")


def png_chunk(kind: bytes, chunk: bytes) -> Iterator[bytes]:
    """A chunk as it stands and, where a part of it is compressed, unpacked."""
    yield chunk
    keyword, _, rest = chunk.partition(b"\0")
    if kind in (b"zTXt", b"iCCP"):
        yield keyword + b"\n" + unpacked(rest[1:])
    if kind == b"iTXt" and rest[:1] == b"\1":
        yield unpacked(rest[2:].partition(b"\0")[2].partition(b"\0")[2])


def read_jpeg(content: bytes) -> Iterator[bytes]:
    """Every segment that holds no pixels (EXIF, XMP, IPTC, comments)."""
    need(content.startswith(b"\xff\xd8"))
    place = 2
    while True:
        need(place + 2 <= len(content) and content[place] == 0xFF)
        marker = content[place + 1]
        place += 2
        if marker == 0xD9:
            break
        if marker in JPEG_ALONE or marker == 0xFF:
            place -= marker == 0xFF
            continue
        need(place + 2 <= len(content))
        end = place + int.from_bytes(content[place : place + 2], "big")
        need(end <= len(content))
        if marker not in JPEG_PIXELS:
            yield content[place + 2 : end]
        place = after_scan(content, end) if marker == 0xDA else end
    need(place == len(content))


def after_scan(content: bytes, place: int) -> int:
    """The next marker behind packed pixels."""
    while (place := content.find(b"\xff", place)) >= 0:
        if content[place + 1 : place + 2] not in {b"\0", *(bytes([n]) for n in range(0xD0, 0xD8))}:
            return place
        place += 2
    raise Unreadable("cut")


def read_webp(content: bytes) -> Iterator[bytes]:
    """Every chunk that holds no pixels, also inside the frames of a moving picture."""
    need(content[:4] == b"RIFF" and content[8:12] == b"WEBP")
    need(int.from_bytes(content[4:8], "little") + 8 == len(content))
    yield from riff_chunks(content[12:])


def riff_chunks(content: bytes) -> Iterator[bytes]:
    """Chunks one after the other, each filled up to an even length."""
    place = 0
    while place < len(content):
        need(place + 8 <= len(content))
        kind, size = struct.unpack_from("<4sI", content, place)
        chunk = content[place + 8 : place + 8 + size]
        need(len(chunk) == size)
        if kind == b"ANMF":
            yield from riff_chunks(chunk[16:])
        elif kind not in WEBP_PIXELS:
            yield chunk
        place += 8 + size + size % 2


def read_gif(content: bytes) -> Iterator[bytes]:
    """Comments, plain texts and application blocks."""
    need(content[:6] in (b"GIF87a", b"GIF89a") and len(content) > 13)
    place = 13 + colours(content[10])
    while content[place : place + 1] != b"\x3b":
        kind = content[place : place + 1]
        need(kind in (b"\x21", b"\x2c"))
        if kind == b"\x2c":
            need(place + 11 < len(content))
            place = behind_blocks(content, place + 11 + colours(content[place + 9]))[0]
        else:
            end, joined = behind_blocks(content, place + 2)
            yield content[place + 2 : end]
            yield joined
            place = end
    need(place + 1 == len(content))


def colours(packed: int) -> int:
    """Bytes of the table of colours that these bits announce."""
    return 3 << (packed & 7) + 1 if packed & 0x80 else 0


def behind_blocks(content: bytes, place: int) -> tuple[int, bytes]:
    """The place behind a row of small blocks, and what they hold together."""
    joined = b""
    while True:
        need(place < len(content))
        size = content[place]
        joined += content[place + 1 : place + 1 + size]
        place += 1 + size
        if not size:
            return place, joined


def read_icon(content: bytes) -> Iterator[bytes]:
    """The PNGs inside an icon; its other pictures are pixels only."""
    need(content[:4] in (b"\0\0\1\0", b"\0\0\2\0") and len(content) >= 6)
    many = int.from_bytes(content[4:6], "little")
    need(len(content) >= 6 + 16 * many)
    reached = 6 + 16 * many
    for size, start in sorted(struct.iter_unpack("<8xII", content[6:reached]), key=lambda pair: pair[1]):
        need(start == reached)
        reached = start + size
        if content[start:reached].startswith(b"\x89PNG"):
            yield from read_png(content[start:reached])
    need(reached == len(content))
