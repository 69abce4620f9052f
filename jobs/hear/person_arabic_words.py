"""Arabic words as the name finder sees them: one spelling, the letters joined before a name, and the lists a word stands on."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jobs.hear.gazetteer import names
from jobs.hear.person_arabic_cues import CUES

ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")
MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
STRETCHED = re.compile(r"(\w)\1\1+")
FOLDS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
CLITICS = ("و", "ف", "ب", "ل", "ك")
JOINED = ("و", "ف", "ب", "ل", "ك", "ع", "وب", "ول", "فل", "وك", "فب", "لل", "ولل", "وال", "بال")
ENDINGS = ("كم", "نا", "هم", "كن", "ها", "ي", "ك", "ه", "ين", "ون")
CONJUGATED = re.compile(
    "(?:^(?!ال).{2,}تي|ولي|ولنا|اتلي|ين|ات|ون|ني|نا|كم|هم|وا|تو|وني|تني|اتش|وش|ناش|تيش|هاش|نهم|تها|لها|لهم|لنا)$|^(?:كي|كت|بي|بت|وال|بال|فال|كال|عال|هال|لل|ولل|مات|ماي|حي|هي|نت|يت|تت|بن[^وي]).{3}"
)
TEKNONYM = frozenset({"ابو", "ابي", "ابا", "ام", "بو"})
LINK = frozenset({"بن", "ابن", "بنت", "ال"})
SLAVE = "عبد"


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word in the one spelling of the lists: no vowel marks, no stretched letters, one alef, one ya, one ha."""
    return STRETCHED.sub(r"\1", MARKS.sub("", word)).translate(FOLDS)


@cache
def folded_list(list_name: str) -> frozenset[str]:
    """One list in folded spelling."""
    return frozenset(fold(name) for name in names(list_name))


def given() -> frozenset[str]:
    """Given names."""
    return folded_list("ar_given")


def family() -> frozenset[str]:
    """Family names."""
    return folded_list("ar_family")


@cache
def everyone() -> frozenset[str]:
    """Given and family names, local and foreign; seldom ones and the most frequent words are left out."""
    listed = given() | family() | folded_list("ar_foreign")
    return listed - folded_list("ar_frequent") - folded_list("ar_common")


@cache
def cue_words() -> dict[str, str]:
    """Folded word -> kind of cue; the first kind that names a word wins."""
    found: dict[str, str] = {}
    for kind, words in CUES.items():
        for word in words.split():
            found.setdefault(fold(word), kind)
    return found


@lru_cache(maxsize=50_000)
def cue_of(folded: str) -> str:
    """The kind of cue that a word is, with or without joined letters, article and "your"; "" for none."""
    cues = cue_words()
    for stem in stems(folded):
        if stem in cues:
            return cues[stem]
    return ""


def stems(folded: str) -> list[str]:
    """A word, and what may be left of it without what Arabic joins to it."""
    found = [folded]
    for joined in ("ال", *JOINED):
        rest = folded[len(joined) :]
        if folded.startswith(joined) and len(rest) > 2:
            found.append(rest)
            if joined in ("و", "ف", "ب", "ك", "ع") and rest.startswith("ال") and len(rest) > 4:
                found.append(rest[2:])
    short = [
        short
        for stem in found
        for ending in ENDINGS
        if len(short := stem.removesuffix(ending)) > 3 and short != stem
    ]
    return found + short + [f"{one[:-1]}ه" for one in short if one[-1] == "ت"]


def kind_of(folded: str) -> str:
    """Where a word stands: on which list of names (S, B, G, F, X, r) and on which list of ordinary words (f, w, o); "--" for nowhere."""
    return kinds().get(folded, "--")


@cache
def kinds() -> dict[str, str]:
    """Every listed word with its two signs; of several lists the one that says most counts."""
    of_names = signs({"r": "ar_rare", "X": "ar_foreign", "F": "ar_family", "G": "ar_given"})
    of_names |= dict.fromkeys(given() & family(), "B") | dict.fromkeys(folded_list("ar_sure"), "S")
    of_words = signs({"o": "ar_ordinary", "w": "ar_words", "f": "ar_frequent"})
    of_words |= dict.fromkeys(folded_list("ar_common"), "f")
    return {word: of_names.get(word, "-") + of_words.get(word, "-") for word in of_names | of_words}


def signs(lists: dict[str, str]) -> dict[str, str]:
    """Word -> sign of its list; a later list wins."""
    return {word: sign for sign, list_name in lists.items() for word in folded_list(list_name)}


@lru_cache(maxsize=50_000)
def clitic_length(folded: str) -> int:
    """1 or 2 when joined letters stand before a name, else 0; a word that is a name itself keeps all its letters."""
    if folded in everyone() or folded in TEKNONYM:
        return 0
    return next((length for length in (1, 2) if is_joined(folded[:length], folded[length:])), 0)


def is_joined(letters: str, rest: str) -> bool:
    """True for particles before a listed name; the rarer particles only before a name of four letters and more."""
    if rest in ("ام", "ابو", "بنت"):
        return letters in {*CLITICS, "ول", "وب"}
    if rest not in everyone() or len(rest) < 3:
        return False
    return letters in ("و", "ل", "ول") or (len(rest) > 3 and letters in {*CLITICS, "وب", "وك", "فل", "فب"})


def is_conjugated(folded: str) -> bool:
    """True for the endings and beginnings of verbs and of joined articles, which no name has: "they received us"."""
    return len(folded) > 4 and bool(CONJUGATED.search(folded))
