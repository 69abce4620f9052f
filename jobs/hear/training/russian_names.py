"""Puts another person's name in the place of one: same case, same part of the name, same capitals, from the lists or made up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from random import Random

from jobs.hear.features_russian import PATRONYMIC
from jobs.hear.gazetteer import names
from jobs.hear.person_russian_words import (
    CYRILLIC,
    FAMILY_ENDING,
    dictionary,
    mark,
    name_part,
    nominatives,
    parses_of,
)
from jobs.hear.training.russian_declension import FEMALE, MALE, decline, family_name, patronymic

PART = re.compile(r"[^\W\d_]+|[\W\d_]+")
LATIN_OFTEN = 0.05
KEEP = 0.15  # so often a name stays
SYLLABLES = re.findall(
    r"\w+",
    "ба бе ва ви га ге да де жа за зи ка ки ла ли ма ми на ни па ра ри са си та ти фа ха ша эль ам ор ил ур ас ян ер ай ос им",
)
ENDS = {
    MALE: ("н", "р", "т", "с", "м", "д", "л", "к", "й", "ш", "б"),
    FEMALE: ("а", "на", "ля", "та", "ия", "ра", "да", "ша"),
}
SLAVIC = (
    "ов",
    "ев",
    "ин",
    "ский",
    "енко",
    "ук",
    "ич",
    "ков",
    "кин",
    "цев",
    "ян",
    "дзе",
    "швили",
    "ец",
    "ман",
    "",
)
LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip


@dataclass(frozen=True)
class Form:
    """The case and the sex in which a name stands, and which part of a name each word is."""

    case: str
    sex: str
    parts: tuple[str, ...]


def renamed(name: str, random: Random) -> str:
    """Another name in the same form; sometimes with its words in another order."""
    if random.random() < KEEP:
        return name
    words = [word for word in PART.findall(name) if word[0].isalpha()]
    form = form_of(words)
    swapped = iter(
        [part_like(word, part, form, random) for word, part in zip(words, form.parts, strict=True)]
    )
    other = "".join(next(swapped) if piece[0].isalpha() else piece for piece in PART.findall(name))
    if random.random() < LATIN_OFTEN and other.istitle():
        return in_latin(other.lower()).title()
    return turned(other, form, random)


def turned(name: str, form: Form, random: Random) -> str:
    """Given and family name in the other order, or a single given name with a family name or patronymic after it."""
    words = name.split(" ")
    if sorted(form.parts) == ["family", "given"] and len(words) == 2 and random.random() < 0.4:
        return f"{words[1]} {words[0]}"
    if form.parts in (("given",), ("family",)) and CYRILLIC.match(name) and random.random() < 0.25:
        return lengthened(name, form, random)
    return name


def lengthened(name: str, form: Form, random: Random) -> str:
    """A single name with what may stand beside it: initials, a family name, a patronymic."""
    if form.parts == ("family",):
        initials = [random.choice("АБВГДЕЗИКЛМНОПРСТФХЭЮЯ") + "." for _ in range(2)]
        signs = random.choice((" ", "")).join(initials)
        return f"{name} {signs}" if random.random() < 0.5 else f"{signs} {name}"
    part = random.choice(("family", "patronymic"))
    return f"{name} {part_like(name, part, form, random)}"


def form_of(words: list[str]) -> Form:
    """The form that the words of a name share; the nominative where the dictionary does not help."""
    parts = tuple(part_of(word, place, words) for place, word in enumerate(words))
    votes: dict[tuple[str, str], float] = {}
    for word, part in zip(words, parts, strict=True):
        for form, weight in forms_of(word.lower(), part).items():
            votes[form] = votes.get(form, 0.0) + weight
    case, sex = max(votes, key=lambda form: votes[form], default=("nomn", MALE))
    return Form(case, sex, parts)


def part_of(word: str, place: int, words: list[str]) -> str:
    """ "initial", "latin", "patronymic", "family" or "given"."""
    small = word.lower()
    if len(word) == 1:
        return "initial"
    if not CYRILLIC.match(word):
        return "latin"
    tags = [name_part(parse.tag) for parse in parses_of(small)]
    if len(words) > 1 and all(len(other) == 1 for other in words if other != word):
        return "family"
    if "patronymic" in tags or (place and len(small) > 6 and PATRONYMIC.search(small)):
        return "patronymic"
    if "name" in tags or names("ru_given") & set(nominatives(small)):
        return "family" if "surname" in tags and len(words) > 1 and place == len(words) - 1 else "given"
    return "family" if "surname" in tags or FAMILY_ENDING.search(small) or place else "given"


def forms_of(word: str, part: str) -> dict[tuple[str, str], float]:
    """Case and sex of a word with their likelihood."""
    if part in ("initial", "latin"):
        return {}
    wanted = "surname" if part == "family" else "name" if part == "given" else part
    parses = parses_of(word)
    named = [parse for parse in parses if name_part(parse.tag) == wanted] or [
        parse for parse in parses if mark(parse.tag, "case") and mark(parse.tag, "gender") in (MALE, FEMALE)
    ]
    found: dict[tuple[str, str], float] = {}
    for parse in named:
        form = (mark(parse.tag, "case") or "nomn", mark(parse.tag, "gender") or MALE)
        if mark(parse.tag, "number") != "plur" and form[1] in (MALE, FEMALE):
            found[form] = found.get(form, 0.0) + parse.score
    return found


def part_like(word: str, part: str, form: Form, random: Random) -> str:
    """Another word for this part of a name, with the capitals of the old one."""
    if part == "initial":
        new = random.choice("абвгдезиклмнопрстфхэюя" if CYRILLIC.match(word) else "abdefgiklmnoprstvz")
    elif part == "latin":
        new = in_latin(decline(given(form.sex, random), "nomn", form.sex))
    elif part == "patronymic":
        new = patronymic(given(MALE, random), form.case, form.sex)
    elif part == "family":
        new = family_name(family(random), form.case, form.sex)
    else:
        new = decline(given(form.sex, random), form.case, form.sex)
    return new.upper() if word.isupper() and len(word) > 1 else new.title() if word[0].isupper() else new


def in_latin(word: str) -> str:
    """The word in Latin letters."""
    return "".join(LATIN.get(letter, letter) for letter in word)


def given(sex: str, random: Random) -> str:
    """A given name: mostly those the dictionary knows, others of the lists, and made-up ones that no list holds."""
    chance = random.random()
    if chance < 0.17:
        stem = "".join(random.choice(SYLLABLES) for _ in range(random.choice((1, 1, 2))))
        return stem + random.choice(ENDS[sex])
    if chance < 0.35:
        return random.choice(pool(sex, "ru_given", known=True))
    return random.choice(pool(sex, "ru_given_wide", known=chance < 0.7))


def family(random: Random) -> str:
    """A family name: mostly those the dictionary knows, others of the list, and made up with an ending that family names have."""
    chance = random.random()
    if chance < 0.8:
        return random.choice(pool("", "ru_family", known=chance < 0.5))
    return (
        "".join(random.choice(SYLLABLES) for _ in range(2))
        + random.choice("бвгдзклмнпрст")
        + random.choice(SLAVIC)
    )


@cache
def pool(sex: str, name: str, *, known: bool) -> tuple[str, ...]:
    """The names of a list that fit a man, or a woman, known to the dictionary or new to it; in the order of the alphabet, so that chance is the same every time."""
    return tuple(
        word
        for word in sorted(names(name))
        if dictionary().word_is_known(word) == known and (not sex or sex in sexes(word))
    )


def sexes(word: str) -> set[str]:
    """Whose name it is: what the dictionary says, else its ending (pet names in -а may be either's)."""
    known = {
        mark(parse.tag, "gender")
        for parse in parses_of(word)
        if dictionary().word_is_known(word)
        and name_part(parse.tag) == "name"
        and mark(parse.tag, "case") == "nomn"
    } & {MALE, FEMALE}
    return known or ({FEMALE} if word[-1] in "ья" or word.endswith("а") else {MALE})
