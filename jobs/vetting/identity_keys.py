"""Turns what is known of people into 64-bit keys that are the same for every spelling, and that nobody can read back.

A name is known by each pair of its words, an initial with a word, an identifier by its first eight letters and digits, a phone by
its last nine digits, an address by its number and street. A key only says where to look: `identities` then compares word by word.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations, permutations, product

import numpy as np
from numpy.typing import NDArray

from jobs.vetting.letters import ARABIC, look
from jobs.vetting.likeness import bare_stem
from jobs.vetting.name_words import Word, name_words, seen_word, tokens
from jobs.vetting.ordinary import is_ordinary, lists_mark, must_be_exact
from jobs.vetting.sounds import skeletons, sounds, stem
from jobs.vetting.word_lists import LEFT_OUT, STREETS

Keys = NDArray[np.uint64]
Secret = tuple[int, int, int]
VERSION = 5  # raise it when a rule of spelling changes: every index is then built again
ALSO_INITIAL = {"x": "K", "h": "K", "c": "S", "j": "T", "J": "T", "Q": "T"}  # Kh as K, a soft C, Дж as Д
FULL = (1 << 64) - 1
PAIR, INITIAL, LONG, SHORT, PHONE, ADDRESS, EXACTLY, IN_ARABIC = (
    0x9E3779B97F4A7C15 * n & FULL for n in range(1, 9)
)
WINDOW = 8  # letters and digits by which a long identifier is found
SHORTEST = 4
FEWEST_CONSONANTS = 4  # of a name; with fewer only its own spelling counts
PHONE_DIGITS = 9
SHORTEST_PHONE = 7
PATRONYMIC = re.compile("(?:ович|евич|ична|овна|евна|инична)(?:а|у|ем|е|ы|ой|и)?$")
REACH, STREET_WORDS = 4, 2  # words around a house number that are looked at, and that are kept
NUMBERED = re.compile(r"\d{1,4}(?:[^\W\d_]|$)")


@lru_cache(maxsize=500_000)
def raw(words: str) -> int:
    """A number for a row of letters, not yet keyed."""
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "little")


@lru_cache(maxsize=300_000)
def word_codes(word: Word) -> tuple[int, ...]:
    """Numbers for every skeleton that the readings of a word may have, with and without a Russian ending."""
    found = dict.fromkeys(
        bones for reading in word for form in (reading, stem(reading)) for bones in skeletons(form)
    )
    return tuple(raw(bones) for bones in found)


@lru_cache(maxsize=300_000)
def known_codes(word: Word) -> tuple[int, ...]:
    """Numbers for a word of a known name; an everyday word (Rose, Вера) has one more, under which alone it is looked for."""
    return (*word_codes(word), *(exact_code(reading) for reading in word if is_ordinary(reading)))


@lru_cache(maxsize=300_000)
def seen_codes(seen: str) -> tuple[int, ...]:
    """Numbers for a word of a page; an everyday word can only be a name that is spelled like it."""
    if must_be_exact(seen):
        return exact_codes(seen_word(seen))
    return known_codes(seen_word(seen))


def exact_code(reading: str) -> int:
    """A number for one spelling, in any Russian case."""
    return raw(f"= {bare_stem(reading)}")


@lru_cache(maxsize=300_000)
def exact_codes(word: Word) -> tuple[int, ...]:
    """Numbers for the spellings of a word, each in any Russian case."""
    return tuple(dict.fromkeys(map(exact_code, word)))


def pair_code(first: int, second: int, how: int) -> int:
    """One number for two words in either order; `how` is PAIR, IN_ARABIC for a name known in Arabic letters, or EXACTLY."""
    return (min(first, second) * 3 + max(first, second) * 5 + how) & FULL


def pair_codes(firsts: Iterable[int], seconds: Iterable[int], how: int) -> Iterator[int]:
    """All numbers of two words."""
    return (pair_code(*both, how) for both in product(firsts, seconds))


@lru_cache(maxsize=300_000)
def consonants(word: str) -> int:
    """How many consonants a plain word has, by coarse class."""
    return max(map(len, skeletons(word)), default=0)


def initial_code(letter: int, word: int) -> int:
    """One number for an initial and a word, in either order."""
    return (letter * 7 + word * 11 + INITIAL) & FULL


@lru_cache(maxsize=50_000)
def initials(word: Word) -> tuple[int, ...]:
    """Numbers for what may stand for the first letter of a word: Ю, Yu and J; Ш and Sh."""
    return tuple(dict.fromkeys(raw(f"initial {kind}") for reading in word for kind in initial_kinds(reading)))


def initial_kinds(reading: str) -> list[str]:
    """The coarse classes of the first sound, vowels all alike; Kh may be a K, and C may be soft."""
    alone = reading[:1] if len(reading) > SHORTEST - 1 or ARABIC.search(reading) else reading
    kinds = [bones[0] for form in (alone, reading) for bones in skeletons(form)]
    return [*kinds, *ALSO_INITIAL.get("c" if reading == "c" else sounds(reading)[:1], ())]


def codes_of(kind: str, value: str) -> Iterator[int]:
    """Every number under which one contact is known."""
    if kind == "phone":
        yield from phone_codes(value)
    elif kind == "name" and not is_made_up(value):
        yield from name_codes(name_words(value))
    else:
        yield from run_codes(squeezed(value))
        if kind == "address":
            yield from address_codes(tokens(value))


def is_made_up(name: str) -> bool:
    """True for what forums give as a name and nobody is called: with a digit or a low line; it counts as a whole only."""
    return any(sign.isdecimal() or sign == "_" for sign in name)


def name_codes(parts: list[Word]) -> Iterator[int]:
    """Pairs of words, and each word with the initial of another; a patronymic alone with an initial says nothing."""
    for first, second in combinations(parts, 2):
        yield from pair_codes(exact_codes(first), exact_codes(second), EXACTLY)
        if consonants(first[0]) + consonants(second[0]) >= FEWEST_CONSONANTS:
            arabic = {bool(ARABIC.search(word[0])) for word in (first, second)}
            for how in sorted(IN_ARABIC if each else PAIR for each in arabic):
                yield from pair_codes(known_codes(first), known_codes(second), how)
    for short, word in permutations(parts, 2):
        if not PATRONYMIC.search(word[0]):
            yield from (initial_code(*both) for both in product(initials(short), known_codes(word)))


def phone_codes(value: str) -> Iterator[int]:
    """The last nine digits, or all of a shorter number."""
    digits = "".join(sign for sign in "".join(tokens(value)) if sign.isdigit())[-PHONE_DIGITS:]
    if len(digits) >= SHORTEST_PHONE:
        yield phone_code(digits)


def phone_code(digits: str) -> int:
    """The number for the last nine digits."""
    return (int(digits) * 16 + len(digits) + PHONE) & FULL


def squeezed(value: str) -> str:
    """Letters and digits only, without the words that are written for @ and a dot."""
    found = tokens(value)
    return look("".join(word for word in found if word not in LEFT_OUT) or "".join(found))


def bytes_of(text: str) -> NDArray[np.uint8]:
    """One byte for each letter; letters that share a byte are told apart later."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype="<u4")
    made: NDArray[np.uint8] = ((codes ^ (codes >> 8)) & 0xFF).astype(np.uint8)
    return made


def run_codes(run: str) -> Iterator[int]:
    """The first eight letters and digits; all of a shorter identifier."""
    if len(run) >= SHORTEST:
        head = int.from_bytes(bytes_of(run[:WINDOW]).tobytes(), "little")
        yield (head + (LONG if len(run) >= WINDOW else SHORT * len(run))) & FULL


def address_codes(parts: list[str]) -> Iterator[int]:
    """A house number with the street's word before it and with the one after it."""
    for place, part in enumerate(parts):
        if NUMBERED.match(part):
            for word in beside(parts, place):
                yield from (address_code(part, code) for code in word_codes((word,)))


def address_code(number: str, word: int) -> int:
    """One number for a house and a word of its street."""
    return (raw(number) * 13 + word * 17 + ADDRESS) & FULL


def beside(parts: list[str], place: int, words: int = STREET_WORDS) -> list[str]:
    """The nearest words before and after a number that are no kind of street and no number."""
    before = [word for word in reversed(parts[max(0, place - REACH) : place]) if not is_frame(word)]
    after = [word for word in parts[place + 1 : place + 1 + REACH] if not is_frame(word)]
    return [*before[:words], *after[:words]]


def is_frame(word: str) -> bool:
    """True for what stands around a street's own name in an address."""
    return word in STREETS or word[0].isdigit() or len(word) < SHORTEST - 1


def keyed(codes: Keys, secret: Secret) -> Keys:
    """Numbers turned into keys that mean nothing without the organisation's key file."""
    first, second, third = (np.uint64(part) for part in secret)
    mixed = codes ^ first
    mixed = (mixed ^ (mixed >> np.uint64(33))) * (second | np.uint64(1))
    mixed = (mixed ^ (mixed >> np.uint64(29))) * (third | np.uint64(1))
    return (mixed ^ (mixed >> np.uint64(32))) + first


def secret_of(key: bytes) -> Secret:
    """The three numbers that turn codes into keys, from the organisation's key file."""
    made = blake2b(b"airlock", key=key, digest_size=24).digest()
    return (
        int.from_bytes(made[:8], "little"),
        int.from_bytes(made[8:16], "little"),
        int.from_bytes(made[16:], "little"),
    )


def index_key(key: bytes) -> bytes:
    """The key of the index file; it changes with the rules and lists, so that an index made by older ones does not fit."""
    return blake2b(f"people {VERSION}".encode() + lists_mark(), key=key, digest_size=32).digest()


def keys_of(contacts: Iterable[tuple[int, str, str]], secret: Secret) -> tuple[Keys, NDArray[np.int64]]:
    """The keys of these contacts (customer, kind, value), and whose each is."""
    codes, owners = array("Q"), array("q")
    for customer, kind, value in contacts:
        found = set(codes_of(kind, value))
        codes.extend(found)
        owners.extend([customer] * len(found))
    return keyed(np.array(codes, dtype=np.uint64), secret), np.array(owners, dtype=np.int64)
