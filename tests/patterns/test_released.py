"""What of the figures may be seen by everybody: bands, months and verdicts, never counts (M4, M9, publication rules)."""

import json
from datetime import date
from itertools import count
from random import Random

import pytest

from db import figures
from jobs.patterns.bands import Limits
from jobs.patterns.impact import Ratio
from jobs.patterns.periods import months_between
from jobs.patterns.released import Change, Frame, home_piece, make_frame, story_piece, theme_pieces
from jobs.patterns.released_cells import Voices, make_cells
from jobs.patterns.released_impact import judge_change, ratio_piece

YEAR = Frame(months_between("2025-11", "2026-10"), Limits())
NONE = Frame((), Limits())
FEWER, ABOUT_10 = {"kind": "fewer", "n": 10}, {"kind": "about", "n": 10}
ORDER_DESK = {"id": "order-desk", "name": {"en": "Order desk"}, "about": {"en": "Waiting on the phone"}}
DELIVERY = {"id": "delivery-time", "name": {"en": "Delivery"}, "about": {"en": "The time window"}}


def voice(said_on, theme="order-desk", channel="survey", rating=None, author=None, **scores):
    """A placed voice, of somebody new unless said otherwise."""
    return {
        "theme_id": theme,
        "said_on": said_on,
        "channel_id": channel,
        "rating": rating,
        "scores": scores,
        "author": author or f"somebody {next(NUMBERS)}",
        "language": "en",
    }


NUMBERS = count(1)


def monthly(*numbers, **kinds):
    """So many complaints in each month from November 2025 on."""
    return [
        voice(f"{month}-10", **kinds)
        for month, number in zip(YEAR.months, numbers, strict=False)
        for _ in range(number)
    ]


def shown(placed, *changes, frame=YEAR):
    """What every cell shows."""
    themes = sorted({row["theme_id"] for row in placed})
    channels = sorted({row["channel_id"] for row in placed})
    voices = Voices(placed, [], placed, [], channels, themes, changes)
    return {key: cell.shown for key, cell in make_cells(frame, voices).items()}


def story(placed, change, frame=YEAR):
    """The piece of a story that was there when the numbers were counted."""
    return story_piece(frame, change, shown(placed, change, frame=frame))


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


@pytest.mark.parametrize(
    ("months", "today", "last"),
    [
        (("2025-11", "2026-10"), date(2026, 11, 22), date(2026, 10, 31)),
        (("2025-11", "2026-02"), date(2026, 11, 22), date(2026, 2, 28)),
        (("2025-11", "2025-12"), date(2026, 1, 1), date(2025, 12, 31)),
        (("2026-11", "2026-11"), date(2026, 11, 22), date(2026, 11, 22)),  # the first month goes on
        (("2026-11", "2026-11"), date(2026, 11, 30), date(2026, 11, 30)),
    ],
)
def test_the_last_day_that_is_counted(months, today, last):
    """A1: what happened after it waits, so that the same months always tell the same."""
    assert Frame(months_between(*months), Limits()).end(today) == last


def test_a_theme_nobody_spoke_of():
    """M4: shown as fewer than 10, without channels and without a chart of nothing."""
    found = theme_pieces(YEAR, [ORDER_DESK], {}, {})[0]
    assert (found["band"], found["channels"], found["stories"], found["trend"]) == (FEWER, [], [], [])


def test_without_a_complete_month_everything_is_hidden():
    """M4: an organisation's first weeks."""
    voices = monthly(19)
    assert theme_pieces(NONE, [ORDER_DESK], shown(voices, frame=NONE), {})[0] == {
        **ORDER_DESK,
        "band": FEWER,
        "share": None,
        "channels": [],
        "trend": [],
        "limits": None,
        "signals": [],
        "stories": [],
    }
    piece = story(voices, Change("s", "order-desk", date(2026, 1, 1)), frame=NONE)
    assert (piece["band"], piece["trend"], piece["first_heard"], piece["impact"]) == (FEWER, None, None, None)
    assert home_piece(NONE, shown(voices, frame=NONE), 1, [])["voices"] == {"kind": "fewer", "n": 5}


def test_themes_largest_first_then_in_the_given_order():
    """M4: an order by exact counts would give counts away, so equal bands keep the organisation's order."""
    small = {**DELIVERY, "id": "small"}
    voices = (
        monthly(11)
        + monthly(12, theme="delivery-time")
        + monthly(22, theme="large")
        + monthly(9, theme="small")
    )
    themes = [small, ORDER_DESK, DELIVERY, {**DELIVERY, "id": "large"}]
    assert [piece["id"] for piece in theme_pieces(YEAR, themes, shown(voices), {})] == [
        "large",
        "order-desk",
        "delivery-time",
        "small",
    ]


def test_a_theme_counts_all_voices_and_names_loud_channels():
    """M4: praise included; a channel through which 9 people said it is not named, of 10 it is; the running month waits."""
    voices = (
        monthly(11, rating=5)
        + monthly(9, channel="mail")
        + monthly(5, channel="mail", author="one person")
        + monthly(0, 10, channel="calls")
        + [voice("2026-11-03")] * 9
    )
    stories = {"order-desk": ["second", "first"], "other": ["third"]}
    found = theme_pieces(YEAR, [ORDER_DESK], shown(voices), stories)[0]
    assert found["band"] == {"kind": "about", "n": 35}
    assert found["channels"] == ["calls", "mail", "survey"]
    assert found["stories"] == ["first", "second"]
    assert found["trend"][0] == {"period": ["2025-11", "2025-12"], "band": {"kind": "about", "n": 35}}
    assert [period["band"] for period in found["trend"][1:]] == [FEWER] * 5
    quiet = shown(monthly(9, channel="mail") + monthly(9, channel="calls"))
    assert theme_pieces(YEAR, [ORDER_DESK], quiet, {})[0]["channels"] == []


def test_a_story_counts_complaints_only():
    """M9: praise is no complaint; heard since the month by which ten people had said it, not since one person did."""
    voices = monthly(1, 6, 4, 2) + monthly(9, rating=5) + monthly(9, theme="delivery-time")
    piece = story(voices, Change("phone", "order-desk"))
    assert piece["band"] == {"kind": "about", "n": 15}
    assert (piece["theme"], piece["first_heard"], piece["changed_in"], piece["impact"]) == (
        "order-desk",
        "2026-01",
        None,
        None,
    )
    again = monthly(*[1] * 12, author="one person")
    assert story(again, Change("phone", "order-desk"))["first_heard"] is None


def test_a_story_with_too_few_complaints_has_no_trend():
    """Publication rules: a chart of nothing but "fewer than" is not drawn."""
    assert story(monthly(2, 2, 2, 2), Change("s", "order-desk"))["trend"] is None


def test_a_story_written_after_the_last_refresh():
    """Reading the site every night: its theme's numbers are there already, what became of the change waits for the next."""
    before = shown(monthly(*[10] * 12))
    piece = story_piece(YEAR, Change("new", "order-desk", date(2026, 4, 13)), before)
    assert piece["band"] == {"kind": "about", "n": 120}
    assert (piece["changed_in"], piece["impact"]) == ("2026-04", None)


BEFORE = (6, 8, 9, 6, 6, 3)


@pytest.mark.parametrize(
    ("after", "verdict", "band", "ratio"),
    [
        ((1, 2, 1, 1, 2, 1), "worked", FEWER, {"ratio": 0.2, "low": 0.05, "high": 0.5}),
        (
            (7, 8, 6, 7, 9, 7),
            "no-clear-change",
            {"kind": "about", "n": 45},
            {"ratio": 1.0, "low": 0.55, "high": 1.75},
        ),
        (
            (15, 17, 14, 16, 15, 17),
            "worse",
            {"kind": "about", "n": 95},
            {"ratio": 2.1, "low": 1.25, "high": 3.45},
        ),
    ],
)
def test_impact_of_a_change(after, verdict, band, ratio):
    """M9: bands on both sides, the ratio worked out from them, its interval rounded outwards."""
    piece = story(monthly(*BEFORE, *after), Change("call", "order-desk", date(2026, 4, 13)))
    assert piece["changed_in"] == "2026-04"
    assert piece["impact"] == {
        "verdict": verdict,
        "before": {"months": 4, "band": {"kind": "about", "n": 30}},
        "after": {"months": 6, "band": band},
        **ratio,
        "known_by": None,
        "from": "2025-11",
        "to": "2026-10",
    }


def test_the_effect_tells_no_more_than_the_numbers_beside_it():
    """Subtracting totals: 31 and 32 complaints before, 4 and 5 after, give the same page."""
    change = Change("call", "order-desk", date(2026, 4, 13))
    one = story(monthly(8, 8, 8, 8, 6, 3, 1, 1, 1, 0, 1, 0), change)["impact"]
    other = story(monthly(8, 7, 8, 8, 6, 3, 1, 1, 1, 1, 1, 0), change)["impact"]
    assert one == other


def test_hidden_on_both_sides_nothing_is_judged():
    """Publication rules: no verdict where neither side may be shown."""
    impact = story(monthly(2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1), Change("s", "order-desk", date(2026, 4, 13)))[
        "impact"
    ]
    assert (impact["verdict"], impact["ratio"], impact["before"]["band"], impact["after"]["band"]) == (
        "too-early",
        None,
        FEWER,
        FEWER,
    )


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
    impact = story(monthly(*[4] * 12), Change("s", "order-desk", since))["impact"]
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
    impact = story([voice("2026-10-10")], Change("s", "order-desk", date(2026, 10, 20)), frame)["impact"]
    assert (impact["from"], impact["to"], impact["before"]["months"], impact["after"]["months"]) == (
        "2026-10",
        "2026-10",
        0,
        0,
    )


def test_the_trigger_of_a_story_is_left_out():
    """M9: the day that made us act, where staff wrote it."""
    change = Change("app", "order-desk", date(2026, 7, 6), date(2026, 3, 1))
    assert story(monthly(*[5] * 12), change)["impact"]["before"]["months"] == 4


@pytest.mark.parametrize(
    ("rate", "after", "wanted", "fewest", "most"),
    [
        (3, 3, {"worked", "worse"}, 0, 0.02),
        (12, 12, {"worked", "worse"}, 0, 0.02),
        (12, 6, {"worked"}, 0.6, 1),
        (6, 1.5, {"worked"}, 0.7, 1),
    ],
)
def test_verdicts_from_rounded_numbers_are_seldom_wrong(rate, after, wanted, fewest, most):
    """M9: of 600 stories without a change hardly any claims one; a halving of many complaints is mostly seen."""
    chance = Random(f"{rate} {after}")
    seen = 0
    for _ in range(600):
        said = [f"{month}-10" for month in YEAR.months[:6] for _ in range(poisson(chance, rate))]
        said += [f"{month}-10" for month in YEAR.months[6:] for _ in range(poisson(chance, after))]
        judged = judge_change(YEAR, Change("s", "t", date(2026, 4, 13)), said)
        people = {"before": judged.found.before.total, "after": judged.found.after.total}
        seen += judged.shown(YEAR, people)["verdict"] in wanted
    assert fewest <= seen / 600 <= most


def poisson(chance, mean):
    """How many come in a month."""
    number, passed = 0, chance.expovariate(mean)
    while passed < 1:
        number, passed = number + 1, passed + chance.expovariate(mean)
    return number


@pytest.mark.parametrize(
    ("ratio", "coarse"),
    [
        (None, (None, None, None)),
        (Ratio(0.02, 0.001, 0.11), (0.0, 0.0, 0.15)),
        (Ratio(0.5, 0.3, 0.97), (0.5, 0.3, 1.0)),
    ],
)
def test_ratio_is_coarse_and_never_surer_than_it_is(ratio, coarse):
    """M9: steps of 0.05, the interval outwards."""
    assert tuple(ratio_piece(ratio).values()) == coarse


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
    found = home_piece(YEAR, shown(monthly(6, 5)), 11, [*statuses, "will-not", "not-ours", "joined"])
    assert found == {"voices": ABOUT_10, "themes": 11, "made": 5, "open": 5}


def test_every_status_of_the_site_is_known():
    """S2: the two lists together with the neither-nor ones are all statuses."""
    from jobs.patterns.released import MADE, OPEN
    from jobs.stories.statuses import STATUSES

    assert {*MADE, *OPEN, "will-not", "not-ours", "joined"} == set(STATUSES)


def test_from_the_store_to_the_page(town):
    """M4, M9: rows of the real store fit, the pieces are JSON, and no exact count stands in them."""
    for number in range(37):
        town.say(f"2026-0{1 + number % 9}-07", themes=["order-desk"], rating=1 + number % 5, language="en")
    placed, heard = figures.voices_by_theme(town.db), figures.heard(town.db)
    frame = make_frame(heard, date(2026, 11, 22), Limits())
    themes = [{**theme, "about": theme["name"]} for theme in figures.themes(town.db)]
    change = Change("s", "order-desk", date(2026, 5, 1))
    voices = Voices(
        heard,
        figures.scores_by_voice(town.db),
        placed,
        figures.ledger_rows(town.db),
        ["survey"],
        [theme["id"] for theme in themes],
        [change],
    )
    told = {key: cell.shown for key, cell in make_cells(frame, voices).items()}
    pieces = (theme_pieces(frame, themes, told, {}), story_piece(frame, change, told))
    assert "37" not in json.dumps([*pieces, home_piece(frame, told, 2, [])])
    assert pieces[0][0]["band"] == {"kind": "about", "n": 35}
    assert told["ledger/received"] == told["ledger/placed"] == {"kind": "about", "n": 35}
