"""The chapter of the indices: CSI, scores, CSAT, NPS and CES, in all, by channel and by half-year, each with interval and formula (Q8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from db.surveys import surveyed
from jobs.patterns.figure import Figure
from jobs.patterns.indices import Index, by_channel, by_half_year, by_month, indices, weights_of
from jobs.patterns.surveyed import Voice, read_voices
from jobs.web.report.blocks import Bar, Bars, Block, Case, Paragraph, Section, Table, Words
from jobs.web.report.labels import aspect_name, channel_name, not_enough, period_name, yes_or_no

MONTHS, HALVES = 24, 6
ACROSS = ("csi", "stars", "nps", "ces", "easy")  # what is compared between channels and half-years


def section(case: Case, words: Words) -> Section:
    """How satisfied customers say they are."""
    voices = [voice for voice in read_voices(surveyed(case.db)) if has_answered(voice)]
    weights = weights_of(voices)
    found = indices(voices, weights)
    blocks: tuple[Block, ...] = (not_enough(words, len(voices)),)
    if found:
        blocks = (
            everything(found, words),
            Paragraph(how_to_read(words)),
            *by_months(voices, weights, words),
            by_halves(voices, weights, words),
            *aspects_by_half(voices, weights, words),
            by_channels(voices, weights, words),
            *weights_table(voices, weights, words),
        )
    return Section(
        "indices",
        words("Satisfaction in numbers"),
        words(
            "How satisfied customers say they are; every figure with its interval and the number of answers."
        ),
        blocks,
    )


def has_answered(voice: Voice) -> bool:
    """Whether there is anything beside the words."""
    return bool(voice.scores or voice.answers or voice.rating is not None)


def names(words: Words) -> dict[str, str]:
    """The indices as they are called."""
    return {
        "csi": words("CSI, 0-100, weighted by stated importance"),
        "plain-csi": words("CSI, 0-100, all aspects alike"),
        "aspect": words("Mean score, 1-10"),
        "csat": words("CSAT, % who gave 9 or 10"),
        "stars": words("CSAT of reviews, % with 4 or 5 stars"),
        "nps": words("NPS, -100 to 100"),
        "ces": words("CES, mean of “it was easy”, 1-7"),
        "easy": words("CES, % who gave 6 or 7"),
    }


def formulas(words: Words) -> dict[str, str]:
    """How each is counted, in a line."""
    return {
        "csi": words("10 × weighted mean of one answer's scores, averaged; Student's t over customers"),
        "plain-csi": words("10 × mean of one answer's scores, averaged; Student's t over customers"),
        "aspect": words("mean of the scores; Student's t over customers"),
        "csat": words("share of the two best boxes; Wilson over customers"),
        "stars": words("share of the two best boxes; Wilson over customers"),
        "nps": words("share of 9-10 minus share of 0-6, newest answer of each customer; adjusted Wald"),
        "ces": words("mean; Student's t over customers"),
        "easy": words("share of the two best boxes; Wilson over customers"),
    }


def how_to_read(words: Words) -> str:
    """What the intervals mean and what may leave the house."""
    return words(
        "The interval holds the true value 95 times of 100. Figures marked “no” rest on fewer than 30 answers or their "
        "interval is wider than a tenth of the scale: they are for orientation only and would never be published."
    )


def everything(found: Sequence[Index], words: Words) -> Table:
    """All indices over all time."""
    called, counted = names(words), formulas(words)
    rows = tuple(
        (
            called[one.kind],
            aspect_name(one.aspect, words) if one.aspect else None,
            one.figure,
            yes_or_no(one.enough, words),
            counted[one.kind],
        )
        for one in found
    )
    head = (
        words("Index"),
        words("Aspect"),
        words("Figure"),
        words("Sure enough"),
        words("How it is counted"),
    )
    return Table(words("All indices"), head, rows)


def by_months(voices: Sequence[Voice], weights: Mapping[str, float], words: Words) -> tuple[Block, ...]:
    """The satisfaction index of the last months in which somebody scored."""
    months = list(by_month(voice for voice in voices if voice.scores).items())[-MONTHS:]
    found = ((month, pick(indices(said, weights), "csi")) for month, said in months)
    bars = tuple(
        Bar(month, figure.value, max(0.0, figure.low), min(100.0, figure.high), figure.n)
        for month, figure in found
        if figure is not None
    )
    title = words("Satisfaction index by month")
    return (Bars(title, bars, scale=(0, 100)),) if bars else ()


def by_halves(voices: Sequence[Voice], weights: Mapping[str, float], words: Words) -> Table:
    """The indices of every half-year."""
    groups = list(by_half_year(voices).items())[-HALVES:]
    rows = tuple((period_name(period, words), *row(said, weights)) for period, said in groups)
    return Table(words("By half-year"), (words("Half-year"), *heads(words)), rows)


def by_channels(voices: Sequence[Voice], weights: Mapping[str, float], words: Words) -> Table:
    """The indices of every channel."""
    rows = tuple(
        (channel_name(channel, words), *row(said, weights)) for channel, said in by_channel(voices).items()
    )
    note = words("A dash: this channel does not ask, or fewer than two customers answered.")
    return Table(words("By channel"), (words("Channel"), *heads(words)), rows, note)


def aspects_by_half(voices: Sequence[Voice], weights: Mapping[str, float], words: Words) -> tuple[Block, ...]:
    """The mean score of every aspect in every half-year."""
    groups = list(by_half_year(voices).items())[-HALVES:]
    found = [
        {one.aspect: one.figure for one in indices(said, weights) if one.kind == "aspect"}
        for _, said in groups
    ]
    aspects = sorted({aspect for figures in found for aspect in figures})
    rows = tuple((aspect_name(aspect, words), *(one.get(aspect) for one in found)) for aspect in aspects)
    head = (words("Aspect"), *(period_name(period, words) for period, _ in groups))
    return (Table(words("Aspects by half-year"), head, rows),) if rows else ()


def weights_table(voices: Sequence[Voice], weights: Mapping[str, float], words: Words) -> tuple[Block, ...]:
    """What each aspect weighs in the index, where importance was asked."""
    if not any(voice.importance for voice in voices):
        return ()
    rows = tuple((aspect_name(aspect, words), round(100 * weight, 1)) for aspect, weight in weights.items())
    note = words("Mean importance that customers state, as a share of all aspects.")
    return (Table(words("Weights of the index"), (words("Aspect"), words("Weight in %")), rows, note),)


def heads(words: Words) -> tuple[str, ...]:
    """The columns of what is compared."""
    called = names(words)
    return tuple(called[kind] for kind in ACROSS)


def row(voices: Sequence[Voice], weights: Mapping[str, float]) -> tuple[Figure | None, ...]:
    """The compared indices of some voices."""
    found = indices(voices, weights)
    return tuple(pick(found, kind) for kind in ACROSS)


def pick(found: Sequence[Index], kind: str) -> Figure | None:
    """The index of this kind."""
    return next((one.figure for one in found if one.kind == kind), None)
