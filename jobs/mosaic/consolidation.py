"""Looks at all voices together once a week: two themes that say the same are proposed to be merged, one that says two things to be split (M3).

Mixing is the share of a voice's nearest neighbours that lie on the other side, against what chance would give by the sizes of
both sides: 1 where two themes cannot be told apart, 0 where they never meet (Schilling's nearest-neighbour test, 1986).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from jobs.mosaic.discovery import SMALLEST, clusters, nearest, without_language
from jobs.mosaic.naming import Spoken, Vocabulary, keywords, suggested_id, vocabularies
from jobs.mosaic.proposals import CLOSE, Proposal, closeness_of, core_of, proposal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEIGHBOURS = 10
FEWEST = 20  # voices of a theme before anything is proposed about it
TOGETHER = 0.5  # share of both themes' voices that lie in the same groups before a merge is thought of
MIXED = 0.88  # mixing from which two themes say the same (docs/discovery.md)
APART = 0.1  # mixing up to which two parts of a theme say different things
PART = 0.15  # share of a theme's voices that a part needs


def propose_merges_and_splits(
    spoken: Sequence[Spoken], vectors: NDArray[np.float32], taken: Iterable[str] = ()
) -> list[Proposal]:
    """Merges, then splits, in the order of themes; `spoken` are all placed and unplaced voices, a row of `vectors` each."""
    languages = [one.language for one in spoken]
    groups = clusters(vectors, languages=languages)
    rows = without_language(vectors, languages)
    of_theme = places_of_themes(spoken)
    known = vocabularies(spoken)
    merges = [
        merge
        for one, other in combinations(sorted(of_theme), 2)
        if (merge := merge_of((one, other), (of_theme[one], of_theme[other]), groups, rows, spoken, known))
    ]
    merged = {theme for merge in merges for theme in merge.themes}
    splits: list[Proposal] = []
    for theme, places in sorted(of_theme.items()):
        if theme not in merged:
            used = {*taken, *of_theme, *(split.suggested for split in splits)}
            splits += splits_of(theme, places, groups, rows, spoken, known, used)
    return [*merges, *splits]


def places_of_themes(spoken: Sequence[Spoken]) -> dict[str, list[int]]:
    """By theme with enough voices: the rows of those that stand in it first of all."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(spoken):
        if one.themes:
            found[one.themes[0]].append(place)
    return {theme: places for theme, places in found.items() if len(places) >= FEWEST}


def merge_of(
    themes: tuple[str, str],
    sides: tuple[list[int], list[int]],
    groups: NDArray[np.int64],
    rows: NDArray[np.float32],
    spoken: Sequence[Spoken],
    known: Mapping[str, Vocabulary],
) -> Proposal | None:
    """A merge, when the voices of both themes lie in the same groups and nobody could tell them apart; the larger theme first."""
    if overlap(groups[sides[0]], groups[sides[1]]) < TOGETHER:
        return None
    mixing = mixing_of(rows, *sides)
    if mixing < MIXED:
        return None
    larger = sorted(themes, key=lambda theme: (-len(sides[themes.index(theme)]), theme))
    places = sorted(sides[0] + sides[1])
    voices = [spoken[place] for place in places]
    told = keywords([one.voice for one in voices], known)
    made = proposal("merge", tuple(larger), larger[0], told, voices, rows[places])
    return made if told else None


def overlap(one: NDArray[np.int64], other: NDArray[np.int64]) -> float:
    """Share of both that lies in the same groups: the sum of the smaller shares."""
    first, second = Counter(one.tolist()), Counter(other.tolist())
    return sum(min(first[group] / len(one), second[group] / len(other)) for group in first if group >= 0)


def mixing_of(rows: NDArray[np.float32], one: list[int], other: list[int]) -> float:
    """How far two sides mix, the mean of both directions."""
    import numpy as np

    both = np.array(one + other)
    side = np.arange(len(both)) >= len(one)
    found, _ = nearest(rows[both], min(NEIGHBOURS, len(both) - 1))
    crossing = (side[found] != side[:, None]).mean(1)
    chances = (len(other) / (len(both) - 1), len(one) / (len(both) - 1))
    return float((crossing[~side].mean() / chances[0] + crossing[side].mean() / chances[1]) / 2)


def splits_of(
    theme: str,
    places: list[int],
    groups: NDArray[np.int64],
    rows: NDArray[np.float32],
    spoken: Sequence[Spoken],
    known: Mapping[str, Vocabulary],
    used: Iterable[str],
) -> list[Proposal]:
    """Parts of a theme that say something else than its largest part: each may become a theme of its own."""
    parts = parts_of(places, groups, rows)
    found: list[Proposal] = []
    for part in parts[1:]:
        rest = sorted(set(places) - set(part))
        if mixing_of(rows, part, rest) <= APART and closeness_of(rows[part]) >= CLOSE:
            told = keywords([spoken[place].voice for place in part], known)
            suggested = suggested_id(told, {*used, *(one.suggested for one in found)})
            voices = [spoken[place] for place in part]
            found += [proposal("split", (theme,), suggested, told, voices, rows[part])] if told else []
    return found


def parts_of(places: list[int], groups: NDArray[np.int64], rows: NDArray[np.float32]) -> list[list[int]]:
    """The voices of a theme by group, without those at the edge, the largest first; small groups are no part."""
    import numpy as np

    by_group: dict[int, list[int]] = defaultdict(list)
    for place in places:
        if groups[place] >= 0:
            by_group[int(groups[place])].append(place)
    least = max(SMALLEST, PART * len(places))
    parts = [core_of(rows, np.array(part)).tolist() for part in by_group.values() if len(part) >= least]
    return sorted((part for part in parts if len(part) >= least), key=lambda part: (-len(part), part))
