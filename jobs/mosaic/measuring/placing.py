"""Places the test voices with the program's own placer, and answers in the labels of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from jobs.mosaic.exemplars import Exemplar
from jobs.mosaic.measuring.score import Answer, Score, scores, told_apart
from jobs.mosaic.measuring.split import Split
from jobs.mosaic.measuring.texts import Text
from jobs.mosaic.placer import Placer, make_placer
from jobs.mosaic.placing import Placed
from jobs.mosaic.themes import Theme


@dataclass(frozen=True)
class Measured:
    """What a measurement of placing found; `answers` are those of the test voices, then of the foreign ones."""

    split: Split
    answers: list[Answer]
    groups: dict[str, Score]
    learning: float  # CPU seconds
    placing: float  # CPU seconds

    @property
    def foreign(self) -> list[Answer]:
        """The answers on voices that belong nowhere."""
        return self.answers[len(self.split.test) :]

    @property
    def foreign_left(self) -> float:
        """Share of the foreign voices that were left unplaced."""
        return sum(not one.labels for one in self.foreign) / max(len(self.foreign), 1)

    @property
    def auroc(self) -> float | None:
        """How well nearness tells known from foreign voices."""
        known = self.answers[: len(self.split.test)]
        return told_apart([one.nearness for one in known], [one.nearness for one in self.foreign])


def measure(
    themes: Mapping[str, Theme], split: Split, clock: Callable[[], float], *, vectors: bool
) -> Measured:
    """Teach the placer with the examples, place the rest, compare; `clock` gives CPU seconds."""
    before = clock()
    placer = taught(themes, split.examples, vectors=vectors)
    learned = clock()
    found = answers(placer, themes, [*split.test, *split.foreign])
    groups = scores(split.test, found[: len(split.test)])
    return Measured(split, found, groups, learned - before, clock() - learned)


def taught(themes: Mapping[str, Theme], examples: Sequence[Text], *, vectors: bool) -> Placer:
    """A placer that knows the themes and these examples."""
    exemplars = [
        Exemplar(themes[label].id, text.lang, text.text, voice=number)
        for number, text in enumerate(examples, start=1)
        for label in text.labels
    ]
    return make_placer(list(themes.values()), exemplars, vectors=vectors)


def answers(placer: Placer, themes: Mapping[str, Theme], texts: Sequence[Text]) -> list[Answer]:
    """The labels of each voice, the strongest first."""
    label_of = {theme.id: label for label, theme in themes.items()}
    placed = placer.place([[(text.lang, text.text)] for text in texts])
    return [Answer(tuple(label_of[one.theme] for one in found.places), nearness(found)) for found in placed]


def nearness(placed: Placed) -> float:
    """The score of the strongest theme; of an unplaced voice that of its nearest theme; 0 where there are no words to tell."""
    if placed.places:
        return placed.places[0].score
    return placed.second[1] if placed.second else 0.0
