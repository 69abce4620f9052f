"""Turns words into numbers that tell nobody anything: one for every four words in a row, made with the organisation's key.

A number holds 40 bits of the four words and 24 bits of the voice that used them, so that a sorted list of such numbers
answers who used these words, and a stolen list answers nothing without the key (design, anonymisation: verbatim runs).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from jobs.hear.language import MASK
from jobs.vetting.reading import words

Numbers = NDArray[np.uint64]

PART = 4  # words in a part
VOICE_BITS = 24
VOICE = np.uint64((1 << VOICE_BITS) - 1)
TEXTS_AT_ONCE = 2_000
WORDS_REMEMBERED = 1 << 17
PASSAGES_REMEMBERED = 10_000


def said(text: str) -> list[str]:
    """The words of a text as they are compared: masks are taken out, so that a run goes on behind them."""
    return words(MASK.sub(" ", text))


@lru_cache(PASSAGES_REMEMBERED)
def said_once(text: str) -> tuple[str, ...]:
    """The same for passages of pages, most of which stand on every page."""
    return tuple(said(text))


def mixed(numbers: Numbers) -> Numbers:
    """Every bit of the answer hangs on every bit given (the finish of SplitMix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


class Parts:
    """Makes the numbers of one organisation; another key, other numbers."""

    def __init__(self, key: bytes) -> None:
        self.key = blake2b(b"verbatim runs", key=key[:64]).digest()
        self.secret = np.uint64(self.number_of(""))
        self.number = lru_cache(WORDS_REMEMBERED)(self.number_of)

    def number_of(self, word: str) -> int:
        """64 keyed bits of a word."""
        made = blake2b(word.encode("utf-8", "surrogatepass"), key=self.key, digest_size=8)
        return int.from_bytes(made.digest(), "big")

    def of(self, stream: Sequence[str]) -> Numbers:
        """One number for each four words in a row; the bits of the voice are 0."""
        numbers = np.fromiter(map(self.number, stream), np.uint64, len(stream))
        many = max(len(numbers) - PART + 1, 0)
        made = numbers[:many]
        for place in range(1, PART):
            made = mixed(made) + numbers[place : place + many]
        parts: Numbers = mixed(mixed(made) ^ self.secret) & ~VOICE
        return parts

    def of_texts(self, texts: Iterable[tuple[int, str]]) -> Numbers:
        """The sorted numbers of many texts, each with the number of its voice; a part counts once for a voice."""
        pending = iter(texts)
        found = [np.empty(0, np.uint64)]
        while some := list(islice(pending, TEXTS_AT_ONCE)):
            found.append(self.of_some(some))
        made = np.concatenate(found)
        found.clear()
        made.sort()  # np.unique would need five times the memory
        first = np.ones(len(made), bool)
        first[1:] = made[1:] != made[:-1]
        return made[first]

    def of_some(self, texts: Sequence[tuple[int, str]]) -> Numbers:
        """The numbers of a few texts, worked out together; a part never reaches from one text into the next."""
        streams = [said(text) for _, text in texts]
        text_of = np.repeat(np.arange(len(texts)), [len(stream) for stream in streams])
        made = self.of([word for stream in streams for word in stream])
        whole = text_of[: len(made)] == text_of[PART - 1 :][: len(made)]
        voices = np.array([voice for voice, _ in texts], np.uint64)
        parts: Numbers = made[whole] | voices[text_of[: len(made)][whole]]
        return parts
