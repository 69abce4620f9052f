"""A small picture that other sites may show: how much was changed, and how much of it was checked (S4)."""

from __future__ import annotations

from collections.abc import Iterator

from theme.bundle import Bundle
from theme.views import View

CHECKED = ("worked", "no-clear-change", "worse")


def views(bundle: Bundle) -> Iterator[View]:
    """badge.svg."""
    statuses = [story["status"] for story in bundle.released["stories"].values()]
    checked = sum(status in CHECKED for status in statuses)
    yield View("badge.svg", "badge.svg", {"made": bundle.released["home"]["made"], "checked": checked})
