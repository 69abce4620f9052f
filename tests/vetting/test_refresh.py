"""When all public numbers may be counted anew, and that they stand still until then (privacy row: reading the site every night)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from jobs.refusal import Refusal
from jobs.settings import read_settings
from jobs.vetting.refresh import Counted, Pace, Turn, new_authors, next_turn
from tests.conftest import CODE

LAST = Counted(date(2026, 11, 1), "2025-11", "2026-10", 100)


def voices(*authors: str, first: int = 101, said_on: str = "2026-10-05") -> list[dict[str, object]]:
    return [
        {"voice_id": first + number, "author": author, "said_on": said_on}
        for number, author in enumerate(authors)
    ]


def people(number: int) -> list[str]:
    return [f"person {n}" for n in range(number)]


@pytest.mark.parametrize(
    ("days", "new", "turn"),
    [
        (6, 9, Turn(1, date(2026, 11, 8))),
        (6, 10, Turn(0, date(2026, 11, 8))),
        (7, 9, Turn(1, None)),
        (7, 10, Turn(0, None)),
        (8, 11, Turn(0, None)),
        (0, 0, Turn(10, date(2026, 11, 8))),
    ],
)
def test_a_week_and_ten_new_people(days: int, new: int, turn: Turn) -> None:
    """Reading the site every night, at the edges: 6, 7, 8 days; 9, 10, 11 people."""
    found = next_turn(LAST, voices(*people(new)), LAST.on_day + timedelta(days=days), Pace())
    assert found == turn
    assert found.due == (days >= 7 and new >= 10)


@pytest.mark.parametrize(("number", "due"), [(0, False), (9, False), (10, True), (11, True)])
def test_the_first_numbers_need_ten_people(number: int, due: bool) -> None:
    """Reading the site every night: before the first ten people there are no numbers at all."""
    assert next_turn(None, voices(*people(number)), date(2026, 11, 22), Pace()).due is due


def test_who_is_new() -> None:
    """Ten voices of one person, known people, and months that were counted already are told apart."""
    known = voices("known", first=1)
    assert new_authors(LAST, known) == set()
    assert new_authors(LAST, known + voices(*["one person"] * 10)) == {"one person"}
    assert new_authors(LAST, known + voices("known", "new")) == {"new"}
    assert new_authors(LAST, voices("late", first=90, said_on="2026-11-03")) == {"late"}
    assert new_authors(LAST, voices("older", first=90, said_on="2025-10-31")) == {"older"}
    assert new_authors(None, known) == {"known"}


@pytest.mark.parametrize(
    ("turn", "words"),
    [
        (Turn(0, None), "counted anew at the next build"),
        (Turn(3, None), "3 more people must have said something in a month that is over"),
        (Turn(0, date(2026, 11, 8)), "not before 2026-11-08"),
        (
            Turn(3, date(2026, 11, 8)),
            "3 more people must have said something in a month that is over, and not before 2026-11-08",
        ),
    ],
)
def test_status_says_why_it_waits(turn: Turn, words: str) -> None:
    """./invoke status."""
    assert str(turn) == words


@pytest.mark.parametrize(("days", "authors"), [(6, 10), (7, 9), (0, 0)])
def test_slower_only(days: int, authors: int) -> None:
    """Publication rules: configurable upwards only."""
    with pytest.raises(Refusal, match="at the soonest"):
        Pace(days, authors)
    assert Pace(8, 11).authors == 11


@pytest.mark.parametrize(
    ("key", "value", "floor"), [("smallest_cell", 9, 10), ("refresh_days", 6, 7), ("refresh_authors", 9, 10)]
)
def test_settings_go_upwards_only(key: str, value: int, floor: int) -> None:
    """Publication rules: a lower setting is refused by name, the lowest allowed one is taken."""
    place = CODE / "invoke.yaml"
    with pytest.raises(Refusal, match=f"{key} must be at least {floor}"):
        read_settings(place, {f"INVOKE_{key.upper()}": str(value)})
    assert getattr(read_settings(place, {f"INVOKE_{key.upper()}": str(floor)}), key) == floor
