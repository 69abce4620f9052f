"""What a sentence is compared by: its stems and pieces of them weighed by rarity (TF-IDF, Salton), and the keywords in it (M2)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from jobs.mosaic.keywords import Keyword, Keywords
from jobs.mosaic.stems import words_as_stems
from jobs.mosaic.themes import Theme
from jobs.settings import LANGUAGES

PIECES = (3, 4, 5)  # letters of a piece of a stem: slips of the pen and dialects share pieces

Text = tuple[str, str]  # language, text


class Features:
    """Turns texts into rows of numbers, with the rarity that words have in the lessons."""

    def __init__(self, themes: Sequence[Theme], lessons: Sequence[Text]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        self.column = {theme.id: column for column, theme in enumerate(themes)}
        self.keywords = {language: Keywords(themes, language) for language in LANGUAGES}
        self.rarity = TfidfVectorizer(analyzer=terms, sublinear_tf=True)
        self.rarity.fit([words_as_stems(text, language) for language, text in lessons])

    def rows(self, texts: Sequence[Text]) -> tuple[Any, Any]:
        """Two sparse rows for each text: its terms, of length one, and the weight of keywords for each theme."""
        from scipy.sparse import csr_matrix

        found = [words_as_stems(text, language) for language, text in texts]
        cells = [
            (row, self.column[theme], sum(word.weight for word in hits))
            for row, ((language, _), words) in enumerate(zip(texts, found, strict=True))
            for theme, hits in self.keywords_in(language, words).items()
        ]
        rows, columns, weights = zip(*cells, strict=True) if cells else ((), (), ())
        keywords = csr_matrix((weights, (rows, columns)), (len(texts), len(self.column)), dtype="float64")
        if not texts:
            return csr_matrix((0, len(self.rarity.vocabulary_))), keywords
        return self.rarity.transform(found), keywords

    def keywords_in(self, language: str, words: tuple[str, ...]) -> dict[str, list[Keyword]]:
        """By theme: the keywords in a sentence of this language."""
        return self.keywords[language].found(words) if language in self.keywords else {}

    def known(self, text: Text) -> float:
        """Share of a text's words that stand in the lessons: where it is low, words tell little."""
        words = words_as_stems(text[1], text[0])
        return sum(word in self.rarity.vocabulary_ for word in words) / max(len(words), 1)


def terms(words: tuple[str, ...]) -> list[str]:
    """Stems and their pieces."""
    return [term for word in words for term in terms_of(word)]


@lru_cache(maxsize=100_000)
def terms_of(word: str) -> tuple[str, ...]:
    """One stem and its pieces, in which < and > mark its ends."""
    marked = f"<{word}>"
    return (word, *(marked[at : at + long] for long in PIECES for at in range(len(marked) - long + 1)))
