"""Dates and numbers as readers of three languages write them (S8)."""

from __future__ import annotations

import pytest

from theme.figures import figure_filters, printable

ISOLATED = "\N{LEFT-TO-RIGHT ISOLATE}{}\N{POP DIRECTIONAL ISOLATE}"


@pytest.mark.parametrize(
    ("filter_name", "value", "en", "ru", "ar"),
    [
        ("day", "2026-04-13", "13 April 2026", "13 апреля 2026\u202fг.", "13 أبريل 2026"),
        ("day", "2026-04-13T09:30:00+03:00", "13 April 2026", "13 апреля 2026\u202fг.", "13 أبريل 2026"),
        ("month", "2026-04", "April 2026", "апрель 2026\u202fг.", "أبريل 2026"),
        ("month_of", "2027-02", "February 2027", "февраля 2027", "فبراير 2027"),
        ("number", 1420, "1,420", "1\u00a0420", "1,420"),
        ("percent", 0.25, "25%", "25\u00a0%", ISOLATED.format("25%")),
        ("percent", 12.5, "1,250%", "1\u00a0250\u00a0%", ISOLATED.format("1,250%")),
        ("change", 0.25, "−75%", "−75\u00a0%", ISOLATED.format("−75%")),
        ("change", 1.4, "+40%", "+40\u00a0%", ISOLATED.format("+40%")),
    ],
)
def test_one_value_three_languages(filter_name: str, value: object, en: str, ru: str, ar: str) -> None:
    """S8."""
    assert [figure_filters(language)[filter_name](value) for language in ("en", "ru", "ar")] == [en, ru, ar]


def test_decimal_places_and_signs() -> None:
    """Q8: a figure is shown with as many places as it deserves."""
    assert figure_filters("ru")["number"](71.4, places=1) == "71,4"
    assert figure_filters("ar")["number"](71.0, places=1) == "71.0"


@pytest.mark.parametrize(
    ("months", "en"),
    [
        (["2025-11", "2025-12"], "Nov\u2009–\u2009Dec 2025"),
        (["2025-11", "2026-10"], "Nov 2025\u2009–\u2009Oct 2026"),
    ],
)
def test_periods_name_a_shared_year_once(months: list[str], en: str) -> None:
    """S1."""
    assert figure_filters("en")["period"](months) == en


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ёлка: 5–7 «лет»", "Ёлка: 5–7 «лет»"),
        ("قال: \u2066نعم\u2069 ثم\u200cذهب", "قال: \u2066نعم\u2069 ثم\u200cذهب"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        (7, 7),
        (None, None),
        ("bell\x07 escape\x1b nul\x00 c1\x9b", "bell escape nul c1"),
        ("evil \u202egnp.exe", "evil gnp.exe"),
        ("lone \ud800 surrogate \uffff", "lone  surrogate "),
    ],
)
def test_what_no_page_may_hold_is_left_out(value: object, expected: object) -> None:
    """S6: control characters, direction overrides, halves of characters."""
    assert printable(value) == expected
