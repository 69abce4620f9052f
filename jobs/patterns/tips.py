"""Who is neither angry nor happy says most plainly what to mend: middling scores with words, those first who usually score higher (M5).

| what the customer gave | middling |
|---|---|
| scores 1-10 of aspects | none below 5 and their mean at most 8 |
| stars only | 3 |
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

from jobs.patterns.figure import Figure
from jobs.patterns.habits import Habits, by_customer, habits
from jobs.patterns.surveyed import Voice

LOWEST, HIGHEST_MEAN, STARS = 5, 8.0, 3


@dataclass(frozen=True)
class Tip:
    """A middling voice: its level, the customer's usual level (of `usual.n` earlier ones), and how far below that it lies.

    `usual` and `below` are None where no habit can be told: for stars, or while too few customers scored twice.
    """

    voice: Voice
    level: float
    usual: Figure | None
    below: float | None


def is_middling(voice: Voice) -> bool:
    """True by the table above."""
    if voice.level is None:
        return voice.rating == STARS
    return min(voice.scores.values()) >= LOWEST and voice.level <= HIGHEST_MEAN


def tips(voices: Iterable[Voice]) -> list[Tip]:
    """All middling voices, those first that lie furthest below their customer's own habit; the newest first among equals."""
    ordered = sorted(voices, key=lambda voice: (voice.said_on, voice.number))
    scored = [(voice.author, voice.level) for voice in ordered if voice.level is not None]
    known = habits(by_customer(scored))
    found = [tip(voice, known, before) for voice, before in with_earlier(ordered) if is_middling(voice)]
    found.reverse()
    return sorted(found, key=lambda one: -one.below if one.below is not None else inf)


def with_earlier(voices: Iterable[Voice]) -> Iterator[tuple[Voice, list[float]]]:
    """Each voice with the levels that its customer gave before."""
    given: dict[str, list[float]] = {}
    for voice in voices:
        before = given.setdefault(voice.author, [])
        yield voice, before[:]
        if voice.level is not None:
            before.append(voice.level)


def tip(voice: Voice, known: Habits | None, before: Sequence[float]) -> Tip:
    """One middling voice against its customer's habit."""
    if voice.level is None or known is None:
        return Tip(
            voice, voice.level if voice.level is not None else float(voice.rating or STARS), None, None
        )
    usual = known.usual(before)
    return Tip(voice, voice.level, usual, usual.value - voice.level)
