"""Asks of every Arabic word that a model takes for a name why it should be one: in reviews of dishes, towns and goods everyday words look like names.

Grounds are a name that is no everyday word, a word beside it that tells of a person, or the model's own certainty (design, anonymisation).
"""

from __future__ import annotations

from collections.abc import Sequence

from jobs.hear.gazetteer import names
from jobs.hear.person_arabic_rules import (
    FREQUENT,
    NAMES,
    Run,
    bare,
    is_called_after,
    kind,
)
from jobs.hear.person_arabic_words import ARABIC, TEKNONYM, cue_of, fold, kind_of
from jobs.hear.tagger import Token

TELLING = frozenset({"named", "title", "self", "call", "thanks", "kin", "role"})
DOING = frozenset({"said", "acted"})
REACH = 3  # words before a name in which something tells that a person follows
LISTED_SURE = 0.76  # of the model, for a name that is also an everyday word
OPENING_SURE = 0.57  # ... of two words, or that opens a sentence as who did something does
UNKNOWN_SURE = 0.91  # ... for a word that is on no list of names
WITH = frozenset(
    {"غير", "مع", "عند", "علي", "بيد", "معايا", "معاي", "معانا", "غلطه", "تعامل", "حاله", "سالفه"}
)
STOPS = frozenset(".!؟?\n")
OWN_NAMES = "SBGFX"  # a seldom name (r) alone is no ground
FATHER_OF = ("ابو", "وابو", "لابو", "ياابو")
SHORTEST = 3  # letters of a child's name


def has_ground(tokens: Sequence[Token], run: Run) -> bool:
    """True when the words or the model's certainty say that this is a name; towns and countries need a word that says so."""
    first, last, probability = run
    words = tokens[first : last + 1]
    if not ARABIC.match(words[0].text) or is_told(tokens, first):
        return True
    if bare(words[0]) in TEKNONYM:
        return probability >= LISTED_SURE
    lone_town = first == last and is_town(words[0])
    if lone_town or is_open(words):
        return not lone_town
    if not any(kind(word)[0] in OWN_NAMES and kind(word)[1] != FREQUENT for word in words):
        return probability >= UNKNOWN_SURE or (opens(tokens, first) and is_doing(tokens, last + 1))
    open_or_long = first < last or (opens(tokens, first) and last + 1 < len(tokens))
    if probability >= (OPENING_SURE if open_or_long else LISTED_SURE):
        return True
    return is_doing(tokens, last + 1) or is_with(tokens, first) or signs(tokens, run)


def opens(tokens: Sequence[Token], place: int) -> bool:
    """True where a text or a sentence begins."""
    return place == 0 or tokens[place - 1].text in STOPS


def is_open(words: Sequence[Token]) -> bool:
    """True when a word in the run is a name and nothing else, or opens one: "father of", "servant of"."""
    return any(
        kind(word)[0] == "S"
        or (kind(word)[0] in OWN_NAMES and kind(word)[1] == "-")
        or not ARABIC.match(word.text)
        for word in words
    ) or any(bare(word) == "عبد" for word in words[:-1])


def is_told(tokens: Sequence[Token], place: int) -> bool:
    """True when a title, a trade, kin, thanks or "my name is" stands up to three words before, or a verb of people right before."""
    for distance in range(1, min(REACH, place) + 1):
        before = tokens[place - distance].text
        if before in STOPS and not is_shortened(tokens, place - distance):
            return False
        cue = cue_of(fold(before))
        if cue in TELLING or (distance == 1 and cue in DOING and not fold(before).startswith("ال")):
            return True
    return False


def is_shortened(tokens: Sequence[Token], place: int) -> bool:
    """True for the full stop of "dr." and of initials."""
    return tokens[place].text == "." and place > 0 and len(tokens[place - 1].text) == 1


def is_with(tokens: Sequence[Token], place: int) -> bool:
    """True after "with", "at", "other than": who is everyday there is a person more often than a thing."""
    return place > 0 and fold(tokens[place - 1].text) in WITH


def signs(tokens: Sequence[Token], run: Run) -> bool:
    """True for a name alone behind the last full stop of a text."""
    first, last, _ = run
    return first > 0 and tokens[first - 1].text in STOPS and last + 2 >= len(tokens)


def is_doing(tokens: Sequence[Token], place: int) -> bool:
    """True when a verb of people or a trade with its article follows: "Karim the cook", "Karim said"."""
    if place >= len(tokens):
        return False
    folded = fold(tokens[place].text)
    cue = cue_of(folded)
    return cue == "role" if folded.startswith("ال") else cue in DOING


def is_town(word: Token) -> bool:
    """True for a country or town, with and without joined letters, unless many people are called so ("Riyad")."""
    name, ordinary = tuple(kind(word))
    return bool({fold(word.text), bare(word)} & towns()) and (name not in "SBG" or ordinary == FREQUENT)


def towns() -> frozenset[str]:
    """Countries and towns in the spelling of the lists."""
    return names("places_ar")


def joined_kunyas(tokens: Sequence[Token]) -> list[Run]:
    """Kunyas in one word: "Abunayef" anywhere; before a word on no list of names only where it opens or signs a text."""
    return [
        (place, place, 1.0)
        for place, token in enumerate(tokens)
        if is_kunya(fold(token.text), at_edge=place in (0, len(tokens) - 1))
        and not (place and is_called_after(tokens, place))
    ]


def is_kunya(folded: str, *, at_edge: bool) -> bool:
    """True for "father of" and a child's name in one word; a town or an everyday word is none."""
    child = next((folded.removeprefix(father) for father in FATHER_OF if folded.startswith(father)), "")
    if len(child) < SHORTEST or kind_of(folded)[1] != "-" or folded in towns():
        return False
    name, word = tuple(kind_of(child))
    return at_edge or (name in NAMES and word != FREQUENT)
