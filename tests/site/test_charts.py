"""Charts drawn from edge figures: every number stands in the table, and no stroke leaves its line (S1, S9)."""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import html

from jobs.settings import LANGUAGES
from theme import charts
from theme.catalogue import gettext_functions
from theme.environment import TEMPLATES, make_environment
from theme.figures import figure_filters, printable

FEWER = {"kind": "fewer", "n": 5}


def about(n: int) -> dict[str, Any]:
    return {"kind": "about", "n": n}


def two_months(first: str, band: dict[str, Any]) -> dict[str, Any]:
    return {"period": [first, charts.next_month(first)], "band": band}


def macros(language: str) -> Any:
    """The chart macros with the words of one language, without Pelican."""
    environment = make_environment(language, TEMPLATES, finalize=printable)
    return environment.get_template("charts.html").module


def drawn(markup: str) -> Any:
    return html.fromstring(f"<div>{markup}</div>")


def bars(page: Any) -> list[float]:
    return [float(each.removesuffix("%")) for each in page.xpath("//rect/@width")]


def cells(page: Any) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page.xpath("//td")]


@pytest.mark.parametrize(
    ("counts", "lengths", "shown"),
    [
        ([30], [100], ["about 30"]),
        ([20, 20, 20], [100, 100, 100], ["about 20"] * 3),
        ([10, 40], [25, 100], ["about 10", "about 40"]),
        ([0, 0], [0, 0], ["about 0", "about 0"]),
        ([100_000, 5], [100, 0], ["about 100,000", "about 5"]),
    ],
)
def test_bars_stand_for_counts(counts: list[int], lengths: list[float], shown: list[str]) -> None:
    """S1: one point, equal values, zero, and a very long one beside a short one."""
    trend = [two_months(f"2026-{2 * number + 1:02}", about(count)) for number, count in enumerate(counts)]
    page = drawn(macros("en").trend(charts.trend_rows(trend)))
    assert (bars(page), cells(page)) == (lengths, shown)


def test_a_count_under_five_is_drawn_hollow() -> None:
    """S9: what we do not tell looks unlike what we tell, and says so in words."""
    page = drawn(
        macros("en").trend(
            charts.trend_rows([two_months("2026-01", FEWER), two_months("2026-03", about(10))])
        )
    )
    assert page.xpath("//rect/@class") == ["unknown"]
    assert cells(page) == ["fewer than 5", "about 10"]
    assert "too few people" in page.xpath("string(//p[@class='legend'])")


def test_a_hole_in_the_periods_gets_its_own_row() -> None:
    """M12: holes are shown."""
    rows = charts.trend_rows([two_months("2025-11", about(10)), two_months("2026-05", about(10))])
    assert [(row.period, row.band) for row in rows] == [
        (("2025-11", "2025-12"), about(10)),
        (("2026-01", "2026-04"), None),
        (("2026-05", "2026-06"), about(10)),
    ]
    assert cells(drawn(macros("en").trend(rows)))[1] == "not counted"


def test_an_empty_trend_is_a_table_without_rows() -> None:
    """S1."""
    assert charts.trend_rows([]) == []


@pytest.mark.parametrize(
    ("changed_in", "sides"),
    [
        (None, ["plain", "plain", "plain"]),
        ("2025-10", ["after", "after", "after"]),
        ("2026-01", ["before", "during", "after"]),
        ("2026-02", ["before", "during", "after"]),
        ("2026-03", ["before", "before", "during"]),
        ("2026-05", ["before", "before", "before"]),
    ],
)
def test_the_change_stands_in_its_period(changed_in: str | None, sides: list[str]) -> None:
    """S1: the month below, at and above the edges of a period."""
    trend = [two_months(first, about(10)) for first in ("2025-11", "2026-01", "2026-03")]
    assert [row.side for row in charts.trend_rows(trend, changed_in)] == sides


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_change_is_told_in_words(language: str) -> None:
    """S9."""
    page = drawn(
        macros(language).trend(charts.trend_rows([two_months("2026-03", about(10))], "2026-04"), "2026-04")
    )
    assert figure_filters(language)["month"]("2026-04") in page.xpath("string(//tr[@class='during']/th)")


@pytest.mark.parametrize(
    ("value", "first", "last", "expected"),
    [(1, 1, 10, 0), (10, 1, 10, 100), (5.5, 1, 10, 50), (0.2, 1, 10, 0), (11, 1, 10, 100), (0, 0, 0.1, 0)],
)
def test_places_stay_on_the_line(value: float, first: float, last: float, expected: float) -> None:
    """S1."""
    assert charts.place(value, first, last) == expected


@pytest.mark.parametrize(
    ("verdict", "ratio", "low", "high", "en", "ru", "ar"),
    [
        (
            "worked",
            0.25,
            0.1,
            0.5,
            "fell to about a quarter of",
            "примерно до четверти прежнего",
            "إلى نحو ربع ما كانت عليه",
        ),
        ("worked", 0.4, 0.2, 0.8, "fell to about 40% of", "примерно до 40\u00a0% прежнего", "إلى نحو"),
        ("worked", 0, 0, 0.3, "almost stopped", "почти не стало", "توقفت"),
        (
            "worse",
            1.4,
            1.1,
            1.9,
            "got worse: comments about this rose to about 140%",
            "Стало хуже",
            "ساء الأمر",
        ),
        ("no-clear-change", 0.95, 0.6, 1.5, "No clear change", "Явных изменений нет", "لا تغيير واضح"),
        ("no-clear-change", 1.05, 0.6, 1.5, "No clear change", "Явных изменений нет", "لا تغيير واضح"),
    ],
)
def test_verdicts_are_sentences(
    verdict: str, ratio: float, low: float, high: float, en: str, ru: str, ar: str
) -> None:
    """M9: with the interval in it."""
    impact = {"verdict": verdict, "ratio": ratio, "low": low, "high": high, "known_by": None}
    for language, expected in (("en", en), ("ru", ru), ("ar", ar)):
        assert expected in str(macros(language).verdict(impact))
    assert f"{high:.0%}" in str(macros("en").verdict(impact))


@pytest.mark.parametrize(
    ("known_by", "en", "ru", "ar"),
    [
        ("2027-02", "by the end of February 2027.", "к концу февраля 2027", "بنهاية فبراير 2027"),
        (None, "too few comments", "слишком мало", "قليلة"),
    ],
)
def test_too_early_says_when(known_by: str | None, en: str, ru: str, ar: str) -> None:
    """M9."""
    impact = {"verdict": "too-early", "ratio": None, "low": None, "high": None, "known_by": known_by}
    for language, expected in (("en", en), ("ru", ru), ("ar", ar)):
        assert expected in str(macros(language).verdict(impact))


@pytest.mark.parametrize(("high", "end"), [(0.5, 2), (2, 2), (2.05, 4), (8, 8), (30, 8)])
def test_the_scale_holds_the_interval_or_ends_at_eight(high: float, end: float) -> None:
    """S1."""
    impact = {"low": 0.1, "ratio": 0.5, "high": high}
    assert charts.ratio_scale(impact) == end
    mark = charts.ratio_mark(impact)
    assert 0 <= mark.low <= mark.value <= mark.high <= 100


def test_before_and_after_are_compared_by_the_month() -> None:
    """M9: five months and six months are not the same length of time."""
    impact = {
        "before": {"months": 5, "band": about(35)},
        "after": {"months": 6, "band": FEWER},
        "ratio": 0.25,
        "low": 0.1,
        "high": 0.5,
    }
    page = drawn(macros("en").before_after(impact))
    assert cells(page)[:2] == ["about 7", "fewer than 0.8"]
    assert bars(page) == [100, pytest.approx(11.9)]
    said = str(macros("en").basis(impact)).strip()
    assert (
        said
        == "Before the change: about 35 comments in 5 months. After it: fewer than 5 comments in 6 months."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_scores_say_when_they_are_not_enough(language: str) -> None:
    """Q8: no dot without enough answers; a long aspect name stays text in the table."""
    enough = {"value": 9.9, "low": 9.5, "high": 10.0, "n": 60, "enough": True}
    sparse = {"value": None, "low": None, "high": None, "n": 20, "enough": False}
    aspects = [{"aspect": "sehr_langer_name " * 20, "before": enough, "after": sparse}]
    page = drawn(macros(language).scores(aspects, [["2025-11", "2026-04"], ["2026-05", "2026-10"]], {}))
    assert len(page.xpath("//circle")) == 1
    assert gettext_functions(language)["gettext"]("not enough answers") in cells(page)[1]


def test_drawings_are_silent_and_carry_no_words() -> None:
    """S9: the table speaks; drawings are hidden from screen readers, so nothing is said twice."""
    impact = {
        "before": {"months": 5, "band": about(35)},
        "after": {"months": 6, "band": FEWER},
        "ratio": 0.25,
        "low": 0.1,
        "high": 0.5,
    }
    page = drawn(macros("ar").before_after(impact))
    assert all(
        each.get("aria-hidden") == "true" and not each.text_content().strip() for each in page.xpath("//svg")
    )
    assert not re.search(r"\sstyle=", str(macros("ar").before_after(impact)))
