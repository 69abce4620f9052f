"""No hidden number may be found by taking the others from a total: further numbers are made coarse until none can (airlock 3).

A reader's best answer is a pair of linear programs over all published tables with their rounding: the least and the most a hidden
number can be. At least as many values must stay possible as rounding leaves of a number that is shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil, floor, inf
from typing import Any

from jobs.refusal import Refusal
from jobs.vetting.tables import Known, Relation

CEILING = 1e9  # more than anybody will ever hear
SMALL = 1e-6  # what the solver may be wrong by
TOTALS = ("voices", "ledger/received")  # made coarse last: they are what a reader wants to know first


@dataclass(frozen=True)
class Tables:
    """The published numbers as a system of inequalities, ready to be solved many times."""

    keys: tuple[str, ...]
    limits: tuple[tuple[float, float | None], ...]
    at_most: Any  # rows of: smaller - larger <= 0
    same: Any  # rows of: larger - smaller = 0


def tables_of(known: Mapping[str, Known], relations: Iterable[Relation]) -> Tables:
    """Put the relations between known numbers in rows."""
    keys = tuple(sorted(known))
    usable = usable_relations(known, relations)
    limits = tuple((known[key].low, None if known[key].high == inf else known[key].high) for key in keys)
    return Tables(
        keys,
        limits,
        matrix(keys, [relation for relation in usable if not relation.exact]),
        matrix(keys, [relation for relation in usable if relation.exact]),
    )


def usable_relations(known: Mapping[str, Known], relations: Iterable[Relation]) -> list[Relation]:
    """Without those that name an unknown number, and those that are not true."""
    return [
        relation
        for relation in relations
        if relation.smaller
        and {*relation.larger, *relation.smaller} <= known.keys()
        and relation.is_true(known)
    ]


def matrix(keys: Sequence[str], relations: Sequence[Relation]) -> Any:
    """One row for each relation, smaller numbers with +1, larger ones with -1; None without any."""
    from scipy.sparse import coo_array

    if not relations:
        return None
    place = {key: number for number, key in enumerate(keys)}
    signs = [
        (row, place[key], sign)
        for row, relation in enumerate(relations)
        for sign, side in ((1.0, relation.smaller), (-1.0, relation.larger))
        for key in side
    ]
    rows, columns, values = zip(*signs, strict=True)
    return coo_array((values, (rows, columns)), shape=(len(relations), len(keys))).tocsr()


def extreme(tables: Tables, wanted: Collection[str], sign: int) -> dict[str, float]:
    """A point that the tables allow in which the wanted numbers together are least (+1) or most (-1)."""
    from scipy.optimize import linprog

    found = linprog(
        [sign * (key in wanted) for key in tables.keys],
        A_ub=tables.at_most,
        b_ub=None if tables.at_most is None else [0.0] * tables.at_most.shape[0],
        A_eq=tables.same,
        b_eq=None if tables.same is None else [0.0] * tables.same.shape[0],
        bounds=[(low, CEILING if high is None else high) for low, high in tables.limits],
        method="highs",
    )
    if found.status != 0:
        raise Refusal(
            "The published numbers contradict each other, so nothing can be checked: tell the makers."
        )
    return dict(zip(tables.keys, found.x, strict=True))


@dataclass
class Reach:
    """How far a reader who can calculate gets: the least and the most of every number among the points found so far.

    A number that is made coarse only adds points, so what was found stays true.
    """

    tables: Tables
    ends: dict[str, tuple[float, float]] = field(default_factory=dict)

    def look(self, wanted: Collection[str]) -> None:
        """Find the points in which these numbers together are least and most."""
        for sign in (1, -1):
            for key, value in extreme(self.tables, wanted, sign).items():
                least, most = self.ends.get(key, (value, value))
                self.ends[key] = min(least, value), max(most, value)

    def values_left(self, key: str, enough: int) -> int:
        """How many whole values of a number are possible; not counted further than `enough`."""
        if self.values_found(key) < enough:
            self.look((key,))
        return self.values_found(key)

    def values_found(self, key: str) -> int:
        """How many whole values lie between the ends."""
        least, most = self.ends[key]
        return floor(most + SMALL) - ceil(least - SMALL) + 1


def pinned(tables: Tables, hidden: Iterable[str], narrowest: int) -> list[str]:
    """Hidden numbers for which fewer than `narrowest` values stay possible."""
    reach, wanted = Reach(tables), sorted(hidden)
    if wanted:
        reach.look(wanted)
    return [key for key in wanted if reach.values_left(key, narrowest) < narrowest]


def suppress(known: Mapping[str, Known], relations: Iterable[Relation], narrowest: int) -> frozenset[str]:
    """Which shown numbers must be made coarse so that no hidden one is pinned, the smallest neighbours first."""
    usable = usable_relations(known, relations)
    left = dict(known)
    hidden = sorted(key for key, number in known.items() if number.hidden)
    coarse: set[str] = set()
    reach = Reach(tables_of(left, usable))
    if hidden:
        reach.look(hidden)
    for key in hidden:
        while reach.values_left(key, narrowest) < narrowest:
            victim = next_victim(left, usable, key, {*hidden, *coarse})
            coarse.add(victim)
            left[victim] = replace(left[victim], low=0, high=left[victim].coarse)
            reach = Reach(tables_of(left, usable), reach.ends)
    return frozenset(coarse)


def next_victim(known: Mapping[str, Known], relations: Iterable[Relation], key: str, gone: set[str]) -> str:
    """The smallest number that still helps a reader: one that adds up with the pinned one, else any; totals last."""
    near = {
        other
        for relation in relations
        if key in (sides := {*relation.larger, *relation.smaller})
        for other in sides
    }
    for group in (near, known.keys()):
        if found := sorted(group - gone, key=lambda name: (name in TOTALS, known[name].count, name)):
            return found[0]
    raise Refusal("A small number could be worked out from the others whatever is hidden: tell the makers.")
