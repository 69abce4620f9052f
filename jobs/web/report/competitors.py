"""The chapter on competitors: what is said of them, theme by theme, beside what is said of us; for staff only (F4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from db.channels import ours_by_theme, voices_about_others
from db.decisions import words_of
from jobs.mosaic.effective import exemplars_of
from jobs.mosaic.placer import make_placer
from jobs.mosaic.theming.known import known_picture
from jobs.patterns.figure import SMALLEST_N
from jobs.patterns.periods import add_months, month_of
from jobs.patterns.rivals import Compared, Said, compare
from jobs.web.report.blocks import Block, Case, Cell, Paragraph, Section, Table, Words
from jobs.web.report.labels import theme_name, yes_or_no

YEAR = 12  # months looked back
PREFIX = "competitor "
Row = Mapping[str, Any]


def section(case: Case, words: Words) -> Section:
    """One table for each competitor."""
    first = f"{add_months(month_of(case.today), -YEAR)}-01"
    theirs = once(voices_about_others(case.db, first))
    blocks: tuple[Block, ...] = (Paragraph(nobody(words)),)
    if theirs:
        ours = [row for row in ours_by_theme(case.db) if row["day"] >= first]
        blocks = (Paragraph(secret(words), warns=True), *tables(case, ours, theirs, words))
    return Section(
        "competitors",
        words("Competitors"),
        words("What customers say of competitors beside what they say of us; for staff only."),
        blocks,
    )


def nobody(words: Words) -> str:
    """What is missing."""
    return words(
        "Not enough yet: no voice about a competitor in the last year; a source with subject = “competitor NAME” brings them."
    )


def secret(words: Words) -> str:
    """What must not be done with it."""
    return words(
        "Never published and in none of our own figures. These voices are placed for this page only and kept in no theme."
    )


def once(rows: Sequence[Row]) -> list[Row]:
    """The same words of the same author are one voice."""
    return list({(row["subject"], row["author"], row["text"]): row for row in reversed(rows)}.values())[::-1]


def tables(case: Case, ours: Sequence[Row], theirs: Sequence[Row], words: Words) -> Iterator[Block]:
    """Every competitor by name."""
    pairs = {name: beside(ours, theirs, name) for name in sorted({row["subject"] for row in theirs})}
    enough = [rows for own, rows in pairs.values() if min(len(own), len(rows)) >= SMALLEST_N]
    places = place(case, [row for rows in enough for row in rows])
    for subject, (own, rows) in pairs.items():
        name = subject.removeprefix(PREFIX)
        if min(len(own), len(rows)) < SMALLEST_N:
            yield too_few(name, len(own), len(rows), words)
            continue
        said = [Said(row["author"], places[row["voice_id"]]) for row in rows]
        us = [Said(row["author"], tuple(row["themes"])) for row in own]
        yield table(case, name, compare(us, said, [theme.id for theme in case.themes]), words)


def beside(ours: Sequence[Row], theirs: Sequence[Row], subject: str) -> tuple[list[Row], list[Row]]:
    """Voices about us from the same side (inside or outside) as those about this competitor, and these."""
    rows = [row for row in theirs if row["subject"] == subject]
    sides = {row["inside"] for row in rows}
    return [row for row in ours if row["inside"] in sides], rows


def too_few(name: str, ours: int, theirs: int, words: Words) -> Paragraph:
    """What is missing."""
    told = words(
        "{name}: not enough yet, {theirs} voices about them and {ours} about us; {needed} of each are needed."
    )
    return Paragraph(told.format(name=name, theirs=theirs, ours=ours, needed=SMALLEST_N), warns=True)


def place(case: Case, rows: Sequence[Row]) -> dict[int, tuple[str, ...]]:
    """The themes of these voices by the rules of the last night; nothing is written."""
    if not rows:
        return {}
    picture = known_picture(case.settings, case.db)
    lessons = words_of(case.db, {voice for voice, _ in picture.lessons})
    examples = exemplars_of(picture, {row["voice_id"]: (row["language"], row["text"]) for row in lessons})
    placer = make_placer(picture.themes, examples, vectors=case.settings.sentence_vectors)
    found = placer.place([[(language, text) for language, text in row["passages"]] for row in rows])
    return {
        row["voice_id"]: tuple(one.theme for one in placed.places)
        for row, placed in zip(rows, found, strict=True)
    }


def table(case: Case, name: str, found: Sequence[Compared], words: Words) -> Table:
    """Theme by theme, where we are worst in comparison first."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            theme_name(case, one.theme),
            one.ours,
            one.theirs,
            one.difference,
            yes_or_no(one.differs, words),
        )
        for one in found
    )
    head = (
        words("Theme"),
        words("Of us, %"),
        words("Of them, %"),
        words("Difference in points"),
        words("Sure that they differ"),
    )
    note = words(
        "Share of the last year's voices, beside ours from the same side (inside or outside). Wilson over customers, Newcombe for the "
        "difference: of twenty such differences one is told by chance. Who writes about them may differ from who writes about us."
    )
    return Table(words("{name} and we").format(name=name), head, rows, note)
