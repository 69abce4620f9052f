"""Survey exports as spreadsheets (F1, Q2)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
import xlsxwriter

from jobs.channels.sources import Source
from jobs.channels.table_xlsx import read
from jobs.channels.voice import Unreadable, Voice
from jobs.refusal import Refusal

Make = Callable[..., Source]
HEAD = ["id", "date", "text", "stars"]
KEYS: dict[str, Any] = {
    "kind": "xlsx",
    "map": {"external_id": "id", "text": "text", "date": "date", "rating": "stars"},
}


def book(rows: list[list[Any]], sheet: str = "Answers", top: int = 0) -> bytes:
    """A spreadsheet with these rows."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "default_date_format": "yyyy-mm-dd hh:mm"}) as written:
        written.add_worksheet("First") if sheet != "Answers" else None
        page = written.add_worksheet(sheet)
        for number, row in enumerate(rows, top):
            page.write_row(number, 0, row)
    return made.getvalue()


def test_rows_become_voices_with_numbers_dates_and_words(source: Make) -> None:
    """F1, Q2"""
    rows = [
        HEAD,
        [1, "2026-02-17", "fine", 5],
        ["b", datetime.fromisoformat("2026-02-18T09:30"), "плохо", ""],
        ["c", "2026-02-19", "جيد", "4"],
    ]
    assert list(read(source(content=book(rows), **KEYS))) == [
        Voice("1", "2026-02-17", "fine", rating=5),
        Voice("b", "2026-02-18T09:30:00+00:00", "плохо"),
        Voice("c", "2026-02-19", "جيد", rating=4),
    ]


def test_blank_rows_are_no_voices_and_places_count_from_the_top(source: Make) -> None:
    """F2"""
    rows = [HEAD, ["", "", "", ""], [1, "2026-02-17", "", 2], ["", "", "words without a number", ""]]
    first, second = read(source(content=book(rows, top=2), **KEYS))
    assert first == Unreadable("voices.xlsx:5", "Scores without words (Q3).", b"1\t2026-02-17\t\t2")
    assert isinstance(second, Unreadable)
    assert (second.place, second.reason[:30]) == ("voices.xlsx:6", "It has no number of its own (m")


def test_a_named_sheet_is_read(source: Make) -> None:
    """F1"""
    content = book([HEAD, [1, "2026-02-17", "fine", 5]], sheet="Ответы")
    assert len(list(read(source(content=content, sheet="Ответы", **KEYS)))) == 1


def archive(content: bytes, name: str = "xl/workbook.xml") -> bytes:
    """A zip archive that is no spreadsheet."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return made.getvalue()


REFUSED = [
    (b"", {}, "is empty"),
    (b"id,date,text\n", {}, "is no readable spreadsheet"),
    (book([HEAD])[:2000], {}, "is no readable spreadsheet"),
    (archive(b"<nothing/>"), {}, "is no readable spreadsheet"),
    (book([HEAD]), {"sheet": "Missing"}, "is no readable spreadsheet"),
    (
        book([["number", "words"]]),
        {},
        "has no column 'date', 'id', 'stars', 'text'; it has 'number', 'words'",
    ),
    (book([]), {}, "has no column"),
    (archive(b"\0" * 300_000_000), {}, "unpacks to 300000000 bytes, too large"),
]


@pytest.mark.parametrize(("content", "keys", "words"), REFUSED)
def test_another_file_is_refused_in_a_sentence(
    source: Make, content: bytes, keys: dict[str, str], words: str
) -> None:
    """F1"""
    with pytest.raises(Refusal, match=r"^here: voices.xlsx ") as refused:
        list(read(source(content=content, **KEYS, **keys)))
    assert words in str(refused.value)
