"""Every row of a sheet is one voice; a broken row costs that row and no other (F1, F2)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jobs.channels.sources import Source
from jobs.channels.table_csv import read
from jobs.channels.voice import Unreadable, Voice
from jobs.refusal import Refusal

Make = Callable[..., Source]
HEAD = "id,date,text\n"


def told(source: Source) -> list[tuple[str, str]]:
    """The texts of voices, and place and reason of what is none."""
    return [
        (one.external_id, one.text) if isinstance(one, Voice) else (one.place.partition(":")[2], one.reason)
        for one in read(source)
    ]


GOOD = [
    (
        "1,2026-01-01,fine\n2,2026-01-02,хорошо\n3,2026-01-03,جيد\n",
        [("1", "fine"), ("2", "хорошо"), ("3", "جيد")],
    ),
    ('1,2026-01-01,"two\nlines, and ""quotes"""\n', [("1", 'two\nlines, and "quotes"')]),
    ('1,2026-01-01,a 5" screw\n', [("1", 'a 5" screw')]),
    ("\n1,2026-01-01,blank lines are no voices\n\n", [("1", "blank lines are no voices")]),
    ("1,2026-01-01,no line end", [("1", "no line end")]),
    ("1,2026-01-01,dos\r\n2,2026-01-01,ends\r\n", [("1", "dos"), ("2", "ends")]),
]


@pytest.mark.parametrize(("rows", "voices"), GOOD)
def test_rows_become_voices(source: Make, rows: str, voices: list[tuple[str, str]]) -> None:
    """F1"""
    assert told(source(kind="csv", content=(HEAD + rows).encode())) == voices


BROKEN = [
    ("1,2026-01-01\n2,2026-01-02,ok\n", [("2", "2 cells under 3 columns."), ("2", "ok")]),
    ("1,2026-01-01,a,b\n2,2026-01-02,ok\n", [("2", "4 cells under 3 columns."), ("2", "ok")]),
    ('1,2026-01-01,"never closed\n2,2026-01-02,ok\n', [("2", "A broken row."), ("2", "ok")]),
    ('1,2026-01-01,"closed" twice"\n2,2026-01-02,ok\n', [("2", "A broken row."), ("2", "ok")]),
    (
        '1,2026-01-01,"a\nb"\n2,2026-01-02\n3,2026-01-03,ok\n',
        [("1", "a\nb"), ("4", "2 cells under 3 columns."), ("3", "ok")],
    ),
]


@pytest.mark.parametrize(("rows", "expected"), BROKEN)
def test_a_broken_row_costs_no_other(source: Make, rows: str, expected: list[tuple[str, str]]) -> None:
    """F2"""
    assert told(source(kind="csv", content=(HEAD + rows).encode())) == expected


def test_a_broken_row_keeps_exactly_its_bytes(source: Make) -> None:
    """F2"""
    row = "2;только две\n".encode("koi8-r")
    (one,) = read(source(kind="csv", delimiter=";", encoding="koi8-r", content=b"id;date;text\n" + row))
    assert isinstance(one, Unreadable)
    assert one.content == row
    bad = b'7,2026-01-01,"caf\xe9\n'
    (one,) = read(source(kind="csv", content=HEAD.encode() + bad))
    assert isinstance(one, Unreadable)
    assert (one.content, one.reason) == (bad, "A broken row.")


def test_a_row_with_foreign_bytes_goes_to_quarantine_and_the_rest_goes_on(source: Make) -> None:
    """F2"""
    content = HEAD.encode() + b"1,2026-01-01,caf\xe9\n2,2026-01-02,fine\n"
    first, second = read(source(kind="csv", content=content))
    assert isinstance(first, Unreadable)
    assert first.content == b"1,2026-01-01,caf\xe9\n"
    assert isinstance(second, Voice)


def test_a_german_sheet_with_mark_semicolons_and_own_columns(source: Make) -> None:
    """F1"""
    content = "\ufeffNr;Tag;Wörter;Küche\r\n1;17.02.2026 09:12;Привет;8\r\n".encode()
    keys = {
        "delimiter": ";",
        "date_format": "%d.%m.%Y %H:%M",
        "map": {"external_id": "Nr", "text": "Wörter", "date": "Tag"},
    }
    (one,) = read(source(kind="csv", content=content, scores={"product": "Küche"}, **keys))
    assert one == Voice("1", "2026-02-17T09:12:00+00:00", "Привет", scores=(("product", 8),))


@pytest.mark.parametrize(
    ("encoding", "text"), [("koi8-r", "Хорошо"), ("windows-1256", "شكرا"), ("utf-16", "fine")]
)
def test_other_encodings_are_read_when_named(source: Make, encoding: str, text: str) -> None:
    """F1"""
    content = f"{HEAD}1,2026-01-01,{text}\n".encode(encoding)
    assert told(source(kind="csv", encoding=encoding, content=content)) == [("1", text)]


REFUSED = [
    (
        "utf-8",
        b"number,day,words\n1,2,3\n",
        "has no column 'date', 'id', 'text'; it has 'number', 'day', 'words'",
    ),
    ("utf-8", b"id,date,text,text\n", "has the column 'text' twice"),
    ("utf-8", "id,date,текст\n".encode("koi8-r"), "no readable row of column names in utf-8: set encoding"),
    ("utf-8", HEAD.encode("utf-16"), "is UTF-16, not utf-8: set encoding"),
    ("windows-1251", (HEAD + "1,2026-01-01,Хорошо").encode(), "is UTF-8, not windows-1251: set encoding"),
    ("utf-8", b"", "is empty"),
    ("utf-8", b'"id,date', "no readable row of column names"),
    ("utf-8", ",".join(f"c{n}" for n in range(40)).encode(), "'c29' ...: mend map"),
]


@pytest.mark.parametrize(("encoding", "content", "words"), REFUSED)
def test_another_sheet_is_refused_in_a_sentence(
    source: Make, encoding: str, content: bytes, words: str
) -> None:
    """F1"""
    with pytest.raises(Refusal, match=r"^here: voices.csv ") as refused:
        list(read(source(kind="csv", encoding=encoding, content=content)))
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


def test_only_the_header_is_no_voice(source: Make) -> None:
    """F1"""
    assert told(source(kind="csv", content=HEAD.encode())) == []


def test_missing_file_and_folder_are_refused(source: Make) -> None:
    """F1"""
    with pytest.raises(Refusal, match=r"voices\.csv is missing: put the file there"):
        list(read(source(kind="csv")))
    with pytest.raises(Refusal, match="no readable file"):
        list(read(source(kind="csv", path=".")))
