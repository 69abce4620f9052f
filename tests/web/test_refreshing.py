"""The numbers of the whole site stand still between refreshes, whatever happens (privacy row: reading the site every night)."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from sqlite3 import IntegrityError
from typing import Any

import pytest
from sqlite_utils import Database

from db.erasing import erase
from db.published import last_refresh
from db.store import writing
from jobs.patterns.released import Change
from jobs.refusal import Refusal
from jobs.settings import Settings, read_settings
from jobs.web.pieces import counted_on
from jobs.web.refreshing import Numbers, numbers, turn_of
from tests.conftest import CODE, Organisation
from tests.patterns.conftest import Town

pytestmark = pytest.mark.slow

THEMES = ("delivery-time", "order-desk")
START = date(2026, 11, 1)
WEEK = timedelta(days=7)
CHANGE = Change("call", "order-desk", date(2026, 3, 1))


class House:
    """A store in memory, its settings, and people who say things."""

    def __init__(self, folder: Path) -> None:
        self.town = Town()
        self.db: Database = self.town.db
        self.settings: Settings = read_settings(
            CODE / "invoke.yaml", {"INVOKE_KEY_FILE": str(folder / "key")}
        )
        self.people = 0

    def hear(self, number: int, theme: str = "order-desk", month: str = "2026-05", rating: int = 1) -> None:
        """So many new people say something, each with a pseudonym of their own."""
        for _ in range(number):
            self.people += 1
            with writing(self.db):
                self.town.channel("survey")
                given = {"n": self.people, "day": f"{month}-07", "rating": rating, "theme": theme}
                for statement in (
                    "insert into customers values (:n, printf('%032d', :n), '2026-01-01')",
                    "insert into voices values (:n, 'survey', :n, :n, :day, 'words', :rating, '{}', zeroblob(16), 1)",
                    "insert into dispositions (voice_id, state, reason) values (:n, 'placed', 'test')",
                    "insert into placements values (:n, :theme, 1.0, '{}')",
                ):
                    self.db.execute(statement, given)

    def look(self, today: date, *changes: Change) -> Numbers:
        """What the site shows on this day."""
        return numbers(self.settings, self.db, THEMES, changes, today)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def about(n: int) -> dict[str, Any]:
    return {"kind": "about", "n": n}


@pytest.mark.parametrize(("people", "band"), [(9, None), (10, about(10)), (11, about(10))])
def test_before_the_first_ten_people_there_is_nothing(house: House, people: int, band: Any) -> None:
    house.hear(people)
    assert house.look(START).shown.get("theme/order-desk") == band
    assert bool(last_refresh(house.db)) == (band is not None)


@pytest.mark.parametrize(
    ("days", "people", "moves"),
    [(6, 30, False), (7, 9, False), (7, 10, True), (8, 11, True), (700, 9, False)],
)
def test_a_refresh_needs_a_week_and_ten_people(house: House, days: int, people: int, *, moves: bool) -> None:
    """At the edges, and however long it takes."""
    house.hear(30)
    before = house.look(START)
    house.hear(people)
    after = house.look(START + timedelta(days=days))
    assert (after != before) is moves
    assert after.on_day == (START + timedelta(days=days) if moves else START)
    assert turn_of(house.settings, house.db, after.on_day).due is False


def test_corrections_copies_and_erasure_wait_for_the_next_refresh(house: House) -> None:
    """The numbers stay; who is erased is out of them at the next refresh, and only then may they move."""
    house.hear(30)
    before = house.look(START)
    with writing(house.db):
        house.db.execute("update placements set theme_id = 'delivery-time' where voice_id < 12")
        house.db.execute("update dispositions set state = 'rejected' where voice_id = 12")
    erase(house.db, list(range(13, 25)), "2026-11-02")
    assert house.look(START + WEEK * 9) == before
    house.hear(100, "delivery-time")
    after = house.look(START + WEEK * 9)
    assert after.shown["theme/order-desk"] == {"kind": "fewer", "n": 10}
    assert after.shown["theme/delivery-time"] == about(110)


def test_a_number_moves_by_ten_people_or_not_at_all(house: House) -> None:
    """Nine come to one theme and ten to the other: one waits, though everything was counted anew."""
    house.hear(30)
    house.hear(30, "delivery-time")
    house.look(START)
    house.hear(9)
    house.hear(111, "delivery-time")
    second = house.look(START + WEEK).shown
    assert (second["theme/order-desk"], second["theme/delivery-time"], second["voices"]) == (
        about(30),
        about(140),
        about(180),
    )
    house.hear(1)
    house.hear(111, "delivery-time")
    third = house.look(START + WEEK * 2).shown
    assert (third["theme/order-desk"], third["theme/delivery-time"]) == (about(40), about(250))


def test_where_few_come_each_number_moves_at_every_fourth_refresh(house: House) -> None:
    """Twelve people a week: that a number moved tells of 48 people and not of the last twelve."""
    house.hear(30)
    seen = [house.look(START).shown["theme/order-desk"]["n"]]
    for week in range(1, 9):
        house.hear(12)
        seen.append(house.look(START + WEEK * week).shown["theme/order-desk"]["n"])
    moves = [week for week in range(1, 9) if seen[week] != seen[week - 1]]
    assert len(moves) == 2
    assert moves[1] - moves[0] == 4
    assert all(seen[week] == 5 * ((30 + 12 * week + 2) // 5) for week in moves)


def test_a_story_written_between_two_refreshes(house: House) -> None:
    """Its theme's numbers are those of the last refresh; what became of it comes with the next."""
    house.hear(30)
    house.hear(30, month="2026-01")
    before = house.look(START)
    assert house.look(START + WEEK, CHANGE) == before
    assert CHANGE.key not in before.shown
    house.hear(10, month="2026-07")
    assert house.look(START + WEEK, CHANGE).shown[CHANGE.key]["before"]["band"] == about(30)


def test_an_older_voice_never_moves_the_pairs_of_months(house: House) -> None:
    house.hear(30, month="2026-03")
    assert house.look(START).frame.months[0] == "2026-03"
    house.hear(12, month="2026-02")
    house.hear(12, month="2026-05")
    assert house.look(START + WEEK).frame.months[0] == "2026-03"
    house.hear(12, month="2026-01")
    assert house.look(START + WEEK * 2).frame.months[0] == "2026-01"


def test_without_its_key_nothing_can_be_compared(house: House) -> None:
    house.hear(30)
    house.look(START)
    house.settings.key_file.unlink()
    house.hear(30)
    with pytest.raises(Refusal, match="put the key back"):
        house.look(START + WEEK)


def test_what_was_published_cannot_be_taken_back(house: House) -> None:
    house.hear(30)
    house.look(START)
    for statement in (
        "delete from published_people",
        "delete from published_cells",
        "update published_cells set shown = 'null'",
        "update published_people set sketch = x''",
    ):
        with pytest.raises(IntegrityError, match="stays written down"):
            house.db.execute(statement)


def test_no_author_stands_in_what_is_kept(house: House) -> None:
    """Sketches hold keyed sums, not pseudonyms."""
    house.hear(30)
    house.look(START)
    kept = [
        str(value)
        for statement in (
            "select cell, shown, own from published_cells",
            "select part, sketch from published_people",
        )
        for row in house.db.execute(statement)
        for value in row
    ]
    assert len(kept) > 100
    assert not [value for value in kept if f"{7:032d}" in value]


@pytest.mark.parametrize(
    ("month", "today", "told"),
    [
        ("2026-05", "2026-11-01", "2026-05-31"),
        ("2026-05", "2026-11-22", "2026-05-31"),
        ("2026-10", "2026-10-31", "2026-10-31"),
        ("2026-11", "2026-11-22", "2026-11-01"),  # began this month
        ("2026-11", "2026-11-23", "2026-11-01"),
    ],
)
def test_pages_tell_a_month_and_not_the_day_of_a_refresh(
    house: House, month: str, today: str, told: str
) -> None:
    """Reading the site every night: a day would tell when the tenth person came."""
    house.hear(30, month=month)
    day = date.fromisoformat(today)
    assert counted_on(house.look(day).frame, day).isoformat() == told


def test_new_voices_leave_the_built_site_untouched(built: Organisation) -> None:
    """Nine new people: not one byte, time stamp or release name of the site changes, and status says why."""
    before = {path: path.stat().st_mtime_ns for path in built.site.resolve().rglob("*")}
    link = built.site.readlink()
    with (built.root / "example" / "channels" / "form.jsonl").open("a", encoding="utf-8") as file:
        for number in range(9):
            line = {
                "id": f"F-9{number}",
                "sent_at": "2026-10-05T10:00:00+00:00",
                "message": f"Nobody answers at the order desk, I tried {number + 2} times",
                "email": f"new{number}@example.net",
            }
            file.write(json.dumps(line) + "\n")
    told = built.must("jobs.web", "build")
    assert "form: 9 new" in told
    assert "build: no page changed" in told
    assert built.site.readlink() == link
    assert {path: path.stat().st_mtime_ns for path in built.site.resolve().rglob("*")} == before
    assert "nothing changed" in built.must("jobs.web", "build")
    status = built.must("jobs.web", "status")
    assert (
        "1 more people must have said something in a month that is over, and not before 2026-11-29" in status
    )
