"""The chapter on what may be missing: how much is still unheard, holes in the picture, and themes that wait for a decision (M3, M12)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from db.coverage import coverage_rows
from db.proposals import open_proposals
from jobs.mosaic.coverage import Heard, Hole, find_holes
from jobs.mosaic.naming import name_of
from jobs.mosaic.unseen import FEWEST, matters_of, unseen
from jobs.patterns.figure import Figure
from jobs.patterns.shares import share
from jobs.web.report.blocks import Block, Case, Paragraph, Section, Table, Words
from jobs.web.report.labels import channel_name, not_enough, theme_name

Row = dict[str, Any]
FORMULA = "Good-Turing with Esty's interval, in percent"
MOST = 30


def section(case: Case, words: Words) -> Section:
    """What is still unheard, then holes, then channels, then proposals."""
    rows = coverage_rows(case.db)
    holes = find_holes([heard(row) for row in rows], case.today)
    return Section(
        "coverage",
        words("What may be missing"),
        words(
            "How complete the picture is: what nobody has said yet, where voices are missing, which themes wait for you."
        ),
        (
            *still_unheard(case, rows, words),
            *holes_shown(case, holes, words),
            *sources(rows, words),
            *proposals(case, words),
        ),
        tuple(news(hole, words) for hole in holes if hole.kind == "silent"),
    )


def heard(row: Row) -> Heard:
    """A row as a voice whose place in the picture counts."""
    day = date.fromisoformat(row["day"])
    return Heard(day, row["channel"], row["language"], row["branch"], tuple(row["themes"]))


def still_unheard(case: Case, rows: Sequence[Row], words: Words) -> tuple[Block, ...]:
    """The chance that the next voice raises a matter that nobody has raised before."""
    found = unseen(matters(case, rows))
    if found is None:
        return (not_enough(words, len(rows), FEWEST),)
    figure = Figure(100 * found.share, 100 * found.low, 100 * found.high, found.voices, FORMULA)
    told = words(
        "{once} of {voices} voices speak of a matter that nobody else has raised: about as likely is it that the next voice "
        "brings something new."
    )
    head = (words("What"), words("Share"))
    row: tuple[str, Figure] = (words("Still unheard, percent of the next voices"), figure)
    return (
        Paragraph(told.format(once=found.once, voices=found.voices)),
        Table(words("Still unheard"), head, (row,)),
    )


def matters(case: Case, rows: Sequence[Row]) -> list[Any]:
    """The matter of each voice; without sentence vectors every voice without a place is a matter of its own."""
    waiting = [row for row in rows if not row["themes"]]
    if not case.settings.sentence_vectors:
        return [row["themes"][0] if row["themes"] else row["voice_id"] for row in rows]
    from jobs.mosaic.vectors import encode

    themes = [row["themes"][0] if row["themes"] else None for row in rows]
    return matters_of(themes, encode([row["text"] for row in waiting]), [row["language"] for row in waiting])


def holes_shown(case: Case, holes: Sequence[Hole], words: Words) -> tuple[Block, ...]:
    """Holes with what was expected, or the sentence that there is none."""
    note = words(
        "Each of the four searches (silent now, silent before, unplaced, missing in a language) finds anything by mere chance in "
        "at most one of twenty reports."
    )
    if not holes:
        return (Paragraph(words("No hole was found beyond what chance explains.")), Paragraph(note))
    head = (words("What"), words("Where"), words("Received"), words("Expected"), words("When"))
    rows = tuple(hole_row(case, hole, words) for hole in holes[:MOST])
    return (Table(words("Holes in the picture"), head, rows, note),)


def hole_row(case: Case, hole: Hole, words: Words) -> tuple[str | int | float | None, ...]:
    """One hole."""
    what = {
        "silent": words("silent now"),
        "gap": words("was silent"),
        "unplaced": words("many in no theme"),
        "missing": words("theme hardly raised in this language"),
    }[hole.kind]
    where = place_name(hole, words)
    if hole.theme:
        where = words("{theme}, {place}").format(theme=theme_name(case, hole.theme), place=where)
    return (what, where, hole.received, round(hole.expected, 1), when(hole, words))


def place_name(hole: Hole, words: Words) -> str:
    """A channel, language or branch in the reader's language."""
    languages = {
        "en": words("English"),
        "ru": words("Russian"),
        "ar": words("Arabic"),
        "und": words("language not recognised"),
    }
    if hole.dimension == "language":
        return languages.get(hole.cell, hole.cell)
    kind = {"channel": words("channel {name}"), "branch": words("branch {name}")}[hole.dimension]
    cell = channel_name(hole.cell, words) if hole.dimension == "channel" else hole.cell
    return kind.format(name=cell)


def when(hole: Hole, words: Words) -> str | None:
    """From day to day; None where it is about all time."""
    if hole.first is None or hole.last is None:
        return None
    return words("{first} to {last}").format(first=hole.first.isoformat(), last=hole.last.isoformat())


def news(hole: Hole, words: Words) -> str:
    """A silence as a sentence for the first page."""
    told = words("Fewer voices than usual: {place} ({received} instead of {expected} in four weeks).")
    return told.format(place=place_name(hole, words), received=hole.received, expected=round(hole.expected))


def sources(rows: Sequence[Row], words: Words) -> tuple[Block, ...]:
    """Each channel: how many voices, in how many languages, how many without a place, and the last day it was heard."""
    if not rows:
        return ()
    head = (
        words("Channel"),
        words("Voices"),
        words("Languages"),
        words("In no theme, percent"),
        words("Last heard"),
    )
    lines = []
    for channel in sorted({row["channel"] for row in rows}):
        own = [row for row in rows if row["channel"] == channel]
        unplaced = sum(not row["themes"] for row in own)
        spoken = len({row["language"] for row in own})
        lines.append((channel, len(own), spoken, share(unplaced, len(own)), max(row["day"] for row in own)))
    return (Table(words("Channels"), head, tuple(lines)),)


def proposals(case: Case, words: Words) -> tuple[Block, ...]:
    """Open proposals; people decide by ./invoke themes."""
    waiting = open_proposals(case.db)
    if not waiting:
        return (Paragraph(words("No new theme, merge or split is proposed.")),)
    head = (
        words("Number"),
        words("Proposed"),
        words("Key words"),
        words("Voices"),
        words("First"),
        words("Last"),
    )
    rows = tuple(proposal_row(case, row, words) for row in waiting[:MOST])
    note = words("Nothing changes by itself: ./invoke themes accepts or declines a proposal by its number.")
    return (Table(words("Proposals about themes"), head, rows, note),)


def proposal_row(case: Case, row: Row, words: Words) -> tuple[str | int, ...]:
    """One proposal; key words in the reader's language, else in the one most voices speak."""
    what = {"new": words("new theme"), "merge": words("merge: {themes}"), "split": words("split: {themes}")}
    themes = " + ".join(theme_name(case, theme) for theme in row["themes"])
    spoken = max(row["keywords"], key=lambda language: (row["languages"].get(language, 0), language))
    told = row["keywords"].get(case.language) or row["keywords"][spoken]
    months = (str(row["first"])[:7], str(row["last"])[:7])
    return (row["id"], what[row["kind"]].format(themes=themes), name_of(told), len(row["voices"]), *months)
