"""L4, S3: what works is a list and a page for each lesson, in each language that has it; a page that was taken off says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from jobs.settings import LANGUAGES
from tests.site.written import LESSON_SLUG
from theme.bundle import read_bundle
from theme.prose import LESSON, sections
from theme.views.every import paths
from theme.views.lessons import lesson_view, views


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lesson_stands_in_the_list_and_has_a_page(bundle: Path, language: str) -> None:
    read = read_bundle(bundle, language)
    (view,) = views(read)
    (listed,) = view.content["lessons"]
    assert listed["url"] == f"what-works/{LESSON_SLUG}.html"
    assert view.content["foreign"] == []
    assert {"what-works.html", listed["url"]} <= paths(read)
    page = lesson_view(read, LESSON_SLUG, "", "<h2>praised</h2>\n<p>a</p><h2>keep</h2>\n<p>b</p>")
    assert page.path == listed["url"]
    assert page.languages == list(LANGUAGES)
    assert page.content["body"] == {"praised": "<p>a</p>", "keep": "<p>b</p>"}


def test_a_lesson_of_another_language_is_offered_there(bundle: Path) -> None:
    """S8."""
    (bundle / "ar" / "lessons" / f"{LESSON_SLUG}.md").unlink()
    read = read_bundle(bundle, "ar")
    read.released["release"]["languages"]["lessons"][LESSON_SLUG] = ["en", "ru"]
    (view,) = views(read)
    assert view.content["lessons"] == []
    assert [each["language"] for each in view.content["foreign"]] == ["en"]
    assert f"what-works/{LESSON_SLUG}.html" not in paths(read)


def test_headings_of_a_lesson_are_not_those_of_a_story() -> None:
    assert sections("<p>x</p><h2>did</h2>", LESSON) == {"praised": "<p>x</p><h2>did</h2>"}


@pytest.mark.slow
def test_lessons_and_tombstones_are_built(bundle: Path, tmp_path: Path, build: Callable[..., Path]) -> None:
    """S3: a lesson has its three parts; a tombstone has a reason, no word of the story, and stays out of lists and searches."""
    output = build(bundle, tmp_path / "output")
    (gone,) = [notice["slug"] for notice in read_bundle(bundle, "en").released["notices"]["takedowns"]]
    for language in LANGUAGES:
        lesson = html.fromstring((output / language / "what-works" / f"{LESSON_SLUG}.html").read_bytes())
        assert len(lesson.xpath("//main//h2")) == 3
        assert lesson.xpath("//main[@data-pagefind-body]")
        stone = html.fromstring((output / language / "changes" / f"{gone}.html").read_bytes())
        assert stone.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert not stone.xpath("//main[@data-pagefind-body]")
        lists = ("changes.html", "a-z.html", "feed.atom", "by/year/2026/newest.html")
        assert not [name for name in lists if gone in (output / language / name).read_text("utf-8")]
