"""Dates, months and numbers as a reader of the language writes them (Babel; British English, Russian, Arabic with Latin digits)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from typing import Any

from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_decimal, format_percent

LOCALES = {"en": "en_GB", "ru": "ru", "ar": "ar"}
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufffe\uffff]")


def as_date(text: str) -> date:
    """`2026-04-13`, or `2026-04` for its first day; anything after the day is left out."""
    return date.fromisoformat(f"{text}-01"[:10])


def day(text: str, locale: str) -> str:
    """13 April 2026."""
    return format_date(as_date(text), "long", locale=locale)


def month(text: str, locale: str) -> str:
    """April 2026, standing alone."""
    return format_skeleton("yMMMM", as_date(text), locale=locale)


def month_of(text: str, locale: str) -> str:
    """April 2026 inside "the end of ...": Russian inflects it."""
    return format_date(as_date(text), "MMMM y", locale=locale)


def period(months: list[str], locale: str) -> str:
    """Nov - Dec 2025, from first and last month."""
    first, last = months
    return format_interval(as_date(first), as_date(last), "yMMM", locale=locale)


def number(value: float, locale: str, places: int = 0) -> str:
    """71.4 with the language's decimal sign; as many decimal places as asked."""
    return format_decimal(value, "#,##0" + ("." + "0" * places if places else ""), locale=locale)


def held(figure: str, locale: str) -> str:
    """A figure and its sign, isolated in a right-to-left line so that the sign stays on its side."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{figure}\N{POP DIRECTIONAL ISOLATE}" if locale == "ar" else figure


def percent(ratio: float, locale: str) -> str:
    """0.25 as 25 %, held together between Arabic words."""
    return held(format_percent(ratio, locale=locale), locale)


def change(ratio: float, locale: str) -> str:
    """0.25 of the earlier rate as -75 %, 1.4 as +40 %, with true signs."""
    sign = "+" if ratio > 1 else "\N{MINUS SIGN}"
    return held(sign + format_percent(abs(ratio - 1), locale=locale), locale)


def printable(value: object) -> object:
    """The last gate before a page: characters that no page or feed may hold are left out of every value."""
    if (
        not isinstance(value, str) or value.isprintable()
    ):  # almost every value, ten times faster than the pattern
        return value
    return type(value)(UNPRINTABLE.sub("", value))


FILTERS = (day, month, month_of, period, number, percent, change)


def remembered(filter_: Callable[..., str]) -> Callable[..., str]:
    """The same filter; it writes each value once, however many pages show it."""
    kept = cache(filter_)

    def say(value: Any, **given: Any) -> str:
        return kept(tuple(value) if isinstance(value, list) else value, **given)

    return say


def figure_filters(language: str) -> dict[str, Callable[..., str]]:
    """The filters of one language, by name."""
    return {each.__name__: remembered(partial(each, locale=LOCALES[language])) for each in FILTERS}
