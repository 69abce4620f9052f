"""What staff see at their terminal: themes with counts and thresholds, voices of a theme, the unplaced, the log (M2)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlite_utils import Database

from db.decisions import last_replacement
from db.figures import ledger
from db.placements import voices_in_state, voices_in_theme, voices_of_themes
from jobs.mosaic.decisions import Decision, standing
from jobs.mosaic.effective import Picture

FIRST_WORDS = 12
MOST_LINES = 200


def themes_shown(db: Database, picture: Picture) -> Iterator[str]:
    """A line for each theme, the share unplaced, and what waits."""
    counted = {row["theme_id"]: row["voices"] for row in voices_of_themes(db)}
    last = last_replacement(db)
    thresholds = last["parts"].get("thresholds", {}) if last else {}
    wide = max((len(theme.id) for theme in picture.themes), default=0)
    public = {theme.id for theme in picture.public}
    for theme in picture.themes:
        inside = (
            ""
            if theme.id in public
            else "; inside only: names or descriptions are missing (--rename, --name-.., --about-..)"
        )
        count = counted.get(theme.id, 0)
        yield f"{theme.id:<{wide}}  {count:>5} voices  {theme.name['en']}{threshold_shown(thresholds.get(theme.id))}{inside}"
    for merged, living in sorted(picture.aliases.items()):
        yield f"{merged:<{wide}}  means {living} now"
    states = ledger(db)
    placed, unplaced = states["placed"], states["unplaced"]
    share = f" ({100 * unplaced / (placed + unplaced):.0f} %)" if placed + unplaced else ""
    yield f"unplaced: {unplaced} of {placed + unplaced}{share}; rejected: {states['rejected']}."


def threshold_shown(threshold: Mapping[str, Any] | None) -> str:
    """From which score a theme is given, and what that keeps on held-back examples."""
    if threshold is None:
        return ""
    kept = "too few examples to check it"
    if threshold["held"] and None not in (threshold["precision"], threshold["recall"]):
        kept = f"{threshold['precision']:.0%} right and {threshold['recall']:.0%} found of {threshold['held']} examples held back"
    return f"; from {threshold['value']:.2f} ({kept})"


def voices_shown(voices: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A line for each voice: number, day, channel, score or reason, first words as redacted."""
    for number, voice in enumerate(voices):
        if number == MOST_LINES:
            yield "... and older ones."
            return
        told = f"{voice['score']:.2f}{by_whom(voice)}" if "score" in voice else voice["reason"]
        yield f"{voice['voice_id']:>7}  {voice['said_on'][:10]}  {voice['channel_id']}  {told}  {first_words(voice['text'])}"


def by_whom(voice: Mapping[str, Any]) -> str:
    """That a person put it there."""
    return " by hand" if "decisions" in json.loads(voice["why"]) else ""


def first_words(text: str) -> str:
    """The first words of a text, in one line."""
    words = text.split()
    return " ".join(words[:FIRST_WORDS]) + (" ..." if len(words) > FIRST_WORDS else "")


def of_theme(db: Database, theme: str) -> list[str]:
    """All voices of a theme."""
    voices = voices_in_theme(db, theme)
    return [f"{theme}: {len(voices)} voices, the newest first.", *voices_shown(voices)]


def of_state(db: Database, state: str) -> list[str]:
    """All unplaced or rejected voices."""
    voices = voices_in_state(db, state)
    return [f"{state}: {len(voices)} voices, the newest first.", *voices_shown(voices)]


def log_shown(log: list[Decision]) -> Iterator[str]:
    """A line for each decision, with who, when and why."""
    counting = {decision.id for decision in standing(log)}
    for decision in log:
        undone = "" if decision.id in counting or decision.kind == "undo" else "  (taken back)"
        reason = f": {decision.reason}" if decision.reason else ""
        signed = decision.person + (f" and {decision.second}" if decision.second else "")
        yield f"{decision.id:>5}  {decision.decided_at[:16]}  {signed}  {in_words(decision)}{reason}{undone}"
    if not log:
        yield "No decision yet."


def in_words(decision: Decision) -> str:
    """What a decision says: "move voice 12 from a to b"."""
    names = decision.texts.get("name", {})
    parts = {
        "voice": decision.voice_id,
        "from" if decision.kind in ("move", "split") else "theme": decision.theme_id,
        "to" if decision.kind in ("move", "add") else "into": decision.into_id,
        "in": ", ".join(decision.stands or ()) if decision.kind == "confirm" else None,
        "named": ", ".join(f"{language} {name!r}" for language, name in names.items()) or None,
        "decision": decision.undoes,
        "proposal": decision.texts.get("proposal", {}).get("number"),
    }
    return " ".join(
        [decision.kind, *(f"{what} {value}" for what, value in parts.items() if value is not None)]
    )
