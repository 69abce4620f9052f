"""Nothing that a story keeps inside stands on a public page: a supplier, a volume, a plan, while its date is not over (S6).

Searched for in every byte, in small or capital letters, in every Russian case, as one or several, behind Arabic particles,
with blanks or without them. A name written in other letters is a value of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jobs.hear.known import ARABIC, word_forms
from jobs.vetting.reading import Passage, normalise, words

KINDS = {
    "supplier": "a supplier's name that stays inside",
    "volume": "a volume that stays inside",
    "plan": "a plan that stays inside",
}
ARTICLE = "ال"
PARTICLES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")


@dataclass(frozen=True)
class Embargo:
    """One value: the forms of each of its words, and the value without blanks."""

    kind: str
    forms: tuple[frozenset[str], ...]
    joined: str


def learn_embargoes(values: Iterable[tuple[str, str]]) -> tuple[Embargo, ...]:
    """What is searched for, from (field, value) pairs of `jobs.stories.inside.inside_values`."""
    return tuple(learn_embargo(key, value) for key, value in sorted(set(values)))


def learn_embargo(key: str, value: str) -> Embargo:
    """One value, word by word."""
    found = words(value)
    return Embargo(KINDS[key], tuple(forms_of(word) for word in found), "".join(found))


def forms_of(word: str) -> frozenset[str]:
    """A normalised word in every form in which it may stand in a sentence."""
    more = arabic_forms(word) if ARABIC.search(word) else english_forms(word) if word.isascii() else ()
    return frozenset(normalise(form) for form in word_forms(word)) | {word, *more}


def english_forms(word: str) -> Iterator[str]:
    """One or several: van, vans, boxes."""
    if word.isalpha():
        yield from (f"{word}s", f"{word}es", *(word.removesuffix(end) for end in ("s", "es")))


def arabic_forms(word: str) -> Iterator[str]:
    """With and without the article, behind the particles that are written joined."""
    bare = word.removeprefix(ARTICLE)
    for particle in PARTICLES:
        yield from (f"{particle}{article}{bare}" for article in ("", ARTICLE))
    yield from (f"{before}لل{bare}" for before in ("", "و", "ف"))


def find_embargoed(embargoes: Sequence[Embargo], passage: Passage) -> Iterator[str]:
    """Kinds of what stands in this passage and must not; the value itself is never given back."""
    stream = words(passage.text) if embargoes else []
    for embargo in embargoes:
        if any(stands_at(embargo, stream, place) for place in range(len(stream))):
            yield embargo.kind


def stands_at(embargo: Embargo, stream: Sequence[str], place: int) -> bool:
    """True when the value begins at this word, word for word in any form, or joined and split otherwise."""
    beside = stream[place : place + len(embargo.forms)]
    if len(beside) == len(embargo.forms) and all(
        word in forms for word, forms in zip(beside, embargo.forms, strict=True)
    ):
        return True
    rest = embargo.joined
    for word in stream[place:]:
        if not rest.startswith(word):
            return False
        rest = rest[len(word) :]
        if not rest:
            return True
    return False
