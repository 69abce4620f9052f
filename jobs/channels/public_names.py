"""What readers call an organisation's own channels and aspects, as written in its names.toml: a name in every language for each id.

Without the file, or for an id that it leaves out, the site says the usual word for the channel's name or kind, and the aspect's id.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from msgspec import Struct

from jobs.refusal import Refusal
from jobs.toml_tables import as_struct, check_languages, read_tables

NAME = "names.toml"
Names = Mapping[str, Mapping[str, str]]  # id -> language -> name


class Named(Struct, frozen=True, forbid_unknown_fields=True):
    """One [[channel]] or [[aspect]]."""

    id: str
    name: dict[str, str]


def read_names(
    content: bytes, place: str, channels: Collection[str], aspects: Collection[str]
) -> tuple[Names, Names]:
    """The names of channels and of aspects; refuses by file and table, also ids that are not among those given."""
    found = read_tables(content, place, "channel", "aspect")
    return (
        names_of(found[0], f"{place}, channel", channels),
        names_of(found[1], f"{place}, aspect", aspects),
    )


def names_of(tables: list[Any], place: str, known: Collection[str]) -> Names:
    """The names of one kind."""
    names: dict[str, Mapping[str, str]] = {}
    for number, table in enumerate(tables, 1):
        named = as_struct(table, Named, f"{place} {number}")
        if named.id not in known:
            listed = f"one of {', '.join(sorted(known))}" if known else "it when a source has it"
            raise Refusal(f"{place} {number}: {named.id[:40]!r} is not known: use {listed}.")
        if named.id in names:
            raise Refusal(f"{place} {number}: {named.id!r} stands there twice: keep one of them.")
        check_languages(named.name, f"{place} {number} ({named.id})")
        names[named.id] = named.name
    return names
