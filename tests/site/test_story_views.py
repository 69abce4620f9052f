"""What the pages of stories and themes take from the bundle: the answer in short, what to read next, the whole picture (S1, M4)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from jobs.patterns.released import MADE, OPEN
from jobs.settings import LANGUAGES
from tests.site.conftest import STATUSES, story_text, write
from theme.bundle import Bundle, read_bundle
from theme.views.cards import answer
from theme.views.related import MOST, related
from theme.views.stories import story_view
from theme.views.themes import LONGEST, PARTS, theme_view


def slugs(found: list[dict[str, Any]]) -> list[str]:
    return [each["url"].removeprefix("changes/").removesuffix(".html") for each in found]


def site_of(folder: Path, stories: Mapping[str, tuple[str, str, str | None]]) -> Bundle:
    """Stories by slug: the day of publication, the theme and the area."""
    for slug, (day, _, _) in stories.items():
        text = story_text("en", "made", 1).replace("slug: made", f"slug: {slug}")
        lines = [f"date: {day}" if line.startswith("date: ") else line for line in text.split("\n")]
        write(folder / "en" / "stories" / f"{slug}.md", "\n".join(lines))
    figures = {
        slug: {"theme": theme, "area": area, "status": "made"} for slug, (_, theme, area) in stories.items()
    }
    return Bundle(folder, "en", {"stories": figures})


SHELF = {
    "old": ("2026-01-01", "a", None),
    "older-area": ("2026-01-02", "b", "north"),
    "mid": ("2026-02-01", "a", "north"),
    "late": ("2026-03-01", "a", None),
    "new": ("2026-04-01", "a", "north"),
    "newest": ("2026-05-01", "a", None),
    "alone": ("2026-05-02", "c", None),
}


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("newest", ["new", "late", "mid"]),  # the nearest older ones of its theme
        ("late", ["mid", "old", "new"]),  # then those that followed
        ("old", ["mid", "late", "new"]),
        ("older-area", ["mid", "new"]),  # of its area, where its theme has no other
        ("alone", []),
    ],
)
def test_what_to_read_next(tmp_path: Path, slug: str, expected: list[str]) -> None:
    """S1: same theme first, then same area."""
    assert slugs(related(site_of(tmp_path, SHELF), slug)) == expected


def test_a_story_that_has_three_keeps_them_when_others_come(tmp_path: Path) -> None:
    """Site, speed: a new story changes the pages of at most three others."""
    before = {f"s{n:02}": (f"2026-01-{n + 1:02}", "a", "north") for n in range(12)}
    after = before | {"s99": ("2026-06-01", "a", "north")}
    shown = [
        {slug: related(site_of(tmp_path / name, stories), slug) for slug in before}
        for name, stories in (("before", before), ("after", after))
    ]
    assert shown[0] == shown[1]
    assert all(len(found) == MOST for found in shown[0].values())


@pytest.mark.parametrize(
    ("fields", "status", "expected"),
    [
        ({"what": "w"}, "made", "w"),
        ({"what": "w", "reason": "r"}, "will-not", "r"),
        ({"what": "w", "question": "q"}, "asked", "q"),
        ({"what": "w", "question": "q"}, "made", "w"),
        ({}, "heard", None),
    ],
)
def test_the_answer_in_one_sentence(
    tmp_path: Path, fields: dict[str, str], status: str, expected: str | None
) -> None:
    """S2."""
    write(tmp_path / "en" / "stories" / "a.md", story_text("en", "heard", 1))
    entry = Bundle(tmp_path, "en", {}).entries[0]
    assert answer(type(entry)("a", "en", fields), status) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_shows_its_area_and_its_promise(bundle: Path, language: str) -> None:
    """S1, L9: names in the reader's language; each date that was told, with its day."""
    shown = story_view(read_bundle(bundle, language), "late", "").content
    assert shown["promise"]["state"] == "late"
    assert all(set(each) == {"promised", "told_on"} for each in shown["promise"]["history"])
    assert story_view(read_bundle(bundle, language), "heard", "").content["promise"] is None
    areas = {area["id"]: area["name"][language] for area in read_bundle(bundle, language).released["areas"]}
    for slug, story in read_bundle(bundle, language).released["stories"].items():
        if slug in read_bundle(bundle, language).by_slug:
            shown = story_view(read_bundle(bundle, language), slug, "").content
            assert shown["area"] == areas.get(story["area"])


def test_every_status_has_its_place_on_the_page_of_a_theme() -> None:
    """M4: made, open, refused or joined, each status in exactly one."""
    placed = [status for statuses in PARTS.values() for status in statuses]
    assert sorted(placed) == sorted(STATUSES)
    assert (PARTS["made"], PARTS["open"]) == (MADE, OPEN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_theme_gathers_all_that_belongs_to_it(bundle: Path, language: str) -> None:
    """M4: causes once each, questions while they are asked, the months of its changes."""
    made = read_bundle(bundle, language)
    for theme in made.themes:
        shown = theme_view(made, theme, theme).content
        stories = [entry for entry in made.entries if entry.slug in made.themes[theme]["stories"]]
        assert sum(part["count"] for part in shown["parts"].values()) == len(stories)
        assert len({each["words"] for each in shown["causes"]}) == len(shown["causes"])
        asked = [each for each in stories if made.released["stories"][each.slug]["status"] == "asked"]
        assert bool(shown["questions"]) == any("question" in each.fields for each in asked)
        assert shown["changes"] == sorted(shown["changes"], key=lambda each: each["month"])


def test_a_long_theme_shows_the_newest_and_says_how_many(bundle: Path) -> None:
    """A theme of thousands of stories stays one page."""
    theme, count = "order-desk", LONGEST + 5
    stories = bundle / "released" / "stories.json"
    figures = json.loads(stories.read_text("utf-8"))
    for number in range(count):
        text = story_text("en", "planned", 1).replace("slug: planned", f"slug: p{number}")
        write(bundle / "en" / "stories" / f"p{number}.md", text)
        figures[f"p{number}"] = figures["planned"]
    stories.write_text(json.dumps(figures), "utf-8")
    themes = bundle / "released" / "themes.json"
    found = json.loads(themes.read_text("utf-8"))
    for each in found:
        each["stories"] += [f"p{number}" for number in range(count)] if each["id"] == theme else []
    themes.write_text(json.dumps(found), "utf-8")
    part = theme_view(read_bundle(bundle, "en"), theme, theme).content["parts"]["open"]
    assert len(part["cards"]) == LONGEST < part["count"]
