"""Every published figure as files: what is in them, and how large they are (S4)."""

from __future__ import annotations

from collections.abc import Iterator

from theme.bundle import Bundle
from theme.open_data import tables
from theme.views import View


def views(bundle: Bundle) -> Iterator[View]:
    """open-data.html."""
    found = [
        {
            "name": table.name,
            "rows": len(table.rows),
            "columns": [column.name for column in table.columns],
            "bytes": {kind: bundle.data_size(f"{table.name}.{kind}") for kind in ("csv", "json")},
        }
        for table in tables(bundle.released)
    ]
    yield View(
        "open-data.html",
        "open-data.html",
        {"tables": found, "licence": bundle.released["release"]["licence"]},
    )
