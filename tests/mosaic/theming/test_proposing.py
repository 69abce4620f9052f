"""When proposals are looked for: only with news, merges and splits once a week; numbers stay, what found a place is gone (M3)."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from numpy.typing import NDArray
from sqlite_utils import Database

from db.placements import save_dispositions, save_themes
from db.proposals import all_proposals, open_proposals, settle_proposals
from db.searches import save_searched
from db.store import rows, writing
from jobs.mosaic.theming.proposing import drawn, is_due, propose, shown
from jobs.mosaic.vectors import encode
from tests.mosaic.theming.conftest import add_voice, make_store

TODAY = date(2026, 11, 22)
SAID = {
    "en": "The drawer of the desk sticks and does not open",
    "ru": "Ящик стола заедает и не открывается",
    "ar": "درج المكتب يعلق ولا يفتح",
}
OTHER = {"en": "My lamp flickers every night", "ru": "Лампа мигает каждую ночь", "ar": "المصباح يرمش كل ليلة"}


@pytest.fixture
def db() -> Database:
    """Sixty voices without a place about two matters, by turns in three languages."""
    db = make_store()
    with writing(db):
        save_themes(db, [{"id": "desk", "position": 1, "name_en": "a", "name_ru": "b", "name_ar": "c"}])
        for number in range(100, 160):
            language = ("en", "ru", "ar")[number % 3]
            add_voice(db, number, language, f"{(SAID if number < 130 else OTHER)[language]}.")
    stand(db, range(100, 160), "unplaced")
    return db


def stand(db: Database, voices: range, state: str) -> None:
    """Put these voices into the theme, or into none."""
    with writing(db):
        rows_of = [
            {"voice_id": voice, "state": state, "reason": "", "same_as": None, "made_from": None}
            for voice in voices
        ]
        places = [{"voice_id": voice, "theme_id": "desk", "score": 0.9, "why": "{}"} for voice in voices]
        save_dispositions(db, rows_of, places if state == "placed" else [])


def searches(db: Database) -> list[tuple[str, str]]:
    """What was searched when."""
    return [
        (row["scope"], row["on_day"])
        for row in rows(db, "select scope, on_day from proposal_searches order by scope")
    ]


def test_new_themes_are_proposed_once_and_keep_their_numbers(db: Database) -> None:
    """M3: name, languages, months and examples; nothing new: nothing is searched; no word of a whole voice is kept."""
    told = propose(db, ["desk"], TODAY)
    assert len(told) == 1
    assert "from 60 unplaced voices: ./invoke themes" in told[0]
    made = open_proposals(db)
    covered = {voice for row in made for voice in row["voices"]}
    assert len(covered) >= 50
    assert all(len({voice < 130 for voice in row["voices"]}) == 1 for row in made), (
        "two matters are never one"
    )
    assert all(row["first"] == row["last"] == "2026-02-03" for row in made)
    assert propose(db, ["desk"], TODAY + timedelta(1)) == told
    assert searches(db) == [("everything", "2026-11-22"), ("unplaced", "2026-11-22")]
    assert not any(text in str(made) for said in (SAID, OTHER) for text in said.values())
    assert shown(made[0]).startswith(f"proposal {made[0]['id']}: new theme (")


def test_a_proposal_is_gone_when_its_voices_found_a_place_and_returns_under_its_number(db: Database) -> None:
    """M3"""
    propose(db, [], TODAY)
    before = {row["id"] for row in open_proposals(db) if row["voices"][0] < 130}
    stand(db, range(100, 130), "placed")
    propose(db, [], TODAY + timedelta(1))
    assert not before & {row["id"] for row in open_proposals(db)}
    assert {row["id"] for row in all_proposals(db) if row["state"] == "gone"} == before
    stand(db, range(100, 130), "unplaced")
    propose(db, [], TODAY + timedelta(2))
    assert before <= {row["id"] for row in open_proposals(db)}


def test_what_was_declined_is_not_proposed_again(db: Database) -> None:
    """M3: though the pool grew."""
    propose(db, [], TODAY)
    declined = [row["id"] for row in open_proposals(db)]
    settle_proposals(db, declined, "declined", "2026-11-22")
    with writing(db):
        add_voice(db, 160, "en", SAID["en"])
    stand(db, range(160, 161), "unplaced")
    assert propose(db, [], TODAY + timedelta(1), now=True) == []
    assert open_proposals(db) == []


FIRST, LATER, WEEK = "2026-11-22", "2026-11-28", "2026-11-29"
SEARCHED = [
    (6, 0, False, FIRST, FIRST),
    (6, 19, False, FIRST, FIRST),  # the pool has hardly moved
    (7, 0, False, FIRST, FIRST),  # nothing changed
    (6, 20, False, FIRST, LATER),
    (6, 1, True, LATER, LATER),  # asked
    (7, 1, False, WEEK, WEEK),
]


@pytest.mark.parametrize(("days", "moved", "now", "everything", "unplaced"), SEARCHED)
def test_everything_is_looked_at_once_a_week_and_the_pool_when_it_has_moved(
    db: Database, days: int, moved: int, now: bool, everything: str, unplaced: str
) -> None:
    """M3: so many voices have found a place; below, at, asked, after a week."""
    propose(db, [], TODAY)
    if moved:
        stand(db, range(100, 100 + moved), "placed")
    propose(db, [], TODAY + timedelta(days), now=now)
    assert searches(db) == [("everything", everything), ("unplaced", unplaced)]


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        (1000, 1049, False),
        (1000, 951, False),
        (1000, 1050, True),
        (1000, 950, True),
        (10, 29, False),
        (10, 30, True),
    ],
)
def test_a_large_pool_is_searched_when_a_twentieth_of_it_is_new(
    db: Database, last: int, now: int, due: bool
) -> None:
    """M3: a night with one voice in a hundred new costs no search among all of them; of a small pool twenty voices count."""
    with writing(db):
        save_searched(db, "unplaced", bytes(16), TODAY.isoformat(), last)
    assert is_due(db, "unplaced", now, TODAY + timedelta(1), now=False) is due


def test_more_voices_than_a_search_looks_at_are_drawn_mostly_alike() -> None:
    """M3: few enough are all taken; of two hundred fifty stay when one voice more comes, but for one at most."""
    assert drawn([3, 1, 2], 3) == [1, 2, 3]
    before, after = set(drawn(range(200), 50)), set(drawn(range(201), 50))
    assert (len(before), len(after)) == (50, 50)
    assert len(before & after) >= 49
    assert 20 < len({voice for voice in before if voice < 100}) < 30


def test_a_voice_is_read_once_in_a_night(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """M3: those without a place are looked at twice, alone and with all others; that costs one reading."""
    asked: list[str] = []

    def counting(texts: list[str]) -> NDArray[np.float32]:
        asked.extend(texts)
        return encode(texts)

    monkeypatch.setattr("jobs.mosaic.vectors.encode", counting)
    propose(db, [], TODAY)
    assert len(asked) == 60


def test_a_search_that_fails_leaves_nothing(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """M3: one transaction."""

    def broken(_: object) -> NDArray[np.float32]:
        raise MemoryError

    monkeypatch.setattr("jobs.mosaic.vectors.encode", broken)
    with pytest.raises(MemoryError):
        propose(db, [], TODAY)
    assert searches(db) == []
    assert all_proposals(db) == []
