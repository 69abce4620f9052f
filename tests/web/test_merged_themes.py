"""The public site after staff merged, split and renamed themes: old addresses go on, unfinished themes stay inside."""

from __future__ import annotations

import json

import pytest
from lxml import html

from tests.conftest import Organisation
from tests.web.test_small_organisations import WORDS, shrink

pytestmark = pytest.mark.slow
AS = ("--as", "ines")


def heading(organisation: Organisation, language: str, theme: str) -> str:
    """What stands above the page of a theme."""
    page = organisation.site / language / "themes" / f"{theme}.html"
    return str(html.fromstring(page.read_text("utf-8")).findtext(".//h1"))


def test_a_merged_theme_keeps_its_address_and_its_stories(organisation: Organisation) -> None:
    """M2: the story of the merged theme stands with the other, the list names it once; a theme without all texts is not shown."""
    shrink(organisation, ["2026-09-05"] * len(WORDS), stories=True)
    for room in ("jobs.gather", "jobs.hear", "jobs.mosaic"):
        organisation.must(room)
    themes = "jobs.mosaic.theming"
    organisation.must(themes, "--merge", "delivery-days", "--into", "delivery-time", *AS)
    organisation.must(themes, "--rename", "price-promo", "--name-ru", "Цены", *AS)
    moved = organisation.must(themes, "--of", "delivery-time").splitlines()[1].split()[0]
    organisation.must(
        themes, "--split", "delivery-time", "--voices", moved, "--id", "inside", "--name-en", "In", *AS
    )
    organisation.must("jobs.web", "build")
    for language in ("en", "ru", "ar"):
        assert heading(organisation, language, "delivery-days") == heading(
            organisation, language, "delivery-time"
        )
        listed = (organisation.site / language / "themes.html").read_text("utf-8")
        assert listed.count("themes/delivery-time.html") == 1
        assert "themes/delivery-days.html" not in listed
        story = (organisation.site / language / "changes" / "sunday-delivery.html").read_text("utf-8")
        assert "themes/delivery-time.html" in story
        assert not (organisation.site / language / "themes" / "inside.html").exists()
    assert heading(organisation, "ru", "price-promo") == "Цены"
    shown = json.loads((organisation.root / "content" / "released" / "themes.json").read_text("utf-8"))
    assert {theme["id"] for theme in shown}.isdisjoint({"inside", "delivery-days"})
    said = organisation.refused("jobs.stories", "--draft", "new", "--theme", "inside", "--author", "nora")
    assert "'inside' is not a theme: add --theme with one of" in said
