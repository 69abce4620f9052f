"""docs/figures.md tells every figure of the survey and every limit as the code has it (Q8, M5, M10, A5)."""

import pytest

from jobs.patterns import (
    drivers,
    habits,
    newcomers,
    performance,
    released_service,
    released_split,
    released_trend,
    tips,
)
from jobs.patterns.figure import SMALLEST_N
from jobs.patterns.proving import csi, nps, retention
from jobs.patterns.proving import customers as proving_customers
from jobs.patterns.proving import drivers as proving_drivers
from jobs.patterns.proving import habits as proving_habits
from jobs.settings import CODE
from jobs.web.report import retention as chapter

TEXT = " ".join((CODE / "docs" / "figures.md").read_text("utf-8").split())
LIMITS = {
    f"with {SMALLEST_N} answers",
    f"fewer than {drivers.FEWEST} customers, or {drivers.PER_DRIVER} for each aspect",
    f"customers again, {drivers.ROUNDS:,} times",
    f"none that fewer than {performance.NAMED_BY} customers name",
    f"Needs {habits.FEWEST} customers who scored twice",
    f"none below {tips.LOWEST} and a mean of at most {tips.HIGHEST_MEAN:.0f}",
    f"new for {newcomers.NEW_FOR.days} days",
    f"within {chapter.WATCHED[0]}, {chapter.WATCHED[1]} or {chapter.WATCHED[2]} days",
    f"fewer than {chapter.FEWEST} in a group",
    f"wider than {released_split.WIDEST:.0f} points",
    f"than {released_service.WIDEST_DAYS:.0f} working days",
    f"needs {released_trend.FEWEST_PERIODS} periods in a row",
    f"± {released_trend.LIMIT:.0f} standard deviations",
}
PROVED = {
    claim.figure
    for module in (csi, nps, retention, proving_customers, proving_drivers, proving_habits)
    for claim in module.CLAIMS
}
TOLD_AS = {
    "Customers": "Over customers",
    "Drivers": "Derived importance",
    "Retention": "Do critics come back?",
    "Habits": "Habits and tips",
}


@pytest.mark.parametrize("limit", sorted(LIMITS))
def test_every_limit_is_the_codes(limit):
    """Q8"""
    assert limit in TEXT


@pytest.mark.parametrize("figure", sorted(PROVED))
def test_every_proved_figure_is_told(figure):
    """Q8, M10"""
    assert TOLD_AS.get(figure, figure) in TEXT


@pytest.mark.parametrize("figure", [*released_split.SPLITS, released_service.DAYS_KEY])
def test_every_public_figure_has_its_formula(figure):
    """Q8: the row that the page of numbers is written from."""
    assert f"| `{figure}` |" in TEXT
