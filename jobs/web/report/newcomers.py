"""The chapter of the newcomers: what customers of the first 90 days say more often than others, and what they named first (A5)."""

from __future__ import annotations

from collections.abc import Sequence

from db.surveys import causes, surveyed
from jobs.patterns.difference import difference
from jobs.patterns.indices import indices, weights_of
from jobs.patterns.newcomers import FirstNamed, by_age, first_named, shares_of_newcomers
from jobs.patterns.shares import share
from jobs.patterns.surveyed import Voice, read_voices
from jobs.web.report.blocks import Bar, Bars, Block, Case, Cell, Paragraph, Section, Table, Words
from jobs.web.report.indices import pick
from jobs.web.report.labels import not_enough, theme_name

FEWEST = 10  # voices of a theme; with fewer its share tells nothing


def section(case: Case, words: Words) -> Section:
    """Newcomers beside the others."""
    voices = read_voices(surveyed(case.db))
    ages = by_age(voices)
    blocks: tuple[Block, ...] = (not_enough(words, len(ages[True]) + len(ages[False])),)
    if ages[True] and ages[False]:
        blocks = (
            Paragraph(counted(ages, words)),
            *shares(case, voices, words),
            *satisfied(ages, words),
            *first(case, first_named(voices), words),
        )
    return Section(
        "newcomers",
        words("Newcomers"),
        words(
            "New customers see what others no longer notice: what they say, and which themes they named first."
        ),
        blocks,
    )


def counted(ages: dict[bool | None, list[Voice]], words: Words) -> str:
    """How many voices there are of each kind."""
    told = words(
        "{new} voices are by customers of fewer than 90 days, {old} by others; of {unknown} nobody can tell, because the "
        "customer is unknown or was first heard in our own first 90 days."
    )
    return told.format(new=len(ages[True]), old=len(ages[False]), unknown=len(ages[None]))


def shares(case: Case, voices: Sequence[Voice], words: Words) -> tuple[Block, ...]:
    """The share of newcomers in every theme, against that in all voices."""
    found = dict(shares_of_newcomers(voices))
    everything = found.pop("", None)
    bars = tuple(
        Bar(theme_name(case, theme), figure.value, figure.low, figure.high, figure.n)
        for theme, figure in found.items()
        if figure is not None and figure.n >= FEWEST
    )
    if not bars or everything is None:
        return ()
    title = words("Share of newcomers in each theme")
    note = words(
        "The line is their share in all voices of known age. Of twenty such intervals one misses the true share by chance."
    )
    ordered = tuple(sorted(bars, key=lambda bar: (-bar.value, bar.label)))
    return (Bars(title, ordered, unit="%", scale=(0, 100), line=everything.value, note=note),)


def satisfied(ages: dict[bool | None, list[Voice]], words: Words) -> tuple[Block, ...]:
    """The satisfaction index of both, and the difference; who spoke as a newcomer and later again counts among the newcomers."""
    weights = weights_of([*ages[True], *ages[False]])
    were_new = {voice.author for voice in ages[True]}
    others = [voice for voice in ages[False] if voice.author not in were_new]
    new, old = (pick(indices(said, weights), "csi") for said in (ages[True], others))
    rows: list[tuple[Cell, ...]] = [(words("Newcomers"), new), (words("Others"), old)]
    if new is not None and old is not None:
        rows.append((words("Difference"), difference(new, old)))
    head = (words("Customers"), words("CSI, 0-100, weighted by stated importance"))
    return (Table(words("How satisfied newcomers are"), head, tuple(rows)),)


def first(case: Case, found: FirstNamed, words: Words) -> tuple[Block, ...]:
    """The share of themes, and of the causes found behind them, that newcomers named first."""
    if found.share is None:
        told = words(
            "Which themes newcomers named first cannot be told yet: all {number} themes were named in our own first 90 days "
            "or by customers of unknown age."
        )
        return (Paragraph(told.format(number=len(found.before) + len(found.unknown)), warns=True),)
    behind = [
        (row["theme_id"] in found.by_newcomers) for row in causes(case.db) if row["theme_id"] in dated(found)
    ]
    rows: list[tuple[Cell, ...]] = [(words("Themes"), found.share)]
    if behind:
        rows.append((words("Causes behind themes"), share(sum(behind), len(behind))))
    named = ", ".join(theme_name(case, theme) for theme in found.by_newcomers) or words("none")
    note = words("First named by newcomers: {themes}.").format(themes=named)
    return (
        Table(words("First named by newcomers"), (words("What"), words("Share in %")), tuple(rows), note),
    )


def dated(found: FirstNamed) -> frozenset[str]:
    """The themes of which we know who named them first."""
    return frozenset((*found.by_newcomers, *found.by_others))
