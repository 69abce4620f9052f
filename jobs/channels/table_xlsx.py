"""Survey exports as spreadsheets (F1, Q2): the first sheet, or the one named; every row is one voice."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from jobs.channels.columns import refuse_other_columns
from jobs.channels.files import opened, place_name
from jobs.channels.mapping import voice_from, words
from jobs.channels.sources import Source
from jobs.channels.voice import Unreadable, Voice
from jobs.refusal import Refusal

UNPACKED_MOST = 256 * 1024 * 1024  # bytes; a spreadsheet is a zip archive and may be a bomb


def read(source: Source) -> Iterator[Voice | Unreadable]:
    """The voices of a spreadsheet."""
    with opened(source) as file:
        rows = cells(source, file)
    top = next((number for number, row in enumerate(rows) if any(cell != "" for cell in row)), len(rows))
    header = [words(cell) for cell in rows[top]] if rows[top:] else []
    refuse_other_columns(source, header)
    for number, row in enumerate(rows[top + 1 :], top + 2):
        values = dict(zip(header, row, strict=True))
        if any(value != "" for value in row):
            place = f"{place_name(source)}:{number}"
            yield voice_from(source, values.get, place, partial(as_bytes, row))


def cells(source: Source, file: BinaryIO) -> list[list[Any]]:
    """All rows of the sheet; numbers, texts and dates as Python values."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with zipfile.ZipFile(file) as packed:
            size = sum(part.file_size for part in packed.infolist())
        if size > UNPACKED_MOST:
            raise Refusal(
                f"{source.name}: {place_name(source)} unpacks to {size} bytes, too large: split it."
            )
        file.seek(0)
        book = CalamineWorkbook.from_filelike(file)
        name = source.sheet or book.sheet_names[0]
        return book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, zipfile.BadZipFile, IndexError, EOFError) as error:
        raise Refusal(
            f"{source.name}: {place_name(source)} is no readable spreadsheet ({type(error).__name__}): "
            "save it again as .xlsx, and check sheet in sources.toml."
        ) from None


def as_bytes(row: list[Any]) -> bytes:
    """A row for the quarantine: its cells, tab-separated."""
    return "\t".join(words(cell) for cell in row).encode("utf-8", "surrogatepass")
