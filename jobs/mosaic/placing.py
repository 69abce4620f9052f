"""Where a voice went: its themes with score, sentences, words and nearest examples, or the reason for none (M1, M2)."""

from __future__ import annotations

from dataclasses import dataclass

MOST = 3  # themes of one voice


@dataclass(frozen=True)
class Place:
    """A theme of a voice, with the words and the nearest examples that put it there."""

    theme: str
    score: float
    words: tuple[str, ...]
    examples: tuple[str, ...]
    passages: tuple[int, ...] = ()  # which sentences of the voice speak for it, counted from 0


@dataclass(frozen=True)
class Placed:
    """A voice's places, the strongest first, or the reason for none; `second` is the nearest theme that was not given, and its score."""

    places: tuple[Place, ...]
    reason: str
    second: tuple[str, float] | None = None
