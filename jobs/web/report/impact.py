"""The chapter of what became of changes: shares of all contacts before and after, with the chance of mere luck counted in (M9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jobs.patterns.days import Days, by_month
from jobs.patterns.figure import Figure
from jobs.patterns.impact import Impact, Span, impact
from jobs.patterns.periods import add_months
from jobs.web.report.blocks import Bar, Bars, Block, Case, Cell, Paragraph, Section, Table, Words
from jobs.web.report.happenings import Made, changes_of, counted_days
from jobs.web.report.labels import theme_name

FORMULA = "ratio of shares of all contacts, quasi-Poisson with Student t"


@dataclass(frozen=True)
class Judged:
    """A change, its main theme, what its share of all contacts says, and what mere numbers a month would say."""

    made: Made
    theme: str
    found: Impact
    by_number: Impact


def section(case: Case, words: Words) -> Section:
    """Every change that works since a day."""
    judged = judge_all(case, counted_days(case))
    blocks: list[Block] = [Paragraph(words("No story tells of a change that is made yet."), warns=True)]
    if judged:
        blocks = [*ratios(judged, words), table(case, judged, words), how(words), *disagreeing(judged, words)]
    return Section(
        "impact",
        words("Did the changes help?"),
        words(
            "Complaints after each change against those before it, as a share of everything that was said."
        ),
        tuple(blocks),
        tuple(news(one, words) for one in judged if is_new(case, one.found)),
    )


def is_new(case: Case, found: Impact) -> bool:
    """Whether the last month that the verdict needed was over after the last report."""
    if found.ratio is None or found.verdict == "too-early":
        return False
    over = date.fromisoformat(f"{add_months(found.after.names[-1], 1)}-01")
    return over > (case.since or case.today - timedelta(days=30))


def news(one: Judged, words: Words) -> str:
    """A verdict in one sentence."""
    return words("{change}: {verdict}.").format(change=one.made.title, verdict=verdict(one.found, words))


def judge_all(case: Case, days: Days) -> list[Judged]:
    """Both ways for the main theme of each change."""
    contacts = by_month(days.contacts, days)
    found = []
    for made in changes_of(case):
        counts = by_month(days.of(made.themes[0]), days)
        by_share = impact(counts, made.since, made.trigger, contacts)
        found.append(Judged(made, made.themes[0], by_share, impact(counts, made.since, made.trigger)))
    return found


def ratios(judged: Sequence[Judged], words: Words) -> list[Block]:
    """The ratios side by side; 1 is "as before"."""
    bars = tuple(
        Bar(one.made.title, ratio.value, ratio.low, ratio.high, one.found.after.total)
        for one in judged
        if (ratio := one.found.ratio)
    )
    note = words(
        "1 is as before. A change helped, or did harm, where the whole interval lies on one side of 1."
    )
    return [Bars(words("Share of complaints after / before"), bars, line=1.0, note=note)] if bars else []


def table(case: Case, judged: Sequence[Judged], words: Words) -> Table:
    """Every change with its numbers and verdict."""
    head = (
        words("Change"),
        words("Theme"),
        words("Before"),
        words("After"),
        words("After / before"),
        words("What it says"),
    )
    return Table(words("Before and after"), head, tuple(row(case, one, words) for one in judged))


def row(case: Case, one: Judged, words: Words) -> tuple[Cell, ...]:
    """One change."""
    ratio = one.found.ratio
    figure = Figure(ratio.value, ratio.low, ratio.high, one.found.after.total, FORMULA) if ratio else None
    return (
        one.made.title,
        theme_name(case, one.theme),
        span(one.found.before, words),
        span(one.found.after, words),
        figure,
        verdict(one.found, words),
    )


def span(part: Span, words: Words) -> str:
    """Complaints among all voices of so many months."""
    told = words("{complaints} of {contacts} (months: {months})")
    return told.format(complaints=part.total, contacts=sum(part.contacts), months=part.months)


def verdict(found: Impact, words: Words) -> str:
    """The verdict, and when it can be known where it is too early."""
    if found.verdict != "too-early":
        return {
            "worked": words("it worked"),
            "worse": words("it got worse"),
            "no-clear-change": words("no clear change"),
        }[found.verdict]
    if found.known_by is None:
        return words("too few to tell")
    return words("too early: it can be known at the end of {month}").format(month=found.known_by)


def how(words: Words) -> Paragraph:
    """What is left out, and what the share cannot tell."""
    return Paragraph(
        words(
            "The month that made us act and the month of the change are left out. Growth and season of all contacts are allowed for; "
            "a season of this theme alone is not, nor anything else that happened at the same time."
        )
    )


def disagreeing(judged: Sequence[Judged], words: Words) -> list[Block]:
    """Changes of which mere numbers a month, which the public page shows, would say something else."""
    told = words(
        "{change}: the number of complaints a month alone would say otherwise, because all contacts grew or fell meanwhile. "
        "The public page claims only what both say."
    )
    return [
        Paragraph(told.format(change=one.made.title), warns=True)
        for one in judged
        if one.found.verdict != one.by_number.verdict
    ]
