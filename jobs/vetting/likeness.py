"""Whether a word on a page is a known name in another spelling: another case, another script, another transliteration.

Sounds are laid side by side and differences are counted (Levenshtein 1965, with weights of our own for usual variation).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from jobs.vetting.letters import ARABIC, CYRILLIC
from jobs.vetting.sounds import VOWELS, sounds, stem
from jobs.vetting.word_lists import listed

EXACT, OTHER = 0.0, 9.0
ALLOWED_ACROSS = 0.17  # difference for each sound of the longer word, across scripts
ALLOWED_IN_ARABIC = 0.13  # ... across scripts, one of them Arabic
ALLOWED = 0.12  # ... and within one script
LEAST = 0.01  # words in two scripts are never exactly alike
SHORT = 3  # words up to this length must be exact within one script
OPEN = VOWELS | {"w"}
# Sounds that are written for one another nearly always, and those that are so now and then.
SAME = frozenset(
    map(frozenset, listed("iy ei ou uw ey ow vw vf JQ jQ jJ Kk Tt Dd kq hx Eh yQ iQ Ts Dz KX XC Pd"))
)
CLOSE = frozenset(
    map(
        frozenset,
        listed(
            "gG Kx KS Pz Tz Dt gq gx Gq Gk Cs XS Zz Zj ZS Jg JZ jg sz jX kg bp td Cz fw Ex Xj jy ji sS KC Ck DT Gh",
            "TS gh Sz zS Pt PD GK QZ QX QS gQ KH qx XZ eQ XJ",
        ),
    )
)
LETTER, CLOSE_BY, VOWEL, NEARLY = 1.0, 0.25, 0.25, 0.1
# What a sound costs that stands on one side only: a vowel where both scripts write them, across scripts, where Arabic leaves it out.
VOWEL_ALONE, VOWEL_ACROSS, UNWRITTEN, LONG_VOWEL, SILENT = 0.35, 0.24, 0.1, 0.45, 0.15


@lru_cache(maxsize=500_000)
def difference(known: str, seen: str) -> float:
    """How much two plain words differ for each sound, the name as it is known and the word as it stands: EXACT, a little, or OTHER."""
    if known == seen or same_stem(known, seen):
        return EXACT
    mine, theirs = script(known), script(seen)
    if mine == theirs == "arabic" or (mine == theirs and min(len(known), len(seen)) <= SHORT):
        return OTHER
    allowed = (
        ALLOWED if mine == theirs else ALLOWED_IN_ARABIC if "arabic" in (mine, theirs) else ALLOWED_ACROSS
    )
    heard, vowel = sounds(known), vowels(mine, theirs)
    found = OTHER
    for other in {sounds(seen), sounds(stem(seen))}:
        longer = max(len(heard), len(other), 1)
        found = min(found, distance(heard, other, *vowel, allowed * longer) / longer)
    return max(found, LEAST) if found <= allowed else OTHER


def vowels(mine: str, theirs: str) -> tuple[float, float]:
    """What a vowel costs that only the first or only the second has: Arabic leaves short ones out and writes long ones."""
    if mine == theirs:
        return VOWEL_ALONE, VOWEL_ALONE
    if "arabic" not in (mine, theirs):
        return VOWEL_ACROSS, VOWEL_ACROSS
    return (LONG_VOWEL, UNWRITTEN) if mine == "arabic" else (UNWRITTEN, LONG_VOWEL)


def script(word: str) -> str:
    """Which of the three scripts a plain word is written in."""
    return "arabic" if ARABIC.search(word) else "cyrillic" if CYRILLIC.search(word) else "latin"


def same_stem(known: str, seen: str) -> bool:
    """True for two cases of one Russian name."""
    return bool(CYRILLIC.search(known) and CYRILLIC.search(seen)) and bare_stem(known) == bare_stem(seen)


@lru_cache(maxsize=200_000)
def bare_stem(word: str) -> str:
    """A Russian stem without a soft sign, and without the vowel that may come and go before its last letter (Павел, Павла)."""
    if not CYRILLIC.search(word):
        return word
    bare = stem(word).rstrip("ьй")
    return bare[:-2] + bare[-1] if len(bare) > SHORT and bare[-2] in "еоь" else bare


def distance(first: str, second: str, mine: float, theirs: float, most: float) -> float:
    """How much must change to make one row of sounds the other, or OTHER when that is more than `most`.

    `mine` and `theirs` are what a vowel costs that only one of them has.
    """
    costs = [alone(other, theirs) for other in second]
    before = [0.0, *accumulate(costs)]
    for sign in first:
        cost = alone(sign, mine)
        last = before[0] + cost
        row = [last]
        for place, other in enumerate(second):
            last = min(before[place] + CHANGE[sign + other], before[place + 1] + cost, last + costs[place])
            row.append(last)
        if min(row) > most:
            return OTHER
        before = row
    return before[-1]


def alone(sign: str, vowel: float) -> float:
    """What a sound costs that stands on one side only."""
    return vowel if sign in OPEN else SILENT if sign in "EG" else CLOSE_BY if sign in "jQ" else LETTER


def change(sign: str, other: str) -> float:
    """What it costs that one sound stands for another."""
    pair = frozenset((sign, other))
    if len(pair) == 1:
        return 0.0
    if pair in SAME:
        return NEARLY
    return VOWEL if pair <= OPEN else CLOSE_BY if pair in CLOSE else LETTER


class Changes(dict[str, float]):
    """What it costs that the first of two sounds stands for the second, worked out once."""

    def __missing__(self, signs: str) -> float:
        self[signs] = change(*signs)
        return self[signs]


CHANGE = Changes()
