"""What the placer learns from: the keywords and example phrases of the themes, and what staff confirmed or refused (M2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobs.mosaic.exemplars import Exemplar
from jobs.mosaic.themes import Theme
from jobs.settings import LANGUAGES

FEW = 8  # keywords up to which each is a lesson of its own
TOGETHER = (
    4  # of many keywords so many make one lesson: a list of words is nearer to a sentence than one word is
)
OF_WORDS = 0.5  # weight of a lesson of bare words against a sentence


@dataclass(frozen=True)
class Lesson:
    """A text, the themes that it speaks for, and those that staff said it does not speak for."""

    language: str
    text: str
    yes: frozenset[str]
    no: frozenset[str] = frozenset()
    is_sentence: bool = True  # bare words count less, and are never shown as an example

    @property
    def weight(self) -> float:
        """What it counts."""
        return 1.0 if self.is_sentence else OF_WORDS


def lessons_of(themes: Sequence[Theme], exemplars: Sequence[Exemplar]) -> list[Lesson]:
    """All lessons, in the order of the themes, then of the texts: the same whatever the order of the exemplars."""
    written = [lesson for theme in themes for lesson in of_theme(theme)]
    return written + list(of_exemplars(exemplars, {theme.id for theme in themes}))


def of_theme(theme: Theme) -> Iterator[Lesson]:
    """The lessons that the organisation wrote down; a theme's name only where it has no keywords."""
    itself = frozenset({theme.id})
    for language in LANGUAGES:
        words = words_of(theme, language)
        step = 1 if len(words) <= FEW else TOGETHER
        for start in range(0, len(words), step):
            yield Lesson(language, ", ".join(words[start : start + step]), itself, is_sentence=False)
        for phrase in theme.phrases.get(language, ()):
            yield Lesson(language, phrase, itself)


def words_of(theme: Theme, language: str) -> tuple[str, ...]:
    """A theme's keywords in a language; its name, if it has none in any."""
    return theme.keywords.get(language, ()) if any(theme.keywords.values()) else (theme.name[language],)


def of_exemplars(exemplars: Sequence[Exemplar], known: set[str]) -> Iterator[Lesson]:
    """One lesson for each text that staff confirmed or refused; what was refused wins over what was confirmed."""
    yes: dict[tuple[str, str], set[str]] = defaultdict(set)
    no: dict[tuple[str, str], set[str]] = defaultdict(set)
    for exemplar in exemplars:
        if exemplar.theme in known:
            (yes if exemplar.belongs else no)[exemplar.language, exemplar.text].add(exemplar.theme)
    for language, text in sorted(yes.keys() | no.keys()):
        refused = no[language, text]
        yield Lesson(language, text, frozenset(yes[language, text] - refused), frozenset(refused))
