"""The chapter of the channel plan: what each channel gives for its work, and where which customers speak (F3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from db.channels import voices_by_channel
from jobs.channels.sources import read_sources
from jobs.patterns.periods import Months, add_months, month_of
from jobs.patterns.plan import FEWEST, Group, Heard, Yield, groups, known_of, months_counted, plan, within
from jobs.recovery.opening import is_bad
from jobs.web.report.blocks import Block, Case, Cell, Paragraph, Section, Table, Words
from jobs.web.report.labels import channel_name, not_enough, period_name

KINDS = ("age_group", "social_activity")  # attributes by which customers are grouped
Row = Mapping[str, Any]


def section(case: Case, words: Words) -> Section:
    """The channels side by side."""
    rows = voices_by_channel(case.db)
    months = months_counted((row["day"] for row in rows), add_months(month_of(case.today), -1))
    heard = [heard_in(row) for row in rows]
    blocks: tuple[Block, ...] = (not_enough(words, len(within(heard, months)), FEWEST),)
    if within(heard, months):
        found = plan(heard, hours_of(case), months)
        blocks = (
            *thin(found, words),
            plan_table(found, months, words),
            Paragraph(counted(words)),
            *(block for kind in KINDS for block in who_speaks_where(rows, heard, months, kind, words)),
        )
    return Section(
        "channels",
        words("Channel plan"),
        words("What each channel gives for the hours it costs, and where most feedback is."),
        blocks,
    )


def heard_in(row: Row) -> Heard:
    """A voice that has a case, or stands in a theme with a bad score, calls for action."""
    bad = bool(row["placed"]) and is_bad(row["rating"], row["lowest"])
    return Heard(row["author"], row["channel_id"], row["day"], bad or bool(row["with_case"]))


def hours_of(case: Case) -> dict[str, float]:
    """What staff wrote down in sources.toml for channels about us; nothing without that file."""
    if not (case.settings.folder / "sources.toml").exists():
        return {}
    sources = read_sources(case.settings.folder)
    return {
        one.name: one.hours_a_month
        for one in sources
        if one.subject == "us" and one.hours_a_month is not None
    }


def thin(found: Sequence[Yield], words: Words) -> tuple[Block, ...]:
    """The warning that too few voices speak for some channels."""
    few = [channel_name(one.channel, words) for one in found if one.warns]
    told = words("Fewer than {fewest} voices, too few to plan by: {channels}.")
    return (Paragraph(told.format(fewest=FEWEST, channels=", ".join(few)), warns=True),) if few else ()


def plan_table(found: Sequence[Yield], months: Months, words: Words) -> Table:
    """Every channel, the most voices that call for action first."""
    head = (
        words("Channel"),
        words("Voices"),
        words("Customers"),
        words("Call for action, %"),
        words("Hours"),
        words("Voices an hour"),
        words("Voices that call for action an hour"),
    )
    note = words(
        "{period}. A dash under hours: nobody wrote hours_a_month in sources.toml; such channels stand last, by number."
    )
    title = words("What each channel gives")
    return Table(
        title, head, tuple(line(one, words) for one in found), note.format(period=period_name(months, words))
    )


def line(found: Yield, words: Words) -> tuple[Cell, ...]:
    """One channel."""
    return (
        channel_name(found.channel, words),
        found.voices,
        found.customers,
        found.actionable,
        found.hours,
        found.an_hour,
        found.acted_an_hour,
    )


def counted(words: Words) -> str:
    """What calls for action, and what the plan does not know."""
    return words(
        "A voice calls for action when it has a case or is placed with a bad score (3 stars or fewer, any score of 6 or lower). "
        "A channel that gives little may be the only one in which some customers speak: look at who speaks where before closing one."
    )


def who_speaks_where(
    rows: Sequence[Row], heard: Sequence[Heard], months: Months, kind: str, words: Words
) -> tuple[Block, ...]:
    """The channel in which each kind of customer speaks most."""
    called = {"age_group": words("Age group"), "social_activity": words("Social activity")}[kind]
    told = known_of((row["author"], row["attributes"].get(kind)) for row in rows)
    grouped = [Heard(one.author, one.channel, one.day, one.actionable, told(one.author)) for one in heard]
    said = within(grouped, months)
    known = sum(one.group is not None for one in said)
    if not known:
        unknown = words("{kind}: unknown, no channel has an attribute {attribute} (docs/channels.md).")
        return (Paragraph(unknown.format(kind=called, attribute=kind)),)
    head = (
        called,
        words("Voices"),
        words("Customers"),
        words("Most in"),
        words("Share in %"),
        words("Sure enough"),
    )
    lines = tuple(group_line(group, words) for group in groups(said))
    note = words("Known of {known} of {number} voices. “No”: fewer than {fewest} voices.")
    shown = note.format(known=known, number=len(said), fewest=FEWEST)
    return (Table(words("Where most feedback is: {kind}").format(kind=called), head, lines, shown),)


def group_line(group: Group, words: Words) -> tuple[Cell, ...]:
    """One kind of customer."""
    sure = words("no") if group.warns else words("yes")
    return (group.name, group.voices, group.customers, channel_name(group.channel, words), group.share, sure)
