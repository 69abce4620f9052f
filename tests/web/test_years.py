"""S3: the years of publication by language, from which the filter by year is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jobs.settings import CODE
from jobs.stories.writing import read_text
from jobs.web.texts import Approved
from jobs.web.years import story_years


def approved(kind: str, folder: str, slug: str, language: str, day: date) -> Approved:
    name = f"{slug}.{language}.md"
    content = (CODE / "content" / folder / name).read_bytes()
    return Approved(replace(read_text(kind, name, content), slug=slug), day, day)


def test_stories_are_counted_by_language_and_year_and_pages_are_not() -> None:
    given = [
        approved("story", "stories", "honest-dates", "ru", date(2025, 12, 31)),
        approved("story", "stories", "app-payment", "ru", date(2026, 1, 1)),
        approved("story", "stories", "app-payment", "ar", date(2026, 5, 1)),
        approved("page", "pages", "tell-us", "ar", date(2026, 5, 1)),
    ]
    assert story_years(given) == {"en": {}, "ru": {"2025": 1, "2026": 1}, "ar": {"2026": 1}}
