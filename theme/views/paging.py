"""How long lists are cut into pages: numbered from the oldest, so that a new story changes the newest page and no old one (site, "Speed")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

Row = TypeVar("Row")

PAGE = 20  # on an old page; the newest holds 20 to 39, or all while there are fewer than 40


def old_pages(count: int) -> int:
    """How many old pages a list of this many has."""
    return max(0, count // PAGE - 1)


def newest(rows: Sequence[Row]) -> Sequence[Row]:
    """What stands on the newest page; `rows` begin with the newest."""
    return rows[: len(rows) - PAGE * old_pages(len(rows))]


def old(rows: Sequence[Row], number: int) -> Sequence[Row]:
    """What stands on an old page, of which 1 holds the oldest."""
    end = len(rows) - PAGE * (number - 1)
    return rows[end - PAGE : end]


def page_path(folder: str, number: int, count: int) -> str | None:
    """Where a page of a list lies; beyond the last old page the newest, before the first none. All stories have theirs in changes.html."""
    if number < 1:
        return None
    if number <= old_pages(count):
        return f"by/{folder}/{number}.html"
    return "changes.html" if folder == "all" else f"by/{folder}/newest.html"
