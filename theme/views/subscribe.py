"""How to hear of changes without an account: every feed, and what a feed is (S3, S4)."""

from __future__ import annotations

from collections.abc import Iterator

from theme.bundle import Bundle
from theme.views import View
from theme.views.facets import STATUSES


def views(bundle: Bundle) -> Iterator[View]:
    """subscribe.html."""
    themes = [{"id": theme["id"], "name": theme["name"][bundle.language]} for theme in bundle.themes.values()]
    content = {"themes": themes, "statuses": list(STATUSES), "snippet": snippet(bundle)}
    yield View("subscribe.html", "subscribe.html", content)


def snippet(bundle: Bundle) -> str:
    """The line of HTML that shows the badge on another site; %s is for its words."""
    place = f"{bundle.site['site_url']}/{bundle.language}".replace("%", "%%")
    return f'<a href="{place}/index.html"><img src="{place}/badge.svg" alt="%s"></a>'
