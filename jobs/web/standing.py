"""What an organisation wrote in its lists: the areas in which it works, its own names of channels and aspects, what it corrected and what it took off (S3)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlite_utils import Database

from db import figures
from db.stories import published_stories, save_published
from jobs.channels import public_names
from jobs.channels.sources import read_sources
from jobs.settings import Settings
from jobs.stories.__main__ import load_areas, load_notices, place_of_notices
from jobs.stories.notices import Notice, refuse_forgotten, refuse_vanished


def area_pieces(settings: Settings) -> list[dict[str, Any]]:
    """areas.json: every area with its names, in the organisation's own order."""
    return [{"id": area.id, "name": dict(area.name)} for area in load_areas(settings)]


def name_pieces(settings: Settings, db: Database) -> dict[str, Any]:
    """names.json: what readers call our channels and aspects, by their ids."""
    file = settings.folder / public_names.NAME
    if not file.is_file():
        return {"channels": {}, "aspects": {}}
    sources = read_sources(settings.folder)
    channels = {each["id"] for each in figures.channels(db)} | {source.name for source in sources}
    aspects = {*figures.aspects(db), *(aspect for source in sources for aspect in source.scores)}
    named = public_names.read_names(file.read_bytes(), str(file), channels, aspects)
    return {"channels": named[0], "aspects": named[1]}


def notice_pieces(settings: Settings, db: Database, alive: Collection[str], today: date) -> dict[str, Any]:
    """notices.json: corrections and takedowns, newest first. Refuses when a story of earlier releases is gone without a word."""
    notices, place = load_notices(settings, today), place_of_notices(settings)
    before = published_stories(db)
    refuse_forgotten((slug for slug, taken_on in before.items() if taken_on), notices, str(place))
    refuse_vanished(before, alive, notices, str(place))
    return {"corrections": listed(notices.corrections), "takedowns": listed(notices.takedowns)}


def listed(notices: Sequence[Notice]) -> list[dict[str, str]]:
    """One kind of notices."""
    return [{"slug": notice.slug, "on": notice.on.isoformat(), "reason": notice.reason} for notice in notices]


def remember_published(db: Database, pieces: dict[str, Any], today: date) -> None:
    """Write down what the site is about to show, and what it says was taken off."""
    taken = {notice["slug"]: notice["on"] for notice in pieces["notices"]["takedowns"]}
    save_published(db, pieces["stories"], taken, today.isoformat())
