"""Proposes new themes from voices that found no place, and a first set of themes where an organisation has none; people decide (M3).

A group becomes a proposal when its voices are near one another; those at its edge are left out. A proposal keeps its number
while at least half of the smaller voice list is shared; what was declined is not proposed again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobs.mosaic.discovery import SMALLEST, clusters, without_language
from jobs.mosaic.naming import Spoken, keywords, name_of, suggested_id, vocabularies

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAR = (
    0.15  # mean cosine to the others from which a voice belongs to the core of its group (docs/discovery.md)
)
CLOSE = 0.18  # mean cosine between all voices of a core from which it is proposed
EXAMPLES = 5
SAME = 0.5  # share of the smaller voice list
KINDS = ("new", "merge", "split")


@dataclass(frozen=True)
class Proposal:
    """What staff may decide: a `new` theme, a `merge` of two `themes`, a `split` of one; with the voices that speak for it."""

    kind: str
    themes: tuple[str, ...]
    suggested: str
    keywords: dict[str, tuple[str, ...]]
    voices: tuple[int, ...]
    examples: tuple[int, ...]  # the voices nearest to the middle
    languages: dict[str, int]
    first: str  # month
    last: str
    closeness: float  # mean cosine between its voices; of a merge or split see consolidation.py

    @property
    def names(self) -> dict[str, str]:
        """A name to start from in each language that its voices speak."""
        return {language: name_of(words) for language, words in self.keywords.items()}


@dataclass(frozen=True)
class Known:
    """A proposal that was made before; `state` is open, accepted, declined or gone."""

    number: int
    state: str
    kind: str
    themes: tuple[str, ...]
    voices: frozenset[int]


def propose_new(
    pool: Sequence[Spoken],
    vectors: NDArray[np.float32],
    placed: Sequence[Spoken] = (),
    taken: Iterable[str] = (),
) -> list[Proposal]:
    """New themes from voices without a place; `placed` voices are what their words are compared with; the largest first."""
    languages = [one.language for one in pool]
    groups = clusters(vectors, languages=languages)
    rows = without_language(vectors, languages)
    known, used, found = vocabularies([*pool, *placed]), set(taken), []
    for core in cores(groups, rows):
        told = keywords([pool[place].voice for place in core], known)
        if told:
            suggested = suggested_id(told, used)
            used.add(suggested)
            found.append(proposal("new", (), suggested, told, [pool[place] for place in core], rows[core]))
    return found


def cores(groups: NDArray[np.int64], rows: NDArray[np.float32]) -> list[NDArray[np.int64]]:
    """The members of each group that is close enough to be proposed, without those at its edge; the largest first."""
    found = [
        core_of(rows, (groups == group).nonzero()[0]) for group in range(int(groups.max(initial=-1)) + 1)
    ]
    close = [core for core in found if len(core) >= SMALLEST and closeness_of(rows[core]) >= CLOSE]
    return sorted(close, key=lambda core: (-len(core), core.tolist()))


def propose_first(voices: Sequence[Spoken], vectors: NDArray[np.float32]) -> list[Proposal]:
    """A first set of themes from all voices of an organisation, the largest first."""
    return propose_new(voices, vectors)


def proposal(
    kind: str,
    themes: tuple[str, ...],
    suggested: str,
    told: dict[str, tuple[str, ...]],
    spoken: Sequence[Spoken],
    rows: NDArray[np.float32],
) -> Proposal:
    """A proposal about these voices, whose vectors around the middle of their language are `rows`."""
    nearness = rows @ rows.sum(0)
    ranked = sorted(
        range(len(spoken)), key=lambda place: (-round(float(nearness[place]), 3), spoken[place].voice)
    )
    months = sorted(one.day[:7] for one in spoken)
    return Proposal(
        kind,
        themes,
        suggested,
        told,
        tuple(sorted(one.voice for one in spoken)),
        tuple(spoken[place].voice for place in ranked[:EXAMPLES]),
        dict(sorted(Counter(one.language for one in spoken).items())),
        months[0],
        months[-1],
        round(closeness_of(rows), 3),
    )


def core_of(rows: NDArray[np.float32], members: NDArray[np.int64]) -> NDArray[np.int64]:
    """Those members that are near the others, after the far ones have gone."""
    for _ in range(2):
        own = rows[members]
        others = (own @ own.sum(0) - (own * own).sum(1)) / max(len(members) - 1, 1)
        members = members[others >= NEAR]
    return members


def closeness_of(rows: NDArray[np.float32]) -> float:
    """Mean cosine between all pairs of rows; 0 for fewer than two."""
    if len(rows) < 2:
        return 0.0
    whole = rows.sum(0)
    return float((whole @ whole - (rows * rows).sum()) / (len(rows) * (len(rows) - 1)))


def numbered(known: Iterable[Known], fresh: Sequence[Proposal]) -> list[tuple[int | None, Proposal]]:
    """Each proposal with the number it had before (None for a new one); those that staff declined or accepted are left out."""
    past = list(known)
    pairs = sorted(
        (-shared(frozenset(one.voices), old.voices), old.number, place)
        for place, one in enumerate(fresh)
        for old in past
        if is_same(old, one)
    )
    number_of: dict[int, int] = {}
    for _, number, place in pairs:
        if place not in number_of and number not in number_of.values():
            number_of[place] = number
    settled = {old.number for old in past if old.state in ("declined", "accepted")}
    closed = {place for _, number, place in pairs if number in settled}
    return [(number_of.get(place), one) for place, one in enumerate(fresh) if place not in closed]


def is_same(old: Known, fresh: Proposal) -> bool:
    """True for a proposal that is the same in substance."""
    if (old.kind, old.themes) != (fresh.kind, fresh.themes):
        return False
    return shared(frozenset(fresh.voices), old.voices) >= SAME


def shared(one: Collection[int], other: frozenset[int]) -> float:
    """Share of the smaller voice list that stands in the other too."""
    return len(other & frozenset(one)) / (min(len(one), len(other)) or 1)
