"""Where the redactor would mask a text, counted in the text as it came."""

from __future__ import annotations

import pytest

from jobs.hear.measuring.masks import masks_of
from jobs.hear.span import Span
from tests.hear.table import marked

WRITTEN = [
    "Thanks &amp; regards, «Hannah Whitlock»",
    "&amp;laquo;Логин&amp;raquo; и &quot;Старт&quot; подключила «Ольга Ветрова»&amp;#8230;",
    "شكرا&nbsp;جزيلا، «kevin@a.example»&#8230;",
    "Nothing to mask &amp; nothing masked",
]


@pytest.mark.parametrize("written", WRITTEN)
def test_masks_stand_where_the_words_stood(written: str) -> None:
    """F1: signs that are spelled out for the web are read as signs, and the mask still covers the words as they came."""
    text = written.replace("«", "").replace("»", "")
    found = [Span(start, end, label, "") for start, end, label in masks_of(text, strict=False)]
    assert marked(text, found) == written
