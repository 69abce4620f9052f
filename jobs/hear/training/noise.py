"""Writes a labelled text again the way people in a hurry do, so that training and measuring meet more than careful writing.

Every noise changes pieces one by one and keeps their labels; `random` decides where.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from jobs.hear.training.written import Piece

EMOJI = ("😡", "🙏", "👍", "😊", "❤️", "😤", "🔥", "🙃")
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
ARABIC_LETTERS = str.maketrans("أإآةى", "ااا" + "هي")
RUSSIAN_LETTERS = str.maketrans("ёЁ", "еЕ")
EXACT = frozenset(
    {"EMAIL", "URL", "HANDLE", "IBAN", "CARD", "ORDER", "ID", "PLATE"}
)  # a wrong letter makes them worthless

Noise = Callable[[str, str, Random], str]


def lower(words: str, label: str, random: Random) -> str:
    """Small letters."""
    return words if label in ("ORDER", "IBAN", "PLATE") and random.random() < 0.5 else words.lower()


def upper(words: str, label: str, random: Random) -> str:
    """Capitals."""
    return words if label in ("EMAIL", "URL", "HANDLE") and random.random() < 0.5 else words.upper()


def typos(words: str, label: str, random: Random) -> str:
    """Two neighbouring letters change places, one is lost or doubled; about one word in twelve, never its first letter."""
    if label in EXACT:
        return words
    return " ".join(slip(word, random) if random.random() < 0.08 else word for word in words.split(" "))


def slip(word: str, random: Random) -> str:
    """One slip of the fingers in a word of four letters and more."""
    if len(word) < 4 or not word.isalpha():
        return word
    place = random.randrange(1, len(word) - 1)
    return random.choice(
        (
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
        )
    )


def unpunctuated(words: str, label: str, random: Random) -> str:
    """Small letters without a comma or full stop between words."""
    return words.lower() if label else "".join(sign for sign in words.lower() if sign not in ",.;!،؛")


def no_blanks(words: str, label: str, random: Random) -> str:
    """No blank after a comma or full stop."""
    return words if label else words.replace(", ", ",").replace(". ", ".").replace("، ", "،")


def emoji(words: str, label: str, random: Random) -> str:
    """Emoji after sentences."""
    return (
        words
        if label
        else words.replace(". ", f" {random.choice(EMOJI)} ").replace("!", random.choice(EMOJI))
    )


def arabic_digits(words: str, label: str, random: Random) -> str:
    """Arabic-Indic digits wherever a person would type them."""
    return words if label in ("EMAIL", "URL", "HANDLE", "IBAN") else words.translate(ARABIC_DIGITS)


def loose_spelling(words: str, label: str, random: Random) -> str:
    """Hamza, ta marbuta and the dots of ё left out."""
    return words.translate(ARABIC_LETTERS).translate(RUSSIAN_LETTERS)


CASED: dict[str, Noise] = {
    "lower": lower,
    "upper": upper,
    "typos": typos,
    "unpunctuated": unpunctuated,
    "no-blanks": no_blanks,
    "emoji": emoji,
}
NOISES: dict[str, dict[str, Noise]] = {
    "en": CASED,
    "ru": {**CASED, "spelling": loose_spelling},
    "ar": {
        "typos": typos,
        "unpunctuated": unpunctuated,
        "no-blanks": no_blanks,
        "emoji": emoji,
        "digits": arabic_digits,
        "spelling": loose_spelling,
    },
}


def noisy(pieces: tuple[Piece, ...], noise: Noise, random: Random) -> tuple[Piece, ...]:
    """The same text with this noise in every piece."""
    return tuple((noise(words, label, random), label) for words, label in pieces)
