"""Customers who were angry and later content, with both voices; and how many of those who came back that is (R13).

Nothing here says that an answer did it: after a very bad day the next one is often better by itself (regression to the mean), and
who left for good is not heard again. So the answered stand beside the unanswered, and the silent are counted as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jobs.patterns.figure import Figure
from jobs.patterns.shares import share


@dataclass(frozen=True)
class Scored:
    """One voice that carries stars or scores: its number, author's pseudonym, ISO day, bad or good."""

    number: int
    author: str
    day: str
    bad: bool


@dataclass(frozen=True)
class Turned:
    """A customer's last bad voice and the first good one after it, on later days; `answered` between them or on these days."""

    bad: Scored
    good: Scored
    answered: bool


@dataclass(frozen=True)
class Turning:
    """All who turned around, of how many who gave a score again after a bad one (percent); `silent` never scored again."""

    turned: tuple[Turned, ...]
    share: Figure | None
    silent: int


def turned_around(scored: Iterable[Scored], answered_on: Mapping[int, str]) -> Turning:
    """By customer: bad, and content in the newest voice; `answered_on` = by voice the day of its case's first answer."""
    by_author: dict[str, list[Scored]] = {}
    for voice in sorted(scored, key=lambda voice: (voice.day, voice.number)):
        by_author.setdefault(voice.author, []).append(voice)
    complained = [voices for voices in by_author.values() if any(voice.bad for voice in voices)]
    again = [voices for voices in complained if spoke_after(voices)]
    turned = [pair_of(voices, answered_on) for voices in again if is_content(voices)]
    ordered = tuple(sorted(turned, key=lambda pair: (pair.good.day, pair.good.number)))
    return Turning(ordered, share(len(turned), len(again)), len(complained) - len(again))


def spoke_after(voices: Sequence[Scored]) -> bool:
    """Whether there is a score of a later day than the first bad one."""
    first = next(voice.day for voice in voices if voice.bad)
    return voices[-1].day > first


def is_content(voices: Sequence[Scored]) -> bool:
    """Whether nothing bad was said on the newest day."""
    return not any(voice.bad for voice in voices if voice.day == voices[-1].day)


def pair_of(voices: Sequence[Scored], answered_on: Mapping[int, str]) -> Turned:
    """The last bad voice and the first good one after it."""
    place = max(place for place, voice in enumerate(voices) if voice.bad)
    bad = voices[place]
    good = next(voice for voice in voices[place + 1 :] if voice.day > bad.day)
    answer = answered_on.get(bad.number)
    return Turned(bad, good, answer is not None and answer <= good.day)
