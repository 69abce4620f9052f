"""Every voice is somewhere: received = placed + unplaced + rejected + duplicate + private + quarantined, in every channel and language (M1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from jobs.refusal import Refusal

STATES = ("placed", "unplaced", "rejected", "duplicate", "private")
SHOWN = 5


@dataclass(frozen=True)
class Entry:
    """One received voice: its channel, its language, and its state; None where nothing was decided."""

    voice: int
    channel: str
    language: str
    state: str | None


@dataclass(frozen=True)
class Line:
    """One line of the ledger: received on the left, where it went on the right."""

    title: str
    received: int
    states: tuple[int, ...]
    quarantined: int


def make_ledger(entries: Iterable[Entry], quarantined: dict[str, int]) -> list[Line]:
    """The whole ledger: everything, then by channel, then by language; refuses to be wrong by one."""
    entered = list(entries)
    refuse_the_lost(entered)
    lines = [line_of("everything", entered, sum(quarantined.values()))]
    for channel in sorted({entry.channel for entry in entered} | set(quarantined)):
        heard = [entry for entry in entered if entry.channel == channel]
        lines.append(line_of(f"channel {channel}", heard, quarantined.get(channel, 0)))
    for language in sorted({entry.language for entry in entered}):
        heard = [entry for entry in entered if entry.language == language]
        lines.append(line_of(f"language {language}", heard, 0))
    return lines


def refuse_the_lost(entries: list[Entry]) -> None:
    """Name the voices that are nowhere, or somewhere that the ledger does not know."""
    lost = [entry.voice for entry in entries if entry.state not in STATES]
    if lost:
        raise Refusal(
            f"The ledger does not add up: {len(lost)} of {len(entries)} voices are nowhere ({shown(lost)}): "
            "run ./invoke hear, then ./invoke mosaic."
        )


def line_of(title: str, entries: list[Entry], quarantined: int) -> Line:
    """One line from its voices."""
    counted = Counter(entry.state for entry in entries)
    return Line(title, len(entries) + quarantined, tuple(counted[state] for state in STATES), quarantined)


def shown(voices: list[int]) -> str:
    """The first numbers of voices."""
    return "voice " + ", ".join(map(str, sorted(voices)[:SHOWN])) + (" ..." if len(voices) > SHOWN else "")


def in_words(line: Line) -> str:
    """A line as a sentence a manager reads: "everything: 473 received = 430 placed + ..."."""
    parts = [f"{number} {state}" for state, number in zip(STATES, line.states, strict=True)]
    return (
        f"{line.title}: {line.received} received = {' + '.join([*parts, f'{line.quarantined} quarantined'])}"
    )
