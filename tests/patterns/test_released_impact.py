"""What everybody may read about a change stays true when everything grew or fell, and nothing small moves it (M9, docs/adr/0010)."""

from datetime import date

import pytest

from jobs.patterns.bands import Limits
from jobs.patterns.impact import Ratio
from jobs.patterns.periods import months_between
from jobs.patterns.released import Change, Frame
from jobs.patterns.released_cells import Voices, make_cells
from jobs.patterns.released_impact import judge_change, widened

YEAR = Frame(months_between("2025-11", "2026-10"), Limits())
CHANGE = Change("repair", "website-app", date(2026, 4, 13))  # 4 months before, 6 months after


def said(*monthly):
    """So many days in each month of the year."""
    return [f"{month}-10" for month, number in zip(YEAR.months, monthly, strict=True) for _ in range(number)]


def verdict(complaints, others):
    """What the page says."""
    judged = judge_change(YEAR, CHANGE, complaints, complaints + others)
    return judged.volume, judged.shown(YEAR, {"before": 50, "after": 50})["verdict"]


STEADY = said(*[40] * 12)


@pytest.mark.parametrize(
    ("complaints", "others", "volume", "says"),
    [
        (said(*[20] * 12), STEADY, 1.0, "no-clear-change"),
        (said(*[20] * 6, *[6] * 6), STEADY, 1.0, "worked"),
        (said(*[20] * 6, *[44] * 6), STEADY, 1.0, "worse"),
        (said(*[20] * 6, *[44] * 6), said(*[40] * 6, *[44] * 6), 1.0, "worse"),  # a tenth more is steady
        (said(*[20] * 6, *[44] * 6), said(*[40] * 6, *[88] * 6), 2.2, "no-clear-change"),  # all grew
        (said(*[20] * 6, *[6] * 6), said(*[40] * 6, *[12] * 6), 0.3, "no-clear-change"),  # a quiet season
        (said(*[20] * 6, *[6] * 6), said(*[40] * 6, *[88] * 6), 2.2, "worked"),  # fewer of more
        (said(*[20] * 6, *[44] * 6), said(*[7] * 12), 1.0, "worse"),  # 28 others before: too few to tell growth
        (said(*[20] * 6, *[44] * 6), [], 1.0, "worse"),
    ],
)  # fmt: skip
def test_a_verdict_survives_growth_and_season(complaints, others, volume, says):
    """M9: worked and worse are said only where numbers and shares agree."""
    assert verdict(complaints, others) == (volume, says)


@pytest.mark.parametrize(
    ("volume", "low", "high"), [(1.0, 0.4, 0.9), (1.5, 0.4 / 1.5, 0.9), (0.5, 0.4, 1.8), (0.1, 0.4, 9.0)]
)
def test_the_interval_is_only_ever_widened(volume, low, high):
    """M9: growth never makes a verdict surer."""
    wide = widened(Ratio(0.6, 0.4, 0.9), volume)
    assert (wide.value, wide.low, wide.high) == (0.6, pytest.approx(low), pytest.approx(high))


def test_everybody_who_was_heard_stands_behind_the_cell():
    """M9, airlock 3: the number moves with all contacts, so all of them are kept with it."""
    heard = [
        {"voice_id": number, "author": f"a{number}", "channel_id": "survey", "said_on": day, "language": "en"}
        for number, day in enumerate(said(*[10] * 12))
    ]
    placed = [{**row, "theme_id": "website-app", "rating": 1, "scores": {}} for row in heard[::2]]
    cells = make_cells(YEAR, Voices(heard, [], placed, [], ["survey"], ["website-app"], [CHANGE]))
    parts = cells[CHANGE.key].parts
    assert {name: len(who) for name, who in parts.items()} == {
        "before": 20,
        "after": 30,
        "among-before": 40,
        "among-after": 60,
    }
    assert set(cells[CHANGE.key].counts) == {"before", "after"}
