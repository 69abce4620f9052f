"""Turns a sentence into the stems by which it is compared: small letters, no masks, no stop words (Snowball; Arabic folded first)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jobs.hear.language import MASK
from jobs.hear.person_arabic import fold
from jobs.hear.person_arabic_words import MARKS

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
SENTENCE_END = re.compile(r"[.!?…؟؛;\n]+(?=\s|$)|\n")
SNOWBALL = {"en": "english", "ru": "russian", "ar": "arabic"}
SHOUTED = 0.3  # share of capitals among the letters
LISTS = Path(__file__).parent / "words"
JOINED = re.compile(r"^(?:وال|بال|فال|كال|هال|عال|ولل|لل|ال|و(?=..[^ا]..))(?=...)")
STRETCHED = re.compile(r"([^\W\d_])\1{2,}")  # "sooo", "оооочень", "رااائع"
SPOKEN = re.compile(
    r"^(?:بي|بت|بن|هي|هت|كي|كت)(?=...)"
)  # present and future of Egyptian, Levantine and Maghrebi verbs


def sentences(text: str) -> list[str]:
    """The sentences of a text, each a clause that may have a theme of its own."""
    return [part.strip() for part in SENTENCE_END.split(text) if part.strip()]


def unmasked(text: str) -> str:
    """A text without masks."""
    return " ".join(MASK.sub(" ", text).split())


def calmed(text: str) -> str:
    """A text in small letters where it shouts: to the sentence encoder capitals are other words."""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return text.lower() if capitals > SHOUTED * len(letters) else text


def plain(text: str) -> str:
    """A text in small letters without masks and Arabic vowel marks, which would split words."""
    return MARKS.sub("", MASK.sub(" ", text)).lower()


def words_of(text: str) -> list[str]:
    """The words of a text in their order, in small letters, without masks."""
    return WORD.findall(plain(text))


def words_as_stems(text: str, language: str) -> tuple[str, ...]:
    """The stem of every word in its order, stop words too: for keywords of several words ("on time")."""
    return tuple(stem(word, language) for word in words_of(text))


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The stem of a word in small letters."""
    word = STRETCHED.sub(r"\1", word)
    if language == "ar":
        folded = fold(word)
        return (
            folded
            if folded in stop_words("ar")
            else str(stemmer("ar").stemWord(SPOKEN.sub("", JOINED.sub("", folded))))
        )
    return str(stemmer(language).stemWord(word.replace("ё", "е").replace("’", "'")))


@cache
def stop_words(language: str) -> frozenset[str]:
    """Words that say nothing of a theme, as written in words/; Arabic ones folded."""
    lines = (LISTS / f"{language}_stop.txt").read_text("utf-8").splitlines()
    written = (word for line in lines if not line.startswith("#") for word in line.split())
    return frozenset(fold(word) if language == "ar" else word for word in written)


@cache
def stop_stems(language: str) -> frozenset[str]:
    """Stop words as stems."""
    return frozenset(stem(word, language) for word in stop_words(language))


@cache
def stemmer(language: str) -> Any:
    """Snowball's stemmer of this language."""
    import Stemmer

    return Stemmer.Stemmer(SNOWBALL[language])
