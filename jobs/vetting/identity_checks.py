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
    consonants,
    exact_codes,
    initials,
    is_made_up,
    known_codes,
    seen_codes,
    squeezed,
)
from jobs.vetting.letters import clean, look, plain
from jobs.vetting.likeness import EXACT, OTHER, difference, same_stem, script
from jobs.vetting.name_words import Word, name_words, seen_word, spelled_word, tokens
from jobs.vetting.ordinary import is_large, may_be_name, must_be_exact
from jobs.vetting.page_spots import Spot
from jobs.vetting.page_words import Page
from jobs.vetting.word_lists import LEFT_OUT, STREETS

NEAR = 5  # words around a house number in which the rest of the address may stand
# How much two words may differ for each sound, by the number of consonants that the name has.
ALLOWED_BY_LENGTH: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0, 0.02, 0.05, 0.09, 0.12, 0.16)
IN_SMALL_LETTERS = 0.6
ALLOWED_WITH_INITIAL = 0.15
SHORTEST_BARE_NUMBER = 6  # digits of an order that has no letters
BEFORE_A_HANDLE = ("@", "/")
BEFORE_A_NUMBER = ("#",)


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


@lru_cache(maxsize=500_000)
def least_difference(known: Word, seen: str) -> float:
    """The difference of a known word and a word of the page in their likest readings.

    An everyday word, or a word behind an Arabic prefix, must be the known one exactly.
    """
    if any(mine == theirs or same_stem(mine, theirs) for mine in known for theirs in seen_word(seen)):
        return EXACT
    others = () if must_be_exact(seen) else spelled_word(seen)
    return min((difference(mine, theirs) for mine in known for theirs in others), default=OTHER)


def check_pair(asked: Question) -> bool:
    """Two words of one name, in either order; words cut out of one must be the known ones exactly."""
    if is_made_up(asked.value):
        return False
    first, second = asked.spot.seen
    if asked.spot.kind == "glued" and not may_be_name(first, second):
        return False
    large = None if asked.spot.kind == "glued" else is_large(first) and is_large(second)
    return any(
        may_meet(one, first) and may_meet(other, second) and is_alike((one, other), (first, second), large)
        for one, other in permutations(words_of(asked.value), 2)
    )


def is_alike(known: tuple[Word, Word], seen: tuple[str, str], large: bool | None) -> bool:
    """True for the words themselves, and, unless `large` is None, for others that differ little."""
    most = EXACT if large is None else 2 * allowed(*known, large)
    found = least_difference(known[0], seen[0])
    return found <= most and found + least_difference(known[1], seen[1]) <= most


@lru_cache(maxsize=500_000)
def may_meet(known: Word, seen: str) -> bool:
    """True when two words have a code in common, which is quicker to see than how much they differ."""
    codes = {*known_codes(known), *exact_codes(known)}
    return not codes.isdisjoint(seen_codes(seen)) or not codes.isdisjoint(exact_codes(seen_word(seen)))


@lru_cache(maxsize=100_000)
def words_of(name: str) -> tuple[Word, ...]:
    """The telling words of a name."""
    return tuple(name_words(name))


def allowed(one: Word, other: Word, large: bool) -> float:
    """The fewer consonants a name has and the less it is written as one, the less may differ: any text has such words by chance."""
    bones = consonants(one[0]) + consonants(other[0])
    most = ALLOWED_BY_LENGTH[min(bones, len(ALLOWED_BY_LENGTH) - 1)]
    return most if large else most * IN_SMALL_LETTERS


def check_initial(asked: Question) -> bool:
    """A word of a name, and the first letter of another."""
    if is_made_up(asked.value):
        return False
    letter, word = asked.spot.seen
    wanted = set(initials(seen_word(letter)))
    latin = script(plain(word)) == "latin" and script(words_of(asked.value)[0][0]) == "latin"
    most = ALLOWED_WITH_INITIAL if is_large(word) and letter[0].isupper() and not latin else EXACT
    return any(
        not PATRONYMIC.search(other[0])
        and may_begin(one, plain(letter))
        and wanted & set(initials(one))
        and least_difference(other, word) <= most
        for one, other in permutations(words_of(asked.value), 2)
    )


def may_begin(known: Word, letter: str) -> bool:
    """Within one script an initial is the name's own first letter; across scripts it is one that sounds like it."""
    return script(letter) != script(known[0]) or any(word.startswith(letter) for word in known)


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
        part == number and any(least_difference((word,), street) < OTHER for word in beside(parts, at))
        for at, part in enumerate(parts)
    )


def check_run(asked: Question) -> bool:
    """The same letters and digits, whatever stands between them, up to the end of a word."""
    if asked.kind == "name" and not is_made_up(asked.value):
        return False
    wanted, found, place = squeezed(asked.value), "", asked.spot.place
    while len(found) < len(wanted) and place < len(asked.page.words):
        word = asked.page.plains[place]
        found += "" if word in LEFT_OUT and place > asked.spot.place else look(word)
        place += 1
    return found == wanted and says_enough(asked, place, wanted)


def says_enough(asked: Question, end: int, wanted: str) -> bool:
    """A handle of letters only needs its @, or it would be any word; a short bare number needs its sign, or it would be any number."""
    before, pieces = asked.page.gaps[asked.spot.place], end - asked.spot.place
    if asked.kind == "handle" and wanted.isalpha() and pieces == 1:
        return before.rstrip().endswith(BEFORE_A_HANDLE)
    if wanted.isdecimal() and len(wanted) < PHONE_DIGITS:
        return before.rstrip().endswith(BEFORE_A_NUMBER) or (
            pieces == 1 and len(wanted) >= SHORTEST_BARE_NUMBER
        )
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
