"""What people speak about: the list of themes, and the whole picture of each (M4)."""

from __future__ import annotations

from collections.abc import Iterator

from theme.bundle import Bundle
from theme.views import View
from theme.views.cards import card, channels, foreign


def views(bundle: Bundle) -> Iterator[View]:
    """themes.html and a page for each address: a merged theme's address shows the one that it went into."""
    language = bundle.language
    themes = [
        {
            "id": theme["id"],
            "name": theme["name"][language],
            "about": theme["about"][language],
            "band": theme["band"],
        }
        for theme in bundle.themes.values()
    ]
    yield View("themes.html", "themes.html", {"themes": themes})
    for address, theme in bundle.released["addresses"].items():
        yield theme_view(bundle, address, theme)


def theme_view(bundle: Bundle, address: str, theme: str) -> View:
    """One theme."""
    found = bundle.themes[theme]
    content = {
        "id": theme,
        "name": found["name"][bundle.language],
        "about": found["about"][bundle.language],
        "band": found["band"],
        "trend": found["trend"],
        "channels": channels(bundle, found["channels"]),
        "cards": [card(bundle, entry) for entry in bundle.entries if entry.slug in found["stories"]],
        "foreign": foreign(bundle, theme),
    }
    return View(f"themes/{address}.html", "theme.html", content)
