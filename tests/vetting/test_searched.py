"""S6: the index of the search is read as it unpacks; only the locked program passes unread."""

from __future__ import annotations

import gzip
import json
import zlib
from hashlib import sha256
from typing import Any

import pytest

from jobs.vetting.findings import Finding
from jobs.vetting.gate import build_gate, vet_file
from jobs.vetting.passage import Unreadable
from jobs.vetting.reading import read_file
from jobs.vetting.runs import learn_runs
from jobs.vetting.searched import GZIP, MARK, PROGRAM, is_program, page_behind, read_cbor

PAGE = "pagefind/fragment/en_0a1b2c3.pf_fragment"
INDEX = "pagefind/index/en_0a1b2c3.pf_index"
STORY = {
    "url": "/en/changes/a.html",
    "content": "Anna waited. She left.",
    "word_count": 4,
    "filters": {"status": ["late"]},
    "meta": {"title": "T"},
    "anchors": [{"text": "Head", "location": 12}],
}


def packed(content: bytes, mark: bytes = MARK) -> bytes:
    machine = zlib.compressobj(wbits=-15)
    body = machine.compress(mark + content) + machine.flush()
    tail = zlib.crc32(mark + content).to_bytes(4, "little") + (len(mark + content)).to_bytes(4, "little")
    return GZIP + body + tail


def cbor(value: Any) -> bytes:
    """CBOR with the heads that pagefind writes."""
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(cbor, value))
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    return head(0, value) if value >= 0 else head(1, -1 - value)


def head(kind: int, number: int) -> bytes:
    for extra, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 24:
            return bytes([kind << 5 | number])
        if number < 1 << (8 * size):
            return bytes([kind << 5 | extra]) + number.to_bytes(size, "big")
    raise ValueError(number)


VALUES: list[Any] = [
    0,
    23,
    24,
    255,
    256,
    70_000,
    1 << 40,
    -1,
    -300,
    "",
    "дом",
    [],
    [[1, "a"], "b" * 30],
    ["x"] * 300,
]


@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_a_value_of_the_index_is_read(value: Any) -> None:
    assert read_cbor(cbor(value)) == value


UNREADABLE = [
    b"",
    cbor([1, 2])[:-1],
    cbor("word")[:-1],
    cbor(300)[:-1],
    cbor(1) + b"x",
    b"\x5b",  # bytes, of no length
    b"\x40",  # bytes
    b"\xa0",  # a map
    b"\x9f\xff",  # a list without an end
    b"\xf6",  # nothing
    b"\x81" * 13 + b"\x00",  # too deep
    cbor("word").replace(b"w", b"\xff"),
]


@pytest.mark.parametrize("content", UNREADABLE, ids=range(len(UNREADABLE)))
def test_another_value_is_not_read(content: bytes) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        read_cbor(content)
    assert isinstance(refused.value, Unreadable | UnicodeDecodeError)
    assert read_file(INDEX, packed(content)) is None


def test_a_page_is_read_with_everything_beside_it() -> None:
    found = read_file(PAGE, packed(json.dumps(STORY).encode()))
    assert found is not None
    assert [one.text for one in found if one.kind == "text"] == ["Anna waited. She left."]
    beside = [one.text for one in found if one.kind == "beside"]
    assert {"late", "T", "Head", "status", "/en/changes/a.html", "12", "4"} <= set(beside)
    assert not [one for one in found if one.kind == "name"]


def test_words_of_the_index_stand_apart_and_hashes_are_left_out() -> None:
    found = read_file(INDEX, packed(cbor([["ivan", [1, 2]], ["ivanov"], "en_0a1b2c3", "en_not a hash"])))
    assert found is not None
    assert [one.text for one in found] == ["ivan", "word", "ivanov", "word", "en_not a hash", "word"]


def test_the_table_of_languages_is_read() -> None:
    found = read_file(
        "pagefind/pagefind-entry.json",
        b'{"languages": {"en": {"hash": "en_0a1b2c3d4e", "n": 5}}, "x": "Anna"}',
    )
    assert found is not None
    assert [one.text for one in found if one.kind == "beside" and one.text != "word"] == [
        "languages",
        "en",
        "hash",
        "n",
        "x",
        "Anna",
    ]


WRONG = [
    (PAGE, gzip.compress(MARK + json.dumps(STORY).encode())),  # a time in its head
    (PAGE, packed(json.dumps(STORY).encode()) + b"Anna"),
    (PAGE, packed(json.dumps(STORY).encode())[:-9]),
    (PAGE, packed(json.dumps(STORY).encode(), b"")),
    (PAGE, packed(b"[]")),
    (PAGE, packed(b"{}")),
    (PAGE, packed(b"no json")),
    (PAGE, b"plain"),
    ("pagefind/pagefind.js", b"alert('Anna')"),
    ("pagefind/wasm.en.pagefind", b"Anna"),
    ("pagefind/wasm.de.pagefind", b"Anna"),
    ("en/wasm.en.pagefind", b"Anna"),
    ("pagefind/pagefind-entry.json", b"no json"),
]


@pytest.mark.parametrize(("name", "content"), WRONG, ids=range(len(WRONG)))
def test_what_is_no_file_of_the_index_does_not_leave(name: str, content: bytes) -> None:
    assert read_file(name, content) is None


def test_a_name_that_is_no_hash_is_read() -> None:
    found = read_file("pagefind/fragment/anna.pf_fragment", packed(json.dumps(STORY).encode()))
    assert found is not None
    assert "pagefind/fragment/anna.pf_fragment" in [one.text for one in found if one.kind == "name"]


def test_only_the_locked_program_is_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """It passes unread: tests/web/test_search.py compares the numbers with the program itself."""
    monkeypatch.setitem(PROGRAM, "pagefind.js", sha256(b"Anna").hexdigest())
    found = read_file("pagefind/pagefind.js", b"Anna")
    assert found is not None
    assert {one.kind for one in found} == {"name"}
    assert not is_program("en/pagefind.js", b"")
    assert not is_program("pagefind/other.js", b"")
    with pytest.raises(Unreadable):
        is_program("pagefind/pagefind.js", b"")


PAGES = [
    (PAGE, packed(json.dumps(STORY).encode()), "en/changes/a.html"),
    (PAGE, packed(b"[]"), PAGE),
    (PAGE, packed(b"{}"), PAGE),
    (PAGE, b"", PAGE),
    ("en/changes/a.html", b"", "en/changes/a.html"),
    (INDEX, packed(cbor([])), INDEX),
]


@pytest.mark.parametrize(("name", "content", "page"), PAGES, ids=range(len(PAGES)))
def test_a_packed_page_may_say_what_its_page_may_say(name: str, content: bytes, page: str) -> None:
    assert page_behind(name, content) == page


def rules(name: str, content: bytes) -> set[str]:
    """Which rules a file breaks where Hannah Whitlock is known."""
    gate = build_gate([("name", "Hannah Whitlock"), ("email", "hannah@example.com")], learn_runs([]), [])
    found: list[Finding] = list(vet_file(gate, name, content))
    return {finding.rule for finding in found}


def test_a_planted_name_is_found_in_a_page_and_in_the_index() -> None:
    """S6: the protection is tested by a leak that must be found."""
    clean = packed(json.dumps(STORY).encode())
    assert rules(PAGE, clean) == set()
    for key in ("content", "url"):
        assert "identity" in rules(PAGE, packed(json.dumps(STORY | {key: "by Hannah Whitlock"}).encode()))
    assert "identity" in rules(INDEX, packed(cbor([["hannahwhitlock", [1]]])))
    assert "contact" in rules(INDEX, packed(cbor([["hannah@example.com", [1]]])))
    assert rules(INDEX, packed(cbor([["hannah", [1]], ["whitlock", [2]]]))) == set()
