"""The door of recovery: opens a case for every voice that needs an answer, says what is late, and moves cases by the table."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from db import cases as store
from db.receipts import stages_by_case
from db.runs import only_run
from db.store import open_store, writing
from jobs.clock import local_now
from jobs.door import recorded
from jobs.hear.__main__ import load_staff
from jobs.recovery.clocks import Calendar, Clocks, read_calendar
from jobs.recovery.failures import Complaint, second_failures
from jobs.recovery.history import NAME, Past, Standing, carriers, missing_steps, read_history
from jobs.recovery.opening import WORST_SCORE, WORST_STARS, Heard, missing_cases
from jobs.recovery.report import OPEN_STATES, Case, count, figures, list_line, oldest
from jobs.recovery.states import NEXT, SAYS, Step, check_step
from jobs.refusal import Refusal, run_door
from jobs.settings import Settings, read_settings


def run(settings: Settings, db: Database, now: datetime) -> dict[str, int]:
    """Open what is missing, mark second failures, report; refuses when a bad score is left without a case (R3)."""
    clocks = read_clocks(settings)
    today = now.date()
    with writing(db):
        past = known_past(db, read_past(settings))
        belongs = belonging(db, past)
        opened = open_missing(db, today, frozenset(belongs.values()))
        taken_in = take_in(db, past, belongs)
        store.save_second_failures(db, second_failures(map(as_complaint, store.cases(db))))
        bad = store.bad_scores(db, WORST_STARS, WORST_SCORE)
        if bad["without_case"]:
            raise Refusal(
                f"{bad['without_case']} voices with a bad score have no case: this is a fault of the program, please report it."
            )
    known = [as_case(row) for row in store.cases(db)]
    counts = {
        "opened": opened,
        "taken_in": taken_in,
        **count(known, clocks, today),
        "bad_scores": bad["voices"],
        "bad_scores_answered": bad["answered"],
    }
    print_report(counts, clocks, [*figures(known, clocks, today), oldest(known, today)])
    return counts


def open_missing(db: Database, today: date, in_history: frozenset[int]) -> int:
    """Open the missing cases, those of the history too, on the day they were said; returns how many."""
    have = frozenset(row["voice_id"] for row in store.cases(db))
    reasons = missing_cases(map(as_heard, store.voices_for_cases(db)), have)
    told = dict.fromkeys(in_history - have, f"stands in {NAME}")
    return store.save_cases(db, dict(sorted({**told, **reasons}.items())), today.isoformat(), in_history)


def read_past(settings: Settings) -> list[Past]:
    """The organisation's case_log.jsonl; without that file nothing was done before."""
    file = settings.folder / NAME
    return read_history(file.read_bytes(), str(file)) if file.exists() else []


def known_past(db: Database, past: list[Past]) -> list[Past]:
    """The steps whose voice is in the store; refuses another one, unless somebody was erased and it may be theirs."""
    names = {
        (row["channel_id"], row["external_id"]) for row in store.voices_named(db, {one.voice for one in past})
    }
    unknown = [one.place for one in past if one.voice not in names]
    if unknown and not store.anybody_erased(db):
        raise Refusal(
            f"{unknown[0]}: this voice is not in the store: run ./invoke gather, or correct channel and external_id."
        )
    if unknown:
        print(
            f"{unknown[0]}: {len(unknown)} steps belong to no voice in the store: delete the lines of whoever was erased."
        )
    return [one for one in past if one.voice in names]


def belonging(db: Database, past: list[Past]) -> dict[tuple[str, str], int]:
    """Which voice carries the case of each voice in the history: itself, or the one it copies."""
    found = store.voices_named(db, {one.voice for one in past})
    have = frozenset(row["voice_id"] for row in store.cases(db)) if found else frozenset()
    carried = carriers({row["voice_id"]: row["same_as"] for row in found}, have)
    return {(row["channel_id"], row["external_id"]): carried[row["voice_id"]] for row in found}


def take_in(db: Database, past: list[Past], belongs: Mapping[tuple[str, str], int]) -> int:
    """Write down the steps of the history that the store lacks; returns how many."""
    by_voice: dict[int, list[Past]] = {}
    for one in past:
        by_voice.setdefault(belongs[one.voice], []).append(one)
    standings = {row["voice_id"]: row for row in store.cases(db)} if by_voice else {}
    steps = store.steps_by_case(db) if by_voice else {}
    missing = [
        (standings[voice]["id"], one)
        for voice, lines in by_voice.items()
        for one in missing_steps(as_standing(standings[voice], steps), lines)
    ]
    for case, one in missing:
        store.save_step(db, case, vars(one.step), one.on.isoformat())
    return len(missing)


def as_standing(row: dict[str, Any], steps: Mapping[int, list[dict[str, Any]]]) -> Standing:
    """A case and its steps as the history is compared with them."""
    keys = ("state", "on_day", "person", "note", "customer")
    kept = frozenset((step[keys[0]], *(step[key] for key in keys[1:])) for step in steps[row["id"]])
    return Standing(row["id"], row["state"], row["says"], kept)


def print_report(counts: dict[str, int], clocks: Clocks, lines: list[str]) -> None:
    """What was done, what is late, who waits longest, what comes next."""
    if counts["taken_in"]:
        print(f"{NAME}: {counts['taken_in']} steps taken in.")
    print(
        f"recovery: {counts['opened']} cases opened, {counts['open']} open, {counts['second_failures']} of them second failures."
    )
    print(
        f"Late: {counts['late_to_acknowledge']} to acknowledge ({clocks.acknowledge} working days), "
        f"{counts['late_to_answer']} to answer ({clocks.answer}). "
        f"Bad scores: {counts['bad_scores']}, each with a case, {counts['bad_scores_answered']} answered."
    )
    for line in lines[:-1]:
        print(line)
    print(
        f"Waiting longest: case {lines[-1]}." if lines[-1] else "Nobody waits for an answer.",
        "Next: ./invoke stories",
    )


def read_clocks(settings: Settings) -> Clocks:
    """The organisation's limits and its calendar.toml; without that file Saturday and Sunday are free and no holiday is known."""
    file = settings.folder / "calendar.toml"
    calendar = read_calendar(file.read_text("utf-8"), str(file)) if file.exists() else Calendar()
    return Clocks(settings.acknowledge_days, settings.answer_days, calendar)


def as_heard(row: dict[str, Any]) -> Heard:
    """A row of the store as opening looks at it."""
    return Heard(
        row["voice_id"], row["rating"], row["lowest"], bool(row["inside"]), row["disposition"], row["same_as"]
    )


def as_complaint(row: dict[str, Any]) -> Complaint:
    """A row of the store as the search for second failures looks at it."""
    return Complaint(row["id"], row["customer_id"], date.fromisoformat(row["opened_on"]), row["themes"])


def as_case(row: dict[str, Any]) -> Case:
    """A row of the store as the report looks at it."""
    days = {key: date.fromisoformat(row[key]) if row[key] else None for key in ("reopened_on", "answered_on")}
    return Case(
        row["id"],
        row["state"],
        date.fromisoformat(row["opened_on"]),
        bool(row["double_deviation"]),
        **days,
        says=row["says"],
    )


def find_case(db: Database, number: int) -> dict[str, Any]:
    """One case; refuses a number that does not exist."""
    for row in store.cases(db):
        if row["id"] == number:
            return row
    raise Refusal(f"There is no case {number}: ./invoke recovery --list shows the open ones.")


def move(db: Database, number: int, step: Step, today: date) -> None:
    """Take one step on a case, by the table of states."""
    with writing(db):
        row = find_case(db, number)
        check_step(number, row["state"], row["says"], step)
        store.save_step(db, number, vars(step), today.isoformat())
    print(f"recovery: case {number} is now {step.to}. Next comes {' or '.join(NEXT[step.to])}.")


def refuse_stranger(settings: Settings, person: str) -> None:
    """A step is taken by somebody of the staff list, so that it can be asked about later."""
    known = sorted(colleague.id for colleague in load_staff(settings))
    if person and person not in known:
        raise Refusal(f"{person[:40]!r} is not in staff.toml: take the step as one of {', '.join(known)}.")


def show(db: Database, number: int) -> None:
    """Print one case: its redacted words and its steps."""
    row = find_case(db, number)
    print(
        f"Case {number}, {row['state']}, since {row['opened_on']}, themes: {', '.join(sorted(row['themes'])) or 'none'}"
    )
    if number in (public := stages_by_case(db)):
        print(f"The public line of its receipt shows: {public[number]}")
    for line in told_with(store.asked_with(db, number)):
        print(line)
    print(store.said_in(db, number) or "(not redacted yet: run ./invoke hear)")
    for step in store.steps(db, number):
        print(
            f"{step['on_day']}  {step['state']}  {step['person']}  {step['note']}  {step['customer'] or ''}".rstrip()
        )


def told_with(form: Mapping[str, str]) -> Iterator[str]:
    """What staff must know of a form before they answer."""
    wishes = {"yes": "wants an answer there", "no": "does not want an answer there: do not write or call"}
    if form.get("may_write") in wishes:
        yield f"The customer left a contact and {wishes[form['may_write']]}."
    if "story" in form:
        said = {"helped": "did this help?", "me-too": "this happens to me too"}.get(
            form.get("reaction", ""), ""
        )
        yield f"It answers the story {form['story']}" + (f" ({said})" if said else "")


def print_list(settings: Settings, db: Database, today: date) -> None:
    """Print the open cases, the longest waiting first."""
    clocks, public = read_clocks(settings), stages_by_case(db)
    for case in map(as_case, store.cases(db)):
        if case.state in OPEN_STATES:
            print(list_line(case, clocks, today, public.get(case.number)))


def ask(arguments: list[str]) -> argparse.Namespace:
    """The options of the door."""
    parser = argparse.ArgumentParser(
        prog="./invoke recovery", description="Open cases and say what is late, or work on one."
    )
    parser.add_argument("--list", action="store_true", help="list the open cases, the longest waiting first")
    parser.add_argument("--case", type=int, metavar="N", help="show case N, or with --to move it")
    parser.add_argument("--to", metavar="STATE", help=f"one of {', '.join(NEXT)}")
    parser.add_argument("--as", dest="person", default="", metavar="PERSON", help="who takes the step")
    parser.add_argument("--note", default="", help="what was found, answered, said")
    parser.add_argument("--customer", metavar="WORD", help=f"at a follow-up: {', '.join(SAYS)}")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> None:
    """`python -m jobs.recovery [--list | --case N [--to STATE --as PERSON --note WORDS --customer WORD]]`"""
    asked = ask(arguments)
    if asked.to and asked.case is None:
        raise Refusal("--to needs the number of a case: add --case N.")
    settings = read_settings()
    now = local_now()
    with only_run(settings.database):
        db = open_store(settings.database)
        if asked.to:
            refuse_stranger(settings, asked.person)
            move(db, asked.case, Step(asked.to, asked.person, asked.note, asked.customer), now.date())
        elif asked.case is not None:
            show(db, asked.case)
        elif asked.list:
            print_list(settings, db, now.date())
        else:
            recorded("recovery", run, settings, db, now)


if __name__ == "__main__":
    run_door(main)
