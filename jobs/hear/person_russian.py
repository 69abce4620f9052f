"""Finds names of people in Russian texts: what the rules are sure of, what the trained model takes for a name, and those names again (docs/models/ru.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jobs.hear.features_russian import features
from jobs.hear.gazetteer import names
from jobs.hear.person_russian_rules import find_by_rules
from jobs.hear.person_russian_words import CYRILLIC, dictionary, name_part, read_word
from jobs.hear.span import Span, join_spans
from jobs.hear.tagger import find_tagged, tokens_of

__all__ = ["CYRILLIC", "dictionary", "find_russian_people", "name_part", "read_word"]

LIMIT = 0.4
STRICT_LIMIT = 0.1
WORD = re.compile(r"[^\W\d_]+")


def find_russian_people(text: str, *, strict: bool = False) -> Iterator[Span]:
    """Every name of a person; `strict` takes doubtful names as well."""
    if not CYRILLIC.search(text):
        return
    found = join_spans([*find_by_rules(text), *find_by_model(text, STRICT_LIMIT if strict else LIMIT)])
    yield from found
    yield from find_again(text, found)


def find_by_model(text: str, least: float) -> Iterator[Span]:
    """What the model takes for a name with at least this probability."""
    for found in find_tagged(tokens_of(text), features, "ru", least):
        name = text[found.start : found.end]
        if WORD.search(name):
            yield Span(found.start, found.end, "person", value_of(name))


def find_again(text: str, found: Iterable[Span]) -> Iterator[Span]:
    """A name of this text that stands elsewhere in it in another case: "жена Кондратьева, сам Кондратьев"."""
    known = {word for span in found for word in span.value.split() if len(word) > 3} - names("ru_words")
    if not known:
        return
    for word in WORD.finditer(text):
        value = value_of(word.group())
        if value in known and (word.group()[0].isupper() or read_word(word.group().lower()).sure):
            yield Span(word.start(), word.end(), "person", value)


def value_of(name: str) -> str:
    """The nominative of every word in small letters with е for ё, so that one person keeps one number."""
    words = [word.lower() for word in WORD.findall(name)]
    return " ".join(read_word(word).normal or word for word in words).replace("ё", "е")
