"""What was corrected and what was taken off the site, by a closed list of reasons, so that nothing vanishes in silence (S3).

The file content/notices.toml holds no free words, so it needs no approval: a page can be taken off within minutes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

import msgspec

from jobs.refusal import Refusal
from jobs.toml_tables import as_struct, read_tables

NAME = "notices.toml"
SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
CORRECTIONS = ("wrong-number", "wrong-date", "wrong-fact", "unclear", "translation")
TAKEDOWNS = ("personal-data", "wrong", "asked-by-author", "legal", "safety", "duplicate")


class Notice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One correction or takedown of a story."""

    slug: str
    on: date
    reason: str


class Notices(msgspec.Struct, frozen=True):
    """All of them, newest first."""

    corrections: tuple[Notice, ...] = ()
    takedowns: tuple[Notice, ...] = ()

    @property
    def taken(self) -> frozenset[str]:
        """Slugs of the stories that were taken off."""
        return frozenset(notice.slug for notice in self.takedowns)


def read_notices(content: bytes, place: str, today: date) -> Notices:
    """What the file says; refuses by file and entry. An empty file means that there are none."""
    corrections, takedowns = read_tables(content, place, "correction", "takedown")
    found = Notices(
        read_list(corrections, f"{place}, correction", CORRECTIONS, today),
        read_list(takedowns, f"{place}, takedown", TAKEDOWNS, today),
    )
    if len(found.taken) < len(found.takedowns):
        raise Refusal(f"{place}: a story is taken off twice: keep one [[takedown]] for each slug.")
    return found


def read_list(tables: Iterable[Any], place: str, reasons: Collection[str], today: date) -> tuple[Notice, ...]:
    """One kind of notices, newest first; those of one day by their slug."""
    found = [check_notice(table, f"{place} {number}", reasons) for number, table in enumerate(tables, 1)]
    for number, notice in enumerate(found, 1):
        if notice.on > today:
            raise Refusal(
                f"{place} {number}: {notice.on} lies in the future: write the day on which it was done."
            )
    return tuple(sorted(found, key=lambda notice: (-notice.on.toordinal(), notice.slug)))


def check_notice(table: Any, place: str, reasons: Collection[str]) -> Notice:
    """One notice with a reason of the list."""
    notice = as_struct(table, Notice, place)
    if not SLUG.fullmatch(notice.slug):
        raise Refusal(f"{place}: the slug is not the name of a story: write it as in content/stories.")
    if notice.reason not in reasons:
        raise Refusal(
            f"{place}: the reason {notice.reason[:40]!r} does not exist: use one of {', '.join(reasons)}."
        )
    return notice


def check_notices(notices: Notices, written: Collection[str], place: str) -> None:
    """A corrected story is there or was taken off; one that was taken off is not there, and its slug is never used again."""
    for notice in notices.takedowns:
        if notice.slug in written:
            raise Refusal(
                f"{place}: the story {notice.slug!r} was taken off and still has a text in content/stories: delete it; a new story needs a new slug."
            )
    for notice in notices.corrections:
        if notice.slug not in written and notice.slug not in notices.taken:
            raise Refusal(
                f"{place}: a correction names {notice.slug!r}, which is no story: write a slug of content/stories."
            )


def refuse_vanished(published: Iterable[str], alive: Collection[str], notices: Notices, place: str) -> None:
    """Stop when a story that readers have seen would be gone without a word."""
    gone = sorted(set(published) - set(alive) - notices.taken)
    if gone:
        more = f" (and {len(gone) - 1} more)" if len(gone) > 1 else ""
        raise Refusal(
            f"The story {gone[0]!r}{more} was published and has no approved text now: put the text back and have it approved, "
            f'or add to {place} the lines [[takedown]], slug = "{gone[0]}", on = the day, reason = one of {", ".join(TAKEDOWNS)}.'
        )


def refuse_forgotten(taken_before: Iterable[str], notices: Notices, place: str) -> None:
    """Stop when a takedown that readers have seen would be gone: its slug would be free again."""
    missing = sorted(set(taken_before) - notices.taken)
    if missing:
        raise Refusal(
            f"{place}: the takedown of {missing[0]!r} was published and is missing now: write its lines again; a slug is never used twice."
        )
