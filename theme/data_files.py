"""Tables as files: CSV that no spreadsheet runs, JSON, and their schemas (S4; privacy-and-safety: Exports)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from theme.open_data import Column, Table

ACTIVE = ("=", "+", "-", "@", "\t", "\r", "'")  # a spreadsheet takes a cell that begins so for a formula
JSON_TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "string",
    "yearmonth": "string",
}


def as_csv(table: Table) -> bytes:
    """RFC 4180 in UTF-8. A text that a spreadsheet would take for a formula gets one ' in front (`plain_cell` takes it away)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([[safe_cell(cell) for cell in row] for row in table.rows])
    return out.getvalue().encode()


def safe_cell(cell: Any) -> Any:
    """Numbers stay numbers; texts cannot act."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(ACTIVE) else cell


def plain_cell(cell: str) -> str:
    """A text as it was before `safe_cell`."""
    return cell.removeprefix("'")


def as_json(table: Table) -> bytes:
    """A list of objects, one a row and one a line."""
    names = [column.name for column in table.columns]
    rows = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in table.rows)
    return ("[\n" + ",\n".join(rows) + "\n]\n").encode()


def json_schema(table: Table, address: str) -> dict[str, Any]:
    """JSON Schema (draft 7, which every program knows) of the JSON file at this address."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": address,
        "title": table.about,
        "type": "array",
        "items": {
            "type": "object",
            "properties": {column.name: property_of(column) for column in table.columns},
            "required": [column.name for column in table.columns],
            "additionalProperties": False,
        },
    }


def property_of(column: Column) -> dict[str, Any]:
    """A column in JSON Schema."""
    kind = JSON_TYPES[column.type]
    formats = {"date": {"format": "date"}, "yearmonth": {"pattern": "^[0-9]{4}-[0-9]{2}$"}}
    return {
        "type": kind if column.key else [kind, "null"],
        "description": column.about,
        **formats.get(column.type, {}),
    }


def table_schema(table: Table) -> dict[str, Any]:
    """Table Schema (Frictionless) of the CSV file."""
    fields: Iterator[dict[str, Any]] = (
        {"name": each.name, "type": each.type, "description": each.about}
        | ({"constraints": {"required": True}} if each.key else {})
        for each in table.columns
    )
    return {
        "fields": list(fields),
        "missingValues": [""],
        "primaryKey": [each.name for each in table.columns if each.key],
    }
