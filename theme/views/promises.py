"""Promises with their dates: late, planned, kept, each with its moved dates; and how many were kept in time (L9)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from theme.bundle import Bundle
from theme.views import View
from theme.views.cards import named

GROUPS = {"late": ("late",), "planned": ("planned",), "kept": ("kept", "kept-late")}
MOST_KEPT = 50  # the newest; the older ones stand on their stories


def views(bundle: Bundle) -> Iterator[View]:
    """promises.html."""
    rows = [{**promise, **named(bundle, promise["slug"])} for promise in bundle.released["promises"]]
    groups = {name: [row for row in rows if row["state"] in states] for name, states in GROUPS.items()}
    kept = groups["kept"][::-1]
    content = {
        "groups": groups | {"kept": kept[:MOST_KEPT]},
        "older": len(kept[MOST_KEPT:]),
        "halves": [half(row) for row in bundle.released["kept"] if row["due"]],
    }
    yield View("promises.html", "promises.html", content)


def half(row: dict[str, Any]) -> dict[str, Any]:
    """A half-year with the share that was kept in time, as a part and as the length of a bar."""
    share = row["kept"] / row["due"]
    return row | {"share": round(share, 2), "bar": {"length": round(100 * share, 1), "known": True}}
