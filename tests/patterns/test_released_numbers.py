"""The page of numbers: shown only where they are sure enough (Q8, M1, M12)."""

import pytest

from jobs.patterns.bands import Limits
from jobs.patterns.figure import Figure
from jobs.patterns.periods import months_between
from jobs.patterns.released import Frame
from jobs.patterns.released_cells import Voices, make_cells
from jobs.patterns.released_numbers import figure_piece, number_pieces

YEAR = Frame(months_between("2025-11", "2026-10"), Limits())
FEWER, NONE = {"kind": "fewer", "n": 10}, {"kind": "fewer", "n": 5}
HIDDEN = {"value": None, "low": None, "high": None, "enough": False}
LEDGER = [
    {"state": state, "author": f"{state} {n}"}
    for state, m in (("placed", 70), ("quarantined", 3))
    for n in range(m)
]
CHANNELS = [
    {"id": name, "kind": kind}
    for name, kind in (("calls", "csv"), ("forum", "api"), ("mail", "mbox"), ("survey", "xlsx"))
]


def answer(said_on, author, **scores):
    return {"said_on": said_on, "author": author, "scores": scores}


def answers(earlier, later):
    """So many answers of different people in December and in June, with scores 6, 7 and 8 in turn."""
    days = ["2025-12-05"] * earlier + ["2026-06-05"] * later
    return [
        answer(day, f"person {number}", delivery=6 + number % 3, product=8) for number, day in enumerate(days)
    ]


def heard(channel, language, number, said_on="2026-02-02"):
    return [
        {
            "channel_id": channel,
            "language": language,
            "said_on": said_on,
            "author": f"{channel} {language} {n}",
        }
        for n in range(number)
    ]


def pieces(frame, scored=(), said=(), channels=(), ledger=()):
    """numbers.json of these voices."""
    voices = Voices(said, scored, [], ledger, [channel["id"] for channel in channels], [])
    return number_pieces(
        frame, {key: cell.shown for key, cell in make_cells(frame, voices).items()}, channels
    )


STATES = ("received", "placed", "unplaced", "rejected", "duplicate", "private", "quarantined")


def test_nothing_yet():
    """Q8, M12: an organisation without voices shows that it has none, before its first refresh too."""
    nothing = {
        "csi": {**HIDDEN, "n": 0},
        "aspects": [],
        "halves": [],
        "nps": {**HIDDEN, "n": 0},
        "answered": {**HIDDEN, "n": 0, "within_days": None},
        "leakage": {**HIDDEN, "n": 0},
        "recovery": {**HIDDEN, "n": 0},
        "time_to_answer": {**HIDDEN, "n": 0},
        "languages": {"en": FEWER, "ru": FEWER, "ar": FEWER},
        "channels": [],
        "ledger": dict.fromkeys(STATES, NONE),
    }
    assert number_pieces(YEAR, {}, []) == nothing
    nothing["answered"]["within_days"] = 10
    assert pieces(Frame((), Limits())) == nothing


@pytest.mark.parametrize(
    ("figure", "people", "shown"),
    [
        (None, 0, {**HIDDEN, "n": 0}),
        (Figure(71.44, 70.0, 73.0, 29, ""), 29, {**HIDDEN, "n": 25}),  # one answer too few
        (Figure(71.44, 70.0, 73.0, 29, ""), 10, {**HIDDEN, "n": 25}),
        (Figure(71.44, 70.0, 73.0, 29, ""), 9, {**HIDDEN, "n": 0}),  # many answers of few people
        (Figure(71.44, 70.0, 73.0, 300, ""), 9, {**HIDDEN, "n": 0}),
        (Figure(71.44, 66.0, 76.1, 999, ""), 99, {**HIDDEN, "n": 995}),  # wider than ten points
        (
            Figure(71.44, 66.26, 76.24, 30, ""),
            30,
            {"value": 71.4, "low": 66.3, "high": 76.2, "n": 30, "enough": True},
        ),
    ],
)
def test_only_sure_figures_are_shown(figure, people, shown):
    """Q8: n of at least 30 and an interval of at most 10 points; n rounded down, and hidden while few people answered."""
    assert figure_piece(YEAR, figure, 10.0, people) == shown


def test_aspects_before_and_after():
    """Q8: each half needs its own 30 answers; answers outside the months do not count."""
    found = pieces(YEAR, [*answers(45, 29), answer("2026-11-02", "late", delivery=1)])
    assert found["halves"] == [["2025-11", "2026-04"], ["2026-05", "2026-10"]]
    assert found["csi"]["enough"]
    assert (found["csi"]["value"], found["csi"]["n"]) == (74.9, 70)
    delivery, product = found["aspects"]
    assert (delivery["aspect"], product["aspect"]) == ("delivery", "product")
    assert (delivery["before"]["value"], delivery["before"]["n"]) == (7.0, 45)
    assert delivery["after"] == {**HIDDEN, "n": 25}
    assert delivery["all"]["enough"]
    assert product["before"] == {"value": 8.0, "low": 8.0, "high": 8.0, "n": 45, "enough": True}


def weighed(number, delivery, product):
    """So many people who scored delivery 6 and product 8 in turn with 7 and 9, and say how important each is."""
    important = {"delivery": delivery, "product": product} if delivery else {}
    return [
        {
            **answer("2026-06-05", f"person {n}", delivery=6 + n % 2, product=8 + n % 2),
            "importance": important,
        }
        for n in range(number)
    ]


@pytest.mark.parametrize(
    ("delivery", "product", "value"), [(0, 0, 75.0), (5, 5, 75.0), (9, 3, 70.0), (1, 9, 83.0)]
)
def test_the_index_weighs_aspects_as_people_say_they_matter(delivery, product, value):
    """Q2, Q8: all aspects alike where importance was not asked."""
    assert pieces(YEAR, weighed(40, delivery, product))["csi"]["value"] == value


def test_what_people_say_matters_counts_as_theirs_when_the_index_is_guarded():
    """Airlock 3: a person who changes an importance changes what the index is made of; without importance nothing changes."""
    parts = [
        make_cells(YEAR, Voices([], rows, [], [], [], []))["csi"].parts[""]
        for rows in (weighed(40, 0, 0), answers(0, 40), weighed(40, 9, 3))
    ]
    assert parts[0]["person 1"] == str([("delivery", 7), ("product", 9)])
    assert set(parts[0]) == set(parts[2])
    assert parts[0]["person 1"] != parts[2]["person 1"]


def test_a_single_month_has_no_halves():
    """Q8: nothing to compare with yet."""
    found = pieces(Frame(("2025-12",), Limits()), answers(40, 0))
    assert found["halves"] == []
    assert found["aspects"][0]["before"] == {**HIDDEN, "n": 0}
    assert found["aspects"][0]["after"]["enough"]


def test_languages_channels_and_ledger_in_bands():
    """M12, M1: a silent channel is a hole that is shown; the largest first, equal ones in alphabetical order."""
    said = (
        heard("survey", "ru", 32)
        + heard("mail", "en", 11)
        + heard("calls", "und", 12)
        + heard("survey", "ar", 90, "2026-11-05")
    )
    found = pieces(YEAR, [], said, CHANNELS, LEDGER)
    assert found["languages"] == {
        "en": {"kind": "about", "n": 10},
        "ru": {"kind": "about", "n": 30},
        "ar": FEWER,
    }
    assert [channel["id"] for channel in found["channels"]] == ["survey", "calls", "mail", "forum"]
    assert found["channels"][-1] == {"id": "forum", "kind": "api", "band": FEWER}
    assert found["ledger"] == {
        **dict.fromkeys(STATES, NONE),
        "received": {"kind": "about", "n": 75},
        "placed": {"kind": "about", "n": 70},
    }
