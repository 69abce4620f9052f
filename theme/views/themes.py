"""What people speak about: the list of themes, and the whole picture of each (M4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from theme.bundle import Bundle, Entry
from theme.views import View
from theme.views.cards import card, channels, foreign

LONGEST = 12  # stories under one heading; the archive has them all
PARTS = {  # every status of S2 stands once; "made" and "open" are those that the home page counts
    "made": ("made", "worked", "no-clear-change", "worse", "partly"),
    "open": ("heard", "looking-into-it", "asked", "planned", "late"),
    "refused": ("will-not", "not-ours"),
    "joined": ("joined",),
}


def views(bundle: Bundle) -> Iterator[View]:
    """themes.html and a page for each address: a merged theme's address shows the one that it went into."""
    yield View("themes.html", "themes.html", {"themes": [row(bundle, theme) for theme in bundle.themes]})
    for address, theme in bundle.released["addresses"].items():
        yield theme_view(bundle, address, theme)


def row(bundle: Bundle, theme: str) -> dict[str, Any]:
    """One theme as the list shows it."""
    found = bundle.themes[theme]
    return {
        "id": theme,
        "name": found["name"][bundle.language],
        "about": found["about"][bundle.language],
        "band": found["band"],
        "share": found["share"],
    }


def theme_view(bundle: Bundle, address: str, theme: str) -> View:
    """One theme."""
    found, entries = bundle.themes[theme], entries_of(bundle, theme)
    content = {
        **row(bundle, theme),
        **{key: found[key] for key in ("trend", "limits")},
        "changes": changes(bundle, entries) if found["trend"] else [],
        "channels": channels(bundle, found["channels"]),
        "causes": said_in(entries, "cause"),
        "questions": said_in([each for each in entries if status(bundle, each) == "asked"], "question"),
        "parts": {name: part(bundle, entries, statuses) for name, statuses in PARTS.items()},
        "foreign": foreign(bundle, theme),
    }
    return View(f"themes/{address}.html", "theme.html", content)


def entries_of(bundle: Bundle, theme: str) -> list[Entry]:
    """The stories of the theme in this language, the newest first."""
    slugs = set(bundle.themes[theme]["stories"])
    return [entry for entry in bundle.entries if entry.slug in slugs]


def status(bundle: Bundle, entry: Entry) -> str:
    """The public status of a story."""
    return str(bundle.released["stories"][entry.slug]["status"])


def made(bundle: Bundle) -> Iterator[Entry]:
    """Stories in which something was changed, the newest first."""
    return (entry for entry in bundle.entries if status(bundle, entry) in PARTS["made"])


def part(bundle: Bundle, entries: list[Entry], statuses: tuple[str, ...]) -> dict[str, Any]:
    """The newest stories of some statuses, and how many there are."""
    found = [entry for entry in entries if status(bundle, entry) in statuses]
    return {"cards": [card(bundle, entry) for entry in found[:LONGEST]], "count": len(found)}


def said_in(entries: list[Entry], field: str) -> list[dict[str, str]]:
    """One sentence of each story that has it, once, with the story it stands in."""
    found = {entry.fields[field]: entry for entry in reversed(entries) if field in entry.fields}
    newest = list(reversed(found.items()))[:LONGEST]
    return [{"words": words, "url": entry.url, "title": entry.title} for words, entry in newest]


def changes(bundle: Bundle, entries: list[Entry]) -> list[dict[str, str]]:
    """The month of each change that was made, for the trend; the oldest first."""
    made = [(bundle.released["stories"][entry.slug]["changed_in"], entry.url) for entry in entries]
    return [{"month": month, "url": url} for month, url in sorted(each for each in made if each[0])]
