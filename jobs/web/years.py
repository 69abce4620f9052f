"""How many stories were published in which year, by language: so every language knows which pages its sisters have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from jobs.settings import LANGUAGES
from jobs.web.texts import Approved


def story_years(approved: Iterable[Approved]) -> dict[str, dict[str, int]]:
    """Language -> year -> stories."""
    found: dict[str, Counter[str]] = {language: Counter() for language in LANGUAGES}
    for item in approved:
        if item.text.kind == "story":
            found[item.text.language][f"{item.published:%Y}"] += 1
    return {language: dict(sorted(years.items())) for language, years in found.items()}
