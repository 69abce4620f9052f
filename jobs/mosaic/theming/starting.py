"""Writes a first themes.toml from an organisation's own voices, for people to finish; an existing file is never touched (M3)."""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from db.clean import clean_voices
from jobs.mosaic import vectors
from jobs.mosaic.discovery import SMALLEST
from jobs.mosaic.first_themes import as_toml
from jobs.mosaic.naming import Spoken
from jobs.mosaic.proposals import propose_first
from jobs.refusal import Refusal
from jobs.settings import Settings


def write_first_themes(settings: Settings, db: Database) -> Iterator[str]:
    """Propose themes from all voices about us and write the file; yields what to say."""
    place = settings.folder / "themes.toml"
    if place.exists():
        raise Refusal(
            f"{place} exists and was not touched: move it away first, or correct it with ./invoke themes."
        )
    if not settings.sentence_vectors:
        raise Refusal("Finding themes needs sentence vectors: set sentence_vectors to true in invoke.yaml.")
    voices = [voice for voice in clean_voices(db) if voice["subject"] == "us"]
    spoken = [
        Spoken(
            voice["voice_id"], voice["said_on"][:10], voice["language"], tuple(map(tuple, voice["passages"]))
        )
        for voice in voices
    ]
    found = propose_first(spoken, vectors.encode([voice["text"] for voice in voices]))
    if not found:
        raise Refusal(
            f"No {SMALLEST} of {len(voices)} voices say the same: run ./invoke gather and ./invoke hear, or write {place} as in docs/themes.md."
        )
    with place.open("x", encoding="utf-8") as file:
        file.write(as_toml(found))
    covered = sum(len(one.voices) for one in found)
    yield f"themes: {len(found)} themes from {covered} of {len(voices)} voices are written into {place}."
    yield "Next: open it, write names and meanings, strike what is none, then ./invoke mosaic"
