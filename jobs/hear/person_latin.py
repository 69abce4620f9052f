"""Finds names in Latin letters, beside Russian and Arabic words too, and says which Latin words are no names (design, anonymisation)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.features_english import lists_of
from jobs.hear.foreign import is_foreign
from jobs.hear.gazetteer import names
from jobs.hear.person_english import NAMED, POSSESSIVE, find_english_people, is_everyday
from jobs.hear.person_russian_rules import announces
from jobs.hear.person_russian_words import in_russian_letters
from jobs.hear.span import Span

FOREIGN_WORD = re.compile("[\u0400-\u04ff\u0600-\u06ff]+|@[\\w.-]+")
CYRILLIC_WORDS = re.compile("[\u0400-\u04ff]{2}")
BRANDS = ("ru_brands", "en_brands")


def find_latin_people(text: str, *, strict: bool = False) -> Iterator[Span]:
    """Names in Latin letters; the finder was made for English, so each Arabic or Cyrillic word and each @name is a comma to it."""
    plain = FOREIGN_WORD.sub(lambda word: "," + " " * (len(word.group()) - 1), text)
    if not strict and is_foreign(plain):
        return
    beside_russian = CYRILLIC_WORDS.search(text) is not None
    for span in find_english_people(plain, strict=strict):
        if not beside_russian or is_latin_name(text, span, strict=strict):
            yield span


def is_latin_name(text: str, span: Span, *, strict: bool) -> bool:
    """True beside Russian words for two words that are not both brands, and for one that is on a list of given names or stands after a word for a person."""
    words = text[span.start : span.end].lower().split()
    if not strict and all(any(word in names(listed) for listed in BRANDS) for word in words):
        return False
    if len(words) > 1 or strict:
        return True
    usual = in_russian_letters(words[0]) in names("ru_words") or words[0] in names("en_words")
    given = words[0] in names("en_given") or in_russian_letters(words[0]) in names("ru_given")
    return (given and not usual and text[span.start - 1 : span.start] != "#") or announces(
        text[max(0, span.start - 40) : span.start]
    )


def is_english(words: str) -> bool:
    """True for Latin letters with an English word among them that nobody is called ("very well", "Mark and Paul")."""
    return words.isascii() and any(map(is_called_nobody, words.lower().split()))


def is_called_nobody(small: str) -> bool:
    """True for an English word, a country or a shop in small letters that is no name of a person."""
    if small in names("en_nobody") | names("en_seldom"):
        return True
    return is_everyday(small) and not NAMED & set(lists_of(small))


def may_spread(word: str) -> bool:
    """False for a part of a name that would mask too much elsewhere: an English word, a town, a brand, blackened letters (XXXX)."""
    small = POSSESSIVE.sub("", word.lower().strip(".,"))
    if small in names("en_given") and small not in names("en_seldom"):
        return True
    listed = any(small in names(name) for name in ("en_places", "en_brands", "en_nobody"))
    return not (listed or is_everyday(small) or set(small) == {"x"})
