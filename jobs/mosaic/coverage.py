"""Finds holes in the picture: a channel, language or branch that fell silent, voices nobody could place, a theme one language lacks (M12).

Each finding sets what was received against what was expected. Silence: windows of 28 days against the same source's other
windows (conditional binomial test of two Poisson means, Przyborowski and Wilenski 1940, counts divided by their overdispersion).
Shares: hypergeometric test. Holm's rule (1979) keeps each kind of search to one false finding in twenty reports.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import fmean, variance

DAYS = 28
WINDOWS = 13  # a year
FEWEST_WINDOWS = 6  # of history before silence can be told from a quiet month
LEVEL = 0.05
DIMENSIONS = ("channel", "language", "branch")
FEWEST_EXPECTED = 3.0
FAR = 2.0  # times more unplaced, or fewer voices, than expected


@dataclass(frozen=True)
class Heard:
    """One voice that is placed or unplaced, as far as coverage is concerned."""

    day: date
    channel: str
    language: str
    branch: str | None
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Hole:
    """`kind`: silent (the last window), gap (an earlier one), unplaced, missing (a theme in a language).

    `received` voices against `expected`; `chance` that it is luck; `first` and `last` day where it is about a time.
    """

    kind: str
    dimension: str
    cell: str
    received: int
    expected: float
    chance: float
    first: date | None = None
    last: date | None = None
    theme: str = ""


def find_holes(heard: Sequence[Heard], today: date) -> list[Hole]:
    """All holes, the least likely to be luck first within their kind."""
    silent, gaps = [], []
    for dimension in DIMENSIONS:
        for cell, days in days_by_cell(heard, dimension).items():
            tried = list(windows_tried(dimension, cell, days, today))
            silent += [hole for hole in tried if hole.kind == "silent"]
            gaps += [hole for hole in tried if hole.kind == "gap"]
    searches = (silent, gaps, unplaced_tried(heard), missing_tried(heard))
    return [hole for tried in searches for hole in beyond_luck(tried)]


def days_by_cell(heard: Iterable[Heard], dimension: str) -> dict[str, list[date]]:
    """The days on which each channel, language or branch was heard."""
    found: dict[str, list[date]] = defaultdict(list)
    for one in heard:
        if (cell := getattr(one, dimension)) is not None:
            found[cell].append(one.day)
    return dict(sorted(found.items()))


def windows_tried(dimension: str, cell: str, days: Sequence[date], today: date) -> Iterator[Hole]:
    """Every window of the cell's history, set against its other windows; the last is not a yardstick for earlier ones."""
    counts = counts_of(days, today)
    if len(counts) <= FEWEST_WINDOWS:
        return
    for place, received in enumerate(counts):
        others = counts[1:] if place == 0 else [*counts[1:place], *counts[place + 1 :]]
        expected, chance = fewer(received, others)
        last = today - timedelta(DAYS * place)
        hole = Hole("gap" if place else "silent", dimension, cell, received, expected, chance)
        yield replace(hole, first=last - timedelta(DAYS - 1), last=last)


def counts_of(days: Sequence[date], today: date) -> list[int]:
    """Voices in each window of 28 days, the last window first, back to the first day heard; a year at most."""
    if not days or min(days) > today:
        return []
    whole = min((today - min(days)).days // DAYS, WINDOWS)
    counted = Counter((today - day).days // DAYS for day in days if day <= today)
    return [counted[window] for window in range(whole)]


def fewer(received: int, others: Sequence[int]) -> tuple[float, float]:
    """What was expected from the other windows, and the chance of so few or fewer."""
    from scipy.special import betainc

    expected = fmean(others)
    if expected == 0:
        return 0.0, 1.0
    spread = max(variance(others) / expected, 1.0) if len(others) > 1 else 1.0
    usual = len(others) / (len(others) + 1)
    return expected, float(betainc(sum(others) / spread, received / spread + 1, usual))


def unplaced_tried(heard: Sequence[Heard]) -> list[Hole]:
    """Every channel, language and branch: its unplaced voices against the share among all others."""
    tried = []
    for dimension in DIMENSIONS:
        known = [one for one in heard if getattr(one, dimension) is not None]
        without = sum(not one.themes for one in known)
        for cell, of_cell in sorted(Counter(getattr(one, dimension) for one in known).items()):
            own = sum(not one.themes for one in known if getattr(one, dimension) == cell)
            if of_cell == len(known) or without == 0:
                continue
            expected = of_cell * (without - own) / (len(known) - of_cell)
            hole = Hole("unplaced", dimension, cell, own, expected, 1.0)
            if own >= max(FAR * expected, FEWEST_EXPECTED):
                hole = replace(hole, chance=at_least(own, len(known), without, of_cell))
            tried.append(hole)
    return tried


def missing_tried(heard: Sequence[Heard]) -> list[Hole]:
    """Every theme in every language: its voices against the language's share of all placed voices."""
    placed = [one for one in heard if one.themes]
    spoken = Counter(one.language for one in placed)
    of_theme: dict[str, Counter[str]] = defaultdict(Counter)
    for one in placed:
        for theme in one.themes:
            of_theme[theme][one.language] += 1
    tried = []
    for theme, languages in sorted(of_theme.items()):
        for language, voices in sorted(spoken.items()):
            received, expected = languages[language], languages.total() * voices / len(placed)
            hole = Hole("missing", "language", language, received, expected, 1.0, theme=theme)
            if expected >= max(FAR * received, FEWEST_EXPECTED):
                others = len(placed) - voices
                chance = at_least(languages.total() - received, len(placed), others, languages.total())
                hole = replace(hole, chance=chance)
            tried.append(hole)
    return tried


def at_least(found: int, whole: int, marked: int, drawn: int) -> float:
    """Chance of at least `found` marked ones among `drawn` of `whole`, of which `marked` are marked."""
    from scipy.stats import hypergeom

    return float(hypergeom.sf(found - 1, whole, marked, drawn))


def beyond_luck(tried: Sequence[Hole]) -> list[Hole]:
    """Those that luck does not explain (Holm), where enough was expected to speak of a hole."""
    ranked = sorted(tried, key=lambda hole: (hole.chance, hole.dimension, hole.cell, hole.theme))
    kept = []
    for place, hole in enumerate(ranked):
        if hole.chance > LEVEL / (len(ranked) - place):
            break
        kept.append(hole)
    return [hole for hole in kept if hole.kind == "unplaced" or hole.expected >= FEWEST_EXPECTED]
