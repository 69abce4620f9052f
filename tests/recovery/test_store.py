"""Cases in the store: what opens, what is marked, and that no bad score is left out (R3, F7, M11)."""

import sqlite3

import pytest

from db import cases as store
from jobs.recovery.opening import WORST_SCORE, WORST_STARS


def test_only_voices_about_us_are_looked_at(desk):
    """F4: a competitor's customers are not ours to answer."""
    desk.say("2026-01-01", rating=1, subject="Other")
    assert store.voices_for_cases(desk.db) == []
    assert store.bad_scores(desk.db, WORST_STARS, WORST_SCORE) == {
        "voices": 0,
        "without_case": 0,
        "answered": 0,
    }


def test_the_newest_stars_and_the_lowest_score_count(desk):
    """F2, R3: an author who took stars away is heard."""
    voice = desk.say("2026-01-01", rating=5)
    desk.revise(voice, 1, 4)
    desk.revise(voice, 2, 1)
    desk.say("2026-01-02", scores=(9, 2, 10), inside=False, state="not yet")
    found = [
        (row["rating"], row["lowest"], row["inside"], row["disposition"])
        for row in store.voices_for_cases(desk.db)
    ]
    assert found == [(1, None, 1, "unplaced"), (None, 2, 0, None)]


def test_a_case_begins_on_the_day_the_voice_was_said(desk):
    """R2: the customer waits since then, not since we gathered it."""
    voice = desk.say("2026-01-01T23:30:00+03:00", themes=["order-desk"], customer=5)
    assert store.save_cases(desk.db, {voice: "bad score"}, "2026-11-20") == 1
    case = store.cases(desk.db)[0]
    assert (case["opened_on"], case["state"], case["customer_id"], case["themes"]) == (
        "2026-01-01",
        "received",
        5,
        {"order-desk"},
    )
    assert [(step["on_day"], step["note"]) for step in store.steps(desk.db, case["id"])] == [
        ("2026-11-20", "bad score")
    ]


def test_steps_move_the_case(desk):
    """R1, R12: the newest answer, reopening and word are known."""
    store.save_cases(desk.db, {desk.say("2026-01-01"): "r"}, "2026-01-02")
    for day, to, customer in (
        ("2026-01-03", "answered", None),
        ("2026-01-04", "followed-up", "not-satisfied"),
        ("2026-01-05", "reopened", None),
        ("2026-01-06", "answered", None),
        ("2026-01-07", "followed-up", "satisfied"),
    ):
        store.save_step(desk.db, 1, {"to": to, "person": "ines", "note": "n", "customer": customer}, day)
    case = store.cases(desk.db)[0]
    assert (case["state"], case["answered_on"], case["reopened_on"], case["says"]) == (
        "followed-up",
        "2026-01-06",
        "2026-01-05",
        "satisfied",
    )
    assert [step["number"] for step in store.steps(desk.db, 1)] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("to", "customer"), [("followed-up", None), ("closed", "satisfied"), ("followed-up", "happy")]
)
def test_the_store_says_the_rule_again(desk, to, customer):
    """R12: no follow-up without the customer's word, no word elsewhere; nothing is half written."""
    store.save_cases(desk.db, {desk.say("2026-01-01"): "r"}, "2026-01-02")
    with pytest.raises(sqlite3.IntegrityError):
        store.save_step(
            desk.db, 1, {"to": to, "person": "ines", "note": "n", "customer": customer}, "2026-01-03"
        )
    assert store.cases(desk.db)[0]["state"] == "received"
    assert len(store.steps(desk.db, 1)) == 1


def test_marks_follow_what_is_found(desk):
    """F7, R7: found ones and reopened ones are marked, others are not; a second time nothing changes."""
    store.save_cases(desk.db, {desk.say("2026-01-01"): "r" for _ in range(3)}, "2026-01-02")
    store.save_step(
        desk.db, 3, {"to": "reopened", "person": "i", "note": "n", "customer": None}, "2026-01-03"
    )
    assert store.save_second_failures(desk.db, {1}) == 2
    assert store.save_second_failures(desk.db, {1}) == 0
    assert store.save_second_failures(desk.db, {2}) == 2
    assert [row["double_deviation"] for row in store.cases(desk.db)] == [0, 1, 1]


def test_bad_scores_without_a_case_are_counted(desk):
    """R3: own case, or that of the voice it copies; rejected and private ones need none."""
    first = desk.say("2026-01-01", inside=False)
    desk.say("2026-01-02", rating=3, state="duplicate", same_as=first)
    desk.say("2026-01-03", scores=(6, 9))
    desk.say("2026-01-03", scores=(7, 9), rating=4)
    desk.say("2026-01-03", rating=1, state="rejected")
    desk.say("2026-01-03", rating=1, state="private")
    desk.say("2026-01-03", rating=1, state="not yet")
    assert store.bad_scores(desk.db, WORST_STARS, WORST_SCORE) == {
        "voices": 3,
        "without_case": 3,
        "answered": 0,
    }
    store.save_cases(desk.db, {first: "r"}, "2026-01-02")
    store.save_step(
        desk.db, 1, {"to": "answered", "person": "i", "note": "n", "customer": None}, "2026-01-03"
    )
    assert store.bad_scores(desk.db, WORST_STARS, WORST_SCORE) == {
        "voices": 3,
        "without_case": 2,
        "answered": 1,
    }


def test_what_came_with_the_form_is_known(desk):
    """S10: a person who wants no answer is not written to; the newest version counts; other voices have none of it."""
    plain, formed = (
        desk.say("2026-01-01"),
        desk.say("2026-01-01", attributes={"may_write": "yes", "story": "calls", "x": "y"}),
    )
    store.save_cases(desk.db, {plain: "r", formed: "r"}, "2026-01-02")
    numbers = {case["voice_id"]: case["id"] for case in store.cases(desk.db)}
    assert store.asked_with(desk.db, numbers[plain]) == {}
    assert store.asked_with(desk.db, numbers[formed]) == {"may_write": "yes", "story": "calls"}
    assert store.asked_with(desk.db, 999) == {}
