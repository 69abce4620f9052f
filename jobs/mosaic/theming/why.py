"""Shows why a voice stands where it stands: sentence by sentence, with words, examples and the next theme, in the voice's own language (M2)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlite_utils import Database

from db.decisions import words_of
from db.placements import places_of
from jobs.mosaic.effective import Picture
from jobs.mosaic.placer import Placer
from jobs.mosaic.placing import Placed
from jobs.mosaic.stems import sentences
from jobs.settings import LANGUAGES

Row = Mapping[str, Any]


def why_shown(db: Database, picture: Picture, placer: Placer, voice: Row) -> Iterator[str]:
    """The whole voice first, as it was placed; then each of its sentences, as it would be placed alone."""
    language = voice["language"] if voice["language"] in LANGUAGES else "en"
    names = {theme.id: theme.name[language] for theme in picture.themes}
    yield f"Voice {voice['voice_id']}, {voice['said_on'][:10]}, {voice['channel_id']}: {voice['state']}{reason(voice)}"
    for place in places_of(db, voice["voice_id"]):
        yield from place_shown(db, place, names)
    said = [(spoken, one) for spoken, text in voice["passages"] for one in sentences(text)]
    for (_, sentence), found in zip(said, placer.place([[one] for one in said]), strict=True):
        yield f"  {sentence}"
        yield f"    {sentence_shown(found, names)}"


def reason(voice: Row) -> str:
    """The reason that was written down, if any."""
    return f" ({voice['reason']})" if voice["reason"] else ""


def place_shown(db: Database, place: Row, names: Mapping[str, str]) -> Iterator[str]:
    """One theme of the voice with all that explains it."""
    why = json.loads(place["why"])
    title = f"{place['theme_id']} ({names.get(place['theme_id'], 'merged')})"
    if "decisions" in why:
        yield f"- {title}: put there by a person, decision {', '.join(map(str, why['decisions']))}"
        return
    yield f"- {title}: {place['score']:.2f}{listed('; words: ', why['words'])}"
    voices = [example for example in why["examples"] if isinstance(example, int)]
    words = {row["voice_id"]: row["text"] for row in words_of(db, voices)}
    for example in why["examples"]:
        yield f"    like: {f'voice {example}, {words.get(example)}' if isinstance(example, int) else example}"
    if why.get("second"):
        yield f"    next: {why['second'][0]} at {why['second'][1]:.2f}"


def sentence_shown(found: Placed, names: Mapping[str, str]) -> str:
    """What one sentence says."""
    told = [
        f"{place.theme} ({names.get(place.theme, place.theme)}) {place.score:.2f}{listed(': ', place.words)}"
        for place in found.places
    ]
    return "; ".join(told) or found.reason


def listed(before: str, words: Any) -> str:
    """Words after a sign, or nothing."""
    return before + ", ".join(words) if words else ""
