"""The chapter on leakage: which part of the customers told others before they told us (F5)."""

from __future__ import annotations

from collections.abc import Sequence

from db.channels import voices_by_channel
from jobs.patterns.leakage import HALF, Leakage, Spoken, Trend, by_period, leakage, trend
from jobs.patterns.periods import Months, complete_months
from jobs.patterns.trend import shown_periods
from jobs.web.report.blocks import Bar, Bars, Block, Case, Cell, Paragraph, Section, Table, Words
from jobs.web.report.labels import not_enough, period_name


def section(case: Case, words: Words) -> Section:
    """Inside or outside, now and over time."""
    spoken = [
        Spoken(row["author"], row["day"], bool(row["inside"]), bool(row["known"]))
        for row in voices_by_channel(case.db)
    ]
    return Section(
        "leakage",
        words("Leakage"),
        words("How many customers we hear of first from outside: they told others before they told us."),
        blocks(case, spoken, words),
    )


def blocks(case: Case, spoken: Sequence[Spoken], words: Words) -> tuple[Block, ...]:
    """The share with its bounds, then its way over time."""
    found = leakage(spoken)
    if found is None:
        told = words("Not enough yet: voices from inside and from outside are needed.")
        return (Paragraph(told, warns=True),)
    if not found.enough:
        return (not_enough(words, found.figure.n),)
    months = complete_months((one.day for one in spoken if one.day > found.since), case.today)
    return (
        share_table(found, words),
        Paragraph(counted(found, words)),
        *periods(spoken, months, words),
        *moved(trend(spoken, months[-1]) if months else None, words),
    )


def share_table(found: Leakage, words: Words) -> Table:
    """The share, and what it would be if everybody whom we cannot recognise had spoken elsewhere before."""
    rows: tuple[tuple[Cell, ...], ...] = (
        (words("First heard outside"), found.figure),
        (words("If all unrecognised outsiders had told us before"), found.lowest),
        (words("If all unrecognised insiders had told others before"), found.highest),
    )
    return Table(words("First heard outside"), (words("Customers"), words("Share in %")), rows)


def counted(found: Leakage, words: Words) -> str:
    """Who counts."""
    told = words(
        "{outside} of {number} customers spoke outside first. Each counts once, with the first voice in any channel, after "
        "{day}, when both sides had been heard; {left} who spoke on both sides on one day are left out. The same person is "
        "recognised in every channel by e-mail, phone or order, and by nickname in one channel only."
    )
    return told.format(outside=found.outside, number=found.figure.n, day=found.since, left=found.left_out)


def periods(spoken: Sequence[Spoken], months: Months, words: Words) -> tuple[Block, ...]:
    """The share in each period of two months."""
    bars = tuple(
        Bar(period_name(period, words), figure.value, figure.low, figure.high, figure.n)
        for period, figure in by_period(spoken, shown_periods(months))
        if figure is not None
    )
    note = words("Each customer counts once in every period, with the first voice in it; Wilson.")
    title = words("First heard outside, over time")
    return (Bars(title, bars, unit="%", scale=(0, 100), note=note),) if bars else ()


def moved(found: Trend | None, words: Words) -> tuple[Block, ...]:
    """Whether it rises or falls."""
    if found is None:
        told = words(
            "Whether it rises or falls cannot be told yet: each of two half-years needs 30 customers, with both sides heard throughout."
        )
        return (Paragraph(told, warns=True),)
    head = (
        words("Newest {number} months, %").format(number=HALF),
        words("{number} months before, %").format(number=HALF),
        words("Difference in points"),
        words("Trend"),
    )
    row = (found.now, found.before, found.difference, direction(found, words))
    note = words("Newcombe's interval; a trend is told only where it does not hold 0.")
    return (Table(words("Rising or falling"), head, (row,), note),)


def direction(found: Trend, words: Words) -> str:
    """The trend in a word."""
    if found.difference.low > 0:
        return words("rising")
    return words("falling") if found.difference.high < 0 else words("no clear trend")
