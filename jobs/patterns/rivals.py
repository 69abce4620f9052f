"""What customers say of a competitor beside what they say of us: the share of each theme, theirs and ours, and the difference (F4).

For staff only. Nothing of it is written down anywhere: the voices are placed for the comparison and forgotten with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jobs.patterns.customers import share_by_customer
from jobs.patterns.difference import difference
from jobs.patterns.figure import Figure


@dataclass(frozen=True)
class Said:
    """One voice: its author's pseudonym and the themes it is placed in."""

    author: str
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Compared:
    """One theme: share of the voices about us, of those about them, in percent, and ours minus theirs in points."""

    theme: str
    ours: Figure
    theirs: Figure
    difference: Figure

    @property
    def differs(self) -> bool:
        """Whether the interval of the difference leaves 0 out."""
        return not self.difference.low <= 0 <= self.difference.high


def compare(ours: Sequence[Said], theirs: Sequence[Said], themes: Iterable[str]) -> list[Compared]:
    """Every theme that anybody named, where we are worst in comparison first; nothing where one side is silent."""
    found = []
    for theme in themes:
        first, second = (named(said, theme) for said in (ours, theirs))
        if first is not None and second is not None and first.value + second.value > 0:
            found.append(Compared(theme, first, second, difference(first, second)))
    return sorted(found, key=lambda one: (-one.difference.value, one.theme))


def named(said: Sequence[Said], theme: str) -> Figure | None:
    """The share of voices in a theme; customers who speak often count as one in the interval."""
    return share_by_customer([(one.author, theme in one.themes) for one in said])
