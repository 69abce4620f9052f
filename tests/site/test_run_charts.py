"""Run charts: what is usual, what stands out, and the changes in the periods in which they were made (M8, S1)."""

from __future__ import annotations

from typing import Any

import pytest

from jobs.settings import LANGUAGES
from tests.site.test_charts import FEWER, about, bars, cells, drawn, macros, two_months
from theme import charts

MONTHS = [f"{year}-{month:02}" for year in (2022, 2023, 2024, 2025) for month in range(1, 12, 2)]
LIMITS = {"period": ["2022-01", "2022-12"], "low": 10.2, "centre": 28.0, "high": 42.1}
EDGES: dict[str, list[Any]] = {
    "one period": [about(30)],
    "equal": [about(30)] * 6,
    "zero": [about(0)] * 6,
    "hidden only": [FEWER] * 6,
    "far outside": [about(30)] * 5 + [about(400)],
    "24 periods": [about(5 * n) for n in range(1, 25)],
}


def trend_of(bands: list[Any]) -> list[dict[str, Any]]:
    return [two_months(month, band) for month, band in zip(MONTHS, bands, strict=False)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EDGES)
def test_every_stroke_stays_on_its_line(name: str, language: str) -> None:
    """S1: as many rows as periods, the figure in each, no stroke beyond the line, limits wider than nothing."""
    trend = trend_of(EDGES[name])
    limits = LIMITS if len(trend) >= 6 else None
    page = drawn(macros(language).trend(charts.trend_rows(trend, None, limits), None, limits))
    assert len(cells(page)) == len(trend)
    assert all(cells(page))
    for rect in page.xpath("//rect"):
        start, width = (float(rect.get(key, "0").removesuffix("%")) for key in ("x", "width"))
        assert 0 <= start <= start + width <= 100
    assert all(0 <= float(line.get("x1").removesuffix("%")) <= 100 for line in page.xpath("//line"))


def test_the_limits_are_drawn_once_and_used_where_they_hold() -> None:
    """M8: the same strokes in every row of their period, and in no other."""
    rows = charts.trend_rows(trend_of([about(30)] * 8), None, LIMITS)
    page = drawn(macros("en").trend(rows, None, LIMITS))
    assert [bool(row.usual) for row in rows] == [True] * 6 + [False] * 2
    assert len(page.xpath("//g[@id='usual']")) == 1
    assert page.xpath("//use/@href") == ["#usual"] * 5
    assert rows[0].usual == charts.Usual(24.2, 66.5, 100.0)
    assert "usual, 10 to 42 (control limits); upright line: the average, 28" in page.text_content()


def test_without_limits_nothing_is_said_of_them() -> None:
    page = drawn(macros("en").trend(charts.trend_rows(trend_of([about(30)] * 3))))
    assert not page.xpath("//g|//use")
    assert "usual" not in page.text_content()


@pytest.mark.parametrize(
    ("band", "shown"),
    [
        (about(10), "about 10 fewer than usual"),
        (about(15), "about 15"),
        (about(40), "about 40"),
        (about(45), "about 45 more than usual"),
        (FEWER, "fewer than 5"),
    ],
)
def test_a_period_outside_the_limits_says_so_in_words(band: dict[str, Any], shown: str) -> None:
    """S9: not by colour; a hidden count is never judged."""
    page = drawn(macros("en").trend(charts.trend_rows(trend_of([band]), None, LIMITS), None, LIMITS))
    assert cells(page) == [shown]


def test_a_hole_has_no_limits_and_no_bar() -> None:
    """M12."""
    trend = [two_months("2022-01", about(10)), two_months("2022-07", about(10))]
    page = drawn(macros("en").trend(charts.trend_rows(trend, None, LIMITS), None, LIMITS))
    assert cells(page)[1] == "not counted"
    assert len(bars(page)) == 3  # two bars, one zone


def test_changes_stand_in_their_periods_and_lead_to_their_stories() -> None:
    """M4: the first three by their month, the others by their number."""
    changes = [{"month": "2022-03", "url": f"changes/{n}.html"} for n in range(5)]
    changes.append({"month": "2022-06", "url": "changes/last.html"})
    rows = charts.trend_rows(trend_of([about(10)] * 3), None, None, changes)
    page = drawn(macros("en").trend(rows, None, None, ".."))
    assert [len(row.changes) for row in rows] == [0, 5, 1]
    assert page.xpath("//a/@href") == [
        *(f"../changes/{n}.html" for n in range(3)),
        "../changes/last.html",
    ]
    assert "and 2 more changes" in page.text_content()
    assert "change: June 2022" in page.text_content()


@pytest.mark.parametrize(
    ("share", "shown"), [(None, "about 75 comments"), (0, "0% of all comments"), (100, "100% of all")]
)
def test_a_share_is_said_where_it_is_known(share: int | None, shown: str) -> None:
    """M4: the bar is measured against the largest theme, the share against all comments."""
    page = drawn(macros("en").share(about(75), share, 150.0))
    assert shown in " ".join(page.text_content().split())
    assert bars(page) == [50]


@pytest.mark.parametrize(
    ("verdict", "ratio", "said"),
    [
        ("worked", 0, "have almost stopped."),
        ("worked", 0.25, "It worked: comments about this fell to about a quarter of what they were."),
        ("worked", 0.15, "fell to about 15% of what they were."),
        ("worse", 3.0, "It got worse: comments about this rose to about 300% of what they were."),
        ("no-clear-change", 0.95, "no clear change"),
        ("too-early", None, "by the end of February 2027."),
    ],
)
def test_the_outcome_in_one_line(verdict: str, ratio: float | None, said: str) -> None:
    """S1: for people in a hurry; without the figures that follow below."""
    impact = {"verdict": verdict, "ratio": ratio, "low": 0.1, "high": 0.5, "known_by": "2027-02"}
    assert said in str(macros("en").outcome(impact)).strip()
