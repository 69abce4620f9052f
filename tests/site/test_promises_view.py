"""L9: promises stand by their state, with what became of them by half-year; a long list of kept ones ends somewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.site.conftest import released_figures
from theme.bundle import Bundle
from theme.views.promises import MOST_KEPT, views


def shown(states: list[str], kept: list[dict[str, Any]]) -> dict[str, Any]:
    """What the page says of promises in these states."""
    released = released_figures({})
    released["promises"] = [
        {
            "slug": f"s{number:02}",
            "promised": f"2026-01-{1 + number % 28:02}",
            "state": state,
            "late_days": None,
            "history": [],
        }
        for number, state in enumerate(states)
    ]
    bundle = Bundle(Path("nowhere"), "en", released | {"kept": kept})
    vars(bundle).update(entries=(), elsewhere={})
    (view,) = views(bundle)
    return view.content


def test_promises_are_grouped_and_the_newest_kept_ones_come_first() -> None:
    groups = shown(["kept", "late", "planned", "kept-late", "late"], [])["groups"]
    assert {name: [row["slug"] for row in rows] for name, rows in groups.items()} == {
        "late": ["s01", "s04"],
        "planned": ["s02"],
        "kept": ["s03", "s00"],
    }


def test_a_long_list_of_kept_ones_is_counted() -> None:
    content = shown(["kept"] * (MOST_KEPT + 2), [])
    assert len(content["groups"]["kept"]) == MOST_KEPT
    assert content["older"] == 2
    assert shown(["kept"] * MOST_KEPT, [])["older"] == 0


def test_shares_come_with_their_numbers_and_a_half_year_without_promises_is_left_out() -> None:
    halves = shown(
        [],
        [
            {"period": ["2026-01", "2026-06"], "due": 3, "kept": 1, "kept_late": 1, "late": 1},
            {"period": ["2026-07", "2026-12"], "due": 0, "kept": 0, "kept_late": 0, "late": 0},
        ],
    )["halves"]
    assert [(half["due"], half["share"], half["bar"]["length"]) for half in halves] == [(3, 0.33, 33.3)]
