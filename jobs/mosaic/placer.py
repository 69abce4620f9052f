"""Places voices in themes by all that the organisation wrote and its staff confirmed; equal themes and examples place equally (M1, M2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple

from db.store import row_hash
from jobs.mosaic import vectors as encoding
from jobs.mosaic.exemplars import Exemplar
from jobs.mosaic.placing import THRESHOLD, Placed, make_guides, place
from jobs.mosaic.themes import Theme, themes_mark
from jobs.mosaic.thresholds import Threshold

VERSION = 2  # raise it when a rule changes: every voice is then placed again


class Placer:
    """Themes and examples, ready to place voices."""

    def __init__(self, themes: Sequence[Theme], exemplars: Sequence[Exemplar], *, vectors: bool) -> None:
        self.mark = mark_of(themes, exemplars, vectors)
        self.guides = make_guides(list(themes))
        self.thresholds: Mapping[str, Threshold] = {theme.id: Threshold(THRESHOLD) for theme in themes}

    def place(self, voices: Sequence[Sequence[tuple[str, str]]]) -> list[Placed]:
        """Where each voice goes; a voice is its passages of (language, text)."""
        return [place(passages, self.guides) for passages in voices]


def make_placer(
    themes: Sequence[Theme], exemplars: Sequence[Exemplar] = (), *, vectors: bool = True
) -> Placer:
    """A placer that has learned from these themes and examples; `vectors=False` does without the sentence encoder."""
    return Placer(themes, exemplars, vectors=vectors)


def mark_of(themes: Sequence[Theme], exemplars: Sequence[Exemplar], vectors: bool) -> str:
    """Changes when anything that places voices changes; no model is built to know it."""
    taught = sorted(astuple(exemplar)[:4] for exemplar in exemplars)
    encoder = encoding.VERSION if vectors else ""
    return row_hash(VERSION, encoder, themes_mark(list(themes)), taught).hex()
