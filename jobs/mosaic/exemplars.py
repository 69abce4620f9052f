"""What staff confirmed: a text that belongs to a theme, or does not; from these the placer learns (M2)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Exemplar:
    """A text of a theme; `belongs=False` when staff said "not this"; `voice` where it came from a voice."""

    theme: str
    language: str
    text: str
    belongs: bool = True
    voice: int | None = None
