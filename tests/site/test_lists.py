"""Lists are numbered from the oldest, every facet's value has its pages, and an old page stays as it is (S3; site, "Speed")."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jobs.settings import LANGUAGES
from tests.site.conftest import STATUSES, released_figures, story_figures
from theme.bundle import Bundle, Entry
from theme.views import View
from theme.views.letters import letter_of, sort_key
from theme.views.letters import views as letter_views
from theme.views.lists import views
from theme.views.paging import newest, old, old_pages, page_path

COUNTS = [(0, 0), (1, 0), (20, 0), (39, 0), (40, 1), (59, 1), (60, 2), (10_000, 499)]


@pytest.mark.parametrize(("count", "pages"), COUNTS)
def test_the_newest_page_holds_20_to_39_and_every_old_one_20(count: int, pages: int) -> None:
    rows = list(range(count, 0, -1))
    assert old_pages(count) == pages
    assert len(newest(rows)) == count - 20 * pages
    assert all(len(old(rows, number)) == 20 for number in range(1, pages + 1))
    oldest_first = [old(rows, number) for number in range(pages, 0, -1)]
    assert [row for page in (newest(rows), *oldest_first) for row in page] == rows


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, None), (1, "by/all/1.html"), (2, "by/all/2.html"), (3, "changes.html")],
)
def test_after_the_last_old_page_comes_the_newest(number: int, expected: str | None) -> None:
    assert page_path("all", number, 60) == expected
    assert page_path("year/2026", 3, 60) == "by/year/2026/newest.html"


def made_up(count: int, language: str = "en", foreign: int = 0) -> Bundle:
    """A bundle in memory: `count` stories, and some that exist in Russian only."""
    slugs = [f"s{number:05}" for number in range(count)]
    strangers = [f"f{number:03}" for number in range(foreign)]
    readable = {slug: list(LANGUAGES) for slug in slugs} | {slug: ["ru"] for slug in strangers}
    released: dict[str, Any] = released_figures(readable)
    every = (*slugs, *strangers)
    released["stories"] = {
        slug: story_figures(STATUSES[n % len(STATUSES)], n) | {"area": "shops" if n % 2 else None}
        for n, slug in enumerate(every)
    }
    released["areas"] = [{"id": "shops", "name": dict.fromkeys(LANGUAGES, "Shops")}]
    released["themes"] = [theme | {"stories": []} for theme in released["themes"]]
    bundle = Bundle(Path("nowhere"), language, released)
    days = {slug: f"{2025 + n // 400}-{1 + n % 400 // 40:02}-{1 + n % 28:02}" for n, slug in enumerate(every)}
    years = {day[:4] for day in days.values()}
    released["release"]["years"] = {
        each: {
            year: sum(days[slug][:4] == year for slug in every if each in readable[slug]) for year in years
        }
        for each in LANGUAGES
    }
    entries = {
        slug: Entry(slug, language if slug in slugs else "ru", head(slug, days[slug])) for slug in every
    }
    newest_first = sorted((entries[slug] for slug in slugs), key=lambda one: one.published, reverse=True)
    own = tuple(newest_first) if language != "ru" else tuple(entries.values())
    vars(bundle)["entries"] = own
    vars(bundle)["elsewhere"] = {} if language == "ru" else {slug: entries[slug] for slug in strangers}
    return bundle


def head(slug: str, day: str) -> dict[str, str]:
    return {"title": f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[int(slug[1:]) % 26]}x {slug}", "said": "x", "date": day}


def by_path(bundle: Bundle) -> dict[str, View]:
    return {view.path: view for view in views(bundle)}


def test_every_story_stands_once_in_each_chain_of_pages() -> None:
    """S3: all, theme, status, area, year; older links lead from the newest page to page 1 and back."""
    bundle = made_up(130)
    pages = by_path(bundle)
    for start in (
        "changes.html",
        "by/theme/delivery-time/newest.html",
        "by/area/shops/newest.html",
        "by/year/2025/newest.html",
    ):
        path: str | None = start
        seen: list[str] = []
        before: str | None = None
        while path:
            content = pages[path].content
            assert content.get("newer") == before
            seen += [row["slug"] for row in content.get("rows", content.get("cards"))]
            before, path = path, content["older"]
        assert len(seen) == len(set(seen))
        assert len(seen) == {
            "changes.html": 130,
            "by/area/shops/newest.html": 65,
            "by/year/2025/newest.html": 130,
        }.get(start, 44)


def test_a_full_page_stays_when_stories_are_added() -> None:
    """Site, "Speed": only the last old page learns, once, that a newer one follows."""
    few, more = by_path(made_up(100)), by_path(made_up(119))
    assert few["by/all/3.html"] == more["by/all/3.html"]
    few, more = by_path(made_up(399)), by_path(made_up(420))
    old_ones = [path for path in few if path.startswith("by/all/")]
    changed = [path for path in old_ones if few[path] != more[path]]
    assert changed == ["by/all/18.html"]


def test_no_old_page_tells_how_many_there_are() -> None:
    pages = by_path(made_up(100))
    assert pages["by/all/3.html"].content["count"] is None
    assert pages["by/area/shops/newest.html"].content["count"] == 50


def test_a_value_without_stories_has_no_page() -> None:
    pages = by_path(made_up(3))
    assert {path.split("/")[2] for path in pages if path.startswith("by/status/")} == set(STATUSES[:3])
    assert not any(path.startswith("by/all/") for path in pages)


def test_sister_pages_are_named_where_they_are() -> None:
    """S8: Russian alone has enough stories for a page more; the year 2026 exists in Russian only."""
    russian, english = by_path(made_up(390, "ru", 30)), by_path(made_up(390, "en", 30))
    assert russian["by/all/19.html"].languages == ["en", "ru", "ar"][1:2]
    assert russian["by/all/18.html"].languages == english["by/all/18.html"].languages == list(LANGUAGES)
    assert russian["by/year/2026/newest.html"].languages == ["ru"]
    assert "by/year/2026/newest.html" not in english
    assert "by/all/19.html" not in english


def test_the_language_filter_leads_to_the_other_language() -> None:
    pages = by_path(made_up(5, "en", 30))
    content = pages["by/language/ru/newest.html"].content
    assert content["count"] == 35
    assert {row["language"] for row in content["rows"]} == {"ru"}
    assert {row["written_in"] for row in content["rows"]} == {"en", "ru"}
    assert pages["by/language/ru/newest.html"].languages == ["en", "ar"]
    assert "by/language/en/newest.html" not in pages


def test_the_first_page_shows_the_newest_of_what_is_not_in_this_language() -> None:
    """S8: twenty of them; all stand on the pages of their language."""
    shown = by_path(made_up(5, "en", 30))["changes.html"].content["foreign"]
    assert len(shown) == 20
    days = [row["published"] for row in shown]
    assert days == sorted(days, reverse=True)


LETTERS = [
    ("en", "The app asks", "A"),
    ("en", "A map of shops", "M"),
    ("en", "“Quoted” words", "Q"),
    ("en", "Élan", "E"),
    ("en", "24 hours", "digits"),
    ("en", "Ёлка", "other"),
    ("ru", "Ёлка не падает", "Е"),
    ("ru", "Единая очередь", "Е"),
    ("ru", "«Йод» в аптечке", "Й"),
    ("ru", "App", "other"),
    ("ar", "التوصيل في المساء", "ت"),
    ("ar", "أخذ الفرشة", "ا"),
    ("ar", "إعادة المبلغ", "ا"),
    ("ar", "آلة", "ا"),
    ("ar", "الآن", "ا"),
    ("ar", "مُراجعة", "م"),
    ("ar", "٢٤ ساعة", "digits"),
    ("ar", "", "other"),
]


@pytest.mark.parametrize(("language", "title", "letter"), LETTERS)
def test_titles_stand_under_their_letter(language: str, title: str, letter: str) -> None:
    """S8: without articles, in one spelling; what the alphabet does not have stands at the end."""
    assert letter_of(title, language) == letter


def test_titles_are_sorted_without_articles() -> None:
    assert sort_key("The Éclair", "en") > sort_key("eclair", "en")
    assert sort_key("المساء", "ar") == "مساء"
    assert sort_key("ёж", "ru") == "еж"


def test_a_long_alphabet_has_a_page_for_each_letter() -> None:
    (short,) = letter_views(made_up(200))
    assert sum(len(group["rows"]) for group in short.content["groups"]) == 200
    index, *pages = letter_views(made_up(201))
    assert index.path == "a-z.html"
    assert [group["rows"] for group in index.content["groups"]] == [[]] * 26
    assert [page.path for page in pages[:2]] == ["a-z/eb.html", "a-z/ec.html"]
    assert sum(len(page.content["groups"][0]["rows"]) for page in pages) == 201
    assert {tuple(page.languages) for page in pages} == {("en",)}
