"""The chapter of putting right: who was won back, who was failed twice, who turned around, and which promises were kept (R12, R7, R13, L9)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from db.cases import cases, steps_by_case
from db.channels import voices_by_channel
from jobs.patterns.customers import share_by_customer
from jobs.recovery.__main__ import as_case
from jobs.recovery.failures import WITHIN_DAYS
from jobs.recovery.opening import is_bad
from jobs.recovery.report import recovered
from jobs.recovery.turned import Scored, Turned, Turning, turned_around
from jobs.web.report.blocks import Bar, Bars, Block, Case, Cell, Paragraph, Section, Table, VoiceNumber, Words
from jobs.web.report.labels import theme_name, yes_or_no
from jobs.web.report.promises import promises

LISTED = 20
Row = dict[str, Any]


def section(case: Case, words: Words) -> Section:
    """Everything about putting right."""
    found = cases(case.db)
    return Section(
        "recovery",
        words("Putting right"),
        words(
            "How many were won back, who was failed twice, who turned around, and which promises were kept."
        ),
        (
            *won_back(found, words),
            *failed_twice(case, found, words),
            *turned(case, found, words),
            *promises(case, words),
        ),
    )


def won_back(found: Sequence[Row], words: Words) -> tuple[Block, ...]:
    """The recovery rate between its bounds."""
    won = recovered([as_case(row) for row in found])
    if won is None:
        told = words("Not enough yet: nobody has been followed up, so nobody is known to be won back.")
        return (Paragraph(told, warns=True),)
    bars = (
        Bar(
            words("If all who were not reached are dissatisfied"), won.lowest, n=won.rate.n + won.not_reached
        ),
        Bar(words("Satisfied at the follow-up"), won.rate.value, won.rate.low, won.rate.high, won.rate.n),
        Bar(words("If all who were not reached are satisfied"), won.highest, n=won.rate.n + won.not_reached),
    )
    note = words("Wilson; {number} were answered and not reached. Silence is never counted as won back.")
    title = words("Won back")
    return (Bars(title, bars, unit="%", scale=(0, 100), note=note.format(number=won.not_reached)),)


def failed_twice(case: Case, found: Sequence[Row], words: Words) -> tuple[Block, ...]:
    """Second failures: how many, and the newest by number."""
    again = [row for row in found if row["double_deviation"]]
    known = [row for row in found if row["customer_id"] is not None]
    part = share_by_customer([(str(row["customer_id"]), bool(row["double_deviation"])) for row in known])
    if part is None:
        return ()
    note = words(
        "The same customer in the same theme within {days} days, or a case that was reopened."
    ).format(days=WITHIN_DAYS)
    head = (words("Second failures, % of cases of known customers"),)
    summary = Table(words("Failed a second time"), head, ((part,),), note)
    return (summary, *newest_failures(case, again, words))


def newest_failures(case: Case, again: Sequence[Row], words: Words) -> tuple[Block, ...]:
    """The newest second failures by number."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            VoiceNumber(row["id"]),
            VoiceNumber(row["voice_id"]),
            row["opened_on"],
            ", ".join(theme_name(case, theme) for theme in sorted(row["themes"])) or None,
            yes_or_no(row["answered_on"] is not None, words),
        )
        for row in sorted(again, key=lambda row: (row["opened_on"], row["id"]), reverse=True)[:LISTED]
    )
    head = (words("Case"), words("Voice"), words("Since"), words("Themes"), words("Answered"))
    return (Table(words("The newest second failures"), head, rows),) if rows else ()


def turned(case: Case, found: Sequence[Row], words: Words) -> tuple[Block, ...]:
    """Customers who were angry and are content now, with both voices."""
    steps = steps_by_case(case.db)
    answers = {
        row["voice_id"]: min(days)
        for row in found
        if (days := [step["on_day"] for step in steps.get(row["id"], ()) if step["state"] == "answered"])
    }
    scored = [
        Scored(row["voice_id"], row["author"], row["day"], is_bad(row["rating"], row["lowest"]))
        for row in voices_by_channel(case.db)
        if row["rating"] is not None or row["lowest"] is not None
    ]
    around = turned_around(scored, answers)
    if around.share is None:
        told = words("Turned around: nobody yet gave a score again after a bad one ({silent} customers).")
        return (Paragraph(told.format(silent=around.silent)),)
    return (*counted(around, words), *pairs(around.turned, words))


def counted(around: Turning, words: Words) -> tuple[Block, ...]:
    """How many of those who scored again."""
    head = (words("Content at last, % of those who scored again"), words("Never scored again"))
    note = words(
        "No proof that answering did it: after a very bad day the next one is often better by itself, and who left is not heard."
    )
    return (Table(words("Turned around"), head, ((around.share, around.silent),), note),)


def pairs(turned: Sequence[Turned], words: Words) -> tuple[Block, ...]:
    """Both voices of the newest."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            VoiceNumber(one.bad.number),
            one.bad.day,
            VoiceNumber(one.good.number),
            one.good.day,
            yes_or_no(one.answered, words),
        )
        for one in sorted(turned, key=lambda one: (one.good.day, one.good.number), reverse=True)[:LISTED]
    )
    head = (
        words("Bad voice"),
        words("Said on"),
        words("Good voice"),
        words("Said on"),
        words("Answered in between"),
    )
    return (Table(words("Turned-around customers"), head, rows),) if rows else ()
