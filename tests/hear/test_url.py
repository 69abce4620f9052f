"""Web addresses."""

from __future__ import annotations

import pytest

from jobs.hear.url import find_urls
from tests.hear.table import check

STAYS = [
    "The end.Next sentence, e.g. this one",
    "version 4.0.1 at 9.30 in Leeds",
    "приехали в 9.30.Потом уехали",
    "الساعة 9.30 صباحا",
]
CHANGES = [
    "see «https://example.com/u/123?x=1».",
    "my page («www.example.org/ivan») and «t.me/olga_k5»",
    "страница «vk.com/id145», смотрите",
    "انظر «https://example.net/a»، شكرا",
    "https «example.com» too",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_url_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_urls, written, "url")
