"""The door of patterns: looks for cells that complain more than luck explains, moves the findings on, and says how many there are (M6, A6)."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from db import scanning as store
from db.runs import only_run
from db.store import open_store, writing
from jobs.clock import local_now
from jobs.door import recorded
from jobs.hear.__main__ import load_staff
from jobs.refusal import Refusal, run_door
from jobs.settings import Settings, read_settings

if TYPE_CHECKING:
    from jobs.patterns.exposure import Exposed
    from jobs.patterns.findings import Life
    from jobs.patterns.looking import Look

VERSION = 1
SEED = 20261122
SHUFFLED_EVERY = timedelta(7)
EXPOSURE = "exposure.csv"


def run(settings: Settings, db: Database, now: datetime) -> dict[str, int]:
    """Scan when anything changed since the last scan; otherwise only say how things stand."""
    rows, table = store.contact_rows(db), exposure_text(settings)
    mark = store.mark_of(VERSION, table, rows)
    last = store.last_scan(db)
    if last is not None and last["mark"] == mark:
        return report(db, f"patterns: nothing new since the scan of {last['on_day']}.")
    exposed = exposed_of(settings, table)
    known = store.pattern_findings(db)
    looked = look_at(rows, exposed, [life_of(row) for row in known], now.date())
    counts = counts_of(looked) | alarms_of(looked, last, now.date())
    with writing(db):
        keep(db, looked, exposed, known, now.date())
        store.save_scan(db, {"on_day": now.date().isoformat(), "mark": mark, **counts})
    return report(db, in_words(counts, len(looked.shown)))


def exposure_text(settings: Settings) -> str:
    """The table of contacts as it stands in the file; empty without one."""
    file = settings.folder / EXPOSURE
    try:
        return file.read_text("utf-8") if file.exists() else ""
    except UnicodeDecodeError:
        raise Refusal(f"{file} is not UTF-8: save it as UTF-8 and run again.") from None


def exposed_of(settings: Settings, table: str) -> tuple[Exposed, ...]:
    """The table of contacts."""
    from jobs.patterns.exposure import read_exposure

    return read_exposure(table, str(settings.folder / EXPOSURE)) if table else ()


def look_at(
    rows: list[dict[str, Any]], exposed: tuple[Exposed, ...], lives: list[Life], today: date, crossed: int = 2
) -> Look:
    """One look; what is heavy is loaded only here."""
    from jobs.patterns.looking import look

    return look(rows, exposed, lives, today, crossed)


def alarms_of(looked: Look, last: dict[str, Any] | None, today: date, crossed: int = 2) -> dict[str, Any]:
    """How many findings luck alone would bring: shuffled once a week, in between as it was."""
    if last is not None and today - date.fromisoformat(last["shuffled_on"]) < SHUFFLED_EVERY:
        return {key: last[key] for key in ("false_alarms", "shuffled_on")}
    import numpy as np

    from jobs.patterns.looking import alarms_by_luck

    alarms = alarms_by_luck(looked.contacts, np.random.default_rng(SEED), crossed)
    return {"false_alarms": alarms, "shuffled_on": today.isoformat()}


def life_of(row: dict[str, Any]) -> Life:
    """A kept finding as it ages."""
    from jobs.patterns.findings import Life

    return Life(
        theme=row["theme"],
        cell=row["cell"],
        state=row["state"],
        first_seen=date.fromisoformat(row["first_seen"]),
        since=date.fromisoformat(row["since"]),
        fresh_from=date.fromisoformat(row["fresh_from"]),
        looks=row["looks"],
        looked_at=row["looked_at"],
        checked_on=date.fromisoformat(row["checked_on"]),
    )


def keep(
    db: Database, looked: Look, exposed: tuple[Exposed, ...], known: list[dict[str, Any]], today: date
) -> None:
    """Write the findings as they stand and what happened to them."""
    from jobs.patterns.looking import told_of

    before = {(row["theme"], row["cell"]): row["figures"] for row in known}
    store.save_findings(
        db,
        (
            {
                **row_of(life),
                "shown": int(life.key in looked.shown),
                "figures": told_of(life, looked, exposed, today) or before.get(life.key, {}),
            }
            for life in looked.lives
        ),
    )
    steps = (
        {**row_of(life), "on_day": life.since.isoformat(), "reason": life.reason} for life in looked.moved
    )
    store.save_finding_steps(
        db, ({key: step[key] for key in ("theme", "cell", "on_day", "state", "reason")} for step in steps)
    )


def row_of(life: Life) -> dict[str, Any]:
    """A finding as a row."""
    days = {
        name: getattr(life, name).isoformat() for name in ("first_seen", "since", "fresh_from", "checked_on")
    }
    return {
        "theme": life.theme,
        "cell": life.cell,
        "state": life.state,
        "looks": life.looks,
        "looked_at": life.looked_at,
        **days,
    }


def counts_of(looked: Look) -> dict[str, Any]:
    """What is written down of the scan itself."""
    return {
        "contacts": int(looked.contacts.weights.sum()),
        "candidates": looked.scan.candidates,
        "exposure": looked.exposed,
    }


def in_words(counts: dict[str, Any], shown: int) -> str:
    """What was scanned."""
    return (
        f"patterns: {counts['candidates']} cells and themes scanned in {counts['contacts']} contacts of the last half-year; "
        f"{shown} stand out, {counts['false_alarms']:.2f} would by luck alone."
    )


def report(db: Database, first: str) -> dict[str, int]:
    """Print what was done, how the findings stand, and the next command."""
    states = [row["state"] for row in store.pattern_findings(db)]
    counts = {state: states.count(state) for state in ("new", "confirmed", "gone")}
    print(first)
    print(f"Findings: {', '.join(f'{number} {state}' for state, number in counts.items())}.")
    print("Next: ./invoke report")
    return counts


def parse(arguments: list[str]) -> Namespace:
    """The words of the command."""
    parser = ArgumentParser(prog="./invoke patterns", description="Look for patterns in complaints.")
    parser.add_argument("--list", action="store_true", help="list the findings")
    parser.add_argument("--on", metavar="DAY", help="what a scan on this day would have shown; keeps nothing")
    parser.add_argument(
        "--crossed", type=int, choices=(1, 2, 3), default=2, help="attributes at a time, with --on"
    )
    parser.add_argument("--names", action="store_true", help="with --list: who a finding is about")
    parser.add_argument("--as", dest="person", default="", help="who asks for names (an id of staff.toml)")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> None:
    """`python -m jobs.patterns [--list [--names --as PERSON] | --on DAY [--crossed N]]`, in the organisation's folder."""
    asked = parse(arguments)
    settings, now = read_settings(), local_now()
    with only_run(settings.database):
        db = open_store(settings.database)
        if asked.list or asked.names:
            list_findings(settings, db, now, asked)
        elif asked.on:
            would_show(settings, db, asked)
        else:
            recorded("patterns", run, settings, db, now)


def list_findings(settings: Settings, db: Database, now: datetime, asked: Namespace) -> None:
    """Print every finding; who sees names is written down in the ledger of runs."""
    from jobs.patterns.listing import lines_of
    from jobs.patterns.persons import check_names, may_be_named

    findings = store.pattern_findings(db)
    if asked.names:
        staff = [colleague.id for colleague in load_staff(settings)]
        check_names(asked.person, staff, settings.names_shown_to)
        named = sum(map(may_be_named, findings))
        recorded(f"names for {asked.person}", lambda *_: {"named": named}, settings, db, now)
    lines = lines_of(findings, names=asked.names)
    print("\n".join(lines or ["No finding yet: run ./invoke patterns."]))


def would_show(settings: Settings, db: Database, asked: Namespace) -> None:
    """Print what a scan on that day shows; keeps nothing."""
    from jobs.patterns.listing import lines_of
    from jobs.patterns.looking import told_of

    try:
        day = date.fromisoformat(asked.on)
    except ValueError:
        raise Refusal(f"--on {asked.on[:20]!r} is no date: write it as 2026-03-02.") from None
    exposed = exposed_of(settings, exposure_text(settings))
    looked = look_at(store.contact_rows(db), exposed, [], day, asked.crossed)
    alarms = alarms_of(looked, None, day, asked.crossed)
    print(in_words(counts_of(looked) | alarms, len(looked.shown)))
    found = enumerate(looked.lives, 1)
    rows = [
        {**row_of(life), "id": number, "figures": told_of(life, looked, exposed, day)}
        for number, life in found
    ]
    print("\n".join([*lines_of(rows), "This was a look only: nothing is kept."]))


if __name__ == "__main__":
    run_door(main)
