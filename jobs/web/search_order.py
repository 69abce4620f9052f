"""Writes what pagefind keeps in a random order again in a fixed one: the table of filters and their values, so that the same pages give the
same bytes. The files are named by a hash of what they hold, as all of the index.
"""

from __future__ import annotations

import json
import zlib
from hashlib import sha256
from pathlib import Path
from typing import Any

from jobs.vetting.searched import GZIP, MARK, read_cbor, unpack

FILTERS = 3  # their place in the table of contents
SHORT, LONG = 7, 10  # letters of the hashes in the tool's own names


def in_order(folder: Path, language: str) -> None:
    """Put the index of one language, as the tool left it in this folder, in order."""
    table = folder / "pagefind-entry.json"
    entry = json.loads(table.read_text("utf-8"))
    place = folder / f"pagefind.{entry['languages'][language]['hash']}.pf_meta"
    contents = read_cbor(unpack(place.read_bytes()))
    contents[FILTERS] = sorted(
        [name, filter_in_order(folder, hashed, language)] for name, hashed in contents[FILTERS]
    )
    content = packed(encode(contents))
    hashed = named(content, language, LONG)
    (folder / f"pagefind.{hashed}.pf_meta").write_bytes(content)
    entry["languages"][language]["hash"] = hashed
    table.write_text(json.dumps(entry), "utf-8")


def filter_in_order(folder: Path, hashed: str, language: str) -> str:
    """One filter with its values sorted; returns its new hash."""
    name, values = read_cbor(unpack((folder / "filter" / f"{hashed}.pf_filter").read_bytes()))
    content = packed(encode([name, sorted(values)]))
    made = named(content, language, SHORT)
    (folder / "filter" / f"{made}.pf_filter").write_bytes(content)
    return made


def named(content: bytes, language: str, length: int) -> str:
    """The name of a file by what it holds."""
    return f"{language}_{sha256(content).hexdigest()[:length]}"


def packed(content: bytes) -> bytes:
    """The bytes of a file of the index."""
    whole = MARK + content
    machine = zlib.compressobj(9, wbits=-15)
    tail = zlib.crc32(whole).to_bytes(4, "little") + (len(whole) & 0xFFFFFFFF).to_bytes(4, "little")
    return GZIP + machine.compress(whole) + machine.flush() + tail


def encode(value: Any) -> bytes:
    """CBOR of whole numbers, texts and lists."""
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(encode, value))
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    return head(0, value) if value >= 0 else head(1, -1 - value)


def head(kind: int, number: int) -> bytes:
    """The kind of a value with its number or length, in the shortest way."""
    if number < 24:
        return bytes([kind << 5 | number])
    place = next(place for place in range(4) if number < 1 << (8 << place))
    return bytes([kind << 5 | (24 + place)]) + number.to_bytes(1 << place, "big")
