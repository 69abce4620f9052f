"""Writes the schema that the migrations make into db/schema.sql, so that it can be read in one piece."""

from __future__ import annotations

from pathlib import Path

from db.store import open_store, schema

PLACE = Path(__file__).with_name("schema.sql")

if __name__ == "__main__":
    PLACE.write_text(schema(open_store(":memory:")), "utf-8")
    print(f"Wrote {PLACE.name}.")
