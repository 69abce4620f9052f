"""Every number of the released files has a rule, and a number without one does not leave (privacy-and-safety: publication rules)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from jobs.patterns.bands import Limits, round_down

Place = tuple[
    str, ...
]  # where a number stands: ("themes", "*", "band"); "*" is any name or any place in a list
DAY = re.compile(r"\d{4}-\d\d-\d\d")
RATIO_STEP = 0.05
FEWEST_ANSWERS = 30  # Q8
WIDEST = 10  # points (Q8)
ALL = 100  # percent, or the most points
SCORE_KEYS = {"value", "low", "high", "n", "enough"}


@dataclass(frozen=True)
class Rule:
    """What may stand in a place: `says` why it tells of nobody; `holds` whether this value keeps to it."""

    says: str
    holds: Callable[[Any, Limits], bool]


def is_whole(value: Any, _: Limits) -> bool:
    """A count of our own work, or nothing."""
    return value is None or (isinstance(value, int) and value >= 0)


def is_cell(band: Any, limits: Limits) -> bool:
    """A band of a number that is broken down."""
    return is_band(band, limits.cell, limits.cell, limits)


def is_total(band: Any, limits: Limits) -> bool:
    """A band of a total, which may have been made coarser like a cell."""
    return is_band(band, limits.smallest, limits.smallest, limits) or (
        is_cell(band, limits) and bool(band["kind"] == "fewer")
    )


def is_band(band: Any, smallest: int, unit: int, limits: Limits) -> bool:
    """ "fewer than" a multiple of the unit, or "about" a multiple of the step from the smallest up."""
    if not isinstance(band, Mapping) or type(band.get("n")) is not int:
        return False
    n: int = band["n"]
    if band["kind"] == "fewer":
        return n >= smallest and n % unit == 0
    return bool(band["kind"] == "about" and n >= smallest and n % limits.step == 0)


def is_ratio(value: Any, _: Limits) -> bool:
    """In steps of 0.05, made from the bands beside it."""
    return value is None or (
        value >= 0 and abs(value / RATIO_STEP - round(value / RATIO_STEP)) < RATIO_STEP / 10
    )


def is_score(score: Any, limits: Limits) -> bool:
    """A mean with its interval to one place from 30 answers on, else only how many answered, in steps."""
    figures = [score[name] for name in ("value", "low", "high")]
    n = score["n"]
    if (
        score.keys() != SCORE_KEYS
        or type(n) is not int
        or n % limits.step
        or 0 < n < round_down(limits.cell, limits.step)
    ):
        return False
    if not score["enough"]:
        return figures == [None, None, None]
    return n >= FEWEST_ANSWERS // limits.step * limits.step and all(
        round(value, 1) == value for value in figures
    )


def is_percent(value: Any, _: Limits) -> bool:
    """A whole percent, or nothing."""
    return value is None or (type(value) is int and 0 <= value <= ALL)


def is_usual(usual: Any, _: Limits) -> bool:
    """What is usual and its limits, to one place and in their order, or nothing."""
    if usual is None:
        return True
    figures = [usual[name] for name in ("low", "centre", "high")]
    known = usual.keys() == {"period", "low", "centre", "high"}
    return known and figures == sorted(round(value, 1) for value in figures) and figures[0] >= 0


def is_points(score: Any, limits: Limits, lowest: int = 0, widest: int = WIDEST) -> bool:
    """A figure in whole points from `lowest` to 100, its interval at most `widest` of them."""
    if not is_score(score, limits) or not score["enough"]:
        return is_score(score, limits)
    figures = [score[name] for name in ("low", "value", "high")]
    whole = all(type(value) is int for value in figures) and figures == sorted(figures)
    return whole and lowest <= figures[0] and figures[2] <= min(ALL, figures[0] + widest)


def is_answered(score: Any, limits: Limits) -> bool:
    """A share with the days that we promise."""
    parts = dict(score)
    return is_whole(parts.pop("within_days"), limits) and is_points(parts, limits)


def is_day(day: Any, _: Limits) -> bool:
    """A day and no time of day."""
    return isinstance(day, str) and DAY.fullmatch(day) is not None


TOTAL = Rule("a total: from the smallest count up, rounded", is_total)
CELL = Rule("broken down: from the smallest number of people up, rounded", is_cell)
OWN_WORK = Rule("counts our own work, not people", is_whole)
RATIO = Rule("worked out from the rounded numbers beside it, in steps of 0.05", is_ratio)
SCORE = Rule("a mean of 30 answers or more to one place; how many answered rounded down", is_score)
PERCENT = Rule("worked out from the two rounded numbers beside it, in whole percent", is_percent)
USUAL = Rule("worked out from the rounded numbers beside it, to one place", is_usual)
NPS = Rule(
    "from rounded groups of ten people or more, in whole points from -100 to 100",
    partial(is_points, lowest=-ALL),
)
SHARE = Rule("from rounded groups of ten people or more, in whole percent", is_points)
ANSWERED = Rule("the same, with the days that we promise", is_answered)
RECOVERY = Rule("the same, between its bounds for those not reached", partial(is_points, widest=ALL))
DAYS = Rule("a median of whole working days from 30 cases of 10 people", partial(is_points, widest=ALL))
APPROVED = Rule("words that two people approved", lambda value, _: isinstance(value, str))
OWN_DAY = Rule("a day that we chose ourselves, or the last day of a month", is_day)

RULES: dict[Place, Rule] = {
    ("release", "acknowledge_days"): OWN_WORK,
    ("release", "answer_days"): OWN_WORK,
    ("release", "counted_on"): OWN_DAY,
    ("titles", "*", "*"): APPROVED,
    ("release", "years", "*", "*"): OWN_WORK,
    ("home", "voices"): TOTAL,
    ("home", "themes"): OWN_WORK,
    ("home", "made"): OWN_WORK,
    ("home", "open"): OWN_WORK,
    ("themes", "*", "band"): CELL,
    ("themes", "*", "trend", "*", "band"): CELL,
    ("themes", "*", "share"): PERCENT,
    ("themes", "*", "limits"): USUAL,
    ("stories", "*", "limits"): USUAL,
    ("stories", "*", "band"): CELL,
    ("stories", "*", "trend", "*", "band"): CELL,
    ("stories", "*", "late_days"): OWN_WORK,
    ("stories", "*", "impact", "before", "band"): CELL,
    ("stories", "*", "impact", "before", "months"): OWN_WORK,
    ("stories", "*", "impact", "after", "band"): CELL,
    ("stories", "*", "impact", "after", "months"): OWN_WORK,
    ("stories", "*", "impact", "ratio"): RATIO,
    ("stories", "*", "impact", "low"): RATIO,
    ("stories", "*", "impact", "high"): RATIO,
    ("promises", "*", "promised"): OWN_DAY,
    ("promises", "*", "late_days"): OWN_WORK,
    ("promises", "*", "history", "*", "promised"): OWN_DAY,
    ("promises", "*", "history", "*", "told_on"): OWN_DAY,
    ("kept", "*", "due"): OWN_WORK,
    ("kept", "*", "kept"): OWN_WORK,
    ("kept", "*", "kept_late"): OWN_WORK,
    ("kept", "*", "late"): OWN_WORK,
    ("notices", "corrections", "*", "on"): OWN_DAY,
    ("notices", "takedowns", "*", "on"): OWN_DAY,
    ("numbers", "csi"): SCORE,
    ("numbers", "aspects", "*", "before"): SCORE,
    ("numbers", "aspects", "*", "after"): SCORE,
    ("numbers", "aspects", "*", "all"): SCORE,
    ("numbers", "nps"): NPS,
    ("numbers", "answered"): ANSWERED,
    ("numbers", "time_to_answer"): DAYS,
    ("numbers", "leakage"): SHARE,
    ("numbers", "recovery"): RECOVERY,
    ("numbers", "languages", "*"): CELL,
    ("numbers", "channels", "*", "band"): CELL,
    ("numbers", "ledger", "*"): TOTAL,
}


def numbers_of(value: Any, place: Place) -> Iterator[tuple[Place, Any, Rule | None]]:
    """Every number and every exact day below a place with its rule; None where nobody made one."""
    rule = rule_of(place)
    if rule is not None:
        yield place, value, rule
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from numbers_of(part, (*place, str(name)))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from numbers_of(part, (*place, str(number)))
    elif is_number(value) or (isinstance(value, str) and DAY.search(value)):
        yield place, value, None


def rule_of(place: Place) -> Rule | None:
    """The rule of a place."""
    return next((rule for pattern, rule in RULES.items() if fits(place, pattern)), None)


def fits(place: Place, pattern: Place) -> bool:
    """True when every step is the pattern's, or the pattern does not mind."""
    return len(place) == len(pattern) and all(
        step in (name, "*") for name, step in zip(place, pattern, strict=True)
    )


def is_number(value: Any) -> bool:
    """True for numbers; yes and no are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def bad_numbers(name: str, piece: Any, limits: Limits) -> Iterator[str]:
    """Where in a released file a number breaks its rule or has none; names, never values."""
    for place, value, rule in numbers_of(piece, (name,)):
        if rule is None:
            yield f"{'/'.join(place)}: a number or a day without a rule"
        elif not rule.holds(value, limits):
            yield f"{'/'.join(place)}: {rule.says}"
