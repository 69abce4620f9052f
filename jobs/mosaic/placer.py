"""Places voices in themes by all that the organisation wrote and its staff confirmed; equal themes and examples place equally (M1, M2).

What is learned depends on themes and examples only, never on other voices: new voices move no old ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from db.store import row_hash
from jobs.mosaic.exemplars import Exemplar
from jobs.mosaic.explaining import Explainer
from jobs.mosaic.features import Features
from jobs.mosaic.holding import held_back
from jobs.mosaic.lessons import Lesson, lessons_of, words_of
from jobs.mosaic.placing import MOST, Place, Placed
from jobs.mosaic.reading import Reading, Voice, read_voices
from jobs.mosaic.scoring import Scorer, Scores
from jobs.mosaic.themes import Theme, themes_mark
from jobs.mosaic.threads import one_thread
from jobs.mosaic.thresholds import Threshold, calibrate
from jobs.settings import LANGUAGES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Cells = NDArray[np.floating[Any]]

VERSION = 4  # raise it when a rule changes: every voice is then placed again
BLOCK, LETTERS = (
    1000,
    300_000,
)  # voices, and letters in them, at once: so much memory is needed, however many there are
NO_WORDS = "no words in English, Russian or Arabic"


class Placer:
    """Themes and examples, learned and ready to place voices."""

    def __init__(self, themes: Sequence[Theme], exemplars: Sequence[Exemplar], *, vectors: bool) -> None:
        self.mark = mark_of(themes, exemplars, vectors)
        self.vectors = vectors
        self.themes = [theme.id for theme in themes]
        lessons = lessons_of(themes, exemplars)
        self.features = Features(themes, [(lesson.language, lesson.text) for lesson in lessons])
        with one_thread():
            self.learn_from(lessons)

    def learn_from(self, lessons: Sequence[Lesson]) -> None:
        """Learn what speaks for each theme, and from which score it is given."""
        import numpy as np

        self.scorer = Scorer(self.features, lessons, self.themes, vectors=self.vectors)
        self.learned = self.scorer.learn(np.arange(len(self.scorer.lessons)))
        held = held_back(self.scorer)
        self.thresholds: Mapping[str, Threshold]
        self.limits, self.thresholds = calibrate(held.scores, held.told, held.counts, self.themes)
        self.explainer = Explainer(self.features, self.learned, self.scorer.lessons)

    def place(self, voices: Sequence[Voice]) -> list[Placed]:
        """Where each voice goes; a voice is its passages of (language, text)."""
        placed: list[Placed] = []
        with one_thread():
            for block in blocks(voices):
                placed.extend(self.place_block(block))
        return placed

    def place_block(self, voices: Sequence[Voice]) -> list[Placed]:
        """Where some voices go."""
        import numpy as np

        placed = [Placed((), NO_WORDS)] * len(voices)
        reading = read_voices(voices, self.features, vectors=self.vectors)
        scores = self.scorer.of_voices(reading, self.learned)
        whole = np.round(scores.whole, 4)
        given = self.given(whole, scores, reading) if len(whole) else whole
        for row, voice in enumerate(reading.spoken):
            ranked = sorted(range(len(self.themes)), key=lambda theme: (-whole[row, theme], theme))
            chosen = [theme for theme in ranked if given[row, theme]][:MOST]
            places = tuple(self.places(reading, row, chosen, scores, whole[row]))
            left = next((theme for theme in ranked if theme not in chosen), None)
            second = None if left is None else (self.themes[left], figure(whole[row, left]))
            placed[voice] = Placed(places, "" if places else self.reason(ranked[0], whole[row]), second)
        return placed

    def given(self, whole: Cells, scores: Scores, reading: Reading) -> NDArray[np.bool_]:
        """Which themes each spoken voice stands in: by all that it says, or by sentences of their own."""
        by_all = self.limits.given(whole, reading.counts)
        return by_all | self.limits.insisted(scores.each, reading.starts)

    def places(
        self, reading: Reading, row: int, chosen: list[int], scores: Scores, whole: Cells
    ) -> Iterator[Place]:
        """The places of one voice with what explains them."""
        import numpy as np

        start, count = int(reading.starts[row]), int(reading.counts[row])
        here = np.arange(start, start + count)
        for theme in chosen:
            each = scores.each[here, theme]
            speaking = here[each >= min(self.limits.further[theme], each.max())]
            texts = [reading.texts[at] for at in speaking]
            yield Place(
                self.themes[theme],
                figure(whole[theme]),
                self.explainer.words(texts, self.themes[theme]),
                self.explainer.nearest(scores.alike[speaking], self.themes[theme], texts[0][0]),
                tuple(int(number) for number in reading.number[speaking]),
            )

    def reason(self, nearest: int, scores: Cells) -> str:
        """Why a voice has no theme."""
        score, limit = scores[nearest], self.limits.first[nearest]
        said = f"nearest theme {self.themes[nearest]} at {score:.2f}, below its threshold {limit:.2f}"
        return f"unlike anything in the themes' examples: {said}" if score < limit / 2 else said


def blocks(voices: Sequence[Voice]) -> Iterator[Sequence[Voice]]:
    """Voices in their order, BLOCK of them and LETTERS letters at once at most; a longer voice stands alone."""
    start = letters = 0
    for at, voice in enumerate(voices):
        own = sum(len(text) for _, text in voice)
        if at > start and (at - start == BLOCK or letters + own > LETTERS):
            yield voices[start:at]
            start, letters = at, 0
        letters += own
    if start < len(voices):
        yield voices[start:]


def figure(score: float) -> float:
    """A score as it is written down."""
    return round(float(score), 4)


def make_placer(
    themes: Sequence[Theme], exemplars: Sequence[Exemplar] = (), *, vectors: bool = True
) -> Placer:
    """A placer that has learned from these themes and examples; `vectors=False` does without the sentence encoder."""
    return Placer(themes, exemplars, vectors=vectors)


def mark_of(themes: Sequence[Theme], exemplars: Sequence[Exemplar], vectors: bool) -> str:
    """Changes when anything that places voices changes; no model is built to know it."""
    from jobs.mosaic.vectors import VERSION as ENCODER

    taught = sorted((one.theme, one.language, one.text, one.belongs) for one in exemplars)
    words = [[words_of(theme, language) for language in LANGUAGES] for theme in themes]
    return row_hash(VERSION, ENCODER if vectors else "", themes_mark(list(themes)), words, taught).hex()
