"""What was promised when: every date that readers were told of, from the approved versions of each story (L9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlite_utils import Database

from db.stories import promise_versions
from jobs.review.promises import HalfYear, Promise, Told, judge_promise, promise_history
from jobs.stories.promised import promised_before
from jobs.stories.statuses import CHANGED
from jobs.stories.writing import Text, split_front_matter
from jobs.vetting.approval import approved_on

History = tuple[Told, ...]


def histories(db: Database, staff: frozenset[str], stories: Sequence[Text]) -> dict[str, History]:
    """The dates of each of these stories that promises something, oldest first; an unapproved version told nobody anything."""
    told = {text.slug: [Told(*each) for each in promised_before(text.fields)] for text in stories}
    for version in promise_versions(db):
        if version["slug"] in told:
            day = approved_on(version["author"], version["approvals"], staff)
            head, _, _ = split_front_matter(version["text"], version["slug"])
            if day is not None and "promised" in head:
                told[version["slug"]].append(Told(date.fromisoformat(head["promised"]), day))
    return {slug: promise_history(dates) for slug, dates in told.items() if dates}


def promised(text: Text, first: Mapping[str, str], today: date) -> Promise | None:
    """The promise a story makes, judged by the date that was promised first (L9)."""
    since = text.day("since") if text.fields["status"] in CHANGED else None
    earliest = date.fromisoformat(first[text.slug]) if text.slug in first else None
    return judge_promise(text.day("promised"), earliest, since, today)


def earliest(told: Mapping[str, History]) -> dict[str, str]:
    """The earliest date of each promise."""
    return {slug: min(each.promised for each in dates).isoformat() for slug, dates in told.items()}


def promise_rows(promises: Mapping[str, Promise], told: Mapping[str, History]) -> list[dict[str, Any]]:
    """promises.json: the lines of the promises page, the earliest date first."""
    return [
        {
            "slug": slug,
            "promised": promise.promised.isoformat(),
            "state": promise.state,
            "late_days": promise.late_days,
            "history": [
                {"promised": each.promised.isoformat(), "told_on": each.told_on.isoformat()}
                for each in told.get(slug, ())
            ],
        }
        for slug, promise in sorted(promises.items(), key=lambda pair: (pair[1].promised, pair[0]))
    ]


def kept_rows(halves: Iterable[HalfYear]) -> list[dict[str, Any]]:
    """kept.json: how many promises were kept, by half-year of the date that was promised first."""
    return [
        {
            "period": [half.first, half.last],
            "due": half.due,
            "kept": half.kept,
            "kept_late": half.kept_late,
            "late": half.late,
        }
        for half in halves
    ]
