"""The page of the search: what it can be narrowed to, and the ways for readers without JavaScript (S3)."""

from __future__ import annotations

from collections.abc import Iterator

from theme.bundle import Bundle
from theme.views import View
from theme.views.facets import facets


def views(bundle: Bundle) -> Iterator[View]:
    """search.html."""
    found = facets(bundle)
    names = {theme["id"]: theme["name"][bundle.language] for theme in bundle.themes.values()}
    content = {
        "themes": [{"value": id_, "name": name} for id_, name in names.items()],
        "statuses": [facet.value for facet in found if facet.kind == "status"],
        "years": [facet.value for facet in found if facet.kind == "year"],
        "facets": [facet.link() for facet in found],
    }
    yield View("search.html", "search.html", content)
