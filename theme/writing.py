"""How Pelican writes a page: every template gets the view of its page and nothing else of Pelican's context (house, "Facts about the parts").

A plugin in Pelican's sense: `get_writer` and `get_generators` are its public seams.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from theme.bundle import Bundle
from theme.keeping import Keeper, keep_stories, write_keys
from theme.views import View
from theme.views.every import made_views
from theme.views.lessons import lesson_view
from theme.views.pages import page_view
from theme.views.stories import story_view


class MadePages(Generator):  # type: ignore[misc] # the library has no types
    """Writes the pages that no text stands behind."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Called by Pelican once."""
        keeper: Keeper = self.settings["KEEPER"]
        keep_stories(keeper, Path(self.output_path))
        for view in made_views(keeper.bundle):
            writer.write_view(view, self.env)


class SiteWriter(Writer):  # type: ignore[misc] # the library has no types
    """Renders views."""

    def write_file(self, name: str, template: Template, *_: Any, **given: Any) -> None:
        """Pelican's own call for stories and staff pages; a draft has no name."""
        bundle: Bundle = self.settings["KEEPER"].bundle
        if not name:
            return
        if "article" in given:
            article = given["article"]
            self.render(story_view(bundle, article.slug, article.content), template.environment)
        elif "page" in given:
            page = given["page"]
            view_of = lesson_view if Path(page.source_path).parent.name == "lessons" else page_view
            view = view_of(bundle, page.slug, page.title, page.content)
            self.write_view(view, template.environment)
        else:
            raise ValueError(f"{name} is a page that nobody ordered")

    def write_view(self, view: View, templates: Environment) -> None:
        """Write one page, or take it over from the last release."""
        keeper: Keeper = self.settings["KEEPER"]
        if keeper.stays(view.path, keeper.key(view)):
            keeper.keep(view.path, Path(self.output_path))
        else:
            self.render(view, templates)

    def render(self, view: View, templates: Environment) -> None:
        """Render one page; two pages of one path are a fault of the program."""
        path = Path(self.output_path, view.path)
        if path.exists():
            raise ValueError(f"{view.path} was written already")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(templates.get_template(view.template).render(self.context_of(view)), "utf-8")

    def context_of(self, view: View) -> dict[str, Any]:
        """All that the template sees beside the constants of pelicanconf.py."""
        return {
            "view": view.shown,
            "site": self.settings["KEEPER"].bundle.site,
            "output_file": view.path,
            "SITEURL": "/".join([".."] * view.path.count("/")) or ".",
        }


def made_pages(_: object) -> type[Generator]:
    """Pelican asks for generators."""
    return MadePages


def site_writer(_: object) -> type[Writer]:
    """Pelican asks for a writer."""
    return SiteWriter


def note_keys(pelican: Pelican) -> None:
    """Pelican has finished."""
    if os.environ.get("OTKLIK_KEYS_TO"):
        write_keys(pelican.settings["KEEPER"], Path(os.environ["OTKLIK_KEYS_TO"]))


def register() -> None:
    """Pelican asks the plugin to introduce itself."""
    signals.get_generators.connect(made_pages)
    signals.get_writer.connect(site_writer)
    signals.finalized.connect(note_keys)
