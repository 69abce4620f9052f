"""Which words everybody uses, so that they are somebody's name only where they are written as one (Will, Rose, Вера).

English and Arabic: lists of words counted by the project (each file names its sources); Russian: the dictionary of pymorphy3 (OpenCorpora).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jobs.hear.gazetteer import names
from jobs.vetting.letters import ARABIC, CYRILLIC, plain
from jobs.vetting.name_words import without_prefixes
from jobs.vetting.word_lists import listed

LISTS = Path(__file__).parent / "everyday"
OF_NAMES = ("Name", "Surn", "Patr")
PREPOSITION = "على"  # "on"; with two dots under its last letter it is Ali
OF_THE_WEB = listed("http https www com html ru net org mailto href")
ENDINGS = re.compile("(?<=...)(?:وا|هم|ها|كم|تنا|وني)$")
SHORTEST = 3  # shorter words are nobody's name unless they are written large


@cache
def everyday(language: str) -> frozenset[str]:
    """The everyday words of one language."""
    lines = (LISTS / f"{language}.txt").read_text("utf-8").splitlines()
    found = {word for line in lines if not line.startswith("#") for word in line.split()}
    return frozenset(found)


@cache
def lists_mark() -> bytes:
    """A number over all these lists: an index of people that was made with other ones is made anew."""
    lists = (everyday("en"), everyday("ar"), names("en_words"), names("en_given"), names("ru_words"))
    return blake2b("\n".join(" ".join(sorted(words)) for words in lists).encode(), digest_size=16).digest()


def arabic_forms(small: str) -> list[str]:
    """A word without its prefixes, and these without an ending that only verbs and nouns have."""
    forms = [small, *without_prefixes(small)]
    return [*forms, *(ENDINGS.sub("", form) for form in forms if len(form) > SHORTEST + 1)]


@cache
def dictionary() -> Any:
    """The Russian dictionary."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=300_000)
def is_ordinary(word: str) -> bool:
    """True for a cleaned word that says nothing about a person by itself."""
    small = plain(word)
    if len(small) < SHORTEST or small[0].isdigit() or word == PREPOSITION or small in OF_THE_WEB:
        return True
    if ARABIC.search(small):
        return not everyday("ar").isdisjoint(arabic_forms(small))
    return (
        is_russian_word(small)
        if CYRILLIC.search(small)
        else small in everyday("en") or small in names("en_words")
    )


@lru_cache(maxsize=300_000)
def must_be_exact(word: str) -> bool:
    """True for an everyday word, unless it is a given name and written as one (Maria): then it may be another spelling."""
    return is_ordinary(word) and not (is_large(word) and plain(word) in names("en_given"))


def is_russian_word(small: str) -> bool:
    """True for a word of the dictionary that is no name, and for a name that is an everyday word too."""
    if not dictionary().word_is_known(small):
        return False
    parses = dictionary().parse(small)
    if {plain(parse.normal_form) for parse in parses} & ru_names_that_are_words():
        return True
    return not any(mark in parse.tag for parse in parses for mark in OF_NAMES)


@cache
def ru_names_that_are_words() -> frozenset[str]:
    """Names such as Вера and Мороз."""
    return frozenset(map(plain, names("ru_words")))


def may_be_name(first: str, second: str) -> bool:
    """False for two everyday words, unless both are written large."""
    return not (is_ordinary(first) and is_ordinary(second)) or (is_large(first) and is_large(second))


def is_large(word: str) -> bool:
    """True for a word with a capital first letter and small ones behind it: what is all in capitals says nothing."""
    return word[:1].isupper() and not word[1:].isupper()
