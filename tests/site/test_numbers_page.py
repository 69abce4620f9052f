"""The page of numbers: every figure with its value, its range and its rule, or the words that say why not (Q8)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from jobs.settings import LANGUAGES
from tests.site.conftest import SPARSE, released_figures
from tests.site.test_story_page import environment, text_of
from theme.bundle import read_bundle
from theme.views import numbers

FIGURES = ("csi", "nps", "answered", "time_to_answer", "recovery", "leakage")
SITE = {"name": "Northline", "mail": "m@example.org", "site_url": "https://f.example.org", "inbox": ""}
SITE |= {
    "counted_on": "2026-11-22",
    "period": ["2025-11", "2026-10"],
    "acknowledge_days": 5,
    "answer_days": 10,
}  # type: ignore[dict-item]
HIDDEN = {"value": None, "low": None, "high": None, "n": 0, "enough": False}


def shown(language: str = "en", **changed: Any) -> Any:
    """The page with these figures instead of the usual ones."""
    numbers = released_figures({})["numbers"] | changed
    page = environment(language).get_template("numbers.html")
    view = {"numbers": numbers, "channels": {}, "aspects": {}, "languages": list(LANGUAGES)}
    return html.fromstring(
        page.render(view=view, site=SITE, output_file="numbers.html", SITEURL=".").encode()
    )


def section(tree: Any, name: str) -> str:
    return text_of(tree, f"//section[@aria-labelledby='{name}']")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_stands_at_the_top_and_leads_to_its_formula(language: str) -> None:
    tree = shown(language)
    tops = tree.xpath("//main/dl[@class='strip figures']//a/@href")
    assert tops == [f"#{name}" for name in FIGURES]
    for name in FIGURES:
        (formula,) = tree.xpath(f"//section[@aria-labelledby='{name}']//p[@class='formula']")
        assert "=" in formula.text_content()
        assert formula.get("dir") == "ltr"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nps", "41 on a scale from minus 100 to 100 Counted: at least 900. The true value most likely lies between 36 and 46."),
        ("answered", "81% Counted: at least 360. The true value most likely lies between 76% and 85%."),
        ("time_to_answer", "6 working days Counted: at least 365. The true value most likely lies between 6 and 7."),
        ("leakage", "Not enough yet Counted so far: at least 20. We show it from 30 up, and only when its range is at most 10 points wide."),
    ],
)  # fmt: skip
def test_a_figure_says_its_value_its_range_and_how_many(name: str, words: str) -> None:
    assert words in section(shown(), name)


def test_one_working_day_is_one() -> None:
    day = {"value": 1, "low": 1, "high": 2, "n": 40, "enough": True}
    assert "1 working day Counted" in section(shown(time_to_answer=day), "time_to_answer")


def test_a_recovery_rate_of_wide_bounds_says_that_many_could_not_be_reached() -> None:
    """R12: the bounds are no range of chance."""
    wide = section(shown(), "recovery")
    assert (
        "Many could not be reached. If none of them were satisfied, it would be 63%; if all of them were, 96%."
        in wide
    )
    assert "most likely" not in wide
    assert "Put right94%Many could not be reached." in text_of(shown(), "//main/dl[@class='strip figures']")
    narrow = section(
        shown(recovery={"value": 94, "low": 89, "high": 96, "n": 230, "enough": True}), "recovery"
    )
    assert "Many could not" not in narrow
    assert "between 89% and 96%" in narrow


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_organisation_without_any_answers_has_a_page_without_any_value(language: str) -> None:
    """Not even how many there are is told while they are too few."""
    hidden = dict.fromkeys(FIGURES, HIDDEN) | {"answered": HIDDEN | {"within_days": None}}
    tree = shown(language, **hidden, aspects=[], halves=[])
    assert not tree.xpath("//p[@class='figure']/b")
    assert len(tree.xpath("//main/dl[@class='strip figures']//dd[@class='text']")) == len(FIGURES)
    assert not tree.xpath("//section[@aria-labelledby='aspects']")


def test_the_promised_days_are_those_of_the_figure_or_of_the_settings() -> None:
    told = released_figures({})["numbers"]["answered"]
    assert "within 12 working days" in section(shown(answered=told | {"within_days": 12}), "answered")
    assert "within 10 working days" in section(shown(answered=told | {"within_days": None}), "answered")


def test_each_aspect_says_how_many_scored_it() -> None:
    one = {"aspect": "delivery", "before": SPARSE, "after": SPARSE, "all": SPARSE}
    words = section(shown(aspects=[one], halves=[]), "aspects")
    assert "Delivery Counted: at least 20.not enough answers" in words


def test_the_parts_of_the_ledger_add_up_as_far_as_rounding_allows() -> None:
    """The page says that each number is rounded by itself; the example of the tests keeps to it."""
    ledger = released_figures({})["numbers"]["ledger"]
    parts = [band for name, band in ledger.items() if name != "received"]
    least = sum(max(0, band["n"] - 2) if band["kind"] == "about" else 0 for band in parts)
    most = sum(band["n"] + 2 if band["kind"] == "about" else band["n"] - 1 for band in parts)
    assert least <= ledger["received"]["n"] + 2
    assert most >= ledger["received"]["n"] - 2
    assert "rounded by itself" in section(shown(), "ledger")


@pytest.mark.parametrize(
    ("language", "channel", "aspect"),
    [("en", "Neighbours' forum", "Weeks until it comes"), ("ar", "منتدى الجيران", "أسابيع الانتظار")],
)
def test_own_names_stand_before_the_usual_words(
    bundle: Path, language: str, channel: str, aspect: str
) -> None:
    """S8: and an aspect without a name is its id in words."""
    (view,) = numbers.views(read_bundle(bundle, language))
    page = environment(language).get_template("numbers.html")
    tree = html.fromstring(
        page.render(view=view.shown, site=SITE, output_file=view.path, SITEURL=".").encode()
    )
    assert channel in text_of(tree, "//div[@id='channels']")
    assert aspect in section(tree, "aspects")
    unnamed = {"aspect": "after_care", "before": SPARSE, "after": SPARSE, "all": SPARSE}
    assert "after care" in section(shown(language, aspects=[unnamed]), "aspects")
