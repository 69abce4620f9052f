"""The open data: CSV and JSON of every published figure, with their schemas and a data package (S4).

They are written into the bundle, because a page tells how large they are, and go from there into the site.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from theme.data_files import as_csv, as_json, json_schema, table_schema
from theme.open_data import Table, tables

FOLDER = "data"
PACKAGE = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def write_data(folder: Path, released: Mapping[str, Any]) -> set[str]:
    """Write the files of `data_files` below this folder; returns their paths."""
    (folder / FOLDER).mkdir()
    files = data_files(released)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return set(files)


def data_files(released: Mapping[str, Any]) -> dict[str, bytes]:
    """Path and content of every file; the same figures give the same bytes."""
    found = tables(released)
    address = f"{released['release']['site_url']}/{FOLDER}"
    files: dict[str, bytes] = {}
    for table in found:
        files[f"{FOLDER}/{table.name}.csv"] = as_csv(table)
        files[f"{FOLDER}/{table.name}.json"] = as_json(table)
        schema = json_schema(table, f"{address}/{table.name}.schema.json")
        files[f"{FOLDER}/{table.name}.schema.json"] = as_text(schema)
    files[f"{FOLDER}/{PACKAGE}"] = as_text(package(found, files, released["release"]))
    return files


def package(found: list[Table], files: Mapping[str, bytes], release: Mapping[str, Any]) -> dict[str, Any]:
    """The data package (datapackage.org): what the files are, how large, with which columns."""
    licence = {"licenses": [{"name": release["licence"]}]} if release["licence"] else {}
    return {
        "$schema": PROFILE,
        "name": "feedback",
        "title": f"{release['organisation']['en']}: what people said and what was done",
        "homepage": f"{release['site_url']}/en/open-data.html",
        "version": release["counted_on"],
        **licence,
        "resources": [resource(table, files[f"{FOLDER}/{table.name}.csv"]) for table in found],
    }


def resource(table: Table, content: bytes) -> dict[str, Any]:
    """One CSV file of the package; without its hash, in which the airlock would see the number of a document."""
    return {
        "name": table.name,
        "type": "table",
        "title": table.about,
        "path": f"{table.name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "schema": table_schema(table),
    }


def as_text(value: Mapping[str, Any]) -> bytes:
    """JSON as files hold it."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
