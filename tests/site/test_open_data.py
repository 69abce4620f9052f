"""S4, exports: every table has its columns, nothing in a cell can act, and what was written can be read again as it was."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.settings import LANGUAGES
from jobs.web.data import data_files
from tests.site.conftest import STATUSES, released_figures
from theme.data_files import ACTIVE, JSON_TYPES, as_csv, as_json, json_schema, plain_cell, table_schema
from theme.open_data import Column, Table, tables

RELEASED = released_figures({status: list(LANGUAGES) for status in STATUSES} | {"only-ru": ["ru"]})


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


@pytest.mark.parametrize("table", tables(RELEASED), ids=lambda table: table.name)
def test_every_row_has_every_column_and_its_key(table: Table) -> None:
    """The key names one row."""
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert all(len(row) == len(names) for row in table.rows)
    keys = [tuple(row[n] for n, column in enumerate(table.columns) if column.key) for row in table.rows]
    assert keys
    assert all(None not in key for key in keys)
    assert len(set(keys)) == len(keys)
    assert all(column.type in JSON_TYPES and column.about for column in table.columns)


PYTHON = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "date": str,
    "yearmonth": str,
}


@pytest.mark.parametrize("table", tables(RELEASED), ids=lambda table: table.name)
def test_the_files_hold_what_the_schemas_say(table: Table) -> None:
    """JSON by its JSON Schema, CSV by its Table Schema; both tell the same."""
    schema = json_schema(table, "https://feedback.example.org/data/x.schema.json")["items"]
    found: list[dict[str, Any]] = json.loads(as_json(table))
    for row in found:
        assert list(row) == schema["required"] == list(schema["properties"])
        for column in table.columns:
            value = row[column.name]
            assert isinstance(value, PYTHON[column.type]) or (value is None and not column.key)
    cells = rows_of(as_csv(table))
    assert [{k: plain_cell(v) for k, v in row.items()} for row in cells] == [
        {k: "" if v is None else str(v) for k, v in row.items()} for row in found
    ]
    assert [field["name"] for field in table_schema(table)["fields"]] == list(cells[0])


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_cannot_act_and_is_not_lost(text: str) -> None:
    """Exports: no cell begins like a formula, and taking one sign away gives the text back."""
    table = Table("t", "a table", (Column("a", "string", "a text"),), ((text,),))
    raw = as_csv(table).decode()
    (cell,) = next(row for n, row in enumerate(csv.reader(io.StringIO(raw, newline=""))) if n == 1) or ("",)
    assert not cell.startswith(tuple(set(ACTIVE) - {"'"}))
    assert plain_cell(cell) == text


@pytest.mark.parametrize("text", ["=1+1", "+7", "-1", "@a", "\t=1", "\r=1", "'", "'=1"])
def test_what_a_spreadsheet_would_run(text: str) -> None:
    table = Table(
        "t", "a table", (Column("a", "string", "a text"), Column("n", "number", "a number")), ((text, -5),)
    )
    ((cell, number),) = list(csv.reader(io.StringIO(as_csv(table).decode(), newline="")))[1:]
    assert cell == f"'{text}"
    assert number == "-5"


def test_the_package_describes_its_files() -> None:
    """Frictionless: path and bytes of each; the licence only where the organisation chose one."""
    files = data_files(RELEASED)
    package = json.loads(files["data/datapackage.json"])
    for resource in package["resources"]:
        content = files[f"data/{resource['path']}"]
        assert resource["bytes"] == len(content)
    assert "licenses" not in package
    chosen = RELEASED | {"release": RELEASED["release"] | {"licence": "CC-BY-4.0"}}
    assert json.loads(data_files(chosen)["data/datapackage.json"])["licenses"] == [{"name": "CC-BY-4.0"}]
    assert data_files(RELEASED) == files
