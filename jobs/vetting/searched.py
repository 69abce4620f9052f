"""Reads the index of the site's search: packed texts of pages, and the words that stand in them, as anybody could unpack them.

The index is made by pagefind: gzip around a mark and JSON (a page) or CBOR (words, filters, what there is). The program itself is not
read but known: it passes only when its bytes are those of the locked version.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Any

from jobs.vetting.legible import LARGEST
from jobs.vetting.passage import Passage, Unreadable

PROGRAM = {
    "pagefind.js": "252d272bd34d483d19a752060f6a065114d15ab12c42d8f905ca565e2768a009",
    "wasm.ar.pagefind": "de833e8b4f68fe09aa246d86b78da5c4c8c33f5c4251432ce81d07a45a885fe3",
    "wasm.en.pagefind": "bb16c9e6d3d214d4d05cccca51df7b487b86b3657318da767f6ca9e0a2e7259d",
    "wasm.ru.pagefind": "e0eb287c0c61f63aca25690f01af0160f042b4b8c6114e38e9414e20ec124b00",
}  # of pagefind 1.5.2; tests/web/test_search.py makes them anew and compares
GZIP = bytes.fromhex("1f8b08000000000002ff")  # without a name, a comment, a time or any other place for words
MARK = b"pagefind_dcd"
OWN_NAME = re.compile(
    r"pagefind/(?:(?:fragment|index|filter)/|pagefind\.)[a-z]{2}_[0-9a-f]{6,12}\.pf_(?:fragment|index|filter|meta)"
)  # a hash, in which no words can stand
ENTRY = "pagefind/pagefind-entry.json"
HASH = re.compile(r"[a-z]{2}_[0-9a-f]{6,12}")
NEUTRAL = Passage(1, "word", "beside")  # between two words of the index, which never stood side by side
DEEPEST = 12


def is_program(name: str, content: bytes) -> bool:
    """True for a file of the search program as it was locked; raises `Unreadable` when another one has its name."""
    folder, _, last = name.rpartition("/")
    if folder != "pagefind" or last not in PROGRAM:
        return False
    if PROGRAM[last] != sha256(content).hexdigest():
        raise Unreadable("not the program that was locked")
    return True


def read_whole(name: str, content: bytes) -> Iterator[Passage] | None:
    """Files that are known by their whole name: the program, which says nothing, and its table of languages; None for others."""
    if is_program(name, content):
        return iter(())
    return apart(words_of(json.loads(content))) if name == ENTRY else None


def words_of(value: Any) -> list[str]:
    """Every word of a value; numbers, which tell where it stands, and the hashes of the index's own files are left out."""
    return [leaf for leaf in leaves_of(value) if isinstance(leaf, str) and not HASH.fullmatch(leaf)]


def unpack(content: bytes) -> bytes:
    """What is packed in a file of the index; raises `Unreadable` for every other file, and for one with anything beside it."""
    machine = zlib.decompressobj(wbits=31)
    try:
        opened = machine.decompress(content, LARGEST)
    except zlib.error as error:
        raise Unreadable(str(error)) from None
    if not content.startswith(GZIP) or not machine.eof or machine.unused_data or not opened.startswith(MARK):
        raise Unreadable("no file of the index, or more than that")
    return opened.removeprefix(MARK)


def read_fragment(content: bytes) -> Iterator[Passage]:
    """One page: its text, and beside it address, title, filters, headings and numbers."""
    page = json.loads(unpack(content))
    if not isinstance(page, dict) or not isinstance(page.get("content"), str):
        raise Unreadable("no page")
    yield Passage(1, page.pop("content"))
    said = list(map(str, leaves_of(page)))
    yield from (Passage(1, text, "beside") for text in said if not text.isdigit())
    yield from apart(text for text in said if text.isdigit())


def read_index(content: bytes) -> Iterator[Passage]:
    """Every word of the index."""
    yield from apart(words_of(read_cbor(unpack(content))))


READERS: dict[str, Callable[[bytes], Iterator[Passage]]] = {
    ".pf_fragment": read_fragment,
    **dict.fromkeys((".pf_meta", ".pf_index", ".pf_filter"), read_index),
}


def apart(words: Iterable[str]) -> Iterator[Passage]:
    """Each word by itself, so that neighbours of the alphabet are nobody's first and last name."""
    for word in words:
        yield Passage(1, word, "beside")
        yield NEUTRAL


def page_behind(name: str, content: bytes) -> str:
    """The page that a packed one was made from: what may stand there may stand here; any other file is its own page."""
    if not (OWN_NAME.fullmatch(name) and name.endswith(".pf_fragment")):
        return name
    try:
        page = json.loads(unpack(content))
    except ValueError:
        return name
    return str(page["url"]).removeprefix("/") if isinstance(page, dict) and "url" in page else name


def leaves_of(value: Any) -> Iterator[Any]:
    """Every text, key and number in a value."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from leaves_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from leaves_of(part)
    else:
        yield value


def read_cbor(content: bytes) -> Any:
    """A value of CBOR as pagefind writes it: whole numbers, texts, lists; anything else is not read."""
    value, end = value_at(content, 0, DEEPEST)
    if end != len(content):
        raise Unreadable("something behind the end")
    return value


def value_at(content: bytes, start: int, depth: int) -> tuple[Any, int]:
    """The value that begins here, and where it ends."""
    kind, number, place = head_at(content, start)
    if kind in (0, 1):
        return (number if kind == 0 else -1 - number), place
    if kind == 3:
        text = content[place : place + number]
        if len(text) < number:
            raise Unreadable("cut")
        return text.decode("utf-8"), place + number
    if kind == 4 and depth:
        values = []
        for _ in range(number):
            value, place = value_at(content, place, depth - 1)
            values.append(value)
        return values, place
    raise Unreadable("a kind of value that the index does not have")


def head_at(content: bytes, start: int) -> tuple[int, int, int]:
    """The kind of a value, its number or length, and where it goes on."""
    if start >= len(content):
        raise Unreadable("cut")
    kind, number = content[start] >> 5, content[start] & 31
    if number < 24:
        return kind, number, start + 1
    if number > 27:
        raise Unreadable("no length")
    size = 1 << (number - 24)
    if start + 1 + size > len(content):
        raise Unreadable("cut")
    return kind, int.from_bytes(content[start + 1 : start + 1 + size], "big"), start + 1 + size
