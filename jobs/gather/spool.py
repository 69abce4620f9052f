"""Empties the spool of the form: what is in the store, with its receipt and its consent, leaves the spool (F2, F6, S5).

A file goes only after the store has kept it. Killed in between, it is gathered again the next time and is the same voice.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from db.quotes import save_consent
from db.receipts import save_receipts
from db.store import writing
from db.voices import past_of, save_channel
from jobs.channels.inbox.voices import Waiting, read_file, waiting
from jobs.channels.voice import Page
from jobs.gather.intake import Turn, take_in

TOGETHER = 500  # files in one transaction


def gather_spool(turn: Turn, now: float) -> None:
    """Take in every file of the spool, some hundred at a time; `now` is in seconds since 1970."""
    db, source = turn.db, turn.source
    with writing(db):
        save_channel(db, source.name, source.kind, source.subject, inside=source.inside)
    files = iter(waiting(Path(source.path), now))
    while together := [read_file(path) for path in islice(files, TOGETHER)]:
        with writing(db):
            take_in(turn, Page([one.voice for one in together]))
            keep_beside(turn, together)
        for one in together:
            if one.whole:
                one.path.unlink(missing_ok=True)


def keep_beside(turn: Turn, together: Iterable[Waiting]) -> None:
    """The receipts and consents of the voices that were taken in; who was erased has neither."""
    sent = {one.sent.line: one.sent for one in together if one.sent}
    known = {line: past.voice_id for line, past in past_of(turn.db, turn.source.name, sent).items()}
    save_receipts(
        turn.db,
        [
            {
                "line": line,
                "bucket": sent[line].bucket,
                "voice_id": voice,
                "issued_on": sent[line].sent_at[:7],
            }
            for line, voice in known.items()
        ],
    )
    for line, voice in known.items():
        if sent[line].wording:
            save_consent(
                turn.db,
                {
                    "voice_id": voice,
                    "wording": sent[line].wording,
                    "given_on": sent[line].sent_at[:10],
                    "person": turn.source.name,  # the author ticked it; nobody of the staff wrote it down
                },
            )
