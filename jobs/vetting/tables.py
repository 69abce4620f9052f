"""What a reader of the published tables knows: between which limits each number lies, and which numbers add up to which (airlock 3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from jobs.patterns.bands import Limits, round_half_up
from jobs.patterns.periods import add_months, months_between

SPANS = ("before", "after")
ANSWERED = ("recovery#satisfied", "recovery#dissatisfied", "recovery#not_reached")
MONTH = re.compile(r"\d{4}-\d\d")


@dataclass(frozen=True)
class Known:
    """A number as a reader knows it; `hidden` where it is small and must not be worked out. `count` is the truth, `coarse` the
    most it could be if it were shown as "fewer than" too.
    """

    low: float
    high: float
    hidden: bool
    count: int
    coarse: float = inf


@dataclass(frozen=True)
class Relation:
    """The larger numbers together are at least the smaller ones together; `exact` where they are the same."""

    larger: tuple[str, ...]
    smaller: tuple[str, ...]
    exact: bool = False

    def is_true(self, known: Mapping[str, Known]) -> bool:
        """True for the true numbers; a rule that is broken (a theme taken away, say) is of no use to a reader."""
        more, less = (sum(known[key].count for key in side) for side in (self.larger, self.smaller))
        return more == less if self.exact else more >= less


def known_numbers(
    key: str, shown: Any, counts: Mapping[str, int], limits: Limits, slack: int
) -> Iterator[tuple[str, Known]]:
    """What one shown cell tells; `slack` is by how much it may have moved since it was counted (0 when counted today)."""
    if key.startswith("impact/"):
        if shown is not None:
            for span in SPANS:
                yield (
                    f"{key}#{span}",
                    known_band(shown[span]["band"], counts[span], limits, slack, limits.cell),
                )
    elif groups := groups_of(shown):
        for group, band in groups.items():
            yield f"{key}#{group}", known_band(band, counts[group], limits, slack, limits.cell)
    elif isinstance(shown, bool):
        count = counts[""]
        yield key, Known(min(count, limits.cell - slack) if shown else 0, inf, not shown, count)
    elif is_band(shown):
        smallest = limits.smallest if is_total(key) else limits.cell
        yield key, known_band(shown, counts[""], limits, slack, smallest)


def is_band(shown: Any) -> bool:
    """True for a number shown as a band."""
    return isinstance(shown, Mapping) and shown.keys() == {"kind", "n"}


def groups_of(shown: Any) -> dict[str, Mapping[str, Any]]:
    """The bands of a cell that shows several groups of people; empty for any other."""
    if not isinstance(shown, Mapping):
        return {}
    return {name: part for name, part in shown.items() if is_band(part)}


def is_total(key: str) -> bool:
    """True for the totals of the whole organisation."""
    return key == "voices" or key.startswith("ledger/")


def known_band(band: Mapping[str, Any], count: int, limits: Limits, slack: int, smallest: int) -> Known:
    """Between which counts a band leaves a number, the truth always included."""
    low, high = (
        (0, band["n"] - 1) if band["kind"] == "fewer" else rounded_from(band["n"], smallest, limits.step)
    )
    return Known(
        max(0, min(count, low - slack)),
        max(count, high + slack),
        band["kind"] == "fewer" and not slack,
        count,
        max(count, int(limits.hidden_band(band["n"])["n"]) - 1 + slack),
    )


def rounded_from(n: int, smallest: int, step: int) -> tuple[int, int]:
    """The lowest and the highest count that is shown as "about n"."""
    lowest = -(-smallest // step) * step
    found = [c for c in range(max(smallest, n - step), n + step) if max(round_half_up(c, step), lowest) == n]
    return found[0], found[-1]


def relations(cells: Mapping[str, Any]) -> list[Relation]:
    """Everything that adds up among these cells (key -> what is shown)."""
    keys = frozenset(cells)
    themes = sorted(
        key.removeprefix("theme/") for key in keys if key.startswith("theme/") and key.count("/") == 1
    )
    found = [
        Relation(("voices",), below(keys, "channel/"), exact=True),
        Relation(("voices",), below(keys, "language/")),
        Relation(("ledger/received",), below(keys, "ledger/", ("ledger/received",)), exact=True),
        Relation(("ledger/placed", "ledger/unplaced"), ("voices",)),
        Relation((*(f"theme/{theme}" for theme in themes), "ledger/unplaced"), ("voices",)),
        *groups_inside(cells),
    ]
    for theme in themes:
        found += [*inside(keys, f"theme/{theme}"), *inside(keys, f"complaints/{theme}")]
        found += [
            Relation((key,), (key.replace("theme/", "complaints/", 1),))
            for key in (f"theme/{theme}", *below(keys, f"theme/{theme}/"))
        ]
        total = f"complaints/{theme}"
        halves = periods(keys, total)
        for key in below(keys, f"impact/{theme}/"):
            found += spans(key, cells[key], total, halves)
    return found


def groups_inside(cells: Mapping[str, Any]) -> Iterator[Relation]:
    """Everybody in a group has said something, and who was answered in time was answered."""
    for key, shown in sorted(cells.items()):
        if groups := groups_of(shown):
            yield Relation(("voices",), tuple(f"{key}#{group}" for group in groups))
    if {"answered", "recovery"} <= cells.keys():
        yield Relation(ANSWERED, ("answered#in_time",))
    if "through" in (leakage := cells.get("leakage") or {}):
        outside = tuple(f"channel/{name}" for name in leakage["through"])
        sides = {"outside": outside, "inside": below(cells, "channel/", outside)}
        yield from (Relation(through, (f"leakage#{side}",)) for side, through in sides.items() if through)


def below(keys: Iterable[str], start: str, without: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The keys that begin so, in order."""
    return tuple(sorted(key for key in keys if key.startswith(start) and key not in without))


def inside(keys: Iterable[str], total: str) -> Iterator[Relation]:
    """A theme is all its channels together, and at least its shown periods."""
    channels = below(keys, f"{total}/via/")
    yield Relation((total,), channels, exact=True)
    yield Relation((total,), periods(keys, total))


def periods(keys: Iterable[str], total: str) -> tuple[str, ...]:
    """The cells of two months each, oldest first."""
    return tuple(key for key in below(keys, f"{total}/") if MONTH.fullmatch(month_of_key(key)))


def spans(key: str, shown: Any, total: str, shown_periods: Sequence[str]) -> Iterator[Relation]:
    """Before and after a change lie inside all complaints, and between the periods of two months that they touch.

    A span without months tells nothing: a reader sees that nothing was counted, and nothing is nobody's secret.
    """
    if shown is None:
        return
    yield Relation((total,), tuple(f"{key}#{span}" for span in SPANS))
    for span in SPANS:
        if not (months := set(span_months(shown, span))):
            continue
        both = {period: {month_of_key(period), second(period)} for period in shown_periods}
        touched = [period for period in shown_periods if both[period] & months]
        yield Relation((f"{key}#{span}",), tuple(period for period in touched if both[period] <= months))
        if set[str]().union(*(both[period] for period in touched)) >= months:
            yield Relation(tuple(touched), (f"{key}#{span}",))


def month_of_key(period: str) -> str:
    """The first month of a period's cell."""
    return period.rsplit("/", 1)[1]


def second(period: str) -> str:
    """The second month of a period's cell."""
    return add_months(month_of_key(period), 1)


def span_months(shown: Mapping[str, Any], span: str) -> tuple[str, ...]:
    """The months of one side of a change: the first ones of the whole stretch, or the last ones."""
    number = shown[span]["months"]
    if span == "before":
        return months_between(shown["from"], add_months(shown["from"], number - 1))
    return months_between(add_months(shown["to"], 1 - number), shown["to"])
