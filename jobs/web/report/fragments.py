"""The last chapter: where to read everything that was said about a theme, voice by voice; words only where they are asked for (M4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from db.reports import first_words, fragments
from jobs.patterns.periods import month_of
from jobs.web.report.blocks import Block, Case, Cell, Paragraph, Section, Table, VoiceNumber, Words
from jobs.web.report.labels import theme_name

MONTHS = 24  # shown one by one; older ones together
NEWEST = 20  # voices of a theme whose first words are shown
FIRST_WORDS = 16


def section(case: Case, words: Words) -> Section:
    """A table for each theme: month by month, every voice by its number."""
    by_theme = {
        theme: [(row["day"], row["voice_id"]) for row in rows]
        for theme, rows in groupby(fragments(case.db), key=lambda row: row["theme_id"])
    }
    ordered = sorted(by_theme, key=lambda theme: (-len(by_theme[theme]), theme))
    blocks: list[Block] = [numbers(case, theme, by_theme[theme], words) for theme in ordered]
    if not blocks:
        blocks = [Paragraph(words("Not enough yet: no voice has been placed."), warns=True)]
    if case.shows_words:
        blocks += said(case, words)
    return Section(
        "fragments",
        words("Where to read it"),
        words("Every voice of every theme by its number, the newest first."),
        tuple(blocks),
    )


def numbers(case: Case, theme: str, said: Sequence[tuple[str, int]], words: Words) -> Table:
    """The voices of one theme; months older than two years stand in one line."""
    months = [
        (month, [voice for _, voice in rows])
        for month, rows in groupby(said, key=lambda one: month_of(one[0]))
    ]
    rows: list[tuple[Cell, ...]] = [
        (month, len(voices), in_ranges(voices)) for month, voices in months[:MONTHS]
    ]
    older = [voice for _, voices in months[MONTHS:] for voice in voices]
    rows += [(words("earlier"), len(older), in_ranges(older))] if older else []
    head = (words("Month"), words("Voices"), words("Numbers of the voices"))
    return Table(theme_name(case, theme), head, tuple(rows))


def in_ranges(voices: Iterable[int]) -> str:
    """1-3, 7, 9: neighbours stand together."""
    found: list[list[int]] = []
    for voice in sorted(voices):
        if found and voice == found[-1][1] + 1:
            found[-1][1] = voice
        else:
            found.append([voice, voice])
    return ", ".join(str(first) if first == last else f"{first}\N{EN DASH}{last}" for first, last in found)


def said(case: Case, words: Words) -> list[Block]:
    """The redacted first words of the newest voices."""
    head = (words("Voice"), words("Day"), words("First words, redacted"))
    return [
        Table(theme_name(case, theme), head, tuple(map(line, rows)))
        for theme, rows in groupby(first_words(case.db, NEWEST), key=lambda row: row["theme_id"])
    ]


def line(row: dict[str, Any]) -> tuple[Cell, ...]:
    """One voice."""
    found = row["text"].split()
    cut = " ".join(found[:FIRST_WORDS]) + (" ..." if len(found) > FIRST_WORDS else "")
    return (VoiceNumber(row["voice_id"]), row["day"], cut)
