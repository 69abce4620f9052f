"""Finds the organisation's keywords in a sentence, in any form and order, and weighs them: a word that several themes use says less (M2)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from jobs.mosaic.stems import words_as_stems
from jobs.mosaic.themes import Theme

WORD = 0.55  # weight of one keyword that only one theme uses
PHRASE = 1.2  # weight of a keyword of several words
APART = 2  # so many other words may stand between the words of a keyword


@dataclass(frozen=True)
class Keyword:
    """A keyword of a theme as written, the stems that it needs, and what it weighs."""

    theme: str
    written: str
    needs: tuple[str, ...]
    weight: float


class Keywords:
    """The keywords of all themes in one language, ready to be looked up by stem."""

    def __init__(self, themes: Sequence[Theme], language: str) -> None:
        self.by_stem = by_stem(themes, language)

    def found(self, words: tuple[str, ...]) -> dict[str, list[Keyword]]:
        """Keywords whose words stand near one another in the sentence, by theme; of two that overlap the longer."""
        hits: dict[str, list[Keyword]] = defaultdict(list)
        for stem in sorted(set(words) & self.by_stem.keys()):
            for keyword in self.by_stem[stem]:
                if stands_in(keyword.needs, words):
                    hits[keyword.theme].append(keyword)
        return {
            theme: [one for one in hit if not any(set(one.needs) < set(other.needs) for other in hit)]
            for theme, hit in hits.items()
        }


def by_stem(themes: Sequence[Theme], language: str) -> dict[str, list[Keyword]]:
    """Keywords by their longest stem, weighed by how many themes use the same."""
    written = {
        (theme.id, needs): word
        for theme in themes
        for word in theme.keywords.get(language, ())
        if (needs := words_as_stems(word, language))
    }
    used = Counter(needs for _, needs in written)
    indexed: dict[str, list[Keyword]] = defaultdict(list)
    for (theme, needs), word in written.items():
        weight = (PHRASE if len(needs) > 1 else WORD) / used[needs]
        indexed[max(needs, key=len)].append(Keyword(theme, word, needs, weight))
    return dict(indexed)


def stands_in(needs: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """True when all words of a keyword stand within two words more than it has, in any order."""
    if len(needs) == 1:
        return True
    if not set(needs) <= set(words):
        return False
    reach = len(needs) + APART
    return any(
        set(needs) <= set(words[start : start + reach]) for start, one in enumerate(words) if one in needs
    )
