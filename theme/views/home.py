"""The first page: what this is, what changed last, whether my matter is here, how to tell you, where my answer is."""

from __future__ import annotations

from collections.abc import Iterator

from theme.bundle import Bundle
from theme.views import View
from theme.views.cards import card

NEWEST = 4


def views(bundle: Bundle) -> Iterator[View]:
    """index.html."""
    themes = [
        {"id": theme["id"], "name": theme["name"][bundle.language], "band": theme["band"]}
        for theme in bundle.themes.values()
    ]
    newest = [card(bundle, entry) for entry in bundle.entries[:NEWEST]]
    yield View(
        "index.html", "index.html", {"home": bundle.released["home"], "newest": newest, "themes": themes}
    )
