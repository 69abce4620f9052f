"""Every number that leaves has a rule, and keeps to it (publication rules; privacy row: reading the site every night)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from jobs.patterns.bands import Limits
from jobs.settings import CODE
from jobs.vetting.counts import RULES, bad_numbers, is_number, numbers_of
from tests.conftest import Organisation

LIMITS = Limits()
GOOD_SCORE = {"value": 7.1, "low": 6.5, "high": 7.7, "n": 30, "enough": True}
SPARSE = {"value": None, "low": None, "high": None, "n": 25, "enough": False}


def fewer(n: Any) -> dict[str, Any]:
    return {"kind": "fewer", "n": n}


def about(n: Any) -> dict[str, Any]:
    return {"kind": "about", "n": n}


STAYS: list[tuple[str, Any]] = [
    ("home", {"voices": about(5), "themes": 11, "made": 0, "open": 3}),
    ("home", {"voices": fewer(5)}),
    ("home", {"voices": fewer(10)}),  # a total that was made coarse
    ("themes", [{"id": "a", "name": {"ru": "2 окна"}, "band": about(10), "trend": [{"band": fewer(30)}]}]),
    ("stories", {"a": {"late_days": None, "first_heard": "2025-11", "band": fewer(10), "trend": None}}),
    ("stories", {"a": {"impact": {"ratio": 0.35, "low": 0.0, "high": 12.45, "before": {"months": 5, "band": about(25)}}}}),
    ("stories", {"a": {"impact": {"ratio": None, "verdict": "too-early"}}}),
    ("promises", [{"slug": "a", "promised": "2026-09-30", "late_days": 53}]),
    ("numbers", {"csi": GOOD_SCORE, "aspects": [{"aspect": "x", "before": SPARSE, "after": GOOD_SCORE}]}),
    ("numbers", {"csi": {**SPARSE, "n": 0}, "languages": {"ar": about(10)}, "ledger": {"private": fewer(5)}}),
    ("release", {"counted_on": "2026-10-31", "answer_days": 10, "languages": {"stories": {"a": ["en"]}}}),
]  # fmt: skip

PERCENT = {"value": 81, "low": 76, "high": 86, "n": 360, "enough": True}
RECOVERY = {"value": 94, "low": 63, "high": 96, "n": 230, "enough": True}
NPS = {"value": -30, "low": -35, "high": -25, "n": 990, "enough": True}
USUAL = {"period": ["2025-11", "2026-10"], "centre": 20.0, "low": 5.9, "high": 34.1}
STAYS += [
    (
        "numbers",
        {"answered": {**PERCENT, "within_days": 10}, "leakage": PERCENT, "recovery": RECOVERY, "nps": NPS},
    ),
    (
        "numbers",
        {
            "answered": {**SPARSE, "within_days": None},
            "time_to_answer": {**PERCENT, "value": 6, "low": 5, "high": 20},
        },
    ),
    (
        "numbers",
        {
            "leakage": {**SPARSE, "n": 0},
            "time_to_answer": SPARSE,
            "nps": {**NPS, "value": 95, "low": 91, "high": 100},
        },
    ),
    (
        "themes",
        [{"share": 0, "limits": None}, {"share": 100, "limits": USUAL, "signals": [["2026-01", "2026-02"]]}],
    ),
    ("stories", {"a": {"limits": USUAL}, "b": {"limits": None}}),
]

BREAKS: list[tuple[str, Any, str]] = [
    ("home", {"voices": about(4)}, "home/voices"),
    ("home", {"voices": about(7)}, "home/voices"),
    ("home", {"voices": 475}, "home/voices"),
    ("home", {"voices": {"kind": "exactly", "n": 475}}, "home/voices"),
    ("home", {"voices": about(475.0)}, "home/voices"),
    ("home", {"voices": about(True)}, "home/voices"),
    ("home", {"made": 3.5}, "home/made"),
    ("home", {"made": -1}, "home/made"),
    ("home", {"visitors": 475}, "home/visitors"),  # nobody made a rule for it
    ("themes", [{"band": about(5)}], "themes/0/band"),
    ("themes", [{"band": fewer(5)}], "themes/0/band"),
    ("themes", [{"band": fewer(13)}], "themes/0/band"),
    ("themes", [{"count": 3}], "themes/0/count"),
    ("themes", [{"share": 7.5}], "themes/0/share"),
    ("themes", [{"newest": "2026-11-21"}], "themes/0/newest"),  # a day on which somebody spoke
    ("themes", [{"newest": "2026-11-21T10:00:00+03:00"}], "themes/0/newest"),
    ("stories", {"a": {"first_heard": "2026-11-21"}}, "stories/a/first_heard"),
    ("stories", {"a": {"impact": {"ratio": 0.33}}}, "stories/a/impact/ratio"),
    ("stories", {"a": {"impact": {"low": -0.05}}}, "stories/a/impact/low"),
    ("promises", [{"promised": "2026-09-30T10:00"}], "promises/0/promised"),
    ("promises", [{"promised": 20260930}], "promises/0/promised"),
    ("numbers", {"csi": {**GOOD_SCORE, "n": 31}}, "numbers/csi"),
    ("numbers", {"csi": {**GOOD_SCORE, "n": 25}}, "numbers/csi"),
    ("numbers", {"csi": {**GOOD_SCORE, "n": 30.0}}, "numbers/csi"),
    ("numbers", {"csi": {**GOOD_SCORE, "value": 7.12}}, "numbers/csi"),
    ("numbers", {"csi": {**SPARSE, "value": 7.1}}, "numbers/csi"),
    ("numbers", {"csi": {**SPARSE, "n": 5}}, "numbers/csi"),
    ("numbers", {"languages": {"ar": about(5)}}, "numbers/languages/ar"),
    ("numbers", {"csi": {**GOOD_SCORE, "sum": 213}}, "numbers/csi"),  # nobody made a rule for it
    ("numbers", {"leakage": {**PERCENT, "value": 81.2}}, "numbers/leakage"),
    ("numbers", {"leakage": {**PERCENT, "high": 87}}, "numbers/leakage"),  # wider than ten points
    ("numbers", {"leakage": {**PERCENT, "value": 75}}, "numbers/leakage"),  # outside its interval
    ("numbers", {"leakage": {**PERCENT, "n": 25}}, "numbers/leakage"),
    ("numbers", {"leakage": {**PERCENT, "n": 361}}, "numbers/leakage"),
    ("numbers", {"leakage": {**SPARSE, "value": 81}}, "numbers/leakage"),
    ("numbers", {"leakage": {**PERCENT, "value": -1, "low": -2, "high": 3}}, "numbers/leakage"),
    ("numbers", {"nps": {**NPS, "value": -101, "low": -101, "high": -99}}, "numbers/nps"),
    ("numbers", {"nps": {**NPS, "value": 99, "low": 97, "high": 101}}, "numbers/nps"),
    ("numbers", {"recovery": {**RECOVERY, "low": -1}}, "numbers/recovery"),
    ("numbers", {"time_to_answer": {**PERCENT, "high": 101}}, "numbers/time_to_answer"),
    ("numbers", {"answered": {**PERCENT, "within_days": 2.5}}, "numbers/answered"),
    ("numbers", {"answered": {**PERCENT, "within_days": 10, "late": 4}}, "numbers/answered"),
    ("themes", [{"share": 101}], "themes/0/share"),
    ("themes", [{"share": True}], "themes/0/share"),
    ("themes", [{"limits": {**USUAL, "centre": 20.05}}], "themes/0/limits"),
    ("themes", [{"limits": {**USUAL, "low": 21.0}}], "themes/0/limits"),
    ("themes", [{"limits": {**USUAL, "low": -0.1}}], "themes/0/limits"),
    ("themes", [{"limits": {**USUAL, "true": 3}}], "themes/0/limits"),
    ("stories", {"a": {"limits": {**USUAL, "high": 5.0}}}, "stories/a/limits"),
]


@pytest.mark.parametrize(("n", "cell", "step", "leaves"), [(0, 10, 5, True), (5, 10, 5, False), (10, 10, 5, True), (10, 12, 5, True), (5, 12, 5, False), (25, 10, 25, True), (15, 10, 25, False)])  # fmt: skip
def test_how_many_answered_is_rounded_down_also_where_a_cell_is_no_multiple(
    n: int, cell: int, step: int, leaves: bool
) -> None:
    limits = Limits(cell=cell, step=step)
    assert (list(bad_numbers("numbers", {"csi": {**SPARSE, "n": n}}, limits)) == []) is leaves


@pytest.mark.parametrize(("name", "piece"), STAYS)
def test_what_may_leave(name: str, piece: Any) -> None:
    assert list(bad_numbers(name, piece, LIMITS)) == []


@pytest.mark.parametrize(("name", "piece", "place"), BREAKS)
def test_what_may_not_leave(name: str, piece: Any, place: str) -> None:
    """The finding says where and which rule, never the number."""
    (found,) = bad_numbers(name, piece, LIMITS)
    assert found.startswith(f"{place}: ")
    assert not re.search(r"475|20260930|2026-11-21", found)


def test_stricter_limits_are_held_too() -> None:
    strict = Limits(smallest=20, step=10, cell=30)
    piece = {"voices": about(20)}
    assert list(bad_numbers("home", piece, strict)) == []
    assert len(list(bad_numbers("home", piece, Limits(smallest=25)))) == 1
    assert len(list(bad_numbers("themes", [{"band": about(20)}], strict))) == 1


def every_number(value: Any) -> int:
    """How many numbers stand in a piece of JSON, counted without any rule."""
    if isinstance(value, dict):
        return sum(map(every_number, value.values()))
    if isinstance(value, list):
        return sum(map(every_number, value))
    return int(is_number(value))


@pytest.mark.slow
def test_every_number_of_the_example_has_a_rule_that_the_documents_name(built_once: Organisation) -> None:
    """All released files are walked; each number has its rule, each rule is used, and docs/airlock.md lists it."""
    used: set[str] = set()
    ruled = numbers = 0
    for path in sorted((built_once.root / "content" / "released").glob("*.json")):
        piece = json.loads(path.read_text("utf-8"))
        assert list(bad_numbers(path.stem, piece, LIMITS)) == [], path.name
        numbers += every_number(piece)
        for place, value, rule in numbers_of(piece, (path.stem,)):
            assert rule is not None, place
            ruled += every_number(value)
            used.add(rule.says)
    assert numbers == ruled > 200
    assert used == {rule.says for rule in RULES.values()}


def test_the_documents_list_every_rule() -> None:
    """Docs are checked: a number that is added must be explained."""
    words = Path(CODE / "docs" / "airlock.md").read_text("utf-8")
    missing = [pattern for pattern in RULES if f"`{'/'.join(pattern)}`" not in words]
    assert missing == []
