"""What a reader of the tables knows: limits of every number and what adds up to what (privacy row: subtracting totals)."""

from __future__ import annotations

from math import inf
from typing import Any

import pytest

from jobs.patterns.bands import Limits, Piece
from jobs.vetting.suppression import usable_relations
from jobs.vetting.tables import Known, Relation, known_numbers, relations, rounded_from, span_months

LIMITS = Limits()


def fewer(n: int) -> Piece:
    return {"kind": "fewer", "n": n}


def about(n: int) -> Piece:
    return {"kind": "about", "n": n}


@pytest.mark.parametrize(
    ("n", "smallest", "step", "expected"),
    [
        (5, 5, 5, (5, 7)),
        (10, 5, 5, (8, 12)),
        (10, 10, 5, (10, 12)),
        (15, 10, 5, (13, 17)),
        (15, 12, 5, (12, 17)),
        (50, 5, 50, (5, 74)),
        (1_000_000, 10, 5, (999_998, 1_000_002)),
    ],
)
def test_a_rounded_number_is_undone(n: int, smallest: int, step: int, expected: tuple[int, int]) -> None:
    assert rounded_from(n, smallest, step) == expected
    limits = Limits(5, step, max(10, smallest))
    for count in expected if smallest >= 10 else ():
        assert limits.cell_band(count, count) == about(n)


@pytest.mark.parametrize(
    ("key", "shown", "count", "slack", "expected"),
    [
        ("theme/t", about(35), 36, 0, Known(33, 37, hidden=False, count=36, coarse=39)),
        ("theme/t", fewer(10), 3, 0, Known(0, 9, hidden=True, count=3, coarse=19)),
        ("theme/t", fewer(20), 12, 0, Known(0, 19, hidden=True, count=12, coarse=29)),
        ("voices", about(5), 6, 0, Known(5, 7, hidden=False, count=6, coarse=9)),
        ("ledger/private", fewer(5), 2, 0, Known(0, 4, hidden=True, count=2, coarse=9)),
        # counted earlier: it may have moved by nine people, and by more where they said much
        ("theme/t", about(35), 41, 9, Known(24, 46, hidden=False, count=41, coarse=48)),
        ("theme/t", about(35), 99, 9, Known(24, 99, hidden=False, count=99, coarse=99)),
        ("theme/t", fewer(10), 12, 9, Known(0, 18, hidden=False, count=12, coarse=28)),
        ("theme/t/via/mail", True, 14, 0, Known(10, inf, hidden=False, count=14)),
        ("theme/t/via/mail", True, 14, 9, Known(1, inf, hidden=False, count=14)),
        ("theme/t/via/mail", False, 4, 0, Known(0, inf, hidden=True, count=4)),
    ],
)
def test_what_one_cell_tells(key: str, shown: Any, count: int, slack: int, expected: Known) -> None:
    assert dict(known_numbers(key, shown, {"": count}, LIMITS, slack)) == {key: expected}


IMPACT = {
    "before": {"months": 3, "band": about(20)},
    "after": {"months": 6, "band": fewer(10)},
    "from": "2025-11",
    "to": "2026-08",
}


def test_both_sides_of_a_change() -> None:
    found = dict(known_numbers("impact/t/x", IMPACT, {"before": 21, "after": 4}, LIMITS, 0))
    assert found == {
        "impact/t/x#before": Known(18, 22, hidden=False, count=21, coarse=29),
        "impact/t/x#after": Known(0, 9, hidden=True, count=4, coarse=19),
    }
    assert span_months(IMPACT, "before") == ("2025-11", "2025-12", "2026-01")
    assert span_months(IMPACT, "after")[::5] == ("2026-03", "2026-08")


GROUPS: dict[str, Any] = {
    "channel/calls": about(20),
    "channel/forum": about(30),
    "answered": {"in_time": about(300), "late": fewer(10), "within_days": 10},
    "leakage": {"outside": about(30), "inside": about(20), "through": ["forum"]},
    "nps": None,
    "recovery": {"satisfied": about(250), "dissatisfied": about(30), "not_reached": fewer(10)},
}


def test_each_group_of_a_figure_is_a_number_of_its_own() -> None:
    found = dict(known_numbers("answered", GROUPS["answered"], {"in_time": 299, "late": 4}, LIMITS, 0))
    assert found == {
        "answered#in_time": Known(298, 302, hidden=False, count=299, coarse=309),
        "answered#late": Known(0, 9, hidden=True, count=4, coarse=19),
    }


@pytest.mark.parametrize(
    ("outside", "sides"),
    [
        (["forum"], [(("channel/forum",), "outside"), (("channel/calls",), "inside")]),
        (
            [],
            [(("channel/calls", "channel/forum"), "inside")],
        ),  # no channel lies there: that nobody came is no secret
        (["calls", "forum"], [(("channel/calls", "channel/forum"), "outside")]),
    ],
)
def test_what_adds_up_among_groups(outside: list[str], sides: list[tuple[tuple[str, ...], str]]) -> None:
    found = relations({**GROUPS, "leakage": {**GROUPS["leakage"], "through": outside}})
    recovery = ("recovery#satisfied", "recovery#dissatisfied", "recovery#not_reached")
    assert found[5:] == [
        Relation(("voices",), ("answered#in_time", "answered#late")),
        Relation(("voices",), ("leakage#outside", "leakage#inside")),
        Relation(("voices",), recovery),
        Relation(recovery, ("answered#in_time",)),
        *(Relation(through, (f"leakage#{side}",)) for through, side in sides),
    ]


@pytest.mark.parametrize("gone", ["answered", "recovery", "leakage"])
def test_a_figure_that_is_not_shown_adds_up_to_nothing(gone: str) -> None:
    cells = {**GROUPS, gone: None}
    nobody = {"": 0, **dict.fromkeys(("in_time", "late", "outside", "inside"), 0)}
    nobody |= dict.fromkeys(("satisfied", "dissatisfied", "not_reached"), 0)
    known = dict(
        found for key, shown in cells.items() for found in known_numbers(key, shown, nobody, LIMITS, 0)
    )
    named = [key for one in usable_relations(known, relations(cells)) for key in (*one.larger, *one.smaller)]
    assert not [key for key in named if key.startswith(f"{gone}#")]


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("csi", {"value": 7.1, "n": 30}),
        ("complaints/t/since", "2026-01"),
        ("impact/t/x", None),
        ("complaints/t/since", None),
    ],
)
def test_what_is_no_count_adds_up_to_nothing(key: str, shown: Any) -> None:
    assert dict(known_numbers(key, shown, {"": 3}, LIMITS, 0)) == {}


CELLS: dict[str, Any] = {
    "voices": about(50),
    "language/ar": about(10),
    "language/ru": about(30),
    "channel/calls": about(20),
    "channel/mail": about(30),
    "ledger/received": about(60),
    "ledger/placed": about(50),
    "ledger/unplaced": fewer(5),
    "theme/t": about(50),
    "theme/t/2025-11": about(20),
    "theme/t/2026-01": about(30),
    "theme/t/via/calls": True,
    "complaints/t": about(30),
    "complaints/t/since": "2025-12",
    "complaints/t/2025-11": about(20),
    "complaints/t/2026-01": fewer(10),
    "complaints/t/via/calls": False,
    "impact/t/a": IMPACT,
    "impact/t/hidden": None,
}


@pytest.mark.parametrize(
    "expected",
    [
        Relation(("voices",), ("channel/calls", "channel/mail"), exact=True),
        Relation(("voices",), ("language/ar", "language/ru")),
        Relation(("ledger/received",), ("ledger/placed", "ledger/unplaced"), exact=True),
        Relation(("ledger/placed", "ledger/unplaced"), ("voices",)),
        Relation(("theme/t", "ledger/unplaced"), ("voices",)),
        Relation(("theme/t",), ("theme/t/via/calls",), exact=True),
        Relation(("theme/t",), ("theme/t/2025-11", "theme/t/2026-01")),
        Relation(("complaints/t",), ("complaints/t/2025-11", "complaints/t/2026-01")),
        Relation(("theme/t",), ("complaints/t",)),
        Relation(("theme/t/2026-01",), ("complaints/t/2026-01",)),
        Relation(("theme/t/via/calls",), ("complaints/t/via/calls",)),
        Relation(("complaints/t",), ("impact/t/a#before", "impact/t/a#after")),
        # November to January: the first pair is inside, both pairs cover it
        Relation(("impact/t/a#before",), ("complaints/t/2025-11",)),
        Relation(("complaints/t/2025-11", "complaints/t/2026-01"), ("impact/t/a#before",)),
        # March to August: no period of it is shown
        Relation(("impact/t/a#after",), ()),
    ],
)
def test_what_adds_up(expected: Relation) -> None:
    assert expected in relations(CELLS)


def test_nothing_else_adds_up() -> None:
    assert len(relations(CELLS)) == 17
    assert not [found for found in relations(CELLS) if "hidden" in str(found)]


@pytest.mark.parametrize(
    ("larger", "smaller", "exact", "true"),
    [(5, 5, True, True), (5, 4, True, False), (5, 4, False, True), (4, 5, False, False)],
)
def test_a_relation_must_be_true(larger: int, smaller: int, *, exact: bool, true: bool) -> None:
    known = {name: Known(0, 9, hidden=False, count=count) for name, count in (("a", larger), ("b", smaller))}
    assert Relation(("a",), ("b",), exact).is_true(known) is true
