"""A text may leave when two people, neither of them its author, approved exactly these words (S6).

The approval is bound to the sha256 of the text: one changed letter and it needs approving again. After OpenSAFELY's airlock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from jobs.refusal import Refusal

PEOPLE_NEEDED = 2


def is_approved(author: str, people: frozenset[str], staff: frozenset[str]) -> bool:
    """True when enough people of the staff list, without the author, stand behind the text."""
    return len((people & staff) - {author}) >= PEOPLE_NEEDED


def approved_on(author: str, given: Iterable[Sequence[str]], staff: frozenset[str]) -> date | None:
    """The day from which enough people stood behind a text; None when too few did. `given` holds (person, day)."""
    days = sorted(day for person, day in given if person in staff and person != author)
    return date.fromisoformat(days[PEOPLE_NEEDED - 1]) if len(days) >= PEOPLE_NEEDED else None


def check_approver(person: str, author: str, staff: frozenset[str]) -> None:
    """Refuse an approval that would not count, when it is given and not later."""
    if person not in staff:
        raise Refusal(f"{person[:40]!r} is not in staff.toml: approve as one of {', '.join(sorted(staff))}.")
    if person == author:
        raise Refusal(f"{person} wrote this text: another person must approve it.")


def releasable(
    versions: Sequence[Mapping[str, Any]], staff: frozenset[str]
) -> dict[tuple[str, str, str], Mapping[str, Any]]:
    """For each (kind, slug, language) the newest approved version; a text without one is not in the answer.

    `versions` are rows of `db.stories.text_versions`: newest first, `people` separated by newlines.
    """
    allowed: dict[tuple[str, str, str], Mapping[str, Any]] = {}
    for version in versions:
        key = (version["kind"], version["slug"], version["language"])
        people = frozenset(filter(None, version["people"].split("\n")))
        if key not in allowed and is_approved(version["author"], people, staff):
            allowed[key] = version
    return allowed


def first_days(
    versions: Sequence[Mapping[str, Any]], staff: frozenset[str]
) -> dict[tuple[str, str, str], str]:
    """For each (kind, slug, language) the day on which its first version could leave: a text that is mended stays where it stands in lists."""
    days: dict[tuple[str, str, str], str] = {}
    for version in versions:
        key = (version["kind"], version["slug"], version["language"])
        people = frozenset(filter(None, version["people"].split("\n")))
        if is_approved(version["author"], people, staff):
            days[key] = min(days.get(key, version["approved_on"]), version["approved_on"])
    return days


def waiting(
    versions: Sequence[Mapping[str, Any]], staff: frozenset[str]
) -> list[tuple[Mapping[str, Any], int]]:
    """Current texts that cannot leave yet, with the number of approvals that are missing."""
    missing = []
    for version in versions:
        people = frozenset(filter(None, version["people"].split("\n")))
        given = len((people & staff) - {version["author"]})
        if version["current"] and given < PEOPLE_NEEDED:
            missing.append((version, PEOPLE_NEEDED - given))
    return missing
