"""What of the figures may be seen by everybody: bands, months and verdicts, never counts (M4, M9, publication rules)."""

import json
from datetime import date

import pytest

from db import figures
from jobs.patterns.bands import Limits
from jobs.patterns.impact import Ratio
from jobs.patterns.periods import months_between
from jobs.patterns.released import (
    Change,
    Frame,
    home_piece,
    make_frame,
    ratio_piece,
    story_piece,
    theme_pieces,
)

YEAR = Frame(months_between("2025-11", "2026-10"), Limits())
NONE = Frame((), Limits())
FEWER, ABOUT_5, ABOUT_10 = {"kind": "fewer", "n": 5}, {"kind": "about", "n": 5}, {"kind": "about", "n": 10}
ORDER_DESK = {"id": "order-desk", "name": {"en": "Order desk"}, "about": {"en": "Waiting on the phone"}}
DELIVERY = {"id": "delivery-time", "name": {"en": "Delivery"}, "about": {"en": "The time window"}}


def voice(said_on, theme="order-desk", channel="survey", rating=None, **scores):
    return {"theme_id": theme, "said_on": said_on, "channel_id": channel, "rating": rating, "scores": scores}


def monthly(*numbers, **kinds):
    """So many complaints in each month from November 2025 on."""
    return [
        voice(f"{month}-10", **kinds)
        for month, number in zip(YEAR.months, numbers, strict=False)
        for _ in range(number)
    ]


@pytest.mark.parametrize(
    ("days", "period"),
    [
        ([], ["2026-11", "2026-11"]),
        (["2026-11-03"], ["2026-11", "2026-11"]),
        (["2026-10-31"], ["2026-10", "2026-10"]),
        (["2025-11-09", "2026-11-03"], ["2025-11", "2026-10"]),
    ],
)
def test_frame(days, period):
    """M4: the first to the newest month that is over; who began this month sees this month."""
    assert make_frame([{"said_on": day} for day in days], date(2026, 11, 22), Limits()).period == period


def test_a_theme_nobody_spoke_of():
    """M4: shown as fewer than 5, without channels."""
    found = theme_pieces(YEAR, [ORDER_DESK], [], {})[0]
    assert (found["band"], found["channels"], found["stories"]) == (FEWER, [], [])
    assert [period["band"] for period in found["trend"]] == [FEWER] * 6


def test_without_a_complete_month_everything_is_hidden():
    """M4: an organisation's first weeks."""
    voices = monthly(9)
    assert theme_pieces(NONE, [ORDER_DESK], voices, {})[0] == {
        **ORDER_DESK,
        "band": FEWER,
        "channels": [],
        "trend": [],
        "stories": [],
    }
    piece = story_piece(NONE, Change("s", "order-desk", date(2026, 1, 1)), voices)
    assert (piece["band"], piece["trend"], piece["first_heard"], piece["impact"]) == (FEWER, None, None, None)
    assert home_piece(NONE, voices, 1, [])["voices"] == FEWER


def test_themes_largest_first_then_in_the_given_order():
    """M4: an order by exact counts would give counts away, so equal bands keep the organisation's order."""
    small = {**DELIVERY, "id": "small"}
    voices = (
        monthly(6)
        + monthly(7, theme="delivery-time")
        + monthly(12, theme="large")
        + monthly(4, theme="small")
    )
    themes = [small, ORDER_DESK, DELIVERY, {**DELIVERY, "id": "large"}]
    assert [piece["id"] for piece in theme_pieces(YEAR, themes, voices, {})] == [
        "large",
        "order-desk",
        "delivery-time",
        "small",
    ]


def test_a_theme_counts_all_voices_and_names_loud_channels():
    """M4: praise included; a channel with fewer than 5 of them is not named; voices of the running month wait."""
    voices = (
        monthly(5, rating=5)
        + monthly(4, channel="mail")
        + monthly(5, channel="calls")
        + [voice("2026-11-03")] * 9
    )
    found = theme_pieces(YEAR, [ORDER_DESK], voices, {"order-desk": ["second", "first"], "other": ["third"]})[
        0
    ]
    assert found["band"] == {"kind": "about", "n": 15}
    assert found["channels"] == ["calls", "survey"]
    assert found["stories"] == ["first", "second"]
    assert found["trend"][0] == {"period": ["2025-11", "2025-12"], "band": {"kind": "about", "n": 15}}


def test_a_story_counts_complaints_only():
    """M9: praise is no complaint; first heard by month."""
    voices = monthly(0, 6, 2) + monthly(9, rating=5) + monthly(9, theme="delivery-time")
    piece = story_piece(YEAR, Change("phone", "order-desk"), voices)
    assert piece["band"] == ABOUT_10
    assert (piece["theme"], piece["first_heard"], piece["changed_in"], piece["impact"]) == (
        "order-desk",
        "2025-12",
        None,
        None,
    )
    assert [period["band"] for period in piece["trend"]] == [ABOUT_5, FEWER, FEWER, FEWER, FEWER, FEWER]


def test_a_story_with_too_few_complaints_has_no_trend():
    """Publication rules: a chart of nothing but "fewer than 5" is not drawn."""
    assert story_piece(YEAR, Change("s", "order-desk"), monthly(2, 2, 2, 2))["trend"] is None


BEFORE = (6, 8, 9, 6, 6, 3)


@pytest.mark.parametrize(
    ("after", "verdict", "shown"),
    [
        ((1, 2, 1, 1, 2, 1), "worked", {"ratio": 0.2, "low": 0.05, "high": 0.5}),
        ((7, 8, 6, 7, 9, 7), "no-clear-change", {"ratio": 1.0, "low": 0.55, "high": 1.75}),
        ((15, 17, 14, 16, 15, 17), "worse", {"ratio": 2.15, "low": 1.3, "high": 3.5}),
    ],
)
def test_impact_of_a_change(after, verdict, shown):
    """M9: bands on both sides, the ratio in steps of 0.05, the interval rounded outwards."""
    piece = story_piece(YEAR, Change("call", "order-desk", date(2026, 4, 13)), monthly(*BEFORE, *after))
    assert piece["changed_in"] == "2026-04"
    assert piece["impact"] == {
        "verdict": verdict,
        "before": {"months": 4, "band": {"kind": "about", "n": 30}},
        "after": {"months": 6, "band": Limits().band(sum(after))},
        **shown,
        "known_by": None,
        "from": "2025-11",
        "to": "2026-10",
    }


@pytest.mark.parametrize(
    ("since", "known_by", "months", "span"),
    [
        (date(2026, 8, 3), "2027-02", 2, ("2025-11", "2026-10")),
        (date(2026, 5, 18), "2026-11", 3, ("2025-11", "2026-08")),
        (date(2026, 10, 20), "2027-04", 0, ("2025-11", "2026-08")),
        (date(2025, 11, 5), None, 6, ("2025-12", "2026-05")),  # nothing was counted before it
    ],
)
def test_too_early_shows_no_ratio(since, known_by, months, span):
    """M9: no ratio before a verdict, and the month when there can be one."""
    impact = story_piece(YEAR, Change("s", "order-desk", since), monthly(*[4] * 12))["impact"]
    assert (impact["verdict"], impact["known_by"], impact["after"]["months"]) == (
        "too-early",
        known_by,
        months,
    )
    assert (impact["ratio"], impact["low"], impact["high"]) == (None, None, None)
    assert (impact["from"], impact["to"]) == span


def test_a_change_in_the_only_month_has_no_span():
    """M9: nothing before, nothing after: the frame's own months are named."""
    frame = Frame(("2026-10",), Limits())
    impact = story_piece(frame, Change("s", "order-desk", date(2026, 10, 20)), [voice("2026-10-10")])[
        "impact"
    ]
    assert (impact["from"], impact["to"], impact["before"]["months"], impact["after"]["months"]) == (
        "2026-10",
        "2026-10",
        0,
        0,
    )


def test_the_trigger_of_a_story_is_left_out():
    """M9: the day that made us act, where staff wrote it."""
    change = Change("app", "order-desk", date(2026, 7, 6), date(2026, 3, 1))
    assert story_piece(YEAR, change, monthly(*[5] * 12))["impact"]["before"]["months"] == 4


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [
        (None, (None, None, None)),
        (Ratio(0.02, 0.001, 0.11), (0.0, 0.0, 0.15)),
        (Ratio(0.5, 0.3, 0.97), (0.5, 0.3, 1.0)),
    ],
)
def test_ratio_is_coarse_and_never_surer_than_it_is(ratio, shown):
    """M9: steps of 0.05, the interval outwards."""
    assert tuple(ratio_piece(ratio).values()) == shown


def test_home():
    """S3: made and open are counted by status; will-not, not-ours and joined are neither."""
    statuses = [
        "worked",
        "worse",
        "no-clear-change",
        "made",
        "partly",
        "late",
        "planned",
        "asked",
        "heard",
        "looking-into-it",
    ]
    found = home_piece(YEAR, monthly(6, 5), 11, [*statuses, "will-not", "not-ours", "joined"])
    assert found == {"voices": ABOUT_10, "themes": 11, "made": 5, "open": 5}


def test_every_status_of_the_site_is_known():
    """S2: the two lists together with the neither-nor ones are all statuses."""
    from jobs.patterns.released import MADE, OPEN
    from jobs.stories.statuses import STATUSES

    assert {*MADE, *OPEN, "will-not", "not-ours", "joined"} == set(STATUSES)


def test_from_the_store_to_the_page(town):
    """M4, M9: rows of the real store fit, the pieces are JSON, and no exact count above 4 stands in them."""
    for number in range(37):
        town.say(f"2026-0{1 + number % 9}-07", themes=["order-desk"], rating=1 + number % 5, language="en")
    voices, heard = figures.voices_by_theme(town.db), figures.heard(town.db)
    frame = make_frame(heard, date(2026, 11, 22), Limits())
    themes = [{**theme, "about": theme["name"]} for theme in figures.themes(town.db)]
    pieces = (
        theme_pieces(frame, themes, voices, {}),
        story_piece(frame, Change("s", "order-desk", date(2026, 5, 1)), voices),
    )
    assert "37" not in json.dumps([*pieces, home_piece(frame, heard, 2, [])])
    assert pieces[0][0]["band"] == {"kind": "about", "n": 35}
