"""Pages to print: the form as a sheet, and a poster with the newest changes (F6, S3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from theme.bundle import Bundle
from theme.views import View
from theme.views.cards import card
from theme.views.themes import made

ON_THE_WALL = 3  # changes that can be read from some steps away


def views(bundle: Bundle) -> Iterator[View]:
    """sheet.html and poster.html."""
    newest = [card(bundle, entry) for entry in islice(made(bundle), ON_THE_WALL)]
    yield View("sheet.html", "sheet.html", {})
    yield View("poster.html", "poster.html", {"newest": newest})
