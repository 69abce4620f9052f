"""How the house stands, on one screen: last runs, voices, what waits for whom."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlite_utils import Database

from db.figures import ledger
from db.runs import last_runs
from db.store import refusing_damage
from db.stories import text_versions
from jobs.channels.inbox.voices import waiting as forms
from jobs.settings import Settings
from jobs.vetting.__main__ import staff_ids
from jobs.vetting.approval import waiting
from jobs.web.refreshing import counted_last, turn_of
from jobs.web.release import current_release


def status(settings: Settings, db: Database, today: date) -> None:
    """Print it; nothing is changed."""
    with refusing_damage(str(settings.database)):
        tell(settings, db, today)


def tell(settings: Settings, db: Database, today: date) -> None:
    """One line for each thing a person would ask about."""
    runs = last_runs(db)
    if not runs:
        print("status: nothing has run yet. Next: ./invoke build")
        return
    for row in runs:
        tell_run(row)
    print("voices    " + ", ".join(f"{state} {count}" for state, count in ledger(db).items()))
    tell_form(settings)
    last = counted_last(db)
    print(f"numbers   counted on {last.on_day if last else 'no day yet'}; {turn_of(settings, db, today)}")
    held = waiting(text_versions(db), staff_ids(settings))
    print(
        f"approvals {len(held)} texts wait"
        + ("" if not held else ": " + ", ".join(sorted({version["slug"] for version, _ in held})))
    )
    release = current_release(settings.output)
    print(
        "site      "
        + (
            f"release {release['id']}, {len(release['manifest'])} files"
            if release
            else "none yet. Next: ./invoke build"
        )
    )


def tell_form(settings: Settings) -> None:
    """How many forms wait for the next run; nothing where the site has no form."""
    if settings.inbox_url:
        sent = forms(settings.inbox_spool, float("inf"))
        print(f"form      {len(sent)} wait in {settings.inbox_spool} for the next run")


def tell_run(row: Mapping[str, Any]) -> None:
    """How one room's last run ended."""
    counts = ", ".join(
        f"{name} {count}" for name, count in json.loads(row["counts"]).items() if isinstance(count, int)
    )
    print(f"{row['job']:<9} {row['started_at'][:16]}  {row['outcome'] or 'did not end'}  {counts}")
