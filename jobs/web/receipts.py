"""The lines of receipts as the public pages show them: turned once a week, the same bytes in between (S5; docs/receipts.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database

from db import receipts as store
from jobs.gather.key import read_key
from jobs.recovery.lines import DAYS_BETWEEN, Line, Real, first_of_quarter, on_pages, turn
from jobs.recovery.stages import stage_of
from jobs.recovery.tempo import LONGEST, WEEK, moves_by, read_history
from jobs.settings import Settings
from jobs.stories.statuses import CHANGED
from jobs.stories.writing import Text

Pages = dict[str, dict[str, str]]  # name of the page -> line -> stage


def receipts_piece(settings: Settings, db: Database, stories: Iterable[Text], today: date) -> Pages:
    """Every page with its lines; turned first when a week is over. No page where there is neither a form nor a receipt."""
    if not settings.inbox_url and not store.digits_used(db):
        return {}
    last = store.last_turn(db)
    if last is None or today >= date.fromisoformat(last["on_day"]) + timedelta(days=DAYS_BETWEEN):
        take_turn(settings, db, changes_in(stories), today)
    found = on_pages(shown_lines(db), settings.receipt_digits, store.digits_used(db))
    return {page: {line.line: line.stage for line in lines} for page, lines in found.items()}


def take_turn(settings: Settings, db: Database, changes: Sequence[tuple[str, str]], today: date) -> None:
    """Write down the next turn."""
    last, lines = store.last_turn(db), shown_lines(db)
    number = last["number"] + 1 if last else 1
    key = read_key(settings.key_file, needed=bool(lines))
    real = {row["line"]: Real(row["digits"], public_stage(row)) for row in store.receipts(db, changes)}
    moves = pace(
        db, date.fromisoformat(store.turn_day(db, first_of_quarter(number)) or today.isoformat()), changes
    )
    made = turn(key, number, settings.receipt_digits, lines, real, moves)
    record = {"number": number, "on_day": today.isoformat(), "digits": settings.receipt_digits}
    store.save_turn(db, record, (line._asdict() for line in made.changed), made.gone)
    print(
        f"receipts: turn {number}. The public lines are up to date; the next turn is due in {DAYS_BETWEEN} days."
    )


def pace(db: Database, until: date, changes: Sequence[tuple[str, str]]) -> Counter[tuple[str, int, str]]:
    """How quickly messages of the year before this day moved on."""
    since = until - LONGEST * WEEK
    found = store.histories(db, since.isoformat(), until.isoformat(), changes)
    return moves_by(map(read_history, found), until)


def shown_lines(db: Database) -> list[Line]:
    """All lines as they are shown."""
    return [Line(**row) for row in store.lines(db)]


def public_stage(row: dict[str, Any]) -> str:
    """The stage of a receipt from its row in the store."""
    return stage_of(row["disposition"], row["state"], changed=bool(row["changed"]))


def changes_in(stories: Iterable[Text]) -> list[tuple[str, str]]:
    """Theme and first day of every public change."""
    return [
        (theme, text.fields["since"])
        for text in stories
        if text.fields["status"] in CHANGED and "since" in text.fields
        for theme in text.themes
    ]
