"""A hidden number cannot be worked out from the others (privacy row: subtracting totals)."""

from __future__ import annotations

from itertools import product
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobs.patterns.bands import Limits
from jobs.refusal import Refusal
from jobs.vetting.suppression import pinned, suppress, tables_of
from jobs.vetting.tables import Known, Relation, known_numbers, relations

LIMITS = Limits()
ALL = 5  # values that must stay possible


def table(**counts: int) -> dict[str, Known]:
    """Cells of so many people with one comment each, and their total as "voices"."""
    total = sum(counts.values())
    found = dict(known_numbers("voices", LIMITS.band(total), {"": total}, LIMITS, 0))
    for name, count in counts.items():
        found |= dict(known_numbers(name, LIMITS.cell_band(count, count), {"": count}, LIMITS, 0))
    return found


def whole(known: dict[str, Known]) -> list[Relation]:
    """The total is all the others together."""
    return [Relation(("voices",), tuple(sorted(known.keys() - {"voices"})), exact=True)]


@pytest.mark.parametrize(
    ("counts", "found", "coarse"),
    [
        ({"en": 60, "ru": 40, "ar": 20}, [], []),  # nothing is hidden
        ({"en": 58, "ru": 38, "ar": 0}, ["ar"], ["ru"]),  # 95 - 60 - 40: none at all
        ({"en": 60, "ru": 40, "ar": 5}, [], []),  # 0 to 9: as many as rounding leaves
        ({"en": 62, "ru": 42, "ar": 9}, ["ar"], ["ru"]),  # 115 - 60 - 40: nine or more, and fewer than ten
        ({"en": 62, "ru": 42, "ar": 9, "fr": 9}, [], []),  # two hidden ones hide each other
    ],
)
def test_a_total_that_gives_a_small_number_away(
    counts: dict[str, int], found: list[str], coarse: list[str]
) -> None:
    known = table(**counts)
    assert pinned(tables_of(known, whole(known)), [k for k, n in known.items() if n.hidden], ALL) == found
    assert sorted(suppress(known, whole(known), ALL)) == coarse


def test_without_totals_nothing_can_be_worked_out() -> None:
    known = table(en=60, ru=40, ar=9)
    assert suppress(known, [], ALL) == frozenset()
    assert suppress({}, [], ALL) == frozenset()


def test_the_total_is_made_coarse_last_and_then_everything_is_hidden() -> None:
    """Where the only other number is the total."""
    known = {
        "part": Known(0, 9, hidden=True, count=9),
        "voices": Known(8, 12, hidden=False, count=9, coarse=19),
    }
    equal = [Relation(("voices",), ("part",), exact=True)]
    assert suppress(known, equal, ALL) == {"voices"}


def test_a_relation_with_an_unknown_number_or_that_is_not_true_is_of_no_use() -> None:
    known = table(en=62, ru=42, ar=9)
    of_no_use = [
        Relation(("voices",), ("en", "ru", "ar", "unknown"), exact=True),
        Relation(("en",), ("voices",)),
        Relation(("voices",), ()),
    ]
    assert suppress(known, of_no_use, ALL) == frozenset()


def test_when_nothing_is_left_to_hide_the_build_stops() -> None:
    known = {"small": Known(1, 2, hidden=True, count=1)}
    with pytest.raises(Refusal, match="whatever is hidden"):
        suppress(known, [], ALL)


def test_numbers_that_contradict_each_other_stop_the_build() -> None:
    known = {
        "part": Known(7, 9, hidden=True, count=3),
        "voices": Known(3, 3, hidden=False, count=3),
    }
    with pytest.raises(Refusal, match="contradict"):
        suppress(known, [Relation(("voices",), ("part",), exact=True)], ALL)


def possible(known: dict[str, Known], key: str) -> int:
    """How many values of a number fit the published table, by trying every one: a check that shares nothing with the solver."""
    parts = sorted(known.keys() - {"voices", key})
    ranges = [range(int(known[name].low), int(known[name].high) + 1) for name in parts]
    sums = {sum(values) for values in product(*ranges)}
    total = range(int(known["voices"].low), int(known["voices"].high) + 1)
    own = range(int(known[key].low), int(known[key].high) + 1)
    return sum(any(value + rest in total for rest in sums) for value in own)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=2, max_size=4))
def test_random_tables(counts: list[int]) -> None:
    """Every hidden number keeps at least five values, tried out one by one; what is made coarse was shown before."""
    known = table(**{f"part {n}": count for n, count in enumerate(counts)})
    coarse = suppress(known, whole(known), ALL)
    assert not any(known[name].hidden for name in coarse)
    left = {
        name: Known(0, number.coarse, hidden=False, count=number.count) if name in coarse else number
        for name, number in known.items()
    }
    hidden = [name for name, number in known.items() if number.hidden and name != "voices"]
    assert all(possible(left, name) >= ALL for name in hidden)
    assert pinned(tables_of(left, whole(left)), hidden, ALL) == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.integers(0, 14), min_size=3, max_size=3), min_size=2, max_size=5))
def test_random_tables_of_two_ways(rows: list[list[int]]) -> None:
    """Themes by period with totals on both sides: 0 hidden numbers pinned."""
    cells = {f"{r}/{c}": n for r, row in enumerate(rows) for c, n in enumerate(row)}
    sums = {f"row {r}": sum(row) for r, row in enumerate(rows)}
    sums |= {f"column {c}": sum(row[c] for row in rows) for c in range(3)}
    known: dict[str, Known] = {}
    for name, n in (cells | sums).items():
        known |= dict(known_numbers(name, LIMITS.cell_band(n, n), {"": n}, LIMITS, 0))
    relations = [
        Relation((f"row {r}",), tuple(f"{r}/{c}" for c in range(3)), exact=True) for r in range(len(rows))
    ] + [
        Relation((f"column {c}",), tuple(f"{r}/{c}" for r in range(len(rows))), exact=True) for c in range(3)
    ]
    coarse = suppress(known, relations, ALL)
    left = {
        name: Known(0, number.coarse, hidden=number.hidden, count=number.count) if name in coarse else number
        for name, number in known.items()
    }
    assert pinned(tables_of(left, relations), [k for k, n in left.items() if n.hidden], ALL) == []


def test_a_table_without_an_end() -> None:
    """A channel that is named tells "ten or more": the solver is given an end that nobody reaches."""
    known = {
        "loud": Known(10, inf, hidden=False, count=12),
        "quiet": Known(0, inf, hidden=True, count=3),
    }
    assert suppress(known, [Relation(("loud",), ("quiet",))], ALL) == frozenset()


def test_a_change_before_the_first_comment_hides_nothing_else() -> None:
    """Nothing was counted before it, which everybody may know: it cannot be worked out, and it makes no other number coarse."""
    about, fewer = LIMITS.band(40), LIMITS.hidden_band(0)
    spans = {"before": {"months": 0, "band": fewer}, "after": {"months": 2, "band": about}}
    cells = {"voices": about, "theme/t": about, "complaints/t": about, "complaints/t/2026-01": about}
    change = {**spans, "from": "2026-01", "to": "2026-02"}
    known = {
        name: number for key in cells for name, number in known_numbers(key, about, {"": 40}, LIMITS, 0)
    } | dict(known_numbers("impact/t/x", change, {"before": 0, "after": 40}, LIMITS, 0))
    assert known["impact/t/x#before"].hidden
    assert suppress(known, relations(cells | {"impact/t/x": change}), ALL) == frozenset()
