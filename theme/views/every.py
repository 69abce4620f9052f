"""The table of all pages that are made from figures and lists; stories and staff pages come from Markdown through Pelican."""

from __future__ import annotations

from collections.abc import Iterator

from theme.bundle import Bundle, texts
from theme.views import (
    View,
    Views,
    badge,
    corrections,
    feeds,
    home,
    lessons,
    letters,
    lists,
    numbers,
    open_data,
    paper,
    promises,
    receipts,
    refused,
    search,
    subscribe,
    themes,
    tombstones,
)

MADE: tuple[Views, ...] = (
    home.views,
    lists.views,
    themes.views,
    promises.views,
    numbers.views,
    feeds.views,
    letters.views,
    refused.views,
    search.views,
    receipts.views,
    tombstones.views,
    lessons.views,
    subscribe.views,
    corrections.views,
    open_data.views,
    paper.views,
    badge.views,
)


def made_views(bundle: Bundle) -> Iterator[View]:
    """Every page of one language that no text stands behind."""
    for views in MADE:
        yield from views(bundle)


def paths(bundle: Bundle) -> set[str]:
    """Every path below the language's folder that a build must write, but for the theme's static files."""
    pages = {f"{path.stem}.html" for path in texts(bundle.folder, bundle.language, "pages")}
    pages |= {lessons.path_of(entry.slug) for entry in lessons.lessons(bundle)}
    return {view.path for view in made_views(bundle)} | {entry.url for entry in bundle.entries} | pages
