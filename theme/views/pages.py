"""A page that staff wrote."""

from __future__ import annotations

from markupsafe import Markup

from theme.bundle import Bundle
from theme.views import View


def page_view(bundle: Bundle, slug: str, title: str, html: str) -> View:
    """The page; `html` is its body, read from Markdown by the closed extension of theme/prose.py."""
    content = {"slug": slug, "title": title, "body": Markup(html)}  # noqa: S704 - made by theme/prose.py
    return View(f"{slug}.html", "page.html", content, bundle.page_languages(slug))
