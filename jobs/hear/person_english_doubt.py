"""Says which findings of the trained model are no person: slips of the pen ("availabilty"), short forms, headlines, blackened words, countries (own observations).

Nothing here is asked about a name that a title, "my name is" or the like announces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from jobs.hear.features_english import has_case, lists, lists_of
from jobs.hear.gazetteer import names
from jobs.hear.person_english_cues import TITLE
from jobs.hear.tagger import Token

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
NAMED = frozenset("ghfs")
HEADLINE = 12  # words; a longer text is no headline
STOPS = frozenset(".!?:;")  # sentences, which a headline has not
LONGEST = 4  # this many words and more, none of them on a list of names, are a phrase
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SLIP_LENGTH = 7  # shorter words resemble too many others
BLACK = re.compile(r"X{2,}\w{0,2}", re.IGNORECASE)
SHORT = re.compile(r"[A-Z]{2,6}s?|[A-Z][a-z]?[A-Z]s?")
ENDING = re.compile(
    r"\w{4}(?:tions?|tioned|ments?|ness|ility|abilty|ingly|ically|ably|ively|fully|less|ology|otomy|ised|ized|elled|illed|itted|ercharged|illing|essional|ionals)$"
)
NAMED_SO = re.compile(
    r"(?:\bname(?:['’]s| is|d|:)|\bcalled|in the name of|under the name(?: of)?|by the name of)\s+$",
    re.IGNORECASE,
)


def capitals_speak(tokens: Sequence[Token]) -> bool:
    """False where a capital proves nothing: no capitals, all capitals, or a short text with capitals in most words ("Incorrect Bill")."""
    words = [token.text for token in tokens if len(token.text) > 1 and token.text[0].isalpha()]
    raised = sum(word[0].isupper() for word in words)
    signs = {token.text for token in tokens[:-1]} & STOPS
    headline = 1 < len(words) <= HEADLINE and raised * 2 > len(words) and not signs
    return has_case(tokens) and not headline


def is_nobody(text: str, start: int, end: int) -> bool:
    """True for a finding that no title announces and that is a blackened word, a country, a shop or a word of a bill."""
    words = WORD.findall(text[start:end])
    if not words or any(map(BLACK.fullmatch, words)):
        return not any(map(is_given, words))
    before = text[max(0, start - 24) : start]
    small = {word.lower() for word in words}
    return small <= names("en_nobody") and not (TITLE.search(before) or NAMED_SO.search(before))


def is_seldom(words: Sequence[str]) -> bool:
    """True for words that are a name now and then ("bill"), but mostly something else."""
    return {word.lower() for word in words} <= names("en_seldom")


def is_given(word: str) -> bool:
    """True for a word on a list of given names."""
    return bool(set("gh") & set(lists_of(word.lower())))


def is_phrase(words: Sequence[str]) -> bool:
    """True for four words and more of which none is on a list of names."""
    return len(words) >= LONGEST and not any(NAMED & set(lists_of(word.lower())) for word in words)


def is_unlisted(words: Sequence[str]) -> bool:
    """True for one word that stands on no list of names; half a double name may be on none."""
    return len(words) == 1 and "-" not in words[0] and not NAMED & set(lists_of(words[0].lower()))


def is_short_form(word: str) -> bool:
    """True for a few capitals, which are a short form rather than a name (CAMHS, CPNs)."""
    return SHORT.fullmatch(word) is not None


@lru_cache(maxsize=20_000)
def is_slip(small: str) -> bool:
    """True for a long word on no list of names with the ending of an English word, or with one letter too many, too few, wrong, or swapped."""
    if len(small) < SLIP_LENGTH or not small.isascii() or NAMED & set(lists_of(small)):
        return False
    return ENDING.search(small) is not None or not english().isdisjoint(changed(small))


def changed(small: str) -> set[str]:
    """Every word that one slip makes of this one."""
    cuts = [(small[:place], small[place:]) for place in range(len(small) + 1)]
    less = {head + tail[1:] for head, tail in cuts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    other = {head + letter + tail[cut:] for head, tail in cuts for letter in LETTERS for cut in (0, 1)}
    return less | swapped | other


@cache
def english() -> frozenset[str]:
    """English words that are no names."""
    words = names("en_usual") | names("en_modern") | names("en_common") | names("en_rare")
    return words.difference(*(known for kind in lists()[:2] for _, known in kind))
