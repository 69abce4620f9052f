"""The staff list: whose names are masked like customers', must not stand on a public page, and who may approve."""

from __future__ import annotations

import tomllib
from collections.abc import Collection

import msgspec

from jobs.refusal import Refusal


class Colleague(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One person of the staff: `id` signs approvals, `names` are masked and searched for."""

    id: str
    names: tuple[str, ...]
    role: str


class StaffList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    colleague: tuple[Colleague, ...]


def read_staff(content: str, place: str) -> tuple[Colleague, ...]:
    """Read staff.toml; an empty or broken list is refused: without it nobody could approve anything."""
    try:
        staff = msgspec.convert(tomllib.loads(content), StaffList).colleague
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise Refusal(f"{place}: {error}: mend the file and run again.") from None
    if not staff or len({colleague.id for colleague in staff}) != len(staff):
        raise Refusal(
            f"{place}: needs at least one colleague, and each id once: mend the file and run again."
        )
    return staff


def staff_names(staff: tuple[Colleague, ...]) -> tuple[tuple[str, str], ...]:
    """Every name of the staff as a contact of kind "name", each once."""
    return tuple(sorted({("name", name) for colleague in staff for name in colleague.names}))


def colleagues_beside(
    staff: tuple[Colleague, ...], author: Collection[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Every name of the staff as a contact of kind "staff"; a name that the author of a voice has too is the author's."""
    own = {word.lower() for kind, name in author if kind == "name" for word in name.split()}
    return tuple(("staff", name) for _, name in staff_names(staff) if own.isdisjoint(name.lower().split()))
