"""The first page: what this is, what changed last, whether my matter is here, how to tell you, where my answer is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from theme.bundle import Bundle
from theme.views import View
from theme.views.cards import card
from theme.views.themes import made

NEWEST = 4


def views(bundle: Bundle) -> Iterator[View]:
    """index.html."""
    themes = [
        {"id": theme["id"], "name": theme["name"][bundle.language], "band": theme["band"]}
        for theme in bundle.themes.values()
    ]
    content = {
        "home": bundle.released["home"],
        "changed": [card(bundle, entry) for entry in islice(made(bundle), 1)],
        "newest": [card(bundle, entry) for entry in bundle.entries[:NEWEST]],
        "themes": themes,
    }
    yield View("index.html", "index.html", content)
