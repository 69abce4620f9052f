"""The chapter of critics who come back: those answered within the promise beside those who were not; no proof of a cause."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from db.surveys import critics
from jobs.patterns.retention import Critic, Retention, retention
from jobs.recovery.__main__ import read_clocks
from jobs.recovery.clocks import add_working_days
from jobs.web.report.blocks import Block, Case, Cell, Paragraph, Section, Table, Words
from jobs.web.report.labels import not_enough, yes_or_no

WATCHED = (90, 180, 365)
FEWEST = 10  # critics in each group; with fewer the comparison is left out


def section(case: Case, words: Words) -> Section:
    """Do critics come back?"""
    found = list(read_critics(case))
    blocks: tuple[Block, ...] = (not_enough(words, len(found)),)
    if found:
        blocks = (
            Paragraph(warning(words), warns=True),
            table(compared(case, found), words),
            Paragraph(defined(case, found, words)),
        )
    return Section(
        "retention",
        words("Do critics come back?"),
        words("Whether customers who complained spoke to us again, answered in time or not."),
        blocks,
    )


def read_critics(case: Case) -> Iterable[Critic]:
    """The first complaint of every customer whom we know."""
    for row in critics(case.db):
        answered = date.fromisoformat(row["answered_on"]) if row["answered_on"] else None
        yield Critic(
            date.fromisoformat(row["said_on"]),
            answered,
            tuple(date.fromisoformat(day) for day in row["later"]),
        )


def compared(case: Case, found: list[Critic]) -> dict[int, Retention]:
    """Both groups, by the days that they are watched after the promise."""
    clocks = read_clocks(case.settings)

    def promised(day: date) -> date:
        return add_working_days(day, clocks.answer, clocks.calendar)

    return {days: retention(found, promised, case.today, days) for days in WATCHED}


def warning(words: Words) -> str:
    """What this comparison is not."""
    return words(
        "This is no proof that answering brings customers back: who is answered in time may differ from who is not, in "
        "channel, matter or patience. Only answering some of them sooner by lot would show it."
    )


def defined(case: Case, found: list[Critic], words: Words) -> str:
    """What came back means."""
    told = words(
        "{number} customers whom we would recognise have complained. Each counts once, with the first complaint, and is watched "
        "from the last day of the promise ({days} working days). Came back: spoke to us again in any channel, whatever was "
        "said; a purchase without a word is not seen. Who is still being watched is left out."
    )
    return told.format(number=len(found), days=case.settings.answer_days)


def table(compared: dict[int, Retention], words: Words) -> Table:
    """Both groups for every time watched."""
    head = (
        words("Watched for"),
        words("Answered in time, % back"),
        words("Not answered in time, % back"),
        words("Difference in points"),
        words("Sure that they differ"),
        words("Still watched"),
    )
    rows = tuple(line(days, one, words) for days, one in compared.items())
    note = words(
        "Wilson's interval; Newcombe's for the difference; left out with fewer than {fewest} in a group."
    )
    return Table(words("Critics who spoke to us again"), head, rows, note.format(fewest=FEWEST))


def line(days: int, found: Retention, words: Words) -> tuple[Cell, ...]:
    """One time watched."""
    period = words("{days} days").format(days=days)
    enough = all(one is not None and one.n >= FEWEST for one in (found.answered, found.unanswered))
    apart = found.difference if enough else None
    sure = words("too few") if apart is None else yes_or_no(not apart.low <= 0 <= apart.high, words)
    return (period, found.answered, found.unanswered, apart, sure, found.not_over)
