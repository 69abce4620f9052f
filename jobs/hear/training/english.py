"""Varies our English sentences: other names in the same place, invented names, no name at all, and the noises of people in a hurry.

So the model learns the places where names stand, and not the names that we happened to write (data augmentation by mention replacement: Dai and Adel 2020).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from random import Random

from jobs.hear.features_english import FAMILY_SOURCES, OTHER_FAMILY_SOURCES, OTHER_SOURCES, USUAL_SOURCES
from jobs.hear.gazetteer import names
from jobs.hear.training.noise import CASED, noisy
from jobs.hear.training.written import Piece

LEARNED = ("PERSON",)
SETTINGS = {"c1": 0.1, "c2": 0.02, "max_iterations": 100}
SWAPPED = 16  # variants of a text with names
PLAIN = 6  # variants of a text without
TITLE = re.compile(
    r"\b(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|sister|engr|chief|officer|sgt)\b\.? ?$",
    re.IGNORECASE,
)
THE = re.compile(r"\bthe $", re.IGNORECASE)
PLACE = re.compile(r"\b[A-Z][a-z]{3,}\b")
SMALL = re.compile(r"\b[a-z]+\b")
PARTICLES = (
    "de",
    "da",
    "van",
    "van der",
    "von",
    "bin",
    "ibn",
    "al",
    "el",
    "del",
    "dos",
    "bint",
    "O'",
    "Mc",
    "Mac",
)
NOBODY = (
    "she", "he", "nobody", "someone", "the manager", "my wife", "your colleague", "a lady", "the driver", "staff", "your team", "the nurse", "my son",
    "customer service", "support", "a young man", "they", "the other shop", "reception", "your website", "the app", "head office", "the bank", "this company",
)  # fmt: skip


def variants(pieces: tuple[Piece, ...], random: Random) -> Iterator[tuple[Piece, ...]]:
    """The text as it was written, then as others would have written it."""
    yield pieces
    if not any(label == "PERSON" for _, label in pieces):
        yield noisy(pieces, CASED["lower"], random)
        for _ in range(PLAIN - 1):
            yield spoilt(elsewhere(pieces, random), random)
        return
    for _ in range(SWAPPED):
        yield spoilt(elsewhere(swapped(pieces, random), random), random)
    yield spoilt(without_people(pieces, random), random)


def spoilt(pieces: tuple[Piece, ...], random: Random) -> tuple[Piece, ...]:
    """Half of the texts as they are, a quarter in small letters, the rest with another noise or among words of another script."""
    chance = random.random()
    if chance < 0.42:
        return pieces
    if chance < 0.67:
        return noisy(pieces, CASED["lower"], random)
    if chance < 0.74:
        return noisy(pieces, CASED["upper"], random)
    if chance < 0.78:
        return tuple((words.lower() if label == "PERSON" else words, label) for words, label in pieces)
    if chance < 0.83:
        return tuple(
            (words if label else SMALL.sub(random.choice(("слово", "كلمة")), words), label)
            for words, label in pieces
        )
    return noisy(pieces, CASED[random.choice(("typos", "unpunctuated", "no-blanks", "emoji"))], random)


def swapped(pieces: tuple[Piece, ...], random: Random) -> tuple[Piece, ...]:
    """Other people in the same places; who stood twice stands twice again."""
    chosen: dict[str, str] = {}
    out: list[Piece] = []
    before = ""
    for words, label in pieces:
        if label == "PERSON":
            words = chosen.setdefault(words, alike(words, before, random))  # noqa: PLW2901
        out.append((words, label))
        before = words
    return tuple(out)


def alike(words: str, before: str, random: Random) -> str:
    """A name of the same kind (one word or several, after a title, with or without capitals)."""
    if "/" in words:
        return words
    if len(words.split()) > 1:
        form = random.choices([form for form, _ in FORMS], [weight for _, weight in FORMS])[0]
        name = form(random)
    elif TITLE.search(before):
        name = family(random) if random.random() < 0.85 else given(random)
    elif THE.search(before):
        name = family(random) + "s"
    else:
        name = given(random) if random.random() < 0.88 else family(random)
    return name.lower() if words.islower() else name.upper() if words.isupper() else name


def without_people(pieces: tuple[Piece, ...], random: Random) -> tuple[Piece, ...]:
    """The same text about nobody in particular: an announced place for a name may hold none."""
    return tuple(
        ("", "")
        if label == "PERSON" and random.random() < 0.1
        else (random.choice(NOBODY), "")
        if label == "PERSON"
        else (words, label)
        for words, label in pieces
    )


def elsewhere(pieces: tuple[Piece, ...], random: Random) -> tuple[Piece, ...]:
    """Other towns and other brands in the same places."""

    def other(found: re.Match[str]) -> str:
        small = found.group().lower()
        for source in ("en_places", "en_brands"):
            if small in names(source) and random.random() < 0.6:
                return random.choice(ordered((source,))).title()
        return found.group()

    return tuple((words, label) if label else (PLACE.sub(other, words), label) for words, label in pieces)


def given(random: Random) -> str:
    """A given name: usual, rare, one that is also an everyday word, or invented."""
    chance = random.random()
    if chance < 0.08:
        return random.choice(everyday(USUAL_SOURCES[:1])).title()
    if chance < 0.22:
        return invented(OTHER_SOURCES, random)
    return random.choice(ordered(USUAL_SOURCES if chance < 0.72 else OTHER_SOURCES)).title()


def family(random: Random) -> str:
    """A family name in the same way."""
    chance = random.random()
    if chance < 0.12:
        return random.choice(everyday(FAMILY_SOURCES[:1])).title()
    if chance < 0.26:
        return invented(OTHER_FAMILY_SOURCES, random)
    return random.choice(ordered(FAMILY_SOURCES if chance < 0.75 else OTHER_FAMILY_SOURCES)).title()


def initial(random: Random) -> str:
    """One capital letter, mostly with its full stop."""
    return random.choice("ABCDEFGHIJKLMNOPRSTVWYZ") + ("." if random.random() < 0.85 else "")


def with_particle(random: Random) -> str:
    """A family name with what stands before it in many languages."""
    particle = random.choice(PARTICLES)
    return (
        f"{particle}{family(random)}" if particle in ("O'", "Mc", "Mac") else f"{particle} {family(random)}"
    )


Form = Callable[[Random], str]
FORMS: tuple[tuple[Form, float], ...] = (
    (lambda random: f"{given(random)} {family(random)}", 50),
    (lambda random: f"{initial(random)} {family(random)}", 11),
    (lambda random: f"{initial(random)} {initial(random)} {family(random)}", 2),
    (lambda random: f"{given(random)} {initial(random)} {family(random)}", 9),
    (lambda random: f"{given(random)} {initial(random)}", 3),
    (lambda random: f"{family(random)} {initial(random)}", 2),
    (lambda random: f"{family(random)}, {given(random)}", 8),
    (lambda random: f"{family(random)} {given(random)}", 5),
    (lambda random: f"{given(random)} {family(random)}-{family(random)}", 4),
    (lambda random: f"{given(random)}-{given(random)} {family(random)}", 2),
    (lambda random: f"{given(random)} {given(random)} {family(random)}", 5),
    (lambda random: f"{given(random)} {with_particle(random)}", 6),
)  # fmt: skip


@cache
def ordered(sources: tuple[str, ...]) -> tuple[str, ...]:
    """The words of lists in an order that is the same each time."""
    return tuple(sorted(frozenset().union(*map(names, sources))))


@cache
def everyday(sources: tuple[str, ...]) -> tuple[str, ...]:
    """The names of lists that are English words as well."""
    return tuple(word for word in ordered(sources) if word in names("en_usual"))


@cache
def followers(sources: tuple[str, ...]) -> dict[str, str]:
    """Which letters follow two letters in the names of these lists."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in ordered(sources)[::7]:
        if word.isalpha():
            marked = f"^^{word}$"
            for place in range(2, len(marked)):
                found[marked[place - 2 : place]].append(marked[place])
    return {pair: "".join(letters) for pair, letters in found.items()}


def invented(sources: tuple[str, ...], random: Random) -> str:
    """A name that stands on no list, so that the place must betray it."""
    while True:
        word = "^^"
        while word[-1] != "$" and len(word) < 12:
            word += random.choice(followers(sources)[word[-2:]])
        name = word[2:].rstrip("$")
        if len(name) > 3 and name not in known():
            return name.title()


@cache
def known() -> frozenset[str]:
    """Every word of every list."""
    sources = (
        *USUAL_SOURCES,
        *OTHER_SOURCES,
        *FAMILY_SOURCES,
        *OTHER_FAMILY_SOURCES,
        "en_usual",
        "en_rare",
        "en_modern",
    )
    return frozenset().union(*map(names, sources))
