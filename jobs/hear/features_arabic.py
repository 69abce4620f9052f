"""What the model for Arabic names looks at: the word, its letters and pattern, the lists it stands on, and the words around it (design, anonymisation)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from jobs.hear.address_arabic_words import part_of
from jobs.hear.gazetteer import names
from jobs.hear.person_arabic_words import ARABIC, clitic_length, cue_of, fold, is_conjugated, kind_of
from jobs.hear.tagger import Token

WEAK_LETTERS = frozenset(
    "اويهتمنسبلفك"
)  # letters of patterns and joined particles; every other stands for a root
LATIN = re.compile(r"[^\W\d_]")
REACH = 3


def features(tokens: Sequence[Token]) -> list[list[str]]:
    """For each word what the model may lean on."""
    kinds = ["<<"] * REACH + [symbol(token.text) for token in tokens] + [">>"] * REACH
    parts = ways([part(token.text) for token in tokens])
    return [
        [
            *around(tokens, place),
            *pairs(kinds[place : place + 2 * REACH + 1]),
            *parts[place],
            *position(tokens, place),
        ]
        for place in range(len(tokens))
    ]


def around(tokens: Sequence[Token], place: int) -> list[str]:
    """The word's own features and those of its neighbours, each with its distance."""
    found = list(own(tokens[place].text))
    for distance in (-3, -2, -1, 1, 2, 3):
        other = place + distance
        if 0 <= other < len(tokens):
            found += beside(tokens[other].text, distance)
        elif -1 <= distance <= 1:
            found.append(f"{distance}edge")
    return found


def pairs(kinds: Sequence[str]) -> list[str]:
    """Kinds of neighbouring words together: a title before a name, a name before a family name."""
    third, second, first, here, after, next_but_one = kinds[:6]
    return [
        f"k-1|0={first}|{here}",
        f"k0|1={here}|{after}",
        f"k-2|-1|0={second}|{first}|{here}",
        f"k-1|0|1={first}|{here}|{after}",
        f"k0|1|2={here}|{after}|{next_but_one}",
        f"k-3|-2|-1={third}|{second}|{first}",
    ]


def ways(parts: Sequence[str]) -> list[list[str]]:
    """Parts of an address around each word, and how many of them stand near; nothing far from an address."""
    row = ["-"] * REACH + list(parts) + ["-"] * REACH
    found: list[list[str]] = []
    for place in range(len(parts)):
        near = row[place : place + 2 * REACH + 1]
        if all(one in "-X" for one in near):
            found.append([])
            continue
        third, second, first, here, after, next_but_one, last = near
        found.append(
            [
                f"a={here}",
                f"a-1|0={first}|{here}",
                f"a0|1={here}|{after}",
                f"a-1|0|1={first}|{here}|{after}",
                f"a-2|-1|0={second}|{first}|{here}",
                f"a0|1|2={here}|{after}|{next_but_one}",
                f"a-3|-2={third}|{second}",
                f"a2|3={next_but_one}|{last}",
                f"before={sum(one not in '-X,' for one in near[:REACH])}|{here}",
                f"after={sum(one not in '-X,' for one in near[REACH + 1 :])}|{here}",
            ]
        )
    return found


@lru_cache(maxsize=50_000)
def part(text: str) -> str:
    """What part of an address a word, number or sign may be."""
    if ARABIC.match(text):
        return part_of(fold(text)) or "-"
    if text.isdigit():
        return f"9{min(len(text), 6)}"
    return "L" if LATIN.match(text) else ","


def position(tokens: Sequence[Token], place: int) -> list[str]:
    """Whether the word opens a short or long text, and whether it hangs on the word before."""
    found = []
    if place == 0:
        found.append("first")
    if place == len(tokens) - 1:
        found.append("last")
    if place and tokens[place].start == tokens[place - 1].end:
        found.append("joined")
    if len(tokens) < 5:
        found.append("short")
    return found


@lru_cache(maxsize=50_000)
def symbol(text: str) -> str:
    """One sign for the sort of word: a kind of cue, a place in the lists, or the sign itself."""
    if ARABIC.match(text):
        folded = fold(text)
        return cue_of(folded) or listed(folded)
    if text.isdigit():
        return "9"
    return latin_symbol(text) if LATIN.match(text) else text


def latin_symbol(text: str) -> str:
    """A word in other letters: a listed spelling of an Arabic name or not, with or without a capital."""
    known = "N" if text.lower() in names("ar_latin") else "L"
    return known + ("A" if text.isupper() else "a" if text[0].isupper() else "")


def listed(folded: str) -> str:
    """The lists of the word; when it is on none of names, those of what stands after joined letters, with a c."""
    kind = kind_of(folded)
    if kind[0] != "-" or kind[1] in "fo":
        return kind
    length = clitic_length(folded)
    return f"c{kind_of(folded[length:])}" if length else kind


@lru_cache(maxsize=50_000)
def own(text: str) -> tuple[str, ...]:
    """Features of the word itself."""
    folded = fold(text) if ARABIC.match(text) else text.lower()
    rest = folded[clitic_length(folded) :]
    kind, cue = kind_of(rest), cue_of(folded)
    return (
        f"w={folded}",
        f"k={symbol(text)}",
        f"n={kind[0]}",
        f"o={kind[1]}",
        f"cue={cue}",
        f"c={folded[: clitic_length(folded)]}",
        f"p1={folded[:1]}",
        f"p2={folded[:2]}",
        f"p3={folded[:3]}",
        f"s1={folded[-1:]}",
        f"s2={folded[-2:]}",
        f"s3={folded[-3:]}",
        f"length={min(len(folded), 9)}",
        f"verb={is_conjugated(folded)}",
        f"end={text[-1] if text[-1] in 'ىة' else ''}|{kind}",
        f"pattern={pattern(rest)}",
        f"pattern|k={pattern(rest)}|{kind}",
        f"p1|k={folded[:1]}|{kind}",
        f"s1|k={folded[-1:]}|{kind}",
    )


def pattern(folded: str) -> str:
    """The word with a dot for every root letter: "fa'il" words look alike."""
    return "".join(letter if letter in WEAK_LETTERS else "." for letter in folded)


@lru_cache(maxsize=300_000)
def beside(text: str, distance: int) -> tuple[str, ...]:
    """Features of a neighbour; the farther, the fewer."""
    folded = fold(text) if ARABIC.match(text) else text.lower()
    kind = f"{distance}k={symbol(text)}"
    if abs(distance) == 3:
        return (kind,)
    word = f"{distance}w={folded}"
    if abs(distance) == 2:
        return kind, word
    return (
        kind,
        word,
        f"{distance}p2={folded[:2]}",
        f"{distance}s1={folded[-1:]}",
        f"{distance}s2={folded[-2:]}",
    )
