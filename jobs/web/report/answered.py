"""The chapter of answers: who still waits and how long, how many are answered by which day, and whether the angriest wait longer (A1, A2, A4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from db.cases import cases, voices_for_cases
from db.decisions import all_decisions
from db.placements import voices_in_state
from jobs.patterns.answered import answered_by
from jobs.patterns.difference import difference
from jobs.patterns.figure import SMALLEST_N
from jobs.recovery.__main__ import as_case, read_clocks
from jobs.recovery.clocks import Clocks, add_working_days
from jobs.recovery.report import Case as Open
from jobs.recovery.report import is_late_to_answer, waits
from jobs.recovery.states import UNANSWERED
from jobs.web.report.blocks import (
    Block,
    Case,
    Cell,
    Paragraph,
    Point,
    Run,
    Section,
    Table,
    VoiceNumber,
    Words,
)
from jobs.web.report.labels import not_enough, yes_or_no

DAYS = (1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90)
BANDS = ((0, 7), (8, 14), (15, 30), (31, 90), (91, None))  # days that a voice has waited
LONGEST = 20  # cases listed by number
FEWEST = 10  # cases in each group; with fewer the comparison is left out
WORST_STARS, WORST_SCORE = 2, 3


def section(case: Case, words: Words) -> Section:
    """Who waits, and how long."""
    found = cases(case.db)
    known = [as_case(row) for row in found]
    voices = {row["id"]: row["voice_id"] for row in found}
    worst = worst_cases(case, voices)
    blocks: tuple[Block, ...] = (Paragraph(words("Not enough yet: no case has been opened."), warns=True),)
    if known:
        clocks = read_clocks(case.settings)
        day = (add_working_days(case.today, clocks.answer, clocks.calendar) - case.today).days
        blocks = (
            *curve(case, known, day, words),
            waiting(case, known, clocks, worst, words),
            *longest(case, known, clocks, voices, words),
            *angriest(case, known, worst, day, words),
        )
    return Section(
        "answered",
        words("Answers"),
        words("Who still waits for an answer and how long, and how many are answered by which day."),
        (*blocks, *rejected(case, words)),
    )


def worst_cases(case: Case, voices: Mapping[int, int]) -> frozenset[int]:
    """Cases of the angriest: one or two stars, or any score of 3 or lower."""
    worst = {row["voice_id"] for row in voices_for_cases(case.db) if is_worst(row["rating"], row["lowest"])}
    return frozenset(number for number, voice in voices.items() if voice in worst)


def is_worst(rating: int | None, lowest: int | None) -> bool:
    """The lowest scores there are."""
    return (rating is not None and rating <= WORST_STARS) or (lowest is not None and lowest <= WORST_SCORE)


def curve(case: Case, known: Sequence[Open], day: int, words: Words) -> tuple[Block, ...]:
    """The share that is answered by each day, in which those still waiting do no harm."""
    waited = waits(known, case.today)
    if len(waited) < SMALLEST_N:
        return (not_enough(words, len(waited)),)
    points = []
    for days in (number for number in DAYS if number <= max(wait.days for wait in waited)):
        figure = answered_by(waited, days)
        label = words("{days} days").format(days=days)
        if figure is not None:
            points.append(Point(label, figure.value, figure.low, figure.high))
    promise = answered_by(waited, day)
    if promise is None or not points:
        return ()
    note = words(
        "{number} cases, Kaplan-Meier: who still waits counts as long as they have waited, not as forgotten."
    )
    head = (words("Answered within the promise ({days} days), %").format(days=day),)
    return (
        Table(words("Kept promise"), head, ((promise,),)),
        Run(words("Answered by day"), tuple(points), unit="%", note=note.format(number=len(waited))),
    )


def waiting(case: Case, known: Sequence[Open], clocks: Clocks, worst: frozenset[int], words: Words) -> Table:
    """The unanswered by age."""
    open_cases = [one for one in known if one.state in UNANSWERED]
    rows = []
    for first, last in BANDS:
        aged = [
            one for one in open_cases if first <= age(case, one) <= (age(case, one) if last is None else last)
        ]
        late = sum(is_late_to_answer(one, clocks, case.today) for one in aged)
        angry = sum(one.number in worst for one in aged)
        rows.append((band(first, last, words), len(aged), late, angry))
    head = (
        words("Waiting for"),
        words("Cases"),
        words("Of these late"),
        words("Of these with the lowest scores"),
    )
    note = words(
        "Counted from the day it was said, or from the day the case was reopened. Good scores wait for no answer."
    )
    return Table(words("Unanswered, by age"), head, tuple(rows), note)


def age(case: Case, one: Open) -> int:
    """Days that a case has waited."""
    return (case.today - one.clock_began).days


def band(first: int, last: int | None, words: Words) -> str:
    """A stretch of days."""
    if last is None:
        return words("{days} days and more").format(days=first)
    return words("{first} to {last} days").format(first=first, last=last)


def longest(
    case: Case, known: Sequence[Open], clocks: Clocks, voices: Mapping[int, int], words: Words
) -> tuple[Block, ...]:
    """The cases that wait longest, by number."""
    open_cases = [one for one in known if one.state in UNANSWERED]
    ordered = sorted(open_cases, key=lambda one: (one.clock_began, one.number))[:LONGEST]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            VoiceNumber(one.number),
            VoiceNumber(voices[one.number]),
            age(case, one),
            add_working_days(one.clock_began, clocks.answer, clocks.calendar).isoformat(),
            yes_or_no(one.second_failure, words),
        )
        for one in ordered
    )
    head = (
        words("Case"),
        words("Voice"),
        words("Days waiting"),
        words("Answer due"),
        words("Second failure"),
    )
    note = words("All of them: ./invoke recovery --list")
    return (Table(words("Waiting longest"), head, rows, note),) if rows else ()


def angriest(
    case: Case, known: Sequence[Open], worst: frozenset[int], day: int, words: Words
) -> tuple[Block, ...]:
    """Whether the lowest scores are answered as soon as the others."""
    groups = [[one for one in known if (one.number in worst) is angry] for angry in (True, False)]
    angry, others = (answered_by(waits(group, case.today), day) for group in groups)
    if angry is None or others is None or min(angry.n, others.n) < FEWEST:
        return ()
    head = (
        words("Lowest scores, % answered"),
        words("Other cases, % answered"),
        words("Difference in points"),
        words("Sure that they differ"),
    )
    apart = difference(angry, others)
    row = (angry, others, apart, yes_or_no(not apart.low <= 0 <= apart.high, words))
    note = words("Within {days} days. Lowest scores: 1 or 2 stars, or any score of 3 or lower.").format(
        days=day
    )
    return (Table(words("Do the angriest wait longer?"), head, (row,), note),)


def rejected(case: Case, words: Words) -> tuple[Block, ...]:
    """Rejected voices stay to be seen: none without a reason, evidence and a second person."""
    gone = [row["voice_id"] for row in voices_in_state(case.db, "rejected")]
    if not gone:
        return ()
    newest = {row["voice_id"]: row for row in all_decisions(case.db) if row["kind"] == "reject"}
    rows: list[tuple[Cell, ...]] = [
        (VoiceNumber(voice), newest[voice]["decided_at"][:10], newest[voice]["reason"])
        for voice in gone
        if voice in newest
    ]
    head = (words("Voice"), words("Rejected on"), words("Reason given"))
    note = words("Each was rejected by two people with a reason and evidence; its words are kept.")
    return (Table(words("Rejected voices"), head, tuple(rows), note),) if rows else ()
