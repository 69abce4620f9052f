"""Views: a page sees what its view takes from the bundle and nothing else; equal views are equal pages (site, speed)."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from jobs.settings import CODE, LANGUAGES
from theme.bundle import read_bundle
from theme.views import home
from theme.views.every import MADE, made_views, paths


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_made_page_has_its_own_path_a_template_and_plain_values(bundle: Path, language: str) -> None:
    """Plain values have one spelling in bytes, so that two views can be compared."""
    found = list(made_views(read_bundle(bundle, language)))
    assert len({view.path for view in found}) == len(found) > len(MADE)
    for view in found:
        assert (CODE / "theme" / "templates" / view.template).is_file()
        assert json.loads(json.dumps(view.shown)) == view.shown


def test_every_module_of_views_stands_in_the_table() -> None:
    """A module that makes pages and is forgotten would leave them out in silence."""
    modules = {
        path.stem
        for path in (CODE / "theme" / "views").glob("*.py")
        if "def views(" in path.read_text("utf-8")
    }
    assert {views.__module__.rsplit(".", 1)[1] for views in MADE} == modules


def test_the_pages_of_a_language_are_known_before_they_are_made(bundle: Path) -> None:
    """What is not in this list stops the build (S6)."""
    english, russian = (paths(read_bundle(bundle, language)) for language in ("en", "ru"))
    assert russian - english == {"changes/only-ru.html", "by/language/en/newest.html"}
    assert {
        "index.html",
        "feed.atom",
        "tell-us.html",
        "changes/worked.html",
        "themes/order-desk.html",
    } <= english


def test_templates_take_from_their_view_and_from_nothing_of_pelican() -> None:
    """Otherwise every page would depend on every other."""
    names = ("articles", "article.", "pages", "categories", "tags", "SITENAME", "release.", "stories[")
    for template in (CODE / "theme" / "templates").glob("*.*"):
        text = template.read_text("utf-8")
        assert not [name for name in names if f"{{{{ {name}" in text or f"in {name}" in text], template.name


@pytest.mark.parametrize("status", ["asked", "made"])
def test_what_changed_last_is_a_change(bundle: Path, status: str) -> None:
    """A question that is newer than the newest change is no change."""
    made = read_bundle(bundle, "en")
    stories = {slug: {**story, "status": status} for slug, story in made.released["stories"].items()}
    found = replace(made, released={**made.released, "stories": stories})
    (view,) = home.views(found)
    changed = [each["slug"] for each in view.content["changed"]]
    assert changed == ([found.entries[0].slug] if status == "made" else [])
