"""Writes each Arabic text that we wrote again with other names, so that the model learns where names stand and not which ones they are.

Names come from the lists of hear/names; a part of them is invented, because no list holds every name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from random import Random

from jobs.hear.gazetteer import names
from jobs.hear.person_arabic_words import ARABIC, cue_of, everyone, fold
from jobs.hear.training.arabic_addresses import address
from jobs.hear.training.noise import NOISES, noisy
from jobs.hear.training.written import Piece

LEARNED = ("PERSON", "ADDRESS")
SETTINGS = {"c1": 0.15, "c2": 1.0, "max_iterations": 90, "feature.minfreq": 5}
RENAMED, PLAIN = 16, 5  # how often a text with names, and one without, is written again
NOISY = 0.4  # share of variants that are spoilt
KEPT = frozenset(
    {"ابو", "ام", "بو", "ابي", "بن", "ابن", "بنت", "ال", "ولد", "ود", "منت", "ايت", "الدين", "الله", "عبد"}
)
SERVANT_NAMES = (  # what follows "servant of"
    "الله الرحمن الرحيم العزيز الكريم اللطيف المجيد الحميد القادر الستار الغني الخالق الرزاق السلام الصمد الوهاب الحكيم الحليم الباسط "
    "الناصر الفتاح العليم الهادي الحق الحي المحسن المنعم الواحد الأحد الجبار الغفار القهار الجليل الرؤوف المطلب الحسين الزهرة"
)
SERVANT = tuple(SERVANT_NAMES.split())
ROOTS = "بتثجحخدرزسشصضطظعغفقكلمنهوي"
MOULDS = ("1ا2ي3", "1ي2ا3", "م1ت2ي3", "1و2ل3ان", "1ر2ا3ي", "ال1ن2ي3ي", "1ا2و3ا", "1ي2و3", "ت1ا2ي3", "1ل2ا3و", "بو1ي2ا3", "1ا2ر3ين", "1و2ا3يل", "ال1و2ي3", "1ت2و3ي", "1ن2ي3ه")  # fmt: skip
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def variants(pieces: tuple[Piece, ...], random: Random) -> Iterator[tuple[Piece, ...]]:
    """The text as it is, and the same text with other names and slips of the fingers."""
    yield pieces
    has_names = any(label in LEARNED for _, label in pieces)
    for _ in range(RENAMED if has_names else PLAIN):
        again = tuple((changed(words, label, random), label) for words, label in pieces)
        if random.random() < NOISY:
            again = noisy(again, random.choice(list(NOISES["ar"].values())), random)
        yield again


def changed(words: str, label: str, random: Random) -> str:
    """Another name for a name; another name in the street or shop that is called after somebody; all else as it is."""
    if label == "PERSON":
        return person(words, random)
    if label == "ADDRESS":
        return address(words, random)
    return words if label else trap(words, random)


def person(words: str, random: Random) -> str:
    """A name of the same form; sometimes a family name is added or the name written in Latin letters."""
    if random.random() < 0.03:
        return " ".join(latin(random) for _ in words.split(" "))
    source = source_of(random)
    parts = words.split(" ")
    named = " ".join(part_like(part, number, parts, source, random) for number, part in enumerate(parts))
    if len(parts) == 1 and random.random() < 0.25:
        named += f" {pick(SURNAMES_OF[source], random)}"
    elif len(parts) == 2 and not KEPT & {fold(part) for part in parts} and random.random() < 0.15:
        named = named.split(" ")[0]
    return named


def part_like(part: str, number: int, parts: list[str], source: str, random: Random) -> str:
    """Another word for one word of a name; links, initials and second halves stay."""
    if fold(part) in KEPT or len(part) < 3 or "." in part:
        return part
    if number and fold(parts[number - 1]) == "عبد":
        return random.choice(SERVANT)
    if not ARABIC.search(part):
        spelled = latin(random)
        return spelled.upper() if part.isupper() else spelled
    return pick(SURNAMES_OF[source] if number else source, random)


def latin(random: Random) -> str:
    """An Arabic name in Latin letters."""
    return pick("latin", random).capitalize()


SURNAMES_OF = {
    "given": "family",
    "word": "family",
    "rare": "rare",
    "foreign": "foreign",
    "invented": "invented",
}


def source_of(random: Random) -> str:
    """Where the next name comes from."""
    return random.choices(("given", "word", "rare", "foreign", "invented"), weights=(50, 14, 14, 14, 8), k=1)[
        0
    ]


def pick(source: str, random: Random) -> str:
    """One name of a source."""
    return invented(random) if source == "invented" else random.choice(choices_of(source))


@cache
def choices_of(source: str) -> tuple[str, ...]:
    """The names of a source in a fixed order."""
    if source == "word":
        return tuple(sorted(names("ar_given") & names("ar_words")))
    return tuple(sorted(word for word in names(f"ar_{source}") if len(word) > 2 and fold(word) not in KEPT))


def invented(random: Random) -> str:
    """A word in a pattern of names that nobody is called."""
    roots = [random.choice(ROOTS) for _ in range(3)]
    return re.sub("[123]", lambda digit: roots[int(digit.group()) - 1], random.choice(MOULDS))


def trap(words: str, random: Random) -> str:
    """The same words; a listed name behind "street", "shop" or "mosque" is exchanged for another one."""
    found = list(WORD.finditer(words))
    for before, word in reversed(list(pairwise(found))):
        behind = words[before.end() : word.start()] == " " and cue_of(fold(before.group())) == "place"
        if behind and fold(word.group()) in everyone() and random.random() < 0.6:
            words = words[: word.start()] + pick("given", random) + words[word.end() :]
    return words
