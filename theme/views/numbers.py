"""The page of numbers."""

from __future__ import annotations

from collections.abc import Iterator

from theme.bundle import Bundle
from theme.views import View


def views(bundle: Bundle) -> Iterator[View]:
    """numbers.html."""
    numbers = bundle.released["numbers"]
    content = {
        "numbers": numbers,
        "channels": {each["id"]: bundle.name_of("channels", each["id"]) for each in numbers["channels"]},
        "aspects": {each["aspect"]: bundle.name_of("aspects", each["aspect"]) for each in numbers["aspects"]},
    }
    yield View("numbers.html", "numbers.html", content)
