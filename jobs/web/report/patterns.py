"""The chapter of patterns: times, places, versions and kinds of contact that complain more than luck explains (M6, A6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from db.scanning import last_scan, pattern_findings
from jobs.patterns.evidence import FORMULA
from jobs.patterns.figure import Figure
from jobs.patterns.looking import ratio_told
from jobs.patterns.scan import has_person
from jobs.patterns.shares import share
from jobs.web.report.blocks import Bar, Bars, Block, Case, Cell, Paragraph, Section, Table, Words
from jobs.web.report.finding_words import cell_words, state_words, suggestion
from jobs.web.report.labels import theme_name

FEWEST_CONTACTS = 500  # of a half-year: with fewer only the coarsest cells can be looked at

Row = Mapping[str, Any]


def section(case: Case, words: Words) -> Section:
    """What the last scan looked at, what it found, and what became of earlier findings."""
    scan, findings = last_scan(case.db), pattern_findings(case.db)
    lead = words("Where and when customers complain more than elsewhere, after luck is counted in.")
    if scan is None:
        missing = Paragraph(words("No scan yet: run ./invoke patterns."), warns=True)
        return Section("patterns", words("Patterns"), lead, (missing,))
    living = [row for row in findings if row["state"] != "gone"]
    gone = [row for row in findings if row["state"] == "gone"]
    blocks = (*scanned(scan, words), *told(case, living, words), *ended(case, gone, words))
    news = tuple(line_of(finding, words) for finding in findings if is_news(case, finding))
    return Section("patterns", words("Patterns"), lead, blocks, news)


def is_news(case: Case, finding: Row) -> bool:
    """True when the finding moved on since the last report; a guess that came to nothing is none."""
    moved = case.since is None or date.fromisoformat(finding["since"]) > case.since
    return moved and (finding["state"] != "gone" or was_ever_confirmed(finding))


def line_of(finding: Row, words: Words) -> str:
    """A finding for the first page."""
    cell = cell_words(finding["cell"], finding["figures"]["shift"], words)
    return f"{words('Patterns')}, {finding['id']}: {cell}: {state_words(finding['state'], words)}"


def scanned(scan: Row, words: Words) -> tuple[Block, ...]:
    """How much was looked at, and how much of it luck alone would show."""
    looked = words(
        "Scanned on {day}: {candidates} combinations of circumstances and themes in {contacts} contacts of the half-year before. "
        "Luck alone would show {alarms} of them."
    ).format(
        day=scan["on_day"],
        candidates=scan["candidates"],
        contacts=scan["contacts"],
        alarms=f"{scan['false_alarms']:.2f}",
    )
    blocks = [Paragraph(looked)]
    if not scan["exposure"]:
        unknown = words(
            "How many contacts had nothing to say is not known here (no exposure.csv): the shares are shares of voices."
        )
        blocks.append(Paragraph(unknown, warns=True))
    if scan["contacts"] < FEWEST_CONTACTS:
        few = words(
            "Not enough yet for fine patterns: {number} contacts in half a year, {needed} are needed to see an hour or a shift."
        )
        blocks.append(Paragraph(few.format(number=scan["contacts"], needed=FEWEST_CONTACTS), warns=True))
    return tuple(blocks)


def told(case: Case, findings: list[Any], words: Words) -> tuple[Block, ...]:
    """The findings that live: a chart of the ratios and the table behind it."""
    if not findings:
        return (
            Paragraph(
                words(
                    "Nothing stands out. That is a result too: complaints are spread as luck would spread them."
                )
            ),
        )
    note = words(
        "New findings are guesses; they are confirmed only by contacts that came later. The size of a new finding is "
        "overstated as a rule, because it was picked for being large."
    )
    head = (
        words("No."), words("Where"), words("About"), words("Complaints there, %"), words("Elsewhere, %"),
        words("Times as often"), words("First seen"), words("State"), words("Look first at"),
    )  # fmt: skip
    rows = tuple(row_of(case, finding, words) for finding in findings)
    bars = tuple(bar for finding in findings if (bar := bar_of(finding, words)) is not None)
    title = words("How many times as often as elsewhere")
    chart = (Bars(title, bars, line=1.0),) if bars else ()
    person = words(
        "A finding about one person says where to look, nothing about the person. Names are not shown in this report."
    )
    last = (Paragraph(person, warns=True),) if any(has_person(one["cell"]) for one in findings) else ()
    return (*chart, Table(words("Findings"), head, rows, note), *last)


def row_of(case: Case, finding: Row, words: Words) -> tuple[Cell, ...]:
    """One line of the table."""
    figures = finding["figures"]["half_year"]
    confirmed = f"{state_words(finding['state'], words)} {finding['since']}"
    return (
        finding["id"],
        cell_words(finding["cell"], finding["figures"]["shift"], words),
        theme_name(case, finding["theme"]) if finding["theme"] else words("everything"),
        share(figures["complaints"], figures["contacts"]),
        round(100 * figures["rest"], 1),
        ratio_of(finding),
        finding["first_seen"],
        confirmed,
        suggestion(finding["cell"], words),
    )


def ratio_of(finding: Row) -> Figure | None:
    """How many times as often: of a confirmed finding by the contacts that came after it was first seen."""
    later = (
        finding["figures"]["later"] if finding["state"] == "confirmed" else finding["figures"]["half_year"]
    )
    return ratio_told(later, FORMULA) or ratio_told(finding["figures"]["half_year"], FORMULA)


def bar_of(finding: Row, words: Words) -> Bar | None:
    """One bar with its interval."""
    ratio = ratio_of(finding)
    if ratio is None:
        return None
    label = f"{finding['id']}. {cell_words(finding['cell'], finding['figures']['shift'], words)}"
    return Bar(label, ratio.value, ratio.low, ratio.high, ratio.n)


def ended(case: Case, findings: list[Any], words: Words) -> tuple[Block, ...]:
    """Findings that are over or never were confirmed."""
    if not findings:
        return ()
    rows = tuple(
        (
            finding["id"],
            cell_words(finding["cell"], finding["figures"]["shift"], words),
            theme_name(case, finding["theme"]) if finding["theme"] else words("everything"),
            finding["first_seen"],
            finding["since"],
            was_confirmed(finding, words),
        )
        for finding in findings
    )
    head = (
        words("No."), words("Where"), words("About"), words("First seen"), words("Gone since"), words("Was confirmed"),
    )  # fmt: skip
    return (Table(words("Findings that are over"), head, rows),)


def was_confirmed(finding: Row, words: Words) -> str:
    """Whether later contacts ever showed it, in words."""
    return words("yes") if was_ever_confirmed(finding) else words("no")


def was_ever_confirmed(finding: Row) -> bool:
    """Whether later contacts ever showed it."""
    return any(step["state"] == "confirmed" for step in finding["steps"])
