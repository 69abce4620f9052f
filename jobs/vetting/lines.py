"""Reads plain files: lines, style sheets, programs, subtitles, tables and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from jobs.vetting.passage import Passage, Unreadable

RULES_OF_STYLE = re.compile(
    r"@(?:charset|container|font-face|import|keyframes|layer|media|page|property|supports)\b"
)
LONGEST_CELL = 1 << 24


def read_lines(source: str) -> Iterator[Passage]:
    """Plain files line by line."""
    for number, line in enumerate(source.splitlines(), start=1):
        yield Passage(number, line)


def read_style(source: str) -> Iterator[Passage]:
    """Style sheets line by line, without the names of their own rules, which look like handles."""
    yield from read_lines(RULES_OF_STYLE.sub(" ", source))


def read_subtitles(source: str) -> Iterator[Passage]:
    """Subtitles: what is said is one text, the times between are not part of it."""
    for passage in read_lines(source):
        yield Passage(passage.line, passage.text, "beside") if "-->" in passage.text else passage


def read_commas(source: str) -> Iterator[Passage]:
    """CSV cell by cell."""
    yield from read_table(source, ",")


def read_tabs(source: str) -> Iterator[Passage]:
    """TSV cell by cell."""
    yield from read_table(source, "\t")


def read_table(source: str, sign: str) -> Iterator[Passage]:
    """The cells of a table in the order in which they are read."""
    csv.field_size_limit(LONGEST_CELL)
    table = csv.reader(io.StringIO(source, newline=""), delimiter=sign)
    line = 1
    try:
        for row in table:
            yield from (Passage(line, cell) for cell in row if cell)
            line = table.line_num + 1
    except csv.Error as error:
        raise Unreadable(str(error)) from None


def read_json(source: str) -> Iterator[Passage]:
    """Every value of a JSON file in its order, numbers as they are written, and every key; on line 1, as machines write JSON."""
    try:
        whole = json.loads(
            source, object_pairs_hook=Pairs, parse_int=str, parse_float=str, parse_constant=str
        )
    except RecursionError:
        raise Unreadable("too deep") from None
    yield from values_of(whole)


def read_json_lines(source: str) -> Iterator[Passage]:
    """A JSON value on each line."""
    for passage in read_lines(source):
        if passage.text.strip():
            for found in read_json(passage.text):
                yield Passage(passage.line, found.text, found.kind)


class Pairs(list[tuple[str, Any]]):
    """An object's keys and values, also those that stand there twice."""


def values_of(value: Any) -> Iterator[Passage]:
    """The passages of one JSON value."""
    if isinstance(value, Pairs):
        for key, inner in value:
            yield Passage(1, key, "beside")
            yield from values_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from values_of(inner)
    elif isinstance(value, str):
        yield Passage(1, value)
