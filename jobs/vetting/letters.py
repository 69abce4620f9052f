"""One look for what a reader takes for the same letter: no invisible signs, no accents, no look-alikes of another script.

Sources: Unicode 15 categories (Mn, Me, Cf, Nd) and, for look-alikes, the letters that Unicode TS 39 calls confusable.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache

TAKEN_OUT = frozenset({"Mn", "Me", "Cf"})
DIGIT = "Nd"
PLANES = (range(0x20000), range(0xE0000, min(0xE0200, sys.maxunicode)))
# What looks like the Latin letter above it, letter by letter.
LOOKS = {
    "а": "a", "с": "c", "е": "e", "о": "o", "р": "p", "х": "x", "у": "y", "і": "i", "ј": "j", "ѕ": "s", "һ": "h", "к": "k",
    "м": "m", "т": "t", "в": "b", "ԁ": "d", "ԛ": "q", "ԝ": "w", "ѵ": "v", "ӏ": "l", "н": "h", "п": "n", "г": "r", "ь": "b",
    "α": "a", "ϲ": "c", "ε": "e", "ο": "o", "ρ": "p", "χ": "x", "υ": "u", "ι": "i", "κ": "k", "μ": "m", "τ": "t", "β": "b",
    "ν": "v", "η": "n", "γ": "y", "ω": "w", "ɑ": "a", "ɡ": "g", "ı": "i", "ⅼ": "l",
}  # fmt: skip
CYRILLIC_LOOK = {
    "a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "x": "х", "y": "у", "i": "і", "j": "ј", "s": "ѕ", "h": "н", "k": "к",
    "m": "м", "t": "т", "b": "в", "n": "п", "u": "и", "r": "г", "ο": "о", "α": "а", "ρ": "р", "ε": "е", "κ": "к", "τ": "т",
    "υ": "у", "χ": "х", "ν": "у",
}  # fmt: skip
SPELLED = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h", "ŋ": "n", "ə": "a",
        "ٱ": "ا", "ک": "ك", "ی": "ي", "ى": "ي", "ہ": "ه", "ھ": "ه", "ە": "ه", "ة": "ه",
    }
)  # fmt: skip
LEET = str.maketrans("013457", "oleast")
LATIN = re.compile("[a-z]")
CYRILLIC = re.compile("[\u0400-\u052f]")
GREEK = re.compile("[\u0370-\u03ff]")
ARABIC = re.compile("[\u0600-\u06ff]")
MIXED = re.compile(r"(?=.*[^\W\d_])(?=.*\d)")


def invisible_and_digits() -> dict[int, str | None]:
    """Signs that are taken out, and digits of every script as Western ones."""
    table: dict[int, str | None] = {0x0640: None}  # the Arabic line that only lengthens a word
    for plane in PLANES:
        for code in plane:
            kind = unicodedata.category(chr(code))
            if kind in TAKEN_OUT:
                table[code] = None
            elif kind == DIGIT and code > 0x7F:
                table[code] = str(unicodedata.decimal(chr(code)))
    return table


TABLE = invisible_and_digits()


def clean(text: str) -> str:
    """The text without accents and invisible signs and with Western digits; capitals stay."""
    return text if text.isascii() else unicodedata.normalize("NFKD", text).translate(TABLE)


@lru_cache(maxsize=300_000)
def plain(word: str) -> str:
    """The letters and digits of one cleaned word: small, and all of one script."""
    small = word.casefold().translate(SPELLED)
    return small if small.isascii() else of_one_script(small)


def of_one_script(word: str) -> str:
    """A word with letters of several scripts in the script to which most belong (Latin when even)."""
    latin, cyrillic = len(LATIN.findall(word)), len(CYRILLIC.findall(word))
    if (latin or GREEK.search(word)) and latin >= cyrillic:
        return "".join(LOOKS.get(sign, sign) for sign in word)
    return "".join(CYRILLIC_LOOK.get(sign, sign) for sign in word) if cyrillic else word


@lru_cache(maxsize=300_000)
def readings(word: str) -> tuple[str, ...]:
    """A plain word, and what it may be meant to be read as: h4nnah as hannah, all-Cyrillic look-alikes as Latin."""
    found = [word]
    if MIXED.match(word):
        found.append(word.translate(LEET))
        found.append(word.replace("1", "i").translate(LEET))
    if CYRILLIC.search(word) and all(sign in LOOKS for sign in word):
        found.append("".join(LOOKS[sign] for sign in word))
    return tuple(dict.fromkeys(found))
