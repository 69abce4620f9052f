"""Every spot of a page at which somebody known could stand, with the code under which the store would know them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from jobs.vetting.identity_keys import (
    EXACTLY,
    FULL,
    IN_ARABIC,
    LONG,
    NUMBERED,
    PAIR,
    SHORT,
    SHORTEST,
    WINDOW,
    Keys,
    address_code,
    beside,
    bytes_of,
    exact_codes,
    initial_code,
    initials,
    pair_codes,
    phone_code,
    seen_codes,
    word_codes,
)
from jobs.vetting.letters import ARABIC, look, plain
from jobs.vetting.likeness import script
from jobs.vetting.name_words import seen_word
from jobs.vetting.ordinary import is_large, is_ordinary, may_be_name
from jobs.vetting.page_numbers import phones_of
from jobs.vetting.page_words import (
    SENTENCE_ENDS,
    STEP,
    Page,
    Pair,
    broken_at,
    chunks_of,
    opens_sentence,
    pairs_at,
    put_together,
)
from jobs.vetting.word_lists import LEFT_OUT, listed

LETTER_WORDS = frozenset(
    "iaявскоуиаxyuos"
)  # single letters that are words, or stand for anybody, also with a capital
INITIALS = listed("yu ya yo ye ju ja kh sh ch zh ts ph th дж")  # of two letters
SALTS = np.array([SHORT * length & FULL for length in range(WINDOW)], dtype=np.uint64)
MOST_PIECES = 7  # words over which a short identifier may be spread


class Spot(NamedTuple):
    """What could stand where: `kind` is pair, glued, initial, phone, address or run; `seen` are the words or digits there."""

    kind: str
    place: int
    seen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Spots that stand near one word, each with one code; their places count from that word."""

    codes: bytes
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class Spots:
    """All codes of a page: first those of groups, each at a word of the page, then those of the runs of letters."""

    codes: Keys
    groups: list[tuple[int, Group]]
    ends: list[int]  # how many codes there are up to the end of each group
    runs: NDArray[np.int64]  # the word at which each run begins

    def spot(self, number: int) -> Spot:
        """The spot of a code."""
        nth = bisect_right(self.ends, number)
        begin = self.ends[nth - 1] if nth else 0
        if nth == len(self.groups):
            return Spot("run", int(self.runs[number - begin]))
        place, group = self.groups[nth]
        spot = group.spots[number - begin]
        return spot._replace(place=place + spot.place)


def spots_of(page: Page) -> Spots:
    """Every spot of a page."""
    alone = (*pair_spots(page, put_together(page)), *phone_spots(page), *address_spots(page))
    gaps = tuple(map(kind_of_gap, page.gaps))
    groups = [*groups_of_pairs(page, gaps), *groups_of_broken(page, gaps), (0, group_of(alone))]
    ends = list(accumulate(len(group.spots) for _, group in groups))
    run_codes, runs = run_spots(page)
    written = np.frombuffer(b"".join(group.codes for _, group in groups), np.uint64)
    return Spots(np.concatenate([written, run_codes]), groups, ends, runs)


def group_of(found: Iterable[tuple[Spot, tuple[int, ...]]]) -> Group:
    """These spots with their codes."""
    codes: list[int] = []
    spots: list[Spot] = []
    for spot, several in found:
        codes += several
        spots += [spot] * len(several)
    return Group(np.array(codes, dtype=np.uint64).tobytes(), tuple(spots))


def groups_of_pairs(page: Page, gaps: tuple[str, ...]) -> Iterator[tuple[int, Group]]:
    """Every word that begins a pair, and its group."""
    words = page.words
    for place in range(len(words)):
        group = group_at(words[place : place + STEP], gaps[place : place + STEP + 1])
        if group.spots:
            yield place, group


@lru_cache(maxsize=60_000)
def group_at(words: tuple[str, ...], gaps: tuple[str, ...]) -> Group:
    """The pairs that the first of these words begins: nothing else decides about them, so the same few words are looked at once."""
    page = Page(words, gaps, ())
    return group_of(pair_spots(page, pairs_at(page, 0)))


def groups_of_broken(page: Page, gaps: tuple[str, ...]) -> Iterator[tuple[int, Group]]:
    """Every row of words that are joined by single signs, and its group."""
    chunks = [chunk for chunk in chunks_of(page) if chunk[1] - chunk[0] > 1]
    joined = {start: "".join(page.words[start:end]) for start, end in chunks}
    for start, end in chunks:
        first, last = max(0, start - 1), max(end, start + STEP) + 1
        around = page.words[first:last], gaps[first:last]
        yield first, group_of_chunk(*around, start - first, end - first, joined.get(end, ""))


@lru_cache(maxsize=60_000)
def group_of_chunk(
    words: tuple[str, ...], gaps: tuple[str, ...], start: int, end: int, following: str
) -> Group:
    """The pairs of such a row with the words around it; `following` is the next row, joined."""
    page = Page(words, gaps, ())
    return group_of(pair_spots(page, broken_at(page, start, end, following)))


@lru_cache(maxsize=10_000)
def kind_of_gap(gap: str) -> str:
    """What pairs need to know of a gap: a single hyphen, a full stop at its beginning, the end of a sentence, or none of these."""
    if gap == "-" or gap.startswith("."):
        return gap[0]
    return "\n" if any(sign in SENTENCE_ENDS for sign in gap) else " "


def pair_spots(page: Page, pairs: Iterable[Pair]) -> Iterator[tuple[Spot, tuple[int, ...]]]:
    """Two words, or an initial and a word."""
    for pair in pairs:
        if pair.glued:
            yield (
                Spot("glued", pair.place, (pair.first, pair.second)),
                codes_of_halves(pair.first, pair.second),
            )
            continue
        lengths = len(pair.first), len(pair.second)
        if min(lengths) > 1 and (codes := codes_of_words(pair.first, pair.second)):
            yield Spot("pair", pair.place, (pair.first, pair.second)), codes
        if min(lengths) == 1 < max(lengths) or (
            min(lengths) == 2 < max(lengths) and plain(min(pair.first, pair.second, key=len)) in INITIALS
        ):
            yield from initial_spots(page, pair)


@lru_cache(maxsize=500_000)
def codes_of_words(first: str, second: str) -> tuple[int, ...]:
    """All codes of two cleaned words; none where they cannot be a name. Arabic words are no other spelling of an Arabic name."""
    if not may_be_name(first, second):
        return ()
    arabic = bool(ARABIC.search(first)), bool(ARABIC.search(second))
    scripts = {(True, True): (PAIR,), (False, False): (PAIR, IN_ARABIC)}
    alike = [
        code
        for how in scripts.get(arabic, ())
        for code in pair_codes(seen_codes(first), seen_codes(second), how)
    ]
    return tuple(dict.fromkeys([*codes_of_halves(first, second), *alike]))


@lru_cache(maxsize=500_000)
def codes_of_halves(first: str, second: str) -> tuple[int, ...]:
    """All codes of two words, or the halves of one, as they stand: only exact spellings count."""
    words = exact_codes(seen_word(first)), exact_codes(seen_word(second))
    return tuple(dict.fromkeys(pair_codes(*words, EXACTLY)))


def initial_spots(page: Page, pair: Pair) -> Iterator[tuple[Spot, tuple[int, ...]]]:
    """An initial with its word, when it is written as one: with a full stop, or large and no word itself."""
    letter, word = sorted((pair.first, pair.second), key=len)
    end = next(
        (
            place
            for place in range(pair.place, min(pair.place + STEP, len(page.words)))
            if page.words[place] == letter
        ),
        None,
    )
    if end is None or not (letter + word).isalpha() or script(plain(letter)) != script(plain(word)):
        return
    if is_ordinary(word) and not (is_large(word) and is_large(letter)):
        return
    after = page.gaps[end + 1] if end + 1 < len(page.gaps) else "."
    large = (
        len(letter) == 1
        and letter.isupper()
        and not (letter.casefold() in LETTER_WORDS or opens_sentence(page, end))
    )
    if after.startswith(".") or large:
        yield Spot("initial", pair.place, (letter, word)), initial_codes(letter, word)


@lru_cache(maxsize=100_000)
def initial_codes(letter: str, word: str) -> tuple[int, ...]:
    """All codes of an initial and a cleaned word."""
    both = product(initials(seen_word(letter)), seen_codes(word))
    return tuple(dict.fromkeys(initial_code(*codes) for codes in both))


def phone_spots(page: Page) -> Iterator[tuple[Spot, tuple[int, ...]]]:
    """Rows of digits of the length of a phone."""
    for place, digits in phones_of(page):
        yield Spot("phone", place, (digits,)), (phone_code(digits),)


def address_spots(page: Page) -> Iterator[tuple[Spot, tuple[int, ...]]]:
    """A house number and the words beside it."""
    for place, number in enumerate(page.plains):
        if has_digit(number) and NUMBERED.match(number):
            start = max(0, place - 4)
            for word, codes in codes_of_address(page.plains[start : place + 5], place - start):
                yield Spot("address", place, (number, word)), codes


@lru_cache(maxsize=20_000)
def codes_of_address(words: tuple[str, ...], place: int) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The words of a street that may belong to the number at this place, each with the codes of both."""
    return tuple(
        (word, tuple(address_code(words[place], code) for code in word_codes(seen_word(word))))
        for word in beside(list(words), place, words=1)
    )


def run_spots(page: Page) -> tuple[Keys, NDArray[np.int64]]:
    """Letters and digits from each word on, whatever stands between: eight of them, or a whole short identifier with a digit or an @."""
    kept = [place for place, word in enumerate(page.plains) if word not in LEFT_OUT]
    places = np.array(kept, dtype=np.int64)
    run = bytes_of(look("".join(page.plains[place] for place in kept)))
    lengths = np.array([len(page.plains[place]) for place in kept], dtype=np.int64)
    ends = np.cumsum(lengths)
    starts = ends - lengths
    padded = np.concatenate([run, np.zeros(WINDOW, np.uint8)])
    eights = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[starts].copy().view("<u8").ravel()
    whole = starts + WINDOW <= len(run)
    codes, begins = [eights[whole] + np.uint64(LONG)], [places[whole]]
    telling = np.cumsum([has_digit(page.plains[place]) or leads_on(page.gaps[place]) for place in kept])
    for pieces in range(1, min(MOST_PIECES, len(kept)) + 1):
        size = ends[pieces - 1 :] - starts[: len(starts) - pieces + 1]
        marks = telling[pieces - 1 :] - np.concatenate([[0], telling])[: len(size)]
        chosen = (size >= SHORTEST) & (size < WINDOW) & (marks > 0)
        mask = (np.uint64(1) << (size[chosen] * 8).astype(np.uint64)) - np.uint64(1)
        codes.append((eights[: len(size)][chosen] & mask) + SALTS[size[chosen]])
        begins.append(places[: len(size)][chosen])
    return np.concatenate(codes), np.concatenate(begins)


@lru_cache(maxsize=100_000)
def has_digit(word: str) -> bool:
    """True for a plain word with a digit."""
    return any(sign.isdigit() for sign in word)


@lru_cache(maxsize=10_000)
def leads_on(gap: str) -> bool:
    """True for a gap behind which a handle or an identifier stands: it ends with @, a slash or a low line."""
    return gap.rstrip().endswith(("@", "/", "_"))
