"""Capability M6: crossed attributes are scanned for cells that complain more than luck explains; parents, channels and shadows are left out."""

from __future__ import annotations

from itertools import product
from math import comb

import numpy as np
import pytest
from scipy.stats import hypergeom

from jobs.patterns.cells import Contacts
from jobs.patterns.evidence import weigh
from jobs.patterns.exact import false_discovery_cut, stratified_tails, tails
from jobs.patterns.proving.scan import FEW, PAIR, VERSION, world
from jobs.patterns.scan import false_alarms, scan, shuffled


def arrays(*rows: tuple[float, ...]) -> list[np.ndarray]:
    return [np.array(column, dtype=float) for column in zip(*rows, strict=True)]


@pytest.mark.parametrize(
    "row",
    [(0, 10, 5, 100), (1, 20, 5, 100), (5, 10, 50, 100), (7, 100, 7, 100), (0, 5, 0, 100), (3, 3, 9, 3)],
)
def test_no_more_than_expected_is_of_no_interest(row: tuple[int, ...]) -> None:
    assert tails(*arrays(row))[0] == 1


@pytest.mark.parametrize(
    "row",
    [
        (3, 10, 5, 100),
        (9, 43, 60, 1000),
        (10, 10, 12, 40),
        (25, 136, 720, 12_000),
        (1, 1, 1, 50),
        (400, 2000, 720, 12_000),
    ],
)
def test_the_chance_is_that_of_the_exact_test_with_half_of_what_was_seen(row: tuple[int, ...]) -> None:
    hits, size, complaints, universe = row
    exact = hypergeom(universe, complaints, size)
    assert tails(*arrays(row))[0] == pytest.approx(exact.sf(hits - 1) - exact.pmf(hits) / 2, rel=1e-9)


def test_strata_are_each_judged_by_their_own_margins() -> None:
    ways = {
        total: sum(
            comb(4, a) * comb(16, 5 - a) * comb(8, total - a) * comb(7, 6 - total + a)
            for a in range(5)
            if 0 <= total - a <= 6
        )
        for total in range(11)
    }
    wanted = (sum(n for total, n in ways.items() if total > 8) + ways[8] / 2) / sum(ways.values())
    given = [np.array([row], dtype=float) for row in ((4, 4), (5, 6), (4, 8), (20, 15))]
    assert stratified_tails(*given)[0] == pytest.approx(wanted)
    usual = [np.array([row], dtype=float) for row in ((1, 3), (5, 6), (4, 8), (20, 15))]
    assert stratified_tails(*usual)[0] == 1, "four where 4.2 are expected"


@pytest.mark.parametrize(
    ("chances", "cut"),
    [([], 0), ([0.2, 0.9], 0), ([0.026, 0.9], 0), ([0.025, 0.9], 0.025), ([0.04, 0.03, 0.05], 0.05), ([0.001, 0.04, 0.9, 0.9], 0.001)],
)  # fmt: skip
def test_benjamini_and_hochberg(chances: list[float], cut: float) -> None:
    assert false_discovery_cut(np.array(chances), 0.05) == cut


def table(rows: list[tuple[dict[str, str], int, int]], channels: dict[str, int] | None = None) -> Contacts:
    """Contacts from (attributes, how many, how many of them complain); "via" is the channel as a stratum only."""
    names = sorted({name for attributes, _, _ in rows for name in attributes if name != "via"})
    values = [sorted({a[name] for a, _, _ in rows if name in a}) for name in names]
    codes, strata, complaints = [], [], []
    for attributes, number, complaining in rows:
        row = [values[i].index(attributes[n]) if n in attributes else -1 for i, n in enumerate(names)]
        codes += [row] * number
        strata += [(channels or {}).get(attributes.get("via", ""), 0)] * number
        complaints += [True] * complaining + [False] * (number - complaining)
    number = len(codes)
    return Contacts(
        tuple(names), tuple(map(tuple, values)), np.array(codes), np.array(strata),
        np.full(number, 1), np.ones(number), {"": np.array(complaints)},
    )  # fmt: skip


UNTOUCHED = {
    "the same everywhere": table([({"hour": str(h)}, 100, 6) for h in range(9, 20)]),
    "fewer than twenty contacts": table([({"hour": "9"}, 19, 19), ({"hour": "10"}, 900, 9)]),
    "only one value": table([({"hour": "9"}, 500, 300)]),
    "a channel of critics, whose contacts alone know the hour": table(
        [({"via": "calls", "hour": "9"}, 100, 60), ({"via": "calls", "hour": "10"}, 100, 60), ({"via": "survey"}, 1000, 20)],
        {"calls": 0, "survey": 1},
    ),
    "an hour that only seems bad because the channel of critics is busy then": table(
        [({"via": c, "hour": h}, n, k) for c, h, n, k in
         (("reviews", "21", 300, 150), ("reviews", "9", 60, 30), ("calls", "21", 60, 3), ("calls", "9", 900, 45))],
        {"calls": 0, "reviews": 1},
    ),
    "one contact": table([({"hour": "9"}, 1, 0)]),
}  # fmt: skip


@pytest.mark.parametrize("contacts", UNTOUCHED.values(), ids=UNTOUCHED.keys())
def test_luck_channels_and_the_unknown_are_no_pattern(contacts: Contacts) -> None:
    assert scan(contacts).findings == ()


def test_a_rare_hour_is_found_with_its_size() -> None:
    found = scan(table([({"hour": str(h)}, 100, 30 if h == 9 else 6) for h in range(9, 20)]))
    assert [(one.theme, one.cell) for one in found.findings] == [("", (("hour", "9"),))]
    evidence = found.findings[0].evidence
    assert (evidence.contacts, evidence.complaints, evidence.rest) == (100, 30, 0.06)
    assert evidence.ratio is not None
    assert evidence.ratio.value == pytest.approx(5)
    assert evidence.ratio.low < 5 < evidence.ratio.high
    assert found.candidates == 11


@pytest.mark.parametrize(
    ("attribute", "value"), [("staff", "Olga"), ("branch", "Химки"), ("language", "العربية")]
)
def test_values_are_kept_as_they_are_written_in_any_language(attribute: str, value: str) -> None:
    rows = [({attribute: str(v)}, 100, 40 if v == value else 6) for v in ("1", "2", "3", value)]
    assert [one.cell for one in scan(table(rows)).findings] == [((attribute, value),)]


def test_a_pair_must_beat_both_parents_and_takes_their_place() -> None:
    rows = [
        ({"hour": h, "staff": s}, 100, 40 if (h, s) == ("9", "Olga") else 6)
        for h, s in product(("9", "10", "11", "12"), ("Olga", "Dana", "Yusuf"))
    ]
    assert [one.cell for one in scan(table(rows)).findings] == [(("hour", "9"), ("staff", "Olga"))]
    every_nine = [({**a}, n, 40 if a["hour"] == "9" else 6) for a, n, _ in rows]
    assert [one.cell for one in scan(table(every_nine)).findings] == [(("hour", "9"),)]


def test_three_at_a_time_only_when_asked() -> None:
    rows = [
        ({"hour": h, "shift": s, "weekday": d}, 100, 60 if (h, s, d) == ("9", "a", "1") else 6)
        for h, s, d in product(("9", "10", "11", "12"), ("a", "b"), "123")
    ]
    cell = (("hour", "9"), ("shift", "a"), ("weekday", "1"))
    assert [one.cell for one in scan(table(rows), crossed=3).findings] == [cell]
    assert all(len(one.cell) < 3 for one in scan(table(rows)).findings)


def test_a_shift_that_is_the_same_as_the_hour_is_told_once() -> None:
    rows = [
        ({"hour": str(h), "shift": "early" if h < 12 else "late"}, 100, 40 if h == 9 else 6)
        for h in range(9, 15)
    ]
    assert [one.cell for one in scan(table(rows)).findings] == [(("hour", "9"),)]


def test_a_theme_beside_everything_is_told_only_for_what_it_has_of_its_own() -> None:
    contacts = table([({"hour": str(h)}, 200, 100 if h == 9 else 12) for h in range(9, 17)])
    everything = contacts.complaints[""]
    half = everything & (np.arange(len(contacts)) % 2 == 0)
    both = Contacts(**{**vars(contacts), "complaints": {"": everything, "delivery-time": half}})
    assert [one.key for one in scan(both).findings] == [("", (("hour", "9"),))]


def test_planted_ones_are_found_and_shuffled_ones_are_not() -> None:
    random = np.random.default_rng(5)
    contacts = world(random, FEW, ((PAIR, 6.0),))
    assert [one.cell for one in scan(contacts).findings] == [PAIR]
    assert false_alarms(contacts, random, 5) == 0
    dealt = shuffled(contacts, random)
    assert dealt.complaints[""].sum() == contacts.complaints[""].sum()


def test_a_cell_that_nobody_knows_has_no_evidence() -> None:
    evidence = weigh(world(np.random.default_rng(5), FEW, ()), "", VERSION)
    assert (evidence.contacts, evidence.ratio, evidence.chance, evidence.rate, evidence.wanted) == (
        0,
        None,
        1.0,
        0.0,
        0.0,
    )
