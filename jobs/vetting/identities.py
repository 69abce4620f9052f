"""No known person stands on a public page: names, e-mails, phones, orders, addresses and handles that the store knows.

Full names are found in both orders, in every Russian case and behind Arabic prefixes; phones by their last nine digits.
A single first name is not searched here: it would stop every page that says "Will" (design, anonymisation: the airlock).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from jobs.vetting.reading import Passage, normalise, words

PHONE = re.compile(r"\+?\d(?:[\s().\-–]{0,2}\d){8,}")
PHONE_DIGITS = 9
SHORTEST_ADDRESS = 3  # words of an address that already lead to a door
SHORTEST_SINGLE = 4  # letters or digits of an identifier that is one word
CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فل", "ال")
PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "abu",
        "ben",
        "de",
        "del",
        "der",
        "den",
        "van",
        "von",
        "la",
        "le",
        "di",
        "da",
        "оглы",
        "кызы",
        "ال",
        "بن",
        "ابن",
        "بنت",
        "ابو",
        "ام",
        "عبد",
    ]
)


@dataclass
class Known:
    """Everything that is searched for; built once a night by `know`."""

    names: dict[str, set[tuple[int, int]]] = field(
        default_factory=dict
    )  # spelling -> (person, which part of the name)
    sequences: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)  # first word -> word sequences
    phones: set[str] = field(default_factory=set)


def know(contacts: Iterable[tuple[str, str]]) -> Known:
    """Turn (kind, value) pairs of the store into what is searched for."""
    known = Known()
    for number, (kind, value) in enumerate(sorted(set(contacts))):
        if kind == "phone":
            known.phones.add(re.sub(r"\D", "", normalise(value))[-PHONE_DIGITS:])
        elif kind != "name" or is_made_up(value):
            learn_sequence(known, kind, words(value))
        else:
            learn_name(known, number, words(value))
    return known


def is_made_up(name: str) -> bool:
    """True for what forums give as a name and nobody is called: with a digit or a low line; it counts as a whole only."""
    return any(sign.isdecimal() or sign == "_" for sign in name)


def learn_name(known: Known, person: int, parts: list[str]) -> None:
    """A name of two and more parts is kept with all cases of each part."""
    telling = [part for part in parts if part not in PARTICLES]
    for place, part in enumerate(telling if len(telling) > 1 else ()):
        for spelling in spellings(part):
            known.names.setdefault(spelling, set()).add((person, place))


def learn_sequence(known: Known, kind: str, parts: list[str]) -> None:
    """Identifiers are kept word for word; of an address the first words are enough."""
    sequence = tuple(parts[:SHORTEST_ADDRESS] if kind == "address" else parts)
    if len(sequence) > 1 or (sequence and len(sequence[0]) >= SHORTEST_SINGLE):
        known.sequences.setdefault(sequence[0], set()).add(sequence)


def spellings(part: str) -> set[str]:
    """The forms in which a part of a name may stand in a sentence."""
    if not re.fullmatch("[а-я]+", part):
        return {part}
    from jobs.hear.person_russian import dictionary

    forms = {
        normalise(form.word)
        for parse in dictionary().parse(part)
        if "NOUN" in parse.tag or "ADJF" in parse.tag
        for form in parse.lexeme
    }
    return forms | {part}


def bare(word: str) -> Iterator[str]:
    """A word, and the word without each Arabic prefix that may be written together with it."""
    yield word
    for clitic in CLITICS:
        if word.startswith(clitic) and len(word) > len(clitic) + 2:
            yield word[len(clitic) :]


def find_identities(known: Known, passage: Passage) -> Iterator[str]:
    """Kinds of identities that stand in a passage; the value itself is never given back."""
    stream = words(passage.text)
    if any(same_person(known, first, second) for first, second in pairwise(stream)):
        yield "a known person's name"
    if any(
        stream[place : place + len(sequence)] == list(sequence)
        for place, word in enumerate(stream)
        for sequence in known.sequences.get(word, ())
    ):
        yield "a known person's e-mail, order, address or handle"
    for phone in PHONE.finditer(normalise(passage.text)):
        if re.sub(r"\D", "", phone[0])[-PHONE_DIGITS:] in known.phones:
            yield "a known person's phone"


def same_person(known: Known, first: str, second: str) -> bool:
    """True when two words beside each other are two parts of one person's name, in either order."""
    ahead = {found for spelling in bare(first) for found in known.names.get(spelling, ())}
    behind = (
        {found for spelling in bare(second) for found in known.names.get(spelling, ())} if ahead else set()
    )
    return any(
        person == other and place != other_place for person, place in ahead for other, other_place in behind
    )
