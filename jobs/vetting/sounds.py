"""How a name sounds, whatever script and system it is written in: Ханна, Hannah and هانا come to the same sounds.

Written down by ourselves from the usual transliterations (GOST 7.79, ICAO 9303, BGN/PCGN and the spellings of everyday life).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from jobs.vetting.letters import ARABIC, CYRILLIC

VOWELS = frozenset("aeiouy")
# Each sound is one sign: a e i o u y vowels; j as in Jamal; Q a Latin j; J a soft g; w; x as in Bach; S Z C X of shoe, Zhanna, Cecil, chess; T D of Thomas, Dhahabi.
CYRILLIC_SOUNDS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "Z", "з": "z", "и": "i", "й": "i", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "x", "ц": "C", "ч": "X", "ш": "S",
    "щ": "S", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia", "і": "i", "ј": "j", "ѕ": "s", "є": "ie", "ґ": "g", "қ": "k",
    "ғ": "g", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "ә": "a", "ў": "u", "ҳ": "h", "ҷ": "j",
}  # fmt: skip
ARABIC_SOUNDS = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "T", "ج": "j", "ح": "h", "خ": "x", "د": "d", "ذ": "D", "ر": "r", "ز": "z", "س": "s",
    "ش": "S", "ص": "s", "ض": "P", "ط": "t", "ظ": "D", "ع": "a", "غ": "G", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "و": "w", "ي": "i", "ء": "", "پ": "p", "چ": "X", "ژ": "Z", "گ": "g", "ڤ": "v",
}  # fmt: skip
# Latin letters that stand together, the longest first.
TOGETHER = (
    ("x", "ks"), ("j", "Q"), ("shch", "S"), ("szcz", "S"), ("tsch", "X"), ("sch", "S"), ("tch", "X"), ("dzh", "j"), ("cz", "X"),
    ("sz", "S"), ("sh", "S"), ("ch", "K"), ("zh", "Z"), ("kh", "x"), ("gh", "G"), ("ph", "f"), ("th", "T"), ("dh", "D"), ("wh", "w"),
    ("ck", "k"), ("tz", "C"), ("ts", "C"), ("qu", "kw"),
)  # fmt: skip
JOINED = (("dZ", "j"), ("dQ", "j"), ("tS", "X"), ("tX", "X"), ("ts", "C"), ("dz", "C"))
SOFT_C = re.compile("c(?=[eiy])")
SOFT_G = re.compile("g(?=[eiy])")
FINAL_H = re.compile("(?<=.)h$")
SILENT_H = re.compile("(?<=[aeiou])h(?=[^aeiouyh])")
DOUBLED = re.compile(r"(.)\1+")
ENGLISH_BEGINNINGS = (("kn", "n"), ("wr", "r"))

# The coarse class of each sound; several where spellings differ from place to place. "" drops it.
CLASSES = {
    **dict.fromkeys("bp", ("B",)), **dict.fromkeys("fv", ("F",)), **dict.fromkeys("td", ("T",)), **dict.fromkeys("TDP", ("T", "S")),
    **dict.fromkeys("kq", ("K",)), "g": ("K",), "G": ("K", ""), "J": ("K", "S"), "j": ("S", "", "K"), "Q": ("S", ""), "K": ("S", "K", "H"),
    **dict.fromkeys("szSZCX", ("S",)), **dict.fromkeys("hx", ("H",)), "E": ("H", ""), "w": ("", "F"), "c": ("K",),
    **{sign: (sign.upper(),) for sign in "rlmn"},
}  # fmt: skip
MOST = 12  # skeletons of one word
BEGINS_OPEN = "A"
SAME_PLACE = re.compile("T+S")
RUSSIAN_ENDINGS = re.compile(
    "(?<=..)(?:а|у|е|ы|и|я|ю|о|ой|ей|ою|ею|ом|ем|ым|им|ого|его|ому|ему|ую|юю|ая|яя|ый|ий|ые|ие|ых|их|ыми|ими|ами|ями|ах|ях|ам|ям|ов|ев)$"
)


@lru_cache(maxsize=300_000)
def sounds(word: str) -> str:
    """The sounds of a plain word of any of the three scripts, doubled ones once."""
    if ARABIC.search(word):
        found = "".join(ARABIC_SOUNDS.get(sign, "") for sign in word)
    elif CYRILLIC.search(word):
        found = "".join(CYRILLIC_SOUNDS.get(sign, "") for sign in word)
    else:
        found = latin_sounds(word)
    for apart, joined in JOINED:
        found = found.replace(apart, joined)
    return DOUBLED.sub(r"\1", FINAL_H.sub("", found))


def latin_sounds(word: str) -> str:
    """The sounds of Latin letters; J and E stand for a soft g and an h that may be silent."""
    found = next((new + word[2:] for old, new in ENGLISH_BEGINNINGS if word.startswith(old)), word)
    for together, sound in TOGETHER:
        found = found.replace(together, sound)
    found = SOFT_G.sub("J", SOFT_C.sub("s", found))
    return SILENT_H.sub("E", found).replace("c", "k")


@lru_cache(maxsize=300_000)
def skeletons(word: str) -> tuple[str, ...]:
    """The consonants of a word by coarse class, with a mark where it begins with a vowel: the same for every way to write it."""
    found = sounds(word)
    kinds = [CLASSES.get(sound, ("",)) for sound in found]
    made = dict.fromkeys(skeleton(chosen) for chosen in product(*kinds) if chosen)
    return tuple(made)[:MOST] if found else ()


def skeleton(chosen: tuple[str, ...]) -> str:
    """One reading of the classes: neighbours that are alike count once, and t with s is one sound."""
    bones = DOUBLED.sub(r"\1", "".join(chosen))
    bones = DOUBLED.sub(r"\1", SAME_PLACE.sub("S", bones))
    if len(bones) > 1:
        bones = bones.removesuffix("H")
    return bones if chosen[0] else BEGINS_OPEN + bones


def stem(word: str) -> str:
    """A Russian word without the ending of its case; other words as they are."""
    return RUSSIAN_ENDINGS.sub("", word) if CYRILLIC.search(word) else word
