"""The first chapter: nothing is lost, and the whole picture of each theme: how loud, rising or falling, why, and what was changed (M1, M4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from db.figures import heard
from db.placements import ledger_entries, quarantined_by_channel
from db.reports import changes_by_theme, fragments, taken_in_since
from jobs.mosaic.ledger import Entry, Line, make_ledger
from jobs.patterns.periods import add_months, month_of
from jobs.patterns.shares import share
from jobs.web.report.blocks import Bar, Bars, Block, Case, Cell, Paragraph, Section, Table, Words
from jobs.web.report.happenings import counted_days
from jobs.web.report.impact import Judged, judge_all, verdict
from jobs.web.report.labels import channel_name, theme_name

MONTHS = 3  # compared with as many before
MONTH_AGO = timedelta(days=30)
Row = Mapping[str, Any]


def section(case: Case, words: Words) -> Section:
    """The ledger, then every theme."""
    return Section(
        "overview",
        words("Overview"),
        words("Where every voice went, and the whole picture of each theme."),
        (*ledger(case, words), *themes(case, words)),
        taken_in(case, words),
    )


def taken_in(case: Case, words: Words) -> tuple[str, ...]:
    """What came since the last report."""
    since = case.since or case.today - MONTH_AGO
    found = taken_in_since(case.db, since.isoformat())[0]
    lines = (
        ("voices", words("New voices: {number}; of them in no theme: {unplaced}.")),
        ("quarantined", words("Messages that could not be read: {number}.")),
        ("second_failures", words("Customers who were let down a second time: {number}.")),
    )
    return tuple(
        text.format(number=found[kind], unplaced=found["unplaced"]) for kind, text in lines if found[kind]
    )


def ledger(case: Case, words: Words) -> tuple[Block, ...]:
    """Received = placed + unplaced + rejected + duplicate + private + quarantined, for all, each channel and each language."""
    rows = ledger_entries(case.db)
    waiting = sum(row["state"] is None for row in rows)
    if waiting:
        told = words("The sum cannot be made yet: {number} voices wait for the next night.")
        return (Paragraph(told.format(number=waiting), warns=True),)
    lines = make_ledger((Entry(**row) for row in rows), quarantined_by_channel(case.db))
    head = (
        words("Voices"),
        words("Received"),
        words("Placed"),
        words("Unplaced"),
        words("Rejected"),
        words("Duplicates"),
        words("About others"),
        words("Not readable"),
    )
    note = words("Every line adds up: received = all the others together.")
    return (
        Table(words("Where every voice went"), head, tuple(ledger_row(line, words) for line in lines), note),
    )


def ledger_row(line: Line, words: Words) -> tuple[Cell, ...]:
    """One line with its name in the reader's language."""
    kind, _, name = line.title.partition(" ")
    languages = {
        "en": words("English"),
        "ru": words("Russian"),
        "ar": words("Arabic"),
        "und": words("another or a mixed language"),
    }
    called = {
        "everything": words("Everything"),
        "channel": words("Channel: {name}").format(name=channel_name(name, words)),
        "language": words("Language: {name}").format(name=languages.get(name, name)),
    }[kind]
    return (called, line.received, *line.states, line.quarantined)


def themes(case: Case, words: Words) -> tuple[Block, ...]:
    """How large each theme is, and its picture in a line."""
    counted, said = heard(case.db), fragments(case.db)
    if not counted:
        return (Paragraph(words("Not enough yet: no voice has been placed."), warns=True),)
    by_theme: dict[str, list[Row]] = {}
    for row in said:
        by_theme.setdefault(row["theme_id"], []).append(row)
    ordered = sorted(by_theme, key=lambda theme: (-len(by_theme[theme]), theme))
    months = recent_months(case, [row["said_on"] for row in counted])
    whole = Counter(month_of(row["said_on"]) for row in counted)
    return (
        shares(case, by_theme, ordered, len(counted), words),
        pictures(case, by_theme, ordered, months, whole, words),
        Paragraph(
            words(
                "Two shares are called different here only where each one lies outside the interval of the other; the chapters "
                "below test more sharply. A voice may stand in several themes."
            )
        ),
    )


def shares(
    case: Case, by_theme: Mapping[str, Sequence[Row]], ordered: Sequence[str], whole: int, words: Words
) -> Bars:
    """The share of all voices that each theme has."""
    bars = tuple(
        Bar(theme_name(case, theme), figure.value, figure.low, figure.high, len(by_theme[theme]))
        for theme in ordered
        if (figure := share(len(by_theme[theme]), whole))
    )
    note = words("Share of {number} voices, Wilson; n is the number of voices in the theme.").format(
        number=whole
    )
    return Bars(words("How much is said about each theme"), bars, unit="%", note=note)


def recent_months(case: Case, days: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The newest three months that are over, and the three before them."""
    last = min(max(map(month_of, days)), add_months(month_of(case.today), -1))
    names = tuple(add_months(last, -number) for number in range(2 * MONTHS - 1, -1, -1))
    return names[MONTHS:], names[:MONTHS]


def pictures(
    case: Case,
    by_theme: Mapping[str, Sequence[Row]],
    ordered: Sequence[str],
    months: tuple[tuple[str, ...], tuple[str, ...]],
    whole: Mapping[str, int],
    words: Words,
) -> Table:
    """Every theme in a line: share now and before, causes, changes with their verdict."""
    judged, changes = judge_all(case, counted_days(case)), changes_by_theme(case.db)
    rows: list[tuple[Cell, ...]] = []
    for theme in ordered:
        linked = [row for row in changes if row["theme_id"] == theme]
        trend = trend_cells(by_theme[theme], months, whole, words)
        done = [one for one in judged if one.theme == theme]
        rows.append((theme_name(case, theme), *trend, causes(linked, words), made(done, linked, words)))
    head = (
        words("Theme"),
        words("{first} to {last}, %").format(first=months[0][0], last=months[0][-1]),
        words("{first} to {last}, %").format(first=months[1][0], last=months[1][-1]),
        words("Trend"),
        words("Causes"),
        words("Changes"),
    )
    return Table(words("The whole picture"), head, tuple(rows))


def trend_cells(
    said: Sequence[Row],
    months: tuple[tuple[str, ...], tuple[str, ...]],
    whole: Mapping[str, int],
    words: Words,
) -> tuple[Cell, ...]:
    """The share in the newest months, in those before, and whether it moved clearly."""
    counted = Counter(month_of(row["day"]) for row in said)
    now, before = (
        share(sum(counted[month] for month in names), sum(whole.get(month, 0) for month in names))
        for names in months
    )
    if now is None or before is None:
        return (now, before, words("not enough yet"))
    if now.low > before.value and before.high < now.value:
        return (now, before, words("rising"))
    if now.high < before.value and before.low > now.value:
        return (now, before, words("falling"))
    return (now, before, words("steady"))


def causes(linked: Sequence[Row], words: Words) -> str | None:
    """The kinds of causes found, with their number."""
    kinds = {
        "process": words("process"),
        "person": words("person"),
        "outside": words("outside"),
        "unclear": words("unclear"),
    }
    counted = Counter(row["cause"] for row in linked if row["cause"])
    return ", ".join(f"{kinds[kind]} {number}" for kind, number in counted.most_common()) or None


def made(done: Sequence[Judged], linked: Sequence[Row], words: Words) -> str | None:
    """The changes that work with their day and what became of them, and how many are promised."""
    told = words("{change} (since {day}: {verdict})")
    lines = [
        told.format(change=one.made.title, day=one.made.since, verdict=verdict(one.found, words))
        for one in done
    ]
    promised = sum(row["since"] is None and row["promised"] is not None for row in linked)
    lines += [words("promised: {number}").format(number=promised)] if promised else []
    return "; ".join(lines) or None
