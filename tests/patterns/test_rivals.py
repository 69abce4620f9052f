"""Competitors are compared theme by theme, and change nothing of our own (F4)."""

import pytest

from db import cases, channels, coverage, days, figures, reports, scanning, surveys
from jobs.patterns.rivals import Said, compare

OURS = (
    figures.heard,
    figures.scores_by_voice,
    figures.voices_by_theme,
    figures.channels,
    figures.ledger_rows,
    days.contacts_by_day,
    days.said_by_theme,
    surveys.surveyed,
    surveys.critics,
    reports.fragments,
    reports.changes_by_theme,
    channels.voices_by_channel,
    channels.ours_by_theme,
    cases.voices_for_cases,
    cases.cases,
    coverage.coverage_rows,
    scanning.contact_rows,
)


def said(number, named, theme="late"):
    """So many voices of as many customers, the first of which name the theme."""
    return [Said(str(n), (theme,) if n < named else ()) for n in range(number)]


COMPARED = [
    ([], said(40, 10), []),
    (said(40, 10), [], []),
    (said(40, 0), said(40, 0), []),  # nobody names it
    (said(100, 30), said(100, 30), [(30, 30, 0, False)]),
    (said(100, 40), said(100, 10), [(40, 10, 30, True)]),
    (said(100, 10), said(100, 40), [(10, 40, -30, True)]),
]


@pytest.mark.parametrize(("ours", "theirs", "found"), COMPARED)
def test_ours_beside_theirs(ours, theirs, found):
    """F4: both shares and their difference, with intervals."""
    lines = compare(ours, theirs, ("late",))
    assert [
        (round(one.ours.value), round(one.theirs.value), round(one.difference.value), one.differs)
        for one in lines
    ] == found
    for one in lines:
        for figure in (one.ours, one.theirs, one.difference):
            assert figure.low <= figure.value <= figure.high


def test_where_we_are_worst_stands_first():
    """F4"""
    ours = [*said(50, 25, "late"), *[Said(f"x{n}", ("loud",) if n < 2 else ()) for n in range(50)]]
    theirs = [*said(50, 5, "loud"), *[Said(f"x{n}", ("late",) if n < 9 else ()) for n in range(50)]]
    assert [one.theme for one in compare(ours, theirs, ("loud", "late"))] == ["late", "loud"]


def test_newcombes_own_example():
    """F4: Newcombe 1998, example a: 56 of 70 less 48 of 80 is 20 points, 5.2 to 33.4."""
    (found,) = compare(said(70, 56), said(80, 48), ("late",))
    assert found.difference.value == pytest.approx(20)
    assert (found.difference.low, found.difference.high) == pytest.approx((5.24, 33.39), abs=0.3)


@pytest.mark.parametrize("state", ["private", "placed", "unplaced"])
def test_voices_about_a_competitor_change_no_figure(town, state):
    """F4: whatever was decided of them; en, ru and ar."""
    for day in range(1, 28):
        town.say(
            f"2026-03-{day:02}",
            themes=["order-desk"],
            rating=1 + day % 5,
            scores={"delivery": 3},
            language="ru",
        )
    before = read(town.db)
    for day, language in ((2, "en"), (3, "ru"), (40, "ar")):
        themes = ["order-desk"] if state == "placed" else []
        voice = town.say(
            f"2026-0{3 + day // 28}-{1 + day % 27:02}", channel="theirs", subject="competitor Ю", rating=1, scores={"delivery": 1},
            language=language, state=state, themes=themes,
        )  # fmt: skip
        assert voice > 27
    assert read(town.db) == before


def read(db):
    """Everything that is counted of us."""
    return {f"{ask.__module__}.{ask.__name__}": ask(db) for ask in OURS}
