"""Whether a word on a page is a known name in another spelling: another case, another script, another transliteration.

Sounds are laid side by side and differences are counted (Levenshtein 1965, with weights of our own for usual variation).
"""

from __future__ import annotations

from functools import lru_cache

from jobs.vetting.letters import ARABIC, CYRILLIC
from jobs.vetting.sounds import VOWELS, sounds, stem

EXACT, ALIKE, OTHER = 2, 1, 0
ALLOWED = 0.17  # difference for each sound of the longer word
SHORT = 3  # words up to this length must be exact within one script
OPEN = VOWELS | {"w"}
CLOSE = tuple(
    frozenset(pair)
    for pair in (
        *("vw", "vf", "kq", "gG", "hx", "Kx", "Kk", "KX", "KS", "Tt", "Ts", "Dd", "Dz", "Pd", "Pz", "Tz", "Dt", "gq", "gx", "Gq", "Gk"),
        *("Cs", "CX", "XS", "Zz", "Zj", "ZS", "Jj", "Jg", "JZ", "jg", "sz", "jX", "kg", "bp", "td", "Cz", "fw", "Eh", "Ex", "Xj", "jy"),
        *("ji", "sS", "KC", "Ck", "DT", "Gh", "TS", "gh", "Sz", "zS", "Pt", "PD", "GK"),
    )
)  # fmt: skip
LETTER, VOWEL, VOWEL_WRITTEN, UNWRITTEN, SILENT = 1.0, 0.25, 0.35, 0.1, 0.15
NEAR = frozenset(
    {frozenset("iy"), frozenset("ei"), frozenset("ou"), frozenset("uw"), frozenset("ey"), frozenset("ow")}
)


@lru_cache(maxsize=200_000)
def likeness(known: str, seen: str) -> int:
    """EXACT, ALIKE or OTHER for two plain words: the name as it is known and the word as it stands."""
    if known == seen or same_stem(known, seen):
        return EXACT
    mine, theirs = script(known), script(seen)
    if mine == theirs and min(len(known), len(seen)) <= SHORT:
        return OTHER
    unwritten = "arabic" in (mine, theirs)
    first, second = sounds(known), sounds(seen)
    found = distance(first, second, unwritten=unwritten and mine != theirs)
    if mine != theirs and theirs == "cyrillic":
        found = min(found, distance(first, sounds(stem(seen)), unwritten=unwritten) + SILENT / 2)
    return ALIKE if found <= ALLOWED * max(len(first), len(second)) else OTHER


def script(word: str) -> str:
    """Which of the three scripts a plain word is written in."""
    return "arabic" if ARABIC.search(word) else "cyrillic" if CYRILLIC.search(word) else "latin"


def same_stem(known: str, seen: str) -> bool:
    """True for two cases of one Russian name; a vowel may come and go before the last letter (Павел, Павла)."""
    if not (CYRILLIC.search(known) and CYRILLIC.search(seen)):
        return False
    first, second = hard_stem(known), hard_stem(seen)
    return first == second or (len(first) > 2 and without_last_vowel(first) == without_last_vowel(second))


def hard_stem(word: str) -> str:
    """The stem without a soft sign at its end."""
    return stem(word).rstrip("ьй")


def without_last_vowel(word: str) -> str:
    """Павел as павл, Лев as лв, Пётр as петр."""
    return word[:-2] + word[-1] if word[-2:-1] in {"е", "о", "ь"} else word


def distance(first: str, second: str, *, unwritten: bool) -> float:
    """How much must change to make one row of sounds the other; vowels cost little, nothing much where Arabic leaves them out."""
    before = [0.0]
    for sign in second:
        before.append(before[-1] + alone(sign, unwritten=unwritten))
    for sign in first:
        row = [before[0] + alone(sign, unwritten=unwritten)]
        for place, other in enumerate(second):
            row.append(
                min(
                    before[place] + change(sign, other),
                    before[place + 1] + alone(sign, unwritten=unwritten),
                    row[place] + alone(other, unwritten=unwritten),
                )
            )
        before = row
    return before[-1]


def alone(sign: str, *, unwritten: bool) -> float:
    """What a sound costs that stands on one side only."""
    if sign in OPEN:
        return UNWRITTEN if unwritten else VOWEL_WRITTEN
    return SILENT if sign in "EG" else LETTER


def change(sign: str, other: str) -> float:
    """What it costs that one sound stands for another."""
    if sign == other:
        return 0.0
    pair = frozenset((sign, other))
    if pair <= OPEN:
        return SILENT if pair in NEAR else VOWEL
    return VOWEL if pair in CLOSE else LETTER
