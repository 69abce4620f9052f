"""The page of numbers: shown only where they are sure enough (Q8, M1, M12)."""

import pytest

from jobs.patterns.bands import Limits
from jobs.patterns.figure import Figure
from jobs.patterns.periods import months_between
from jobs.patterns.released import Frame
from jobs.patterns.released_numbers import figure_piece, number_pieces

YEAR = Frame(months_between("2025-11", "2026-10"), Limits())
FEWER = {"kind": "fewer", "n": 5}
HIDDEN = {"value": None, "low": None, "high": None, "enough": False}
LEDGER = {"received": 73, "placed": 70, "quarantined": 3}
CHANNELS = [
    {"id": name, "kind": kind}
    for name, kind in (("calls", "csv"), ("forum", "api"), ("mail", "mbox"), ("survey", "xlsx"))
]


def answer(said_on, **scores):
    return {"said_on": said_on, "scores": scores}


def answers(earlier, later):
    """So many answers in December and in June, with scores 6, 7 and 8 in turn."""
    days = ["2025-12-05"] * earlier + ["2026-06-05"] * later
    return [answer(day, delivery=6 + number % 3, product=8) for number, day in enumerate(days)]


def heard(channel, language, number, said_on="2026-02-02"):
    return [{"channel_id": channel, "language": language, "said_on": said_on}] * number


def test_nothing_yet():
    """Q8, M12: an organisation without voices shows that it has none."""
    found = number_pieces(Frame((), Limits()), [], [], [], {})
    assert found == {
        "csi": {**HIDDEN, "n": 0},
        "aspects": [],
        "halves": [],
        "languages": {"en": FEWER, "ru": FEWER, "ar": FEWER},
        "channels": [],
        "ledger": {},
    }


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (None, {**HIDDEN, "n": 0}),
        (Figure(71.44, 70.0, 73.0, 29, ""), {**HIDDEN, "n": 25}),  # one answer too few
        (Figure(71.44, 66.0, 76.1, 999, ""), {**HIDDEN, "n": 995}),  # wider than ten points
        (
            Figure(71.44, 66.26, 76.24, 30, ""),
            {"value": 71.4, "low": 66.3, "high": 76.2, "n": 30, "enough": True},
        ),
    ],
)
def test_only_sure_figures_are_shown(figure, shown):
    """Q8: n of at least 30 and an interval of at most 10 points; n rounded down."""
    assert figure_piece(YEAR, figure, 10.0) == shown


def test_aspects_before_and_after():
    """Q8: each half needs its own 30 answers; answers outside the months do not count."""
    found = number_pieces(YEAR, [*answers(45, 29), answer("2026-11-02", delivery=1)], [], [], LEDGER)
    assert found["halves"] == [["2025-11", "2026-04"], ["2026-05", "2026-10"]]
    assert found["csi"]["enough"]
    assert (found["csi"]["value"], found["csi"]["n"]) == (74.9, 70)
    delivery, product = found["aspects"]
    assert (delivery["aspect"], product["aspect"]) == ("delivery", "product")
    assert (delivery["before"]["value"], delivery["before"]["n"]) == (7.0, 45)
    assert delivery["after"] == {**HIDDEN, "n": 25}
    assert delivery["all"]["enough"]
    assert product["before"] == {"value": 8.0, "low": 8.0, "high": 8.0, "n": 45, "enough": True}


def test_a_single_month_has_no_halves():
    """Q8: nothing to compare with yet."""
    found = number_pieces(Frame(("2025-12",), Limits()), answers(40, 0), [], [], LEDGER)
    assert found["halves"] == []
    assert found["aspects"][0]["before"] == {**HIDDEN, "n": 0}
    assert found["aspects"][0]["after"]["enough"]


def test_languages_channels_and_ledger_in_bands():
    """M12, M1: a silent channel is a hole that is shown; the largest first, equal ones in alphabetical order."""
    said = (
        heard("survey", "ru", 32)
        + heard("mail", "en", 6)
        + heard("calls", "und", 7)
        + heard("survey", "ar", 90, "2026-11-05")
    )
    found = number_pieces(YEAR, [], said, CHANNELS, LEDGER)
    assert found["languages"] == {
        "en": {"kind": "about", "n": 5},
        "ru": {"kind": "about", "n": 30},
        "ar": FEWER,
    }
    assert [channel["id"] for channel in found["channels"]] == ["survey", "calls", "mail", "forum"]
    assert found["channels"][-1] == {"id": "forum", "kind": "api", "band": FEWER}
    assert found["ledger"] == {
        "received": {"kind": "about", "n": 75},
        "placed": {"kind": "about", "n": 70},
        "quarantined": FEWER,
    }
