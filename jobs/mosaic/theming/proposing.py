"""Looks for proposals: new themes when the voices without a place have become more or fewer, merges and splits once a week or when asked (M3).

However many voices there are, a search looks at no more than some ten thousand of them, drawn by their numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from heapq import nsmallest
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from db.proposals import (
    all_proposals,
    open_proposals,
    save_proposal,
    settle_proposals,
)
from db.searches import last_searched, save_searched, spoken_voices, standing_voices
from db.store import row_hash, writing
from jobs.mosaic import vectors
from jobs.mosaic.consolidation import propose_merges_and_splits
from jobs.mosaic.naming import Spoken, name_of
from jobs.mosaic.proposals import Known, Proposal, numbered, propose_new
from jobs.mosaic.threads import one_thread

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = dict[int, NDArray[np.float32]]  # by voice

Row = dict[str, Any]
VERSION = 1  # raise it when a rule changes: everything is then searched again
WEEK = 7  # days between two looks at everything
MOVED, MOVED_SHARE = (
    20,
    0.05,
)  # voices, and share of them, by which the number of the unplaced moves before they are searched again
MOST = 20_000  # voices of one search: each is compared with each
COMPARED = 5_000  # placed voices whose words are compared with those of a new theme
SCOPES = {"unplaced": ("new",), "everything": ("merge", "split")}


def propose(db: Database, taken: Collection[str], today: date, *, now: bool = False) -> list[str]:
    """Search what is due, in one transaction; returns lines for the run report. `taken` are ids that mean something already."""
    standing = standing_voices(db)
    placed, waiting = standing["placed"], standing["unplaced"]
    known: Vectors = {}
    with writing(db), one_thread():
        if is_due(db, "unplaced", len(waiting), today, now=now):
            pool = spoken_voices(db, drawn(waiting))
            if has_news(db, "unplaced", pool, len(waiting), today, now=now):
                others = [spoken(row) for row in spoken_voices(db, drawn(placed, COMPARED))]
                keep(db, "unplaced", propose_new(*at_hand(pool, known), others, taken), today)
        if is_due(db, "everything", len(placed) + len(waiting), today, now=now):
            voices = spoken_voices(db, drawn([*placed, *waiting]))
            if has_news(db, "everything", voices, len(placed) + len(waiting), today, now=now):
                keep(db, "everything", propose_merges_and_splits(*at_hand(voices, known), taken), today)
    return report(open_proposals(db), len(waiting))


def is_due(db: Database, scope: str, voices: int, today: date, *, now: bool) -> bool:
    """True when asked, when nothing was searched for a week, and for the unplaced when their number has moved enough."""
    last = last_searched(db, scope)
    if last is None or now or (today - date.fromisoformat(last[1])).days >= WEEK:
        return True
    return scope == "unplaced" and abs(voices - last[2]) >= max(MOVED, MOVED_SHARE * last[2])


def drawn(voices: Sequence[int], most: int = MOST) -> list[int]:
    """These voices, or so many of them that their numbers' hashes draw: mostly the same ones every time."""
    return sorted(nsmallest(most, voices, key=row_hash) if len(voices) > most else voices)


def has_news(
    db: Database, scope: str, voices: Sequence[Row], chosen_from: int, today: date, *, now: bool
) -> bool:
    """True when these voices are others than at the last search; what is searched now is written down."""
    seen = [(row["voice_id"], row["made_from"].hex(), row["themes"]) for row in voices]
    mark, last = row_hash(VERSION, vectors.VERSION, seen), last_searched(db, scope)
    if last is not None and last[0] == mark and not now:
        return False
    save_searched(db, scope, mark, today.isoformat(), chosen_from)
    return True


def at_hand(voices: Sequence[Row], known: Vectors) -> tuple[list[Spoken], NDArray[np.float32]]:
    """Voices with their vectors; those that are known already cost nothing."""
    import numpy as np

    fresh = {row["voice_id"]: row["text"] for row in voices if row["voice_id"] not in known}
    known.update(zip(fresh, vectors.encode(list(fresh.values())), strict=True))
    found = np.array([known[row["voice_id"]] for row in voices], np.float32)
    return [spoken(row) for row in voices], found.reshape(-1, vectors.WIDTH)


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
