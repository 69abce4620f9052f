"""The one place where everybody reads the themes: themes.toml with all that staff decided since (M2)."""

from __future__ import annotations

from sqlite_utils import Database

from db.decisions import all_decisions
from db.store import open_store
from jobs.mosaic.decisions import Decision, aliases, standing
from jobs.mosaic.effective import Picture, make_picture
from jobs.mosaic.themes import read_themes
from jobs.settings import Settings


def read_log(db: Database) -> list[Decision]:
    """Every decision, the oldest first."""
    return [Decision(**row) for row in all_decisions(db)]


def known_picture(settings: Settings, db: Database) -> Picture:
    """The themes as they are now and what people decided of voices."""
    return make_picture(read_themes(settings.folder / "themes.toml"), read_log(db))


def picture_at_hand(settings: Settings) -> Picture:
    """The same for a command that has no store open; nothing is made where nothing is."""
    if settings.database.is_file():
        return known_picture(settings, open_store(settings.database))
    return make_picture(read_themes(settings.folder / "themes.toml"), [])


def merged_ids(db: Database) -> dict[str, str]:
    """By merged id of a theme: the id that it means now."""
    return aliases(standing(read_log(db)))
