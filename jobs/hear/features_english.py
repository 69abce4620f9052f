"""Tells the trained model what an English word looks like: its letters, the lists it stands on, its neighbours (feature design: Ratinov and Roth 2009).

The lists lie in names/; their first lines say where they come from. The model itself is made by `./invoke train`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from jobs.hear.gazetteer import names
from jobs.hear.tagger import Token

USUAL_SOURCES = ("en_given", "en_given_census", "en_given_origins", "en_given_russian", "en_given_faker")
OTHER_SOURCES = ("en_given_stdlib", "en_given_far", "en_given_fakerjs", "en_given_mimesis")
FAMILY_SOURCES = (
    "en_family",
    "en_family_census",
    "en_family_origins",
    "en_family_russian",
    "en_family_faker",
)
OTHER_FAMILY_SOURCES = ("en_family_far", "en_family_fakerjs", "en_family_mimesis")
LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
SMALL_EXCEPT_I = frozenset({"I", "I'm", "I've", "I'll", "I'd", "I’m", "I’ve", "I’ll", "I’d"})
ENDS = frozenset(".!?…")


@dataclass(frozen=True)
class View:
    """What one word says about itself, and about the words one and two places from it."""

    key: str  # the word itself where it is an English word, else what kind it is
    lists: str
    own: tuple[str, ...]
    left: tuple[str, ...]  # said to the next word
    right: tuple[str, ...]  # said to the word before
    far_left: tuple[str, ...]
    far_right: tuple[str, ...]


def features(tokens: Sequence[Token]) -> list[list[str]]:
    """For each word of a text what the model may look at."""
    cased = has_case(tokens)
    views = [view(token.text, cased) for token in tokens]
    padded = [EDGE, EDGE, *views, EDGE, EDGE]
    found = []
    for place, token in enumerate(tokens):
        far, left, own, right, farther = padded[place : place + 5]
        said = [*own.own, *left.left, *right.right, *far.far_left, *farther.far_right]
        said += (
            f"lr={left.key}|{right.key}",
            f"fl={far.key}|{left.key}",
            f"rf={right.key}|{farther.key}",
            f"L-={left.lists}|{own.lists}",
            f"L+={own.lists}|{right.lists}",
        )
        if token.opens_line or left.key in ENDS or place == 0:
            said.append("opens")
        if place + 1 == len(tokens) or tokens[place + 1].opens_line:
            said.append("closes")
        found.append(said)
    return found


def has_case(tokens: Sequence[Token]) -> bool:
    """False for a text all in small letters or all in capitals: there a capital says nothing."""
    words = [token.text for token in tokens if len(token.text) > 1 and LATIN.match(token.text)]
    capitals = sum(word.isupper() for word in words)
    raised = sum(word[0].isupper() for word in words if word not in SMALL_EXCEPT_I)
    return bool(raised) and capitals * 2 < len(words)


@lru_cache(maxsize=20_000)
def view(word: str, cased: bool) -> View:
    """A word as the model sees it; the same word is looked up once."""
    small = word.lower()
    lists = lists_of(small)
    form = shape(word) if cased else shape(small)
    key = key_of(small, lists)
    own = [
        f"k={key}",
        f"L={lists}",
        f"s={form}",
        f"sL={form}{lists}",
        *(f"{form}{letter}" for letter in lists),
    ]
    if key[0] == "?":
        own += (f"e2={small[-2:]}", f"e3={small[-3:]}", f"b3={small[:3]}", f"n={min(len(small), 9)}")
    return View(
        key,
        lists,
        tuple(own),
        (f"l={key}", f"lL={lists}", f"ls={form}"),
        (f"r={key}", f"rL={lists}", f"rs={form}"),
        (f"ll={key}", f"llL={form}{lists}"),
        (f"rr={key}", f"rrL={form}{lists}"),
    )


def key_of(small: str, lists: str) -> str:
    """The word itself when it is an English word, a sign or a single letter; "?" and its lists for any other."""
    if "1" in lists or "m" in lists or not small[0].isalnum():
        return small if small[0] < "\u2000" or small in "–—’‘“”…" else "☺"
    if small[0].isdigit():
        return "9"
    return f"?{lists}" if LATIN.match(small) else "Я"


def shape(word: str) -> str:
    """X for one capital, Xx, XX, XxX, x, 9, or the sign itself."""
    if word.isalpha() or (len(word) > 1 and word[0].isalpha()):
        if word.islower():
            return "x" if len(word) > 1 else "x1"
        if word.isupper():
            return "XX" if len(word) > 1 else "X"
        return "Xx" if word[0].isupper() else "xX"
    return "9" if word[0].isdigit() else "-"


Lists = tuple[tuple[str, frozenset[str]], ...]


@cache
def lists() -> tuple[Lists, ...]:
    """The lists by letter, the first of each group counts: given names, family names (usual, other), English words (usual, of messages, rare), places, brands."""

    def joined(sources: tuple[str, ...]) -> frozenset[str]:
        return frozenset().union(*map(names, sources))

    return (
        (("g", joined(USUAL_SOURCES)), ("h", joined(OTHER_SOURCES))),
        (("f", joined(FAMILY_SOURCES)), ("i", joined(OTHER_FAMILY_SOURCES))),
        (("1", names("en_usual")), ("m", names("en_modern") | names("en_common")), ("2", names("en_rare"))),
        (("p", names("en_places")),),
        (("b", names("en_brands")),),
    )


def lists_of(small: str) -> str:
    """The letters of the lists on which a word stands; a double name counts by its halves; "s" for "femis" and "the Rahmans"."""
    small = small.replace("’", "'")
    found = "".join(next((letter for letter, words in kind if small in words), "") for kind in lists())
    if found or len(small) < 4:
        return found
    if "-" in small or "'" in small:
        halves = [lists_of(half) for half in re.split("[-']", small) if len(half) > 1]
        return "-" + "".join(sorted({letter for half in halves for letter in half}))
    if small[-1] == "s" and any(small[:-1] in kind[0][1] for kind in lists()[:2]):
        return "s"
    return found


EDGE = View("^", "", (), ("l=^",), ("r=^",), ("ll=^",), ("rr=^",))
