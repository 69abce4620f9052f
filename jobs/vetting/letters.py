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
AS_LATIN, AS_CYRILLIC = str.maketrans(LOOKS), str.maketrans(CYRILLIC_LOOK)
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


KEPT = {ord("й"): "\ue000", ord("Й"): "\ue001"}  # а letter of its own, not an и with a mark
TABLE = invisible_and_digits() | {0xE000: "й", 0xE001: "Й"}


def clean(text: str) -> str:
    """The text without accents and invisible signs and with Western digits; capitals and й stay."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFKC", text.replace("№", "# ")).translate(KEPT)
    return unicodedata.normalize("NFKD", composed).translate(TABLE)


@lru_cache(maxsize=300_000)
def plain(word: str) -> str:
    """The letters and digits of one cleaned word: small, and all of one script."""
    return in_scripts(word)[0]


@lru_cache(maxsize=300_000)
def in_scripts(word: str) -> tuple[str, ...]:
    """A cleaned word in small letters of one script; of two when its letters could be meant in both."""
    small = word.casefold().translate(SPELLED)
    if small.isascii() or not (CYRILLIC.search(small) or GREEK.search(small)):
        return (small,)
    latin, cyrillic = small.translate(AS_LATIN), small.translate(AS_CYRILLIC)
    if not (LATIN.search(small) or GREEK.search(small)):
        return (small, latin) if all(sign in LOOKS for sign in small) else (small,)
    likely = [cyrillic, latin] if only(small, CYRILLIC, LOOKS) else [latin, cyrillic]
    return tuple(likely[:1] if only(small, LATIN, CYRILLIC_LOOK) != only(small, CYRILLIC, LOOKS) else likely)


def only(word: str, script: re.Pattern[str], table: dict[str, str]) -> bool:
    """True when a letter of this script has no look-alike in the other: then the word is meant in this script."""
    return any(script.match(sign) and sign not in table for sign in word)


def look(word: str) -> str:
    """How a plain word looks, whatever script its letters are of; only to be compared with another look."""
    return word if word.isascii() else word.translate(AS_LATIN)


@lru_cache(maxsize=300_000)
def readings(word: str) -> tuple[str, ...]:
    """A cleaned word in every way that it may be meant to be read: h4nnah as hannah, look-alikes in either script."""
    found = list(in_scripts(word))
    if MIXED.match(found[0]):
        found.append(found[0].translate(LEET))
        found.append(found[0].replace("1", "i").translate(LEET))
    return tuple(dict.fromkeys(found))
