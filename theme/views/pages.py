"""A page that staff wrote."""

from __future__ import annotations

from markupsafe import Markup

from theme.bundle import Bundle
from theme.views import View

WITH_FORM = "tell-us"


def page_view(bundle: Bundle, slug: str, title: str, html: str) -> View:
    """The page; `html` is its body, read from Markdown by the closed extension of theme/prose.py."""
    content = {
        "slug": slug,
        "title": title,
        "body": Markup(html),  # noqa: S704 - made by theme/prose.py
        "themes": choices(bundle) if slug == WITH_FORM else {},
    }
    return View(f"{slug}.html", "page.html", content, bundle.page_languages(slug))


def choices(bundle: Bundle) -> dict[str, str]:
    """The themes that a message can be about, as the form of the inbox offers them."""
    return {id_: theme["name"][bundle.language] for id_, theme in bundle.themes.items()}
