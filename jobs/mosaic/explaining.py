"""Says why a voice stands in a theme: the sentences that speak for it, their telling words, and the nearest confirmed examples (M2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jobs.mosaic.features import Features, terms_of
from jobs.mosaic.lessons import Lesson
from jobs.mosaic.scoring import Learned
from jobs.mosaic.stems import stem, stop_stems, words_as_stems, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Cells = NDArray[np.floating[Any]]

EXAMPLES = 3
WORDS = 5


@dataclass
class Explainer:
    """What was learned, ready to say which words and examples speak for a theme."""

    features: Features
    learned: Learned
    lessons: Sequence[Lesson]

    def __post_init__(self) -> None:
        rarity = self.features.rarity
        self.slopes = self.learned.words[0][: len(rarity.vocabulary_)] * rarity.idf_[:, None]
        self.known: dict[str, Cells] = {}
        self.examples = [
            [int(row) for row in mine if self.lessons[row].is_sentence] for mine in self.learned.mine
        ]

    def words(self, texts: Sequence[tuple[str, str]], theme: str) -> tuple[str, ...]:
        """The theme's keywords in these sentences, then the other words that speak for it most, as written."""
        column = self.features.column[theme]
        keywords: dict[str, None] = {}
        needed: set[str] = set()
        weights: dict[tuple[str, str], float] = {}
        for language, text in texts:
            found = self.features.keywords_in(language, words_as_stems(text, language)).get(theme, [])
            for keyword in found:
                keywords[keyword.written] = None
                needed.update(keyword.needs)
            weights.update(self.telling(language, text, column))
        others = {word: weight for (word, one), weight in weights.items() if one not in needed}
        ranked = sorted(others, key=lambda word: (-others[word], word))
        return (*keywords, *ranked)[:WORDS]

    def telling(self, language: str, text: str, column: int) -> dict[tuple[str, str], float]:
        """By word and stem: how much it speaks for a theme; only words that do, and no stop words."""
        written = {word: stem(word, language) for word in words_of(text)}
        said = {
            (word, one): float(self.weights(one)[column])
            for word, one in written.items()
            if one not in stop_stems(language)
        }
        return {both: weight for both, weight in said.items() if weight > 0}

    def weights(self, word: str) -> Cells:
        """What a stem and its pieces say for each theme."""
        if word not in self.known:
            vocabulary = self.features.rarity.vocabulary_
            rows = [vocabulary[term] for term in terms_of(word) if term in vocabulary]
            self.known[word] = self.slopes[rows].sum(axis=0)
        return self.known[word]

    def nearest(self, alike: Cells, theme: str, language: str) -> tuple[str, ...]:
        """The examples of a theme nearest to sentences whose likeness to all lessons is given; the reader's language first."""
        rows = self.examples[self.features.column[theme]]
        if not rows:
            return ()
        likeness = alike[:, rows].max(axis=0)
        order = sorted(
            range(len(rows)),
            key=lambda at: (self.lessons[rows[at]].language != language, -float(likeness[at]), rows[at]),
        )
        return tuple(dict.fromkeys(self.lessons[rows[at]].text for at in order[:EXAMPLES]))
