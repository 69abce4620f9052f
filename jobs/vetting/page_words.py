"""A rendered page as one row of words, and every place of it at which somebody's name, number or address could stand.

Words that a writer broke or spread are put together again here: Han-nah, h a n n a h, hannahwhitlock, HannahWhitlock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from jobs.vetting.identity_keys import PATRONYMIC
from jobs.vetting.letters import ARABIC, clean, plain
from jobs.vetting.name_words import TOKEN
from jobs.vetting.ordinary import is_ordinary
from jobs.vetting.reading import Passage
from jobs.vetting.word_lists import KUNYA, PARTICLES, SERVANT, SUN_ARTICLES, TITLES

JOINERS = frozenset("-‐‑‒–'’ʼ`·•_.*/|~+") | {"--"}
SPREAD = 3  # single letters in a row that are read as one word
PASSAGES_REMEMBERED = 10_000  # what stands around every page is taken to pieces once
SHORTEST_GLUED = 9
LONGEST_GLUED = 40
SHORTEST_HALF = 3
STEP = 4  # particles and middle names between two words of a name, and one
CAMEL = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁ])(?=[A-ZА-ЯЁ])")
SENTENCE_ENDS = frozenset('.!?…:؟۔»"“”\n•')


@dataclass(frozen=True)
class Page:
    """The words of a page in reading order; `gaps[i]` stands before word i, `passages[i]` is the number of its passage."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    passages: tuple[int, ...]

    @cached_property
    def plains(self) -> tuple[str, ...]:
        """The words in one spelling."""
        return tuple(map(plain, self.words))


class Pair(NamedTuple):
    """Two words that may be one person's name; `glued` when they were cut out of one word."""

    first: str
    second: str
    place: int
    glued: bool = False


def read_page(passages: Iterable[Passage]) -> Page:
    """All words of a file; between passages stands a line end."""
    words: list[str] = []
    gaps: list[str] = []
    numbers: list[int] = []
    gap = "\n"
    for number, passage in enumerate(passages):
        found, before, rest = pieces_of(passage.text)
        if found:
            words += found
            gaps += (gap + before[0], *before[1:])
            numbers += [number] * len(found)
            gap = ""
        gap += rest + "\n"
    return Page(tuple(words), tuple(gaps), tuple(numbers))


@lru_cache(PASSAGES_REMEMBERED)
def pieces_of(passage: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """The words of one passage, what stands before each of them, and what stands behind the last."""
    text, end = clean(passage), 0
    words: list[str] = []
    gaps: list[str] = []
    for found in TOKEN.finditer(text):
        words.append(found.group())
        gaps.append(text[end : found.start()])
        end = found.end()
    return tuple(words), tuple(gaps), text[end:]


def pairs_at(page: Page, place: int) -> Iterator[Pair]:
    """A word with its neighbours, also across particles and middle names, and the halves of a word that is glued together."""
    for other in followers(page, place):
        yield Pair(page.words[place], page.words[other], place)
    if may_be_glued(page.words[place]):
        yield from glued(page.words[place], place)


def put_together(page: Page) -> Iterator[Pair]:
    """Pairs with words that a writer spread or wrote in two."""
    yield from servants(page.words, page.plains)
    yield from spread(page)


def followers(page: Page, place: int) -> Iterator[int]:
    """The next word, and those behind particles, an initial, a patronymic or a middle name."""
    words, plains = page.words, page.plains
    for other in range(place + 1, min(place + STEP, len(words))):
        yield other
        if not (between(page, other) or may_be_middle(words[place], words[other], plains[other])):
            return


def between(page: Page, place: int) -> bool:
    """True for what may stand inside a name and is no part of it."""
    word = page.plains[place]
    if word in SUN_ARTICLES:
        return page.gaps[place + 1 : place + 2] == ("-",)
    return len(word) == 1 or word in PARTICLES or word in KUNYA or word in TITLES


def may_be_middle(first: str, word: str, small: str) -> bool:
    """True for a patronymic, for a name with a capital after another, and for a father's name in Arabic letters."""
    if first[0].isupper():
        return word[0].isupper() or bool(PATRONYMIC.search(small))
    return bool(ARABIC.match(word)) or bool(PATRONYMIC.search(small))


@lru_cache(maxsize=200_000)
def may_be_glued(word: str) -> bool:
    """True for a long word and for one with a capital inside, unless everybody uses it."""
    if is_ordinary(word):
        return False
    long = SHORTEST_GLUED - 2 * bool(ARABIC.match(word))
    return len(word) >= long or not (word.islower() or word[1:].islower())


def glued(word: str, place: int) -> Iterator[Pair]:
    """A long word, or one with a capital inside, cut at every place."""
    humps = [word] if word.isupper() or len(word) > LONGEST_GLUED else CAMEL.split(word)
    yield from (
        Pair(first, second, place, glued=True)
        for first, second in pairwise(humps)
        if min(len(first), len(second)) >= SHORTEST_HALF
    )
    if len(word) <= LONGEST_GLUED:
        for cut in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1):
            yield Pair(word[:cut], word[cut:], place, glued=True)


def servants(words: tuple[str, ...], plains: tuple[str, ...]) -> Iterator[Pair]:
    """Abd and the word behind it are one word, with its neighbours on both sides."""
    for place, word in enumerate(plains[:-1]):
        if word in SERVANT or word[1:] in SERVANT or word[2:] in SERVANT:
            end = place + (2 if plains[place + 1] in PARTICLES and place + 2 < len(words) else 1)
            joined = words[place] + words[end]
            if place:
                yield Pair(words[place - 1], joined, place)
            yield from (
                Pair(joined, words[other], place) for other in range(end + 1, min(end + 3, len(words)))
            )


def broken_at(page: Page, start: int, end: int, following: str) -> Iterator[Pair]:
    """Words that are joined by single signs (Han-nah, Whit-lock) as one word, with their neighbours on both sides.

    `following` is what stands behind them when it is broken too, joined.
    """
    joined = "".join(page.words[start:end])
    if start:
        yield Pair(page.words[start - 1], joined, start)
    if end < len(page.words):
        yield Pair(joined, following or page.words[end], start)
        yield Pair(joined, page.words[end], start)
    for cut in range(start + 1, end):
        yield Pair("".join(page.words[start:cut]), "".join(page.words[cut:end]), start)


def chunks_of(page: Page) -> Iterator[tuple[int, int]]:
    """Where rows of words that are joined by single signs begin and end."""
    start = 0
    for place in range(1, len(page.words) + 1):
        if place == len(page.words) or page.gaps[place] not in JOINERS:
            yield start, min(place, start + 6)
            start = place


def spread(page: Page) -> Iterator[Pair]:
    """Letters that stand alone (h a n n a h): by their wider gaps as words, and else cut at every place."""
    for start, end in rows_of_letters(page):
        groups = group_letters(page, start, end)
        before = [page.words[start - 1]] if start else []
        row = [*before, *groups, *page.words[end : end + 1]]
        yield from (Pair(first, second, start) for first, second in pairwise(row))
        for letters in groups:
            for cut in range(2, min(len(letters) - 1, LONGEST_GLUED)):
                yield Pair(letters[:cut], letters[cut:], start)


def rows_of_letters(page: Page) -> Iterator[tuple[int, int]]:
    """Where three and more single letters stand in a row."""
    start = 0
    for place in range(len(page.words) + 1):
        ends = place == len(page.words) or len(page.words[place]) > 1
        if ends or page.passages[place] != page.passages[start]:
            if place - start >= SPREAD:
                yield start, place
            start = place + ends


def group_letters(page: Page, start: int, end: int) -> list[str]:
    """The letters joined, cut where the gap is wider than the narrowest."""
    narrow = min(len(page.gaps[place]) for place in range(start + 1, end))
    groups = [page.words[start]]
    for place in range(start + 1, end):
        if len(page.gaps[place]) > narrow:
            groups.append(page.words[place])
        else:
            groups[-1] += page.words[place]
    return groups


def opens_sentence(page: Page, place: int) -> bool:
    """True for the first word of a passage and for one behind the end of a sentence."""
    return any(sign in SENTENCE_ENDS for sign in page.gaps[place])
