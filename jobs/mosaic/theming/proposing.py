"""Looks for proposals when there is something new to look at: new themes every night, merges and splits once a week or when asked (M3)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from db.proposals import (
    all_proposals,
    last_search,
    open_proposals,
    save_proposal,
    save_search,
    settle_proposals,
    spoken_voices,
)
from db.store import row_hash, writing
from jobs.mosaic import vectors
from jobs.mosaic.consolidation import propose_merges_and_splits
from jobs.mosaic.naming import Spoken, name_of
from jobs.mosaic.proposals import Known, Proposal, numbered, propose_new

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Row = dict[str, Any]
VERSION = 1  # raise it when a rule changes: everything is then searched again
WEEK = 7  # days between two looks at everything
SCOPES = {"unplaced": ("new",), "everything": ("merge", "split")}


def propose(db: Database, taken: Collection[str], today: date, *, now: bool = False) -> list[str]:
    """Search what is due, in one transaction; returns lines for the run report. `taken` are ids that mean something already."""
    voices = spoken_voices(db)
    waiting = [row for row in voices if not row["themes"]]
    with writing(db):
        if has_news(db, "unplaced", waiting, today, now=now):
            fresh = propose_new(*at_hand(waiting), [spoken(row) for row in voices if row["themes"]], taken)
            keep(db, "unplaced", fresh, today)
        if has_news(db, "everything", voices, today, now=now):
            keep(db, "everything", propose_merges_and_splits(*at_hand(voices), taken), today)
    return report(open_proposals(db), len(waiting))


def has_news(db: Database, scope: str, voices: Sequence[Row], today: date, *, now: bool) -> bool:
    """True when these voices are others than at the last search (for everything: a week ago); what is searched now is written down."""
    seen = sorted((row["voice_id"], row["made_from"].hex(), row["themes"]) for row in voices)
    mark, last = row_hash(VERSION, vectors.VERSION, seen), last_search(db, scope)
    if last is not None:
        rests = scope == "everything" and (today - date.fromisoformat(last[1])).days < WEEK
        if (last[0] == mark or rests) and not now:
            return False
    save_search(db, scope, mark, today.isoformat())
    return True


def at_hand(voices: Sequence[Row]) -> tuple[list[Spoken], NDArray[np.float32]]:
    """Voices with their vectors."""
    return [spoken(row) for row in voices], vectors.encode([row["text"] for row in voices])


def spoken(row: Row) -> Spoken:
    """A row as a voice."""
    passages = tuple((language, text) for language, text in row["passages"])
    return Spoken(row["voice_id"], row["day"], row["language"], passages, tuple(row["themes"]))


def keep(db: Database, scope: str, fresh: Sequence[Proposal], today: date) -> None:
    """Write proposals under their numbers; open ones that are not made again are gone."""
    old = [row for row in all_proposals(db) if row["kind"] in SCOPES[scope]]
    known = [
        Known(row["id"], row["state"], row["kind"], tuple(row["themes"]), frozenset(row["voices"]))
        for row in old
    ]
    made = {
        save_proposal(db, number, as_row(one), today.isoformat()) for number, one in numbered(known, fresh)
    }
    gone = [row["id"] for row in old if row["state"] == "open" and row["id"] not in made]
    settle_proposals(db, gone, "gone", today.isoformat())


def as_row(one: Proposal) -> Row:
    """A proposal as it is kept."""
    columns = ("kind", "themes", "suggested", "keywords", "closeness", "voices", "examples")
    return {column: getattr(one, column) for column in columns}


def report(waiting: Sequence[Row], unplaced: int) -> list[str]:
    """One line for the run report, none when there is nothing to decide."""
    counted = {kind: sum(row["kind"] == kind for row in waiting) for kind in ("new", "merge", "split")}
    parts = [
        sentence.format(counted[kind], "" if counted[kind] == 1 else "s", unplaced)
        for kind, sentence in SENTENCES.items()
        if counted[kind]
    ]
    return [f"mosaic: proposed: {', '.join(parts)}: ./invoke themes"] if parts else []


SENTENCES = {
    "new": "{0} new theme{1} from {2} unplaced voices",
    "merge": "{0} merge{1}",
    "split": "{0} split{1}",
}


def shown(row: Row) -> str:
    """A proposal as one line for the terminal: number, what, name, voices, languages, months, examples."""
    what = {"new": "new theme", "merge": "merge", "split": "split"}[row["kind"]]
    about = f" of {' and '.join(row['themes'])}" if row["themes"] else ""
    names = "; ".join(f"{language}: {name_of(words)}" for language, words in sorted(row["keywords"].items()))
    spoken_in = ", ".join(f"{language} {number}" for language, number in sorted(row["languages"].items()))
    months = f"{row['first'][:7]} to {row['last'][:7]}"
    examples = ", ".join(map(str, row["examples"]))
    return (
        f"proposal {row['id']}: {what}{about} ({row['suggested']}): {names} - {len(row['voices'])} voices "
        f"({spoken_in}), {months}; see voices {examples}"
    )
