"""Compares the themes that voices were given with the labels that people gave them: F1, accuracy of the placed, share left unplaced (M2).

Micro F1 counts (voice, label) pairs, macro F1 is the mean over the labels of the test voices, each alike; a voice left unplaced counts as
given no label. "Accuracy of the placed" asks whether a voice's first theme is among its labels. How far placed and foreign voices
are told apart is the area under the ROC curve: the chance that a foreign voice scores lower than a known one (Hanley & McNeil 1982).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from jobs.mosaic.measuring.texts import Text


@dataclass(frozen=True)
class Answer:
    """What the program said of one voice: its labels, the strongest first, and how near the nearest theme was."""

    labels: tuple[str, ...]
    nearness: float


@dataclass
class Score:
    """Counts over a group of voices; add voices with `count`, read shares from the properties."""

    voices: int = 0
    unplaced: int = 0
    first_right: int = 0
    right: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)

    def count(self, labels: Sequence[str], answer: Answer) -> None:
        """Add one voice: `labels` by people, `answer` by the program."""
        self.voices += 1
        self.unplaced += not answer.labels
        self.first_right += bool(answer.labels) and answer.labels[0] in labels
        self.right.update(set(labels) & set(answer.labels))
        self.given.update(set(answer.labels))
        self.wanted.update(set(labels))

    @property
    def micro_f1(self) -> float | None:
        """F1 over all pairs of voice and label."""
        return f1(self.right.total(), self.given.total(), self.wanted.total())

    @property
    def macro_f1(self) -> float | None:
        """Mean F1 of the labels that stand in the test."""
        each = [
            f1(self.right[label], self.given[label], wanted) or 0.0 for label, wanted in self.wanted.items()
        ]
        return sum(each) / len(each) if each else None

    @property
    def precision(self) -> float | None:
        """Share of given labels that are right."""
        return share(self.right.total(), self.given.total())

    @property
    def recall(self) -> float | None:
        """Share of wanted labels that are given."""
        return share(self.right.total(), self.wanted.total())

    @property
    def left(self) -> float | None:
        """Share of voices left unplaced."""
        return share(self.unplaced, self.voices)

    @property
    def accuracy_placed(self) -> float | None:
        """Of the placed voices: the share whose first theme is right."""
        return share(self.first_right, self.voices - self.unplaced)

    @property
    def accuracy(self) -> float | None:
        """Of all voices: the share whose first theme is right; unplaced counts as wrong."""
        return share(self.first_right, self.voices)


def scores(texts: Sequence[Text], answers: Sequence[Answer]) -> dict[str, Score]:
    """A score of all voices, then one for each language."""
    groups = {"all": Score(), **{language: Score() for language in sorted({text.lang for text in texts})}}
    for text, answer in zip(texts, answers, strict=True):
        for group in ("all", text.lang):
            groups[group].count(text.labels, answer)
    return groups


def told_apart(known: Sequence[float], foreign: Sequence[float]) -> float | None:
    """Chance that a known voice is nearer to its theme than a foreign one to any; ties count half. None without both."""
    if not known or not foreign:
        return None
    from scipy.stats import rankdata

    ranks = rankdata([*known, *foreign])
    first = float(ranks[: len(known)].sum())
    return (first - len(known) * (len(known) + 1) / 2) / (len(known) * len(foreign))


def f1(right: int, given: int, wanted: int) -> float | None:
    """Harmonic mean of precision and recall; None of nothing."""
    return share(2 * right, given + wanted)


def share(part: int, whole: int) -> float | None:
    """part / whole; None of nothing."""
    return part / whole if whole else None
