"""The archive of stories: the newest, older ones page by page, and the same for every value of every facet (S3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from jobs.settings import LANGUAGES
from theme.bundle import Bundle, Entry
from theme.views import View
from theme.views.cards import card, theme_link
from theme.views.facets import Facet, facets
from theme.views.paging import newest, old, old_pages, page_path

MOST_FOREIGN = 20  # more of them stand on the pages of their language


def views(bundle: Bundle) -> Iterator[View]:
    """changes.html with the newest stories and all facets, and every list page below by/."""
    found = facets(bundle)
    entries = bundle.entries
    every = Facet("all", "", None, entries, counts_of_all(bundle))
    content = {
        "cards": [card(bundle, entry) for entry in newest(entries)],
        "count": len(entries),
        "facets": [facet.link() for facet in found],
        "foreign": [row(bundle, entry) for entry in missing_here(bundle)[:MOST_FOREIGN]],
        "older": page_path("all", old_pages(len(entries)), len(entries)),
    }
    yield View("changes.html", "changes.html", content)
    yield from old_views(bundle, every, "all")
    for facet in found:
        yield newest_view(bundle, facet)
        yield from old_views(bundle, facet, facet.folder)


def counts_of_all(bundle: Bundle) -> dict[str, int]:
    """How many stories each language has."""
    readable = bundle.released["release"]["languages"]["stories"].values()
    return {language: sum(language in found for found in readable) for language in LANGUAGES}


def missing_here(bundle: Bundle) -> list[Entry]:
    """Stories that are not in this language, the newest first."""
    found = [entry for slug, entry in bundle.elsewhere.items() if slug in bundle.released["stories"]]
    return sorted(found, key=lambda entry: entry.published, reverse=True)


def newest_view(bundle: Bundle, facet: Facet) -> View:
    """The first page of a facet's value, which alone says how many stories there are."""
    last = old_pages(len(facet.entries))
    content = shown(bundle, facet, newest(facet.entries)) | {
        "number": None,
        "count": len(facet.entries),
        "newer": None,
        "older": page_path(facet.folder, last, len(facet.entries)),
    }
    path = f"by/{facet.folder}/newest.html"
    return View(path, "list.html", content, [each for each in LANGUAGES if facet.counts.get(each, 0)])


def old_views(bundle: Bundle, facet: Facet, folder: str) -> Iterator[View]:
    """The older pages, which stay as they are when stories are added; the last of them changes once, when the next one comes."""
    count = len(facet.entries)
    for number in range(1, old_pages(count) + 1):
        content = shown(bundle, facet, old(facet.entries, number)) | {
            "number": number,
            "count": None,
            "newer": page_path(folder, number + 1, count),
            "older": page_path(folder, number - 1, count),
        }
        languages = [each for each in LANGUAGES if number <= old_pages(facet.counts.get(each, 0))]
        yield View(f"by/{folder}/{number}.html", "list.html", content, languages)


def shown(bundle: Bundle, facet: Facet, entries: Sequence[Entry]) -> dict[str, Any]:
    """What every list page says."""
    read_in = facet.value if facet.kind == "language" else None
    return {
        "kind": facet.kind,
        "value": facet.value,
        "name": facet.name,
        "rows": [row(bundle, entry, read_in) for entry in entries],
    }


def row(bundle: Bundle, entry: Entry, read_in: str | None = None) -> dict[str, Any]:
    """A story in a list: nothing that a new count would change. `read_in` is the language of the page that it leads to."""
    story = bundle.released["stories"][entry.slug]
    return {
        "slug": entry.slug,
        "url": entry.url,
        "title": entry.title,
        "language": read_in or entry.language,
        "written_in": entry.language,
        "said": entry.fields["said"],
        "published": entry.published,
        "theme": theme_link(bundle, story["theme"]),
        **{key: story[key] for key in ("status", "late_days")},
    }
