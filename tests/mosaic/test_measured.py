"""How well placement does on the example's own voices, whose themes a fair reader wrote down beside them."""

from __future__ import annotations

import time
import tomllib
from dataclasses import dataclass
from functools import cache

import pytest

from jobs.hear.voice import hear
from jobs.mosaic.placer import make_placer
from jobs.mosaic.themes import read_themes
from jobs.settings import CODE

# Measured 2026-11-22, themes alone: placed share en .931, ru .902, ar .900; first theme right, unplaced counted as wrong, .845, .805, .692;
# of 20 voices about none of the themes 11 unplaced. The bounds lie below. The keywords of the themes were written when these voices had
# been seen, and the method was chosen with a look at them beside other sets: expect less elsewhere.
LEAST = {"en": (0.88, 0.79), "ru": (0.85, 0.75), "ar": (0.85, 0.63)}
LEAST_LEFT_ALONE = 0.45
TEXTS_A_SECOND = 40


@dataclass(frozen=True)
class Judged:
    """A voice's gold themes and where it was placed."""

    gold: tuple[str, ...]
    found: tuple[str, ...]


@cache
def judged(language: str) -> tuple[tuple[Judged, ...], float]:
    """All voices of one language, and voices a CPU second."""
    placer = make_placer(read_themes(CODE / "db" / "example" / "themes.toml"))
    written = tomllib.loads((CODE / "db" / "example" / "written" / f"{language}.toml").read_text("utf-8"))[
        "voice"
    ]
    placer.place([hear(written[0]["text"]).passages])
    start = time.process_time()
    found = list(zip(written, placer.place([hear(voice["text"]).passages for voice in written]), strict=True))
    seconds = time.process_time() - start
    pairs = (
        Judged(tuple(voice["themes"]), tuple(one.theme for one in placed.places)) for voice, placed in found
    )
    return tuple(pairs), len(found) / seconds


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_placement_of_the_example(language: str) -> None:
    """M1, M2: share placed, and share whose first theme is the reader's first, per language."""
    about = [one for one in judged(language)[0] if one.gold]
    placed = sum(bool(one.found) for one in about) / len(about)
    right = sum(one.found[:1] == one.gold[:1] for one in about) / len(about)
    assert placed >= LEAST[language][0], f"{language}: placed {placed:.3f}"
    assert right >= LEAST[language][1], f"{language}: right {right:.3f}"


@pytest.mark.slow
def test_some_voices_are_about_nothing_here() -> None:
    """M1: what is about none of the themes is not all forced into one."""
    alone = [not one.found for language in LEAST for one in judged(language)[0] if not one.gold]
    assert sum(alone) / len(alone) >= LEAST_LEFT_ALONE


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_speed(language: str) -> None:
    """Design, goals: redaction and placement of the example's long voices, a wide margin under what was measured."""
    assert judged(language)[1] >= TEXTS_A_SECOND
