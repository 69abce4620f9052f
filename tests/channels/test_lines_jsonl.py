"""One JSON object a line is one voice; a broken line costs that line and no other (F1, F2)."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jobs.channels.lines_jsonl import LONGEST_LINE, read
from jobs.channels.mapping import KEPT_BYTES
from jobs.channels.sources import Source
from jobs.channels.voice import Unreadable, Voice
from jobs.refusal import Refusal

Make = Callable[..., Source]


def line(text: str = "fine", **more: Any) -> bytes:
    """A good line."""
    return (
        json.dumps({"id": "1", "date": "2026-02-17", "text": text, **more}, ensure_ascii=False).encode()
        + b"\n"
    )


@pytest.mark.parametrize("text", ["fine", "очень хорошо 😀", "جيد جداً\nوشكراً", "{", "\u2028 separators stay"])
def test_lines_become_voices(source: Make, text: str) -> None:
    """F1"""
    (voice,) = read(source(kind="jsonl", content=line(text)))
    assert isinstance(voice, Voice)
    assert voice.text == text.strip()


def test_blank_lines_and_a_byte_order_mark_are_no_voices(source: Make) -> None:
    """F1"""
    voices = list(read(source(kind="jsonl", content=b"\xef\xbb\xbf" + line() + b"\n \n" + line().rstrip())))
    assert [type(one) for one in voices] == [Voice, Voice]


BROKEN = [
    (b'{"id": "1", "text": "cut o\n', "Not a JSON value."),
    (b"[1]\n", "Not a JSON object."),
    (b"null\n", "Not a JSON object."),
    (b'{"id": "caf\xe9"}\n', "Bytes that are not utf-8."),
    (b"[" * 100_000 + b"\n", "Not a JSON value."),
    (b'{"id": "1", "date": "2026-02-17", "text": "a\\ud800"}\n', "It holds characters that are no text"),
    (b'{"id": "1", "date": "2026-02-17", "text": "a\\u0000"}\n', "It holds characters that are no text"),
    (b'{"id": 1' + b"0" * 5000 + b"}\n", "Not a JSON value."),
]


@pytest.mark.parametrize(("broken", "reason"), BROKEN)
def test_a_broken_line_goes_to_quarantine_and_the_next_is_read(
    source: Make, broken: bytes, reason: str
) -> None:
    """F2"""
    first, second = read(source(kind="jsonl", content=broken + line()))
    assert isinstance(first, Unreadable)
    assert (first.place, first.content) == ("voices.jsonl:1", broken.strip())
    assert first.reason.startswith(reason)
    assert isinstance(second, Voice)


def test_an_endless_line_is_not_kept_in_memory(source: Make, tmp_path: Path) -> None:
    """F2"""
    size = 3 * LONGEST_LINE + 7
    with (tmp_path / "voices.jsonl").open("wb") as file:
        for _ in range(3):
            file.write(b"x" * LONGEST_LINE)
        file.write(b"x" * 6 + b"\n" + line())
    form = source(kind="jsonl", path="voices.jsonl")
    tracemalloc.start()
    first, second = read(form)
    assert tracemalloc.get_traced_memory()[1] < 3 * LONGEST_LINE
    tracemalloc.stop()
    assert first == Unreadable(
        "voices.jsonl:1", f"A line of {size} bytes; only its start is kept here.", b"x" * KEPT_BYTES
    )
    assert isinstance(second, Voice)


def test_another_encoding_is_read_when_named_and_refused_when_it_is_not_so(source: Make) -> None:
    """F1"""
    content = line("хорошо").decode().encode("koi8-r")
    (voice,) = read(source(kind="jsonl", encoding="koi8-r", content=content))
    assert isinstance(voice, Voice)
    assert voice.text == "хорошо"
    with pytest.raises(Refusal, match="is UTF-8, not koi8-r"):
        list(read(source(kind="jsonl", encoding="koi8-r", content=line("хорошо"))))


def test_files_of_other_people_with_odd_dates_are_read(source: Make) -> None:
    """F1"""
    rows = [
        {
            "id": 9,
            "lang": "en",
            "text": "a",
            "date": "22-Apr-15 3:53:50 PM",
            "rating": 2,
            "extra": {"city": "X"},
        },
        {"id": 8, "lang": "ru", "text": "б", "date": "1435636936", "topic": "связь"},
        {"id": 7, "lang": "ar", "text": "ج", "date": "3/19/2015", "channel": "web", "reply": "r"},
        {"id": 6, "text": "no date"},
    ]
    keys: dict[str, Any] = {
        "map": {"external_id": "id", "text": "text", "date": "date", "rating": "rating", "topic": "topic"},
        "attributes": {"lang": "lang", "answer": "reply", "found": "channel", "city": "extra.city"},
        "date_format": ["%d-%b-%y %I:%M:%S %p", "unix", "%m/%d/%Y"],
        "date_default": "2015-01-01",
    }
    content = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    voices = [one for one in read(source(kind="jsonl", content=content, **keys)) if isinstance(one, Voice)]
    assert [(one.external_id, one.said_on[:10], one.rating) for one in voices] == [
        ("9", "2015-04-22", 2),
        ("8", "2015-06-30", None),
        ("7", "2015-03-19", None),
        ("6", "2015-01-01", None),
    ]
    assert dict(voices[0].attributes) == {"lang": "en", "city": "X"}
    assert dict(voices[2].attributes) == {"lang": "ar", "answer": "r", "found": "web"}
