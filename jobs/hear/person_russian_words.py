"""What the dictionary and the lists say of one Russian word form: a name, which part of one, or a word like any other (pymorphy3, OpenCorpora)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from jobs.hear.gazetteer import names

CYRILLIC = re.compile(r"[А-Яа-яЁё]")
FAMILY_ENDING = re.compile(
    r"(?:ов|ев|ёв|ин|ын|ский|цкий|енко|чук|ян|швили|дзе)(?:а|у|ы|ым|ыми|ом|е|ой|ых|ого|ому|ую)?$|(?:ск|цк)(?:ая|ой|ую)$"
)
PARTS = {"Name": "name", "Surn": "surname", "Patr": "patronymic"}
# Ending in the text -> endings the nominative may have: the declension of names, read backwards.
ENDINGS = {
    "ого": ("ий", "ый", "ой"), "ому": ("ий", "ый", "ой"), "ыми": ("ий", "ый", ""), "ими": ("ий",), "ых": ("ий", "ый", ""),
    "ым": ("ий", "ый", ""), "им": ("ий",), "ом": ("",), "ем": ("ь", "й"), "ём": ("ь", "й"), "ой": ("а", "ая", ""),
    "ей": ("я", "а", "ь"), "ью": ("ь",), "ую": ("ая", "ий"), "ая": ("ий", "ый"), "ою": ("а",), "ею": ("я",),
    "а": ("",), "я": ("ь", "й"), "у": ("а", ""), "ю": ("я", "ь", "й"), "ы": ("а", ""), "и": ("я", "а", "ь", ""), "е": ("а", "я", "", "й"),
}  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """What the dictionary says of one word form."""

    part: str  # "name", "surname", "patronymic" or ""
    normal: str  # nominative, for the number of the mask
    sure: bool  # nothing else than a name
    listed: bool = False  # on our own list of given names


NO_NAME = Reading("", "", sure=False)


@cache
def dictionary() -> Any:
    """The dictionary, loaded at the first Russian word."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=20_000)
def parses_of(word: str) -> Any:
    """What the dictionary reads in a word in small letters, likeliest first."""
    return dictionary().parse(word)


@lru_cache(maxsize=50_000)
def read_word(word: str) -> Reading:
    """The reading of a word in small letters."""
    if len(word) < 3:
        return NO_NAME
    parses = parses_of(word)
    named = [parse for parse in parses if name_part(parse.tag)]
    normals = {parse.normal_form for parse in parses} | {word}
    listed = normals & names("ru_given")
    if not named and not listed:
        return NO_NAME
    weight = sum(parse.score for parse in named)
    if weight < 0.05 and not listed:
        return NO_NAME
    best = named[0] if named else parses[0]
    part = name_part(best.tag) or "name"
    others = sum(parse.score for parse in parses) - weight
    alone = weight > 0.6 or (bool(listed) and (others < 0.3 or not dictionary().word_is_known(word)))
    usual = bool(normals & names("ru_words")) or place_weight(parses) >= max(weight, 0.2)
    known = dictionary().word_is_known(word) or bool(listed) or part != "name"
    return Reading(
        part, min(listed, default=best.normal_form), alone and known and not usual, listed=bool(listed)
    )


def place_weight(parses: Any) -> float:
    """How likely a word is the name of a place."""
    return float(sum(parse.score for parse in parses if "Geox" in parse.tag))


def name_part(tag: Any) -> str:
    """Which part of a name a tag stands for."""
    return next((part for mark, part in PARTS.items() if mark in tag), "")


KINDS = {
    "case": frozenset(
        {"nomn", "gent", "datv", "accs", "ablt", "loct", "voct", "gen1", "gen2", "acc2", "loc1", "loc2"}
    ),
    "gender": frozenset({"masc", "femn", "neut"}),
    "number": frozenset({"sing", "plur"}),
    "animacy": frozenset({"anim", "inan"}),
}


def mark(tag: Any, kind: str) -> str:
    """The case, gender, number or animacy of a reading, the first one written; "" when it has none (the dictionary's own answer changes from run to run)."""
    return next((one for one in re.split("[ ,]", str(tag)) if one in KINDS[kind]), "")


def nominatives(word: str) -> Iterator[str]:
    """The forms under which a list may hold this word: as it stands, and with a case ending taken back."""
    yield word
    for length in (1, 2, 3):
        for ending in ENDINGS.get(word[-length:], ()) if len(word) > length + 1 else ():
            yield word[:-length] + ending


# Latin spelling -> Russian letters, longest first: Russian passports and the habits of people without a Russian keyboard.
LETTERS = {
    "shch": "щ", "sch": "щ", "zh": "ж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш", "yu": "ю", "ya": "я", "yo": "ё", "ye": "е", "iu": "ю",
    "ja": "я", "ju": "ю", "ph": "ф", "ck": "к", "a": "а", "b": "б", "c": "ц", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и",
    "j": "дж", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в",
    "w": "в", "x": "кс", "z": "з",
}  # fmt: skip
LOOK_AT = 30  # words that tell the language of a text
LATIN_LETTERS = re.compile("|".join(LETTERS))


@lru_cache(maxsize=20_000)
def in_russian_letters(word: str) -> str:
    """A Latin spelling in small letters as a Russian would read it: "zhuravleva" -> "журавлева"."""
    ending = re.sub(r"ia$", "iya", word)
    spelled = re.sub(r"(?<=[aeiouy])y(?![aou])|y$(?<=[iy]y)", "й", ending)
    return LATIN_LETTERS.sub(lambda found: LETTERS[found.group()], spelled).replace("y", "ы")


def is_russian_in_latin(words: list[str]) -> bool:
    """True for Russian typed in Latin letters: two thirds of the words of three letters and more are Russian ones when spelled back."""
    long = [word.lower() for word in words[:LOOK_AT] if len(word) > 2]
    known = [word for word in long if dictionary().word_is_known(in_russian_letters(word))]
    return len(known) > 2 and len(known) * 3 > len(long) * 2
