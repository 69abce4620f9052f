"""Compares a spot of a page with what the store holds of a person, word by word: only this decides.

A key that fits by chance ends here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from jobs.vetting.identity_keys import (
    PATRONYMIC,
    PHONE_DIGITS,
    beside,
    initials,
    is_made_up,
    squeezed,
)
from jobs.vetting.letters import clean
from jobs.vetting.likeness import ALIKE, EXACT, likeness
from jobs.vetting.name_words import Word, name_words, seen_word, tokens
from jobs.vetting.page_spots import Spot
from jobs.vetting.page_words import Page
from jobs.vetting.word_lists import LEFT_OUT, STREETS

NEAR = 5  # words around a house number in which the rest of the address may stand
SHORTEST_BARE_NUMBER = 6  # digits of an order that has no letters
BEFORE_A_HANDLE = ("@", "/")
BEFORE_A_NUMBER = ("#", "№", "# ", "№ ")


@dataclass(frozen=True, slots=True)
class Question:
    """Does this contact stand at this spot of this page?"""

    page: Page
    spot: Spot
    kind: str
    value: str


def stands_there(asked: Question) -> bool:
    """True when it does."""
    return asked.kind in KINDS_OF[asked.spot.kind] and CHECKS[asked.spot.kind](asked)


@lru_cache(maxsize=100_000)
def likest(known: Word, seen: Word) -> int:
    """The likeness of two words in their likest readings."""
    return max(likeness(mine, theirs) for mine in known for theirs in seen)


def check_pair(asked: Question) -> bool:
    """Two words of one name, in either order."""
    first, second = (seen_word(word) for word in asked.spot.seen)
    least = EXACT if asked.spot.kind == "glued" else ALIKE
    return not is_made_up(asked.value) and any(
        likest(one, first) >= least and likest(other, second) >= least
        for one, other in permutations(name_words(asked.value), 2)
    )


def check_initial(asked: Question) -> bool:
    """A word of a name, and the first letter of another."""
    letter, word = (seen_word(seen) for seen in asked.spot.seen)
    wanted = set(initials(letter))
    return not is_made_up(asked.value) and any(
        not PATRONYMIC.search(other[0]) and wanted & set(initials(one)) and likest(other, word)
        for one, other in permutations(name_words(asked.value), 2)
    )


def check_phone(asked: Question) -> bool:
    """The same last nine digits."""
    digits = "".join(sign for sign in clean(asked.value) if sign.isdigit())
    return digits[-PHONE_DIGITS:] == asked.spot.seen[0]


def check_address(asked: Question) -> bool:
    """The same house number and street, and near them a word for a street or another word of the address."""
    (number, street), place = asked.spot.seen, asked.spot.place
    parts = tokens(asked.value)
    near = {*asked.page.plains[max(0, place - NEAR) : place + NEAR + 1]} - {number, street}
    return bool(near & (STREETS | set(parts))) and any(
        part == number and any(likeness(word, street) for word in beside(parts, at))
        for at, part in enumerate(parts)
    )


def check_run(asked: Question) -> bool:
    """The same letters and digits, whatever stands between them, up to the end of a word."""
    if asked.kind == "name" and not is_made_up(asked.value):
        return False
    wanted, found, place = squeezed(asked.value), "", asked.spot.place
    while len(found) < len(wanted) and place < len(asked.page.words):
        word = asked.page.plains[place]
        found += "" if word in LEFT_OUT and place > asked.spot.place else word
        place += 1
    return found == wanted and says_enough(asked, place, wanted)


def says_enough(asked: Question, end: int, wanted: str) -> bool:
    """A handle of letters only needs its @, or it would be any word; a short bare number needs its sign, or it would be any number."""
    before, pieces = asked.page.gaps[asked.spot.place], end - asked.spot.place
    if asked.kind == "handle" and wanted.isalpha() and pieces == 1:
        return before.endswith(BEFORE_A_HANDLE)
    if wanted.isdecimal() and len(wanted) < PHONE_DIGITS:
        return before.endswith(BEFORE_A_NUMBER) or (pieces == 1 and len(wanted) >= SHORTEST_BARE_NUMBER)
    return True


IDENTIFIERS = frozenset({"email", "order", "handle", "address", "name"})
KINDS_OF = {
    "pair": frozenset({"name"}),
    "glued": frozenset({"name"}),
    "initial": frozenset({"name"}),
    "phone": frozenset({"phone"}),
    "address": frozenset({"address"}),
    "run": IDENTIFIERS,
}
CHECKS: dict[str, Callable[[Question], bool]] = {
    "pair": check_pair,
    "glued": check_pair,
    "initial": check_initial,
    "phone": check_phone,
    "address": check_address,
    "run": check_run,
}
