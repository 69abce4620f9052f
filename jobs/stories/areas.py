"""The areas in which an organisation works, as written in its areas.toml: a permanent id and a name in every language; a story may name one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

import msgspec

from jobs.refusal import Refusal
from jobs.stories.writing import Text
from jobs.toml_tables import as_struct, check_languages, read_tables

NAME = "areas.toml"
ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class Area(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One area: a region, a shop, a department; whatever readers look for."""

    id: str
    name: dict[str, str]


def read_areas(content: bytes, place: str) -> tuple[Area, ...]:
    """The areas in the organisation's own order; refuses by file and area. An empty file means that there are none."""
    (tables,) = read_tables(content, place, "area")
    areas = tuple(check_area(table, f"{place}, area {number}") for number, table in enumerate(tables, 1))
    ids = [area.id for area in areas]
    if twice := sorted({area for area in ids if ids.count(area) > 1}):
        raise Refusal(f"{place}: area {twice[0]!r} stands there twice: give the other a new id.")
    return areas


def check_area(table: Any, place: str) -> Area:
    """One area, named in every language."""
    area = as_struct(table, Area, place)
    if not ID.fullmatch(area.id):
        raise Refusal(
            f"{place}: an id is small Latin letters, digits and single hyphens, a letter first: mend it."
        )
    check_languages(area.name, f"{place} ({area.id})")
    return area


def check_story_areas(stories: Iterable[Text], known: Collection[str]) -> None:
    """Every area that a story names is one of the organisation's."""
    for text in stories:
        area = text.fields.get("area")
        if area is not None and area not in known:
            listed = f"use one of {', '.join(sorted(known))}" if known else f"write {NAME} first"
            raise Refusal(f"{text.place}: area {area[:40]!r} does not exist: {listed}.")
