"""Knows the towns and regions of three languages, in every Russian case, wherever they stand beside an address (names of GeoNames and our own, see names/)."""

from __future__ import annotations

import re
from functools import cache

from jobs.hear.gazetteer import names

FOLD = str.maketrans("أإآٱىیةک", "ااااييهك")
TOWN_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
LONGEST = 3  # words in the name of a town
CASES = (  # how the nominative ends, and the endings of the five other cases
    ("ский", ("ского", "скому", "ского", "ским", "ском")),
    ("цкий", ("цкого", "цкому", "цкого", "цким", "цком")),
    ("ый", ("ого", "ому", "ого", "ым", "ом")),
    ("ий", ("его", "ему", "его", "им", "ем")),
    ("ая", ("ой", "ой", "ую", "ой", "ой")),
    ("яя", ("ей", "ей", "юю", "ей", "ей")),
    ("ое", ("ого", "ому", "ое", "ым", "ом")),
    ("ые", ("ых", "ым", "ые", "ыми", "ых")),
    ("ие", ("их", "им", "ие", "ими", "их")),
    ("ия", ("ии", "ии", "ию", "ией", "ии")),
    ("ец", ("ца", "цу", "ец", "цом", "це")),
    ("а", ("ы", "е", "у", "ой", "е")),
    ("я", ("и", "е", "ю", "ей", "е")),
    ("ь", ("и", "и", "ь", "ью", "и")),
    ("о", ("а", "у", "о", "ом", "е")),
    ("ы", ("", "ам", "ы", "ами", "ах")),
    ("и", ("", "ам", "и", "ами", "ах")),
    ("й", ("я", "ю", "й", "ем", "е")),
    ("", ("а", "у", "", "ом", "е")),
)


def fold(text: str) -> str:
    """The same text, letter for letter, with one alif, one ya and ta marbuta as ha."""
    return text.translate(FOLD)


def cases(word: str) -> tuple[str, ...]:
    """A Russian word of a place in its six cases, nominative first; words that do not change keep wrong forms that nobody writes."""
    ending, others = next((ending, others) for ending, others in CASES if word.endswith(ending))
    stem = word.removesuffix(ending)
    return (word, *(stem + other for other in others))


def in_every_case(name: str) -> set[str]:
    """A name of one word or more, all words in the same case; "ь" is declined as a feminine and as a masculine."""
    forms = {" ".join(words) for words in zip(*map(cases, name.split()), strict=True)}
    masculine = (name[:-1] + ending for ending in ("я", "ю", "ем", "е")) if name.endswith("ь") else ()
    return {form for form in (*forms, *masculine) if len(form) > 2}


@cache
def towns() -> frozenset[str]:
    """Every town, region and country, in small letters."""
    russian = {form for name in names("places_ru") for form in in_every_case(name)}
    return names("places_en") | russian | names("places_ar")


@cache
def everyday() -> frozenset[str]:
    """Names of places that are also everyday words, in every case."""
    listed = names("places_words")
    return listed | {form for name in listed if "а" <= name[0] <= "ё" for form in in_every_case(name)}


def is_town(phrase: str) -> bool:
    """True for a town in any script and case."""
    return fold(phrase.lower()).strip(".") in towns()


def town_after(text: str, place: int) -> int:
    """Where the longest name of a town that begins at `place` ends, or `place`."""
    ends = [found.end() for found in words_from(text, place)]
    return next((end for end in reversed(ends) if is_town(text[place:end])), place)


def words_from(text: str, place: int) -> list[re.Match[str]]:
    """Up to three words, one blank or hyphen between them, from `place` on."""
    found: list[re.Match[str]] = []
    while len(found) < LONGEST and (word := TOWN_WORD.match(text, place)):
        found.append(word)
        place = word.end() + 1 if text[word.end() : word.end() + 1] == " " else len(text)
    return found


def town_before(text: str, place: int) -> int:
    """Where the longest name of a town that ends at `place` begins, or `place`."""
    words = list(TOWN_WORD.finditer(text, max(0, place - 60), place))[-LONGEST:]
    for word in words:
        phrase = text[word.start() : place]
        if is_town(phrase):
            return word.start()
        if is_town(phrase[1:]) and phrase[0] in "بلو":
            return word.start() + 1
    return place
