"""The page of numbers."""

from __future__ import annotations

from collections.abc import Iterator

from theme.bundle import Bundle
from theme.views import View


def views(bundle: Bundle) -> Iterator[View]:
    """numbers.html."""
    yield View("numbers.html", "numbers.html", {"numbers": bundle.released["numbers"]})
