"""The door of gather: every source is read, every voice taken in once, and one bad source never stops the others (F1, F2)."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import msgspec
from sqlite_utils import Database

from db.customers import any_customers
from db.runs import end_run, only_run, start_run
from db.store import open_store, row_hash, writing
from db.voices import gathered_before, save_channel, save_gathered
from jobs.channels.api import by_size
from jobs.channels.reading import fingerprint, pages
from jobs.channels.sources import Source, read_sources
from jobs.clock import local_now
from jobs.gather.intake import Turn, take_in
from jobs.gather.key import read_key
from jobs.gather.ledger import Counts
from jobs.gather.spool import gather_spool
from jobs.refusal import Busy, Refusal, run_door
from jobs.settings import Settings, read_settings

SHOWN = 5  # places in quarantine that are named
READERS = 1  # raise it when a reader changes what it makes of the same bytes: everything is then read again


def run(settings: Settings, db: Database, now: datetime, only: str | None = None) -> dict[str, int]:
    """Gather every source, or `only` the one of that name; refuses at the end when one could not be gathered.

    Writes its own row into runs, because every voice names the run that brought it.
    """
    sources = chosen(read_sources(settings.folder, settings.inbox_spool), only, settings.folder)
    key = read_key(settings.key_file, needed=any_customers(db))
    number = start_run(db, "gather", now.isoformat(timespec="seconds"))
    turns = [Turn(db, source, key, number) for source in sources]
    failures = [sentence for turn in turns if (sentence := attempt(turn))]
    total = sum((turn.counts for turn in turns), Counts())
    told: dict[str, int] = asdict(total)
    end_run(db, number, now.isoformat(timespec="seconds"), told, outcome="refused" if failures else "done")
    sys.stdout.write(f"{len(sources)} sources: {total.words()}. Next: ./invoke hear\n")
    if failures:
        kept = (
            f"{len(failures)} of {len(sources)} sources could not be gathered whole; everything else is kept."
        )
        raise Refusal("\n".join([*failures, kept]))
    return told


def attempt(turn: Turn) -> str:
    """Gather one source and tell its counts; the sentence of its refusal, or nothing, so that the others go on."""
    try:
        if turn.source.kind == "inbox":
            gather_spool(turn, time.time())
        else:
            gather(turn)
    except Busy:
        raise
    except Refusal as refusal:
        sys.stdout.write(f"{turn.source.name}: {turn.counts.words()}, not gathered whole\n")
        return str(refusal)
    sys.stdout.write(f"{turn.source.name}: {turn.counts.words()}\n")
    tell_set_apart(turn.set_apart)
    return ""


def tell_set_apart(places: list[str]) -> None:
    """Where something could not be read and why; the bytes lie in quarantine."""
    for place in places[:SHOWN]:
        sys.stdout.write(f"  in quarantine: {place}\n")
    if len(places) > SHOWN:
        sys.stdout.write(f"  and {len(places) - SHOWN} more in quarantine\n")


def chosen(sources: list[Source], only: str | None, folder: Path) -> list[Source]:
    """All sources, or the one that was asked for."""
    if only is None:
        return sources
    if only not in [source.name for source in sources]:
        names = ", ".join(source.name for source in sources)
        raise Refusal(f"{folder / 'sources.toml'} has no source {only!r}: choose one of {names}.")
    return [source for source in sources if source.name == only]


def gather(turn: Turn) -> None:
    """One source, page by page; files that did not change since they were gathered whole are not read again."""
    db, source = turn.db, turn.source
    files = fingerprint(source)
    mark = row_hash(READERS, msgspec.to_builtins(source), files.hex()) if files else None
    before = gathered_before(db, source.name)
    if before and mark and before["fingerprint"] == mark:
        heard, apart = before["voices"], before["quarantined"]
        turn.counts = Counts(fetched=heard + apart, same=heard, quarantined=apart)
        return
    with writing(db):
        save_channel(db, source.name, source.kind, source.subject, inside=source.inside)
    since = before["cursor"] if before else None
    cursors = [since] if since else []
    for page in pages(source, since):
        take_in(turn, page)
        cursors += [page.cursor] if page.cursor else []
    with writing(db):
        save_gathered(
            db,
            source.name,
            fingerprint=mark,
            cursor=max(cursors, key=by_size, default=None),
            voices=turn.counts.fetched - turn.counts.quarantined - turn.counts.erased,
            quarantined=turn.counts.quarantined,
        )


def main(arguments: list[str]) -> None:
    """`python -m jobs.gather`, in the organisation's folder."""
    asked = ArgumentParser(prog="gather", description="Take every voice in once, from all sources.")
    asked.add_argument("--only", metavar="NAME", help="gather this source only")
    asked.add_argument("--folder", type=Path, help="another organisation's folder with its sources.toml")
    asked.add_argument("--database", type=Path, help="another database")
    options = asked.parse_args(arguments)
    given = {name: value for name in ("folder", "database") if (value := getattr(options, name))}
    settings = msgspec.structs.replace(read_settings(), **given)
    with only_run(settings.database):
        run(settings, open_store(settings.database), local_now(), options.only)


if __name__ == "__main__":
    run_door(main)
