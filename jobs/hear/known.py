"""Finds what the organisation already knows of the author and of its staff: their names in every spelling, numbers, addresses (F1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from jobs.hear import person_arabic, person_russian
from jobs.hear.gazetteer import names
from jobs.hear.numbers import only_digits, western
from jobs.hear.span import Span

Contact = tuple[str, str]  # kind (name, staff, email, phone, order, address, handle) and value
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ARABIC = re.compile("[\u0600-\u06ff]")
RUN = re.compile(r"(?<!\d)\+?\(?\d(?:[ ().–-]{0,3}\d){3,17}(?!\d)")
INITIAL = re.compile(r"(?<!\w)[^\W\d_]\.\s?$")
GAP = re.compile(r"[\s,،.]+")


def find_known(text: str, contacts: Iterable[Contact]) -> Iterator[Span]:
    """Every place where one of these contacts stands, however it is spelled."""
    by_kind: dict[str, list[str]] = {}
    for kind, value in contacts:
        by_kind.setdefault(kind, []).append(value)
    for kind, values in by_kind.items():
        yield from FINDERS[kind](text, values)


def find_names(text: str, full_names: list[str]) -> Iterator[Span]:
    """Known name words; a nickname only as a whole, an everyday word only with a capital or a known neighbour."""
    yield from find_literally("person")(text, [name for name in full_names if is_nickname(name)])
    forms = {form: part for name in full_names if not is_nickname(name) for form, part in name_forms(name)}
    for group in neighbours(text, hits(text, forms)):
        if len(group) > 1 or stands_alone(text[group[0][0] : group[0][1]], no_capitals=text.islower()):
            initial = INITIAL.search(text, max(0, group[0][0] - 4), group[0][0])
            start = initial.start() if initial else group[0][0]
            yield Span(start, group[-1][1], "person", " ".join(part for _, _, part in group))


def find_staff(text: str, full_names: list[str]) -> Iterator[Span]:
    """Names of the staff list, under a kind of their own: who works here is no customer."""
    for span in find_names(text, full_names):
        yield replace(span, kind="staff")


def is_nickname(name: str) -> bool:
    """True when no word has a capital; in Arabic, when several words and none is on the lists of names ("good morning")."""
    if ARABIC.search(name):
        words = [person_arabic.fold(word) for word in WORD.findall(name)]
        return len(words) > 1 and not any(is_listed_arabic(word) for word in words)
    return name == name.lower()


def is_listed_arabic(word: str) -> bool:
    """True for a folded word of the Arabic lists of names, and for the words that join names."""
    joins = person_arabic.TEKNONYM | person_arabic.LINK
    return word in joins or word == person_arabic.SLAVE or word in person_arabic.everyone()


def hits(text: str, forms: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """Every word of the text that is a form of a known name: where it begins and ends, and whose form it is."""
    for word in WORD.finditer(text) if forms else ():
        found = next((forms[key] for key in keys_of(word.group()) if key in forms), None)
        if found is not None:
            offset = arabic_offset(word.group(), forms)
            yield word.start() + offset, word.start() + len(without_possessive(word.group())), found


def neighbours(text: str, found: Iterable[tuple[int, int, str]]) -> Iterator[list[tuple[int, int, str]]]:
    """Hits that stand next to one another, together."""
    group: list[tuple[int, int, str]] = []
    for hit in found:
        if group and not re.fullmatch(r"[ -]|\s[^\W\d_]\.\s", text[group[-1][1] : hit[0]]):
            yield group
            group = []
        group.append(hit)
    if group:
        yield group


def stands_alone(word: str, *, no_capitals: bool) -> bool:
    """False for a very short word, and for a small-letter word that is also an everyday word ("a mark on the table")."""
    small = word.lower()
    everyday = small in names("en_words") or (
        bool(person_russian.CYRILLIC.match(small)) and normal(small) in names("ru_words")
    )
    return len(word) > 2 and (no_capitals or word[0] != small[0] or not everyday)


@lru_cache(maxsize=50_000)
def name_forms(name: str) -> tuple[tuple[str, str], ...]:
    """Every written form of every word of a name, in small letters, with the word it stands for."""
    return tuple((form, part_value(word)) for word in WORD.findall(name) for form in word_forms(word))


def part_value(word: str) -> str:
    """What a name word is called for its number."""
    if ARABIC.search(word):
        return person_arabic.fold(word)
    return normal(word.lower()) if person_russian.CYRILLIC.match(word) else word.lower()


def normal(word: str) -> str:
    """The nominative of a Russian word, with е for ё."""
    return (person_russian.read_word(word).normal or word).replace("ё", "е")


def word_forms(word: str) -> set[str]:
    """The word itself, its Russian cases, its Arabic folding."""
    if ARABIC.search(word):
        return {person_arabic.fold(word)}
    small = word.lower()
    if not person_russian.CYRILLIC.match(word):
        return {small}
    parses = person_russian.dictionary().parse(small)
    named = [parse for parse in parses if person_russian.name_part(parse.tag)] or parses[:1]
    return {small.replace("ё", "е")} | {
        form.word.replace("ё", "е") for parse in named for form in parse.lexeme
    }


def keys_of(word: str) -> tuple[str, ...]:
    """The spellings under which a word of the text may be known."""
    if ARABIC.search(word):
        folded = person_arabic.fold(word)
        return (folded, *(folded[length:] for length in joined_lengths(folded)))
    return (without_possessive(word).lower().replace("ё", "е"),)


def joined_lengths(folded: str) -> list[int]:
    """How many first letters may be joined particles."""
    return [
        length
        for length in (1, 2)
        if len(folded) - length > 2 and all(letter in person_arabic.CLITICS for letter in folded[:length])
    ]


def arabic_offset(word: str, forms: dict[str, str]) -> int:
    """How many joined letters stand before the known name."""
    folded = person_arabic.fold(word) if ARABIC.search(word) else ""
    return (
        0
        if not folded or folded in forms
        else next(length for length in joined_lengths(folded) if folded[length:] in forms)
    )


def without_possessive(word: str) -> str:
    """A word without 's."""
    return re.sub(r"['’]s?$", "", word)


def find_numbers(kind: str, least: int) -> Callable[[str, list[str]], Iterator[Span]]:
    """A finder of known numbers: equal in the last nine digits, or a shorter end of them of at least this length."""

    def find(text: str, values: list[str]) -> Iterator[Span]:
        known = [digits for value in values if len(digits := only_digits(value)[-9:]) >= least]
        for run in RUN.finditer(western(text)) if known else ():
            digits = only_digits(run.group())
            match = next(
                (
                    number
                    for number in known
                    if digits[-9:] == number or (len(digits) >= max(least, 6) and number.endswith(digits))
                ),
                None,
            )
            if match:
                yield Span(letters_before(text, run.start(), values), run.end(), kind, match)

    return find


def letters_before(text: str, start: int, values: list[str]) -> int:
    """Where a number with its letters begins: "NL-" before 204518."""
    for letters in {re.match(r"[^\W\d_]*", value).group() for value in values if value[0].isalpha()}:  # type: ignore[union-attr]
        found = re.search(
            rf"(?<!\w){re.escape(letters)}[\s–-]*$", text[max(0, start - 12) : start], re.IGNORECASE
        )
        if found:
            return start - len(found.group())
    return start


def find_literally(kind: str) -> Callable[[str, list[str]], Iterator[Span]]:
    """A finder of the value itself, whatever its capitals."""

    def find(text: str, values: list[str]) -> Iterator[Span]:
        for value in values:
            for found in re.finditer(rf"(?<!\w){re.escape(value)}(?!\w)", text, re.IGNORECASE):
                yield Span(found.start(), found.end(), kind, value.lower())

    return find


def find_addresses(text: str, values: list[str]) -> Iterator[Span]:
    """The whole address, and each part between commas that holds a digit and a letter; commas and blanks may differ."""
    plain = western(text)
    for value in map(western, values):
        parts = [
            part
            for part in re.split(r"[,،]", value)
            if re.search(r"\d", part) and re.search(r"[^\W\d_]{2}", part)
        ]
        for piece in (value, *parts):
            words = GAP.pattern.join(re.escape(word) for word in GAP.split(piece) if word)
            for found in re.finditer(rf"(?<!\w){words}(?!\w)", plain, re.IGNORECASE):
                yield Span(found.start(), found.end(), "address", only_digits(value))


FINDERS: dict[str, Callable[[str, list[str]], Iterator[Span]]] = {
    "name": find_names,
    "staff": find_staff,
    "email": find_literally("email"),
    "phone": find_numbers("phone", 6),
    "order": find_numbers("order", 4),
    "address": find_addresses,
    "handle": find_literally("handle"),
}
