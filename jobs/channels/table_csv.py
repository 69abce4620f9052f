"""Sheets as comma-separated text (F1): every row is one voice; a broken row is kept apart and the next one is read."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from functools import partial
from io import TextIOWrapper

from jobs.channels.columns import refuse_other_columns
from jobs.channels.encoding import refuse_other_encoding
from jobs.channels.files import opened, place_name
from jobs.channels.mapping import sentence, voice_from
from jobs.channels.sources import Source
from jobs.channels.voice import Unreadable, Voice
from jobs.refusal import Refusal


def read(source: Source) -> Iterator[Voice | Unreadable]:
    """The voices of a CSV file."""
    with opened(source) as file:
        refuse_other_encoding(source, file)
        encoding = "utf-8-sig" if source.encoding.lower() in ("utf-8", "utf8") else source.encoding
        rows = Rows(TextIOWrapper(file, encoding, errors="surrogateescape", newline=""), source, encoding)
        header = rows.header()
        for line, cells, content in rows.rest():
            place = f"{place_name(source)}:{line}"
            if cells is None or len(cells) != len(header):
                found = "a broken row" if cells is None else f"{len(cells)} cells under {len(header)} columns"
                yield Unreadable(place, sentence(found), content)
            else:
                row = dict(zip(header, cells, strict=True))
                yield voice_from(source, row.get, place, partial(bytes, content))


class Rows:
    """Reads rows and remembers the lines each was made of, so that an unclosed quote costs one line and no more."""

    def __init__(self, file: TextIOWrapper, source: Source, encoding: str) -> None:
        self.file = file
        self.source = source
        self.encoding = encoding.removesuffix("-sig")
        self.again: deque[str] = deque()
        self.taken: list[str] = []
        self.line = 0
        self.reader = csv.reader(self, delimiter=source.delimiter, strict=True)

    def __iter__(self) -> Rows:
        return self

    def __next__(self) -> str:
        line = self.again.popleft() if self.again else self.file.readline()
        if not line:
            raise StopIteration
        self.taken.append(line)
        return line

    def header(self) -> list[str]:
        """The names of the columns; refused when the mapped ones are not among them."""
        try:
            header = next(self.reader)
            "".join(header).encode("utf-8")
        except (csv.Error, StopIteration, UnicodeEncodeError):
            raise Refusal(
                f"{self.source.name}: {place_name(self.source)} has no readable row of column names in "
                f"{self.source.encoding}: set encoding or export it again."
            ) from None
        refuse_other_columns(self.source, header)
        return header

    def rest(self) -> Iterator[tuple[int, list[str] | None, bytes]]:
        """Line number, cells (none where the row is broken) and bytes of every row that is not blank."""
        while True:
            self.line += len(self.taken)
            self.taken = []
            try:
                cells = next(self.reader)
            except StopIteration:
                return
            except csv.Error:
                yield self.line + 1, None, self.first_line_only()
                continue
            if cells:
                yield self.line + 1, cells, self.content()

    def first_line_only(self) -> bytes:
        """Give all lines of a broken row but its first back to be read again."""
        self.again.extendleft(reversed(self.taken[1:]))
        self.taken = self.taken[:1]
        return self.content()

    def content(self) -> bytes:
        """The row's bytes as they stand in the file."""
        return "".join(self.taken).encode(self.encoding, "surrogateescape")
