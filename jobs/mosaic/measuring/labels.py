"""Makes themes of labels, so that any sorted file can be measured: label words become a theme's name and keywords."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from jobs.hear.language import script_of
from jobs.mosaic.measuring.texts import Text
from jobs.mosaic.stems import stop_words
from jobs.mosaic.themes import Theme
from jobs.settings import LANGUAGES

HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")  # CardArrival, ATMFee
WORD = re.compile(r"[^\W_]+")


def words_of(label: str) -> list[str]:
    """The words of a label, whatever joins them: card_arrival, FOOD_DRINKS#QUALITY, roomService, "Staff: General"."""
    return [word.lower() for word in WORD.findall(HUMP.sub(" ", label))]


def themes_of(texts: Iterable[Text]) -> dict[str, Theme]:
    """By label a theme with an id of its own, in the order of the alphabet."""
    labels = sorted({label for text in texts for label in text.labels})
    shared = Counter(word for label in labels for word in set(words_of(label)))
    return {label: theme_of(label, f"label-{number}", shared) for number, label in enumerate(labels, start=1)}


def theme_of(label: str, number: str, shared: Mapping[str, int]) -> Theme:
    """A theme that knows the words of its label, and nothing else."""
    words = words_of(label)
    name = " ".join(words) or label
    language = script_of(name)
    language = language if language in LANGUAGES else LANGUAGES[0]
    single = (word for word in words if word not in stop_words(language) and shared[word] == 1)
    return Theme(
        number,
        dict.fromkeys(LANGUAGES, name),
        dict.fromkeys(LANGUAGES, name),
        {language: tuple(dict.fromkeys((name, *single)))},
        {},
    )
