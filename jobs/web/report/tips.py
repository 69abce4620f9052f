"""The chapter of the tips: what customers who are neither angry nor happy would mend, those first who usually score higher (M5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from db.surveys import redacted_words, surveyed
from jobs.patterns.habits import FEWEST
from jobs.patterns.surveyed import read_voices
from jobs.patterns.tips import Tip, tips
from jobs.web.report.blocks import Block, Case, Cell, Paragraph, Section, Table, VoiceNumber, Words
from jobs.web.report.labels import channel_name, theme_name

SHOWN = 40
FIRST_WORDS = 30


def section(case: Case, words: Words) -> Section:
    """The middling voices by number."""
    found = tips(read_voices(surveyed(case.db)))
    return Section(
        "tips",
        words("Tips from the middle"),
        words(
            "Customers with middling scores say most plainly what to mend; read those first who usually score higher."
        ),
        (*explained(found, words), *table(case, found, words)),
    )


def explained(found: Sequence[Tip], words: Words) -> tuple[Block, ...]:
    """How many there are, and whether habits can be told."""
    if not found:
        return (Paragraph(words("Not enough yet: no voice with middling scores."), warns=True),)
    told = words(
        "{number} voices have middling scores: none below 5 and a mean of at most 8, or three stars."
    )
    habit = words(
        "A customer's usual level is the mean of earlier scores, drawn towards everybody's mean while there are few of them."
    )
    unknown = words("Habits cannot be told yet: {needed} customers who scored twice are needed.")
    known = any(tip.usual is not None for tip in found)
    return (
        Paragraph(told.format(number=len(found))),
        Paragraph(habit) if known else Paragraph(unknown.format(needed=FEWEST), warns=True),
    )


def table(case: Case, found: Sequence[Tip], words: Words) -> tuple[Block, ...]:
    """The first of them."""
    if not found:
        return ()
    head = (
        words("Voice"),
        words("Day"),
        words("Channel"),
        words("Theme"),
        words("Score"),
        words("Usual level"),
        words("Earlier scores"),
        words("Below habit"),
        *((words("First words, redacted"),) if case.shows_words else ()),
    )
    note = words("The first {shown} of {number}.").format(shown=min(SHOWN, len(found)), number=len(found))
    rows = tuple((*line(case, tip, words), *beginning) for tip, beginning in with_words(case, found[:SHOWN]))
    return (Table(words("Voices to read first"), head, rows, note),)


def with_words(case: Case, found: Sequence[Tip]) -> Iterator[tuple[Tip, tuple[str, ...]]]:
    """Each tip, and where words are asked for how its redacted words begin."""
    said = redacted_words(case.db, [tip.voice.number for tip in found]) if case.shows_words else {}
    for tip in found:
        yield (
            tip,
            (" ".join(said.get(tip.voice.number, "").split()[:FIRST_WORDS]),) if case.shows_words else (),
        )


def line(case: Case, tip: Tip, words: Words) -> tuple[Cell, ...]:
    """One voice by its number."""
    themes = ", ".join(theme_name(case, theme) for theme in tip.voice.themes) or words("unplaced")
    level = (
        words("{number} stars").format(number=tip.voice.rating)
        if tip.voice.level is None
        else round(tip.level, 1)
    )
    return (
        VoiceNumber(tip.voice.number),
        tip.voice.said_on[:10],
        channel_name(tip.voice.channel, words),
        themes,
        level,
        None if tip.usual is None else round(tip.usual.value, 1),
        None if tip.usual is None else tip.usual.n,
        None if tip.below is None else round(tip.below, 1),
    )
