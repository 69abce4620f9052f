"""The part of the report on promises: every planned change with its owner, its date, and whether it was kept, by how many days late (L9)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from db.stories import first_promises, text_versions
from jobs.patterns.shares import share
from jobs.review.promises import Promise
from jobs.stories.agreement import group_by_slug
from jobs.stories.promised import promised_before
from jobs.stories.writing import Text, read_text
from jobs.web.promising import promised
from jobs.web.report.blocks import Block, Case, Cell, Paragraph, Table, Words
from jobs.web.report.happenings import in_language

OVER = ("kept", "kept-late", "late")  # promises whose day has come


def promises(case: Case, words: Words) -> tuple[Block, ...]:
    """The share that was kept in time, then every promise."""
    judged = list(judge_all(case))
    if not judged:
        return (Paragraph(words("No promise has been written down yet.")),)
    states = Counter(promise.state for _, promise in judged)
    kept = share(states["kept"], sum(states[state] for state in OVER))
    head = (words("Change"), words("Owner"), words("Promised for"), words("State"), words("Days late"))
    rows = tuple(line(text, promise, words) for text, promise in judged)
    told = words("Judged by the day that was promised first: moving it does not keep a promise.")
    table = Table(words("Promises"), head, rows, told)
    if kept is None:
        return (table,)
    return (Table(words("Kept promises"), (words("Kept in time, % of those due"),), ((kept,),)), table)


def judge_all(case: Case) -> Iterable[tuple[Text, Promise]]:
    """Every current story that promises a day, with where it stands; the earliest promise first."""
    groups = group_by_slug(current(case))
    first = first_days(case, [texts[0] for texts in groups.values()])
    told = [in_language(texts, case.language) for texts in groups.values()]
    judged = [(text, promise) for text in told if (promise := promised(text, first, case.today))]
    return sorted(judged, key=lambda pair: (pair[1].promised, pair[0].slug))


def first_days(case: Case, stories: Sequence[Text]) -> dict[str, str]:
    """The first day of each promise: as staff wrote it down here, or as readers were told before this site."""
    written = first_promises(case.db)
    before = {
        text.slug: min(day for day, _ in dates).isoformat()
        for text in stories
        if (dates := list(promised_before(text.fields)))
    }
    return {
        slug: min(days[slug] for days in (before, written) if slug in days) for slug in {**before, **written}
    }


def current(case: Case) -> list[Text]:
    """The stories as staff wrote them last."""
    return [
        read_text("story", f"{row['slug']}.{row['language']}.md", row["text"].encode())
        for row in text_versions(case.db)
        if row["kind"] == "story" and row["current"]
    ]


def line(text: Text, promise: Promise, words: Words) -> tuple[Cell, ...]:
    """One promise."""
    states = {
        "planned": words("planned"),
        "late": words("late"),
        "kept": words("kept"),
        "kept-late": words("kept late"),
    }
    owner = text.fields.get("owner")
    return (
        text.fields["title"],
        owner,
        promise.promised.isoformat(),
        states[promise.state],
        promise.late_days,
    )
