"""Every number that was ever published, so that a new one can be compared with all of them (anonymisation: airlock 3)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlite_utils import Database

from db.store import as_json, rows, writing


def last_refresh(db: Database) -> dict[str, Any] | None:
    """The newest refresh: id, on_day, first_month, last_month, voices_upto; None before the first."""
    found = rows(
        db,
        """
        select id, on_day, first_month, last_month, voices_upto
        from published_refreshes
        order by id desc
        limit 1
        """,
    )
    return {**found[0], "on_day": date.fromisoformat(found[0]["on_day"])} if found else None


def shown_cells(db: Database, refresh: int) -> dict[str, Any]:
    """What every cell of a refresh shows."""
    found = rows(
        db, "select cell, shown from published_cells where refresh_id = :refresh", {"refresh": refresh}
    )
    return {row["cell"]: json.loads(row["shown"]) for row in found}


def newest_cells(db: Database) -> dict[str, tuple[Any, int]]:
    """By cell: its newest own number (before others made it coarse) and the refresh whose people stand behind it."""
    found = rows(
        db,
        """
        select cell, own, basis
        from published_cells c
        where refresh_id = (select max(refresh_id) from published_cells n where n.cell = c.cell)
        """,
    )
    return {row["cell"]: (json.loads(row["own"]), row["basis"]) for row in found}


def sketches(db: Database) -> dict[str, dict[int, dict[str, bytes]]]:
    """By cell and refresh: the sketch of each part, for every set of people that ever stood behind a number."""
    found: dict[str, dict[int, dict[str, bytes]]] = {}
    for row in rows(db, "select refresh_id, cell, part, sketch from published_people order by refresh_id"):
        found.setdefault(row["cell"], {}).setdefault(row["refresh_id"], {})[row["part"]] = row["sketch"]
    return found


def save_refresh(db: Database, refresh: dict[str, Any], cells: Iterable[dict[str, Any]]) -> int:
    """Write down a refresh (on_day, first_month, last_month, voices_upto) with its cells; returns its number.

    Cells hold cell, shown, own, basis (None = this refresh) and people (part -> sketch).
    """
    with writing(db):
        number: int = db.execute("select 1 + coalesce(max(id), 0) from published_refreshes").fetchone()[0]
        db.execute(
            """
            insert into published_refreshes (id, on_day, first_month, last_month, voices_upto)
            values (:id, :on_day, :first_month, :last_month, :voices_upto)
            """,
            {**refresh, "id": number},
        )
        for cell in cells:
            save_cell(db, number, cell)
    return number


def save_cell(db: Database, refresh: int, cell: dict[str, Any]) -> None:
    """One cell, with sketches of its people where they are those of this refresh."""
    basis = refresh if cell["basis"] is None else cell["basis"]
    db.execute(
        """
        insert into published_cells (refresh_id, cell, shown, own, basis)
        values (:refresh, :cell, :shown, :own, :basis)
        """,
        {
            "refresh": refresh,
            "cell": cell["cell"],
            "shown": as_json(cell["shown"]),
            "own": as_json(cell["own"]),
            "basis": basis,
        },
    )
    if basis == refresh:
        db.conn.executemany(
            "insert into published_people (refresh_id, cell, part, sketch) values (?, ?, ?, ?)",
            [(refresh, cell["cell"], part, sketched) for part, sketched in cell["people"].items()],
        )
