"""Looks for a person in every byte of a folder: their contacts in every spelling, their words, their name in other letters."""

from __future__ import annotations

import gzip
import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

RUN = 5  # words in a row that tell whose words they are
DIGITS = 7  # digits in a row that tell whose number it is
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1251", "cp1256")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
LATIN = {
    **dict(zip("абвгдезийклмнопрстуфыэё", "abvgdeziiklmnoprstufyee", strict=True)),
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ъ": "", "ь": "",
    **dict(zip("ابتجحدرزسصضطظعغفقكلمنهوي", "abtjhdrzssdtzagfqklmnhwy", strict=True)),
    "ث": "th", "خ": "kh", "ذ": "dh", "ش": "sh", "ة": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "ء": "", "ئ": "y", "ؤ": "w",
}  # fmt: skip


def plain(text: str) -> str:
    """Small letters with one blank between words, so that any spelling of the same words is the same."""
    return " ".join(re.findall(r"\w+", text.casefold().replace("ё", "е")))


def in_latin(name: str) -> str:
    """A name as it would be written in Latin letters."""
    return "".join(LATIN.get(letter, letter) for letter in plain(name))


def runs_of(text: str) -> set[str]:
    """Every five words in a row."""
    words = plain(text).split()
    return {" ".join(words[number : number + RUN]) for number in range(len(words) - RUN + 1)}


def spellings(kind: str, value: str) -> set[str]:
    """How this contact could stand somewhere: as it was written, only its digits, a name in Latin letters."""
    found = {plain(value)}
    digits = re.sub(r"\D", "", value)
    if len(digits) >= DIGITS:
        found |= {digits, digits[-10:]}
    if kind == "name" and " " in value.strip():
        found |= {in_latin(value), " ".join(reversed(plain(value).split()))}
    return {words for words in found if len(words) > 4}


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, and whatever is packed in it."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            name, content = path.relative_to(folder).as_posix(), path.read_bytes()
            found |= {name: name.encode() + b"\n" + content, **dict(unpacked(name, content))}
    return found


def unpacked(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """What lies in a gzip or zip file."""
    if content[:2] == b"\x1f\x8b":
        yield f"{name}|gzip", gzip.decompress(content)
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            yield from ((f"{name}|{each}", each.encode() + packed.read(each)) for each in packed.namelist())


def readings(content: bytes) -> Iterator[str]:
    """The bytes as text in every usual encoding, with what is escaped in them."""
    for encoding in ENCODINGS:
        text = content.decode(encoding, "ignore")
        yield plain(text)
        if encoding == "utf-8" and re.search(r"\\u|&#|%[0-9A-Fa-f]{2}", text):
            yield plain(unquote(html.unescape(ESCAPED.sub(lambda code: chr(int(code[1], 16)), text))))
        if encoding.startswith("utf-16"):
            yield plain(content[1:].decode(encoding, "ignore"))


def traces(wanted: Iterable[str], places: Mapping[str, bytes]) -> set[str]:
    """The places in which any of these words stands; the words themselves are not told."""
    one = re.compile("|".join(map(re.escape, sorted(wanted)))) if wanted else None
    return {
        name
        for name, content in places.items()
        if one and any(one.search(text) for text in readings(content))
    }
