"""The chapter of the event calendar: did complaints rise after each release, upgrade, price change or outage (M7)?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jobs.patterns.aftermath import Aftermath, Pieces, look_after, pieces, told
from jobs.patterns.days import Days
from jobs.patterns.events import KINDS, NAME, Event, by_thing
from jobs.patterns.figure import Figure
from jobs.web.report.blocks import Block, Case, Cell, Paragraph, Section, Table, Words
from jobs.web.report.happenings import counted_days, events_of
from jobs.web.report.labels import theme_name

FORMULA = "ratio of shares of all contacts, quasi-Poisson with Student t"


@dataclass(frozen=True)
class Look:
    """One thing (with its events), one theme (None = all voices), and what was found after."""

    of: str
    events: tuple[Event, ...]
    theme: str | None
    found: Aftermath
    is_told: bool = False


def section(case: Case, words: Words) -> Section:
    """What stands out, then everything that was looked at, then the calendar."""
    events = events_of(case)
    blocks: list[Block] = [Paragraph(no_events(words), warns=True)]
    if events:
        days = counted_days(case)
        looks = look(case, days, events)
        blocks = [summary(looks, words), *looked_at(case, looks, words), calendar(case, days, events, words)]
        blocks += too_quiet(case, looks, words)
    return Section(
        "events",
        words("After events"),
        words(
            "Complaints in the fortnights after each kind of event, compared with the fortnights around them."
        ),
        tuple(blocks),
    )


def no_events(words: Words) -> str:
    """How to begin."""
    return words(
        "There is no calendar yet: write what happened and when into {file} in your own folder."
    ).format(file=NAME)


def look(case: Case, days: Days, events: Sequence[Event]) -> list[Look]:
    """Every thing with every theme that it can touch; what is told is corrected for how much was looked at."""
    looks = []
    for thing, happened in by_thing(events).items():
        cut = pieces([days.number(event.day) for event in happened], len(days.contacts))
        for theme in touched(case, happened):
            complaints, among = (
                (days.of(theme), days.contacts)
                if theme is not None
                else (days.contacts, (1,) * len(days.contacts))
            )
            looks.append(Look(thing, tuple(happened), theme, look_after(cut, complaints, among)))
    passed = iter(told([one.found.chance for one in looks if one.found.chance is not None]))
    return [
        Look(one.of, one.events, one.theme, one.found, one.found.chance is not None and next(passed))
        for one in looks
    ]


def touched(case: Case, events: Sequence[Event]) -> list[str | None]:
    """The themes that the events name; all of them, and all voices, where one of the events names none."""
    if all(event.themes for event in events):
        named = {theme for event in events for theme in event.themes}
        return [theme.id for theme in case.themes if theme.id in named]
    return [None, *(theme.id for theme in case.themes)]


def summary(looks: Sequence[Look], words: Words) -> Paragraph:
    """How much was looked at and how much was found."""
    tested = [one for one in looks if one.found.chance is not None]
    return Paragraph(
        words(
            "Pairs of event and theme that say enough: {tested} of {looks}. Rises that luck does not explain: {found}. "
            "At most 5 % of what is called a rise is expected to be false. After is not because of."
        ).format(tested=len(tested), looks=len(looks), found=sum(one.is_told for one in looks))
    )


def looked_at(case: Case, looks: Sequence[Look], words: Words) -> list[Block]:
    """Every pair that says enough, the surest first."""
    tested = [one for one in looks if one.found.chance is not None]
    ordered = sorted(tested, key=lambda one: (one.found.chance or 0, one.of))
    head = (
        words("What"),
        words("Theme"),
        words("Complaints after"),
        words("Usual"),
        words("Times as many"),
        words("What it says"),
    )
    title = words("In the fortnights after")
    return [Table(title, head, tuple(row(case, one, words) for one in ordered))] if ordered else []


def row(case: Case, one: Look, words: Words) -> tuple[Cell, ...]:
    """One pair in words."""
    ratio = one.found.ratio
    figure = Figure(ratio.value, ratio.low, ratio.high, one.found.complaints, FORMULA) if ratio else None
    said = words("more than usual") if one.is_told else words("no clear rise")
    usual = round(one.found.usual, 1)
    return (names(case, one), theme_of(case, one, words), one.found.complaints, usual, figure, said)


def names(case: Case, one: Look) -> str:
    """The events of a pair."""
    return ", ".join(event.called(case.language) for event in one.events)


def theme_of(case: Case, one: Look, words: Words) -> str:
    """The theme of a pair."""
    return words("All voices") if one.theme is None else theme_name(case, one.theme)


def too_quiet(case: Case, looks: Sequence[Look], words: Words) -> list[Block]:
    """Pairs of which nothing can be said, with the number that is missing."""
    rows = tuple(
        (names(case, one), theme_of(case, one, words), one.found.complaints, round(one.found.missing, 1))
        for one in looks
        if one.found.chance is None
    )
    head = (
        words("What"),
        words("Theme"),
        words("Complaints after"),
        words("Usual complaints that are missing"),
    )
    return [Table(words("Too few to tell"), head, rows)] if rows else []


def calendar(case: Case, days: Days, events: Sequence[Event], words: Words) -> Table:
    """What happened, the newest first, each with the complaints in its own fortnight (all voices where no theme is named)."""
    called = (words("release"), words("upgrade"), words("price change"), words("outage"), words("other"))
    kinds = dict(zip(KINDS, called, strict=True))
    rows = tuple(
        (event.day.isoformat(), kinds[event.kind], event.called(case.language), *counted(days, event, events))
        for event in reversed(events)
    )
    head = (words("Day"), words("Kind"), words("What happened"), words("Complaints after"), words("Usual"))
    return Table(words("The calendar"), head, rows)


def counted(days: Days, event: Event, events: Sequence[Event]) -> tuple[Cell, Cell]:
    """Complaints of the event's themes in its fortnight, and how many are usual; None where the fortnight is not over or not known."""
    same = [days.number(other.day) for other in events if other.of == event.of]
    around = pieces(same, len(days.contacts)).around
    own = pieces([days.number(event.day)], len(days.contacts)).after
    if not own or not around:
        return None, None
    numbers = (
        [sum(day) for day in zip(*(days.of(theme) for theme in event.themes), strict=True)]
        if event.themes
        else days.contacts
    )
    among = days.contacts if event.themes else (1,) * len(days.contacts)
    found = look_after(Pieces(own, around), numbers, among)
    return found.complaints, round(found.usual, 1)
