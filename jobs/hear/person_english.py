"""Finds names of people in Latin letters: what a trained model takes for a name, and what rules announce ("my name is", "Mr", a signature).

The model is made by `./invoke train` from sentences that we wrote; what it is good at and what not stands in docs/models/en.md.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from jobs.hear.features_english import ENDS, features, has_case, lists_of
from jobs.hear.gazetteer import names
from jobs.hear.person_english_after import MORE, find_by_after, is_famous, is_somewhere, is_sure_given
from jobs.hear.person_english_cues import PRODUCT, TITLES, find_announced
from jobs.hear.person_english_doubt import (
    capitals_speak,
    is_nobody,
    is_phrase,
    is_seldom,
    is_short_form,
    is_slip,
    is_unlisted,
)
from jobs.hear.span import Span, join_spans
from jobs.hear.tagger import Tagged, Token, chances, model, runs, tokens_of

DOUBT = 0.08  # below it the model overrules a rule
LIMIT = 0.35  # probability from which a word is a name
STRICT_LIMIT = 0.1
SURE = 0.8  # from here on a small everyday word is a name, and the same word elsewhere in the text is the same person
TYPO = (
    0.95  # from here on an unlisted word in small letters or in capitals is a name and no slip or short form
)
TOWN = 0.95  # from here on a word that is also a town is a name after "in", "from" or a comma
TOWNWARD = frozenset({",", "in", "from", "near", "to", "of", "at", "via"})
LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
POSSESSIVE = re.compile(r"['’]s?$")
TRUST_GIVEN, TRUST_PLACE, TRUST_FAMILY = 15.0, 4.0, 3.0  # chosen on texts held out by family
INITIALLED = 8.0  # after "S."
INITIALS_BEFORE = re.compile(r"(?<![\w'’])(?:[A-Za-z]\.\s?|[B-HJ-Z]\s){1,2}$")
INITIAL_AFTER = re.compile(r"\s([A-Za-z]\.|[B-HJ-Z])(?![\w'’])")
FAMILY_BEFORE = re.compile(r"(?<!\w)([A-Z][^\W\d_]+), $")
GIVEN_BEFORE = re.compile(r"(?<![\w'’-])([A-Z][a-zà-ɏ]+(?:-[A-Z][a-zà-ɏ]+)?) $")
FAMILY_AFTER = re.compile(r" ([A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?)(?!\w)")
SHORTENED = frozenset({"e.g. ", "i.e. ", "u.s. ", "u.k. ", "a.m. ", "p.m. "})
FAMILY = frozenset("fi")
NAMED = frozenset("ghfs")
STREET = re.compile(
    r"\W(?:street|road|rd|avenue|ave|drive|boulevard|blvd|square|terrace|crescent|hospital|station|airport|college|school)\b",
    re.IGNORECASE,
)
SAINT = re.compile(r"\b(?:st|saint|san|santa|sao|são)\.? $", re.IGNORECASE)
DICTIONARY = frozenset("12m")


def find_english_people(text: str, *, strict: bool = False) -> Iterator[Span]:
    """Every name in Latin letters; `strict` takes the doubtful ones too. The value is the name in small letters."""
    if not LATIN.search(text):
        return
    tokens = tokens_of(text)
    found = list(chances_of(tokens))
    learned = find_learned(text, tokens, found, STRICT_LIMIT if strict else LIMIT)
    for span in join_spans([*believed(find_announced(text), tokens, found), *learned, *find_by_after(text)]):
        if is_thing(text, span.start, span.end) or is_nobody(text, span.start, span.end):
            continue
        start, end = widened(text, span.start, span.end)
        yield Span(start, end, "person", value(text[start:end]))


def value(name: str) -> str:
    """The name in small letters without initials and possessive, so that "W. Delapenha" is Fitzroy Delapenha."""
    words = [POSSESSIVE.sub("", word.lower()) for word in WORD.findall(name)]
    return " ".join([word for word in words if len(word) > 1] or words)


def is_thing(text: str, start: int, end: int) -> bool:
    """True for a product, a street or a saint's place that is called after somebody ("the Oscar chair", "Albert Road")."""
    return bool(
        PRODUCT.match(text, end)
        or STREET.search(text, start, end + 12)
        or SAINT.search(text, max(0, start - 7), start)
        or is_somewhere(text, start, end)
        or is_famous(text, start, end)
    )


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole name when a part of it was found: with its initials, with the family name beside it ("Novak, Justin")."""
    initials = INITIALS_BEFORE.search(text, max(0, start - 8), start)
    start = initials.start() if initials and initials.group().lower() not in SHORTENED else start
    before = FAMILY_BEFORE.search(text, max(0, start - 24), start)
    if before and is_family(before.group(1)):
        start = before.start(1)
    given = GIVEN_BEFORE.search(text, max(0, start - 24), start)
    if given and text[start].isupper() and is_sure_given(given.group(1)):
        start = given.start(1)
    after = INITIAL_AFTER.match(text, end) or FAMILY_AFTER.match(text, end)
    if after and (len(after.group(1)) < 3 or is_family(after.group(1))):
        end = after.end(1)
    return start, end


def is_family(word: str) -> bool:
    """True for a family name that is no usual word and no town."""
    found = set(lists_of(word.lower()))
    return bool(found & FAMILY) and not found & set("1mpb")


def believed(
    spans: Iterable[Span], tokens: Sequence[Token], found: Sequence[tuple[float, float]]
) -> Iterator[Span]:
    """What the rules announce, unless the model is sure that no word of it is a name ("the Harry Potter tickets")."""
    starts = [token.start for token in tokens]
    for span in spans:
        inside = found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        if any(sum(chance) >= DOUBT for chance in inside):
            yield span


def find_learned(
    text: str, tokens: Sequence[Token], found: Sequence[tuple[float, float]], least: float
) -> Iterator[Span]:
    """What the model takes for a name, without everyday words, and the same words again where it missed them."""
    cased = capitals_speak(tokens)
    before = dict(zip((token.start for token in tokens[1:]), tokens, strict=False))
    sure = set()
    for tagged in runs(tokens, found, "PERSON", least):
        name = text[tagged.start : tagged.end]
        if is_name(name, tagged, before.get(tagged.start), cased=cased, least=least):
            yield Span(tagged.start, tagged.start + len(before_comma(name)), "person", "")
            if tagged.probability >= SURE and not DICTIONARY & set(lists_of(name.lower())):
                sure.add(name)
    for token in tokens:
        if token.text in sure:
            yield Span(token.start, token.end, "person", "")


def before_comma(name: str) -> str:
    """The name without a town or a second name after its comma; "Novak, Justin" stays whole."""
    head, comma, tail = name.partition(",")
    places = set(lists_of(tail.strip().lower()))
    if comma and (" " in head.strip() or ("p" in places and "g" not in places)):
        return head
    return name


def chances_of(tokens: Sequence[Token]) -> Iterator[tuple[float, float]]:
    """For each word the probability that it begins, and that it continues, a name; raised for a word that is only ever a name."""
    tagger = model("en")
    tagger.set(features(tokens))
    cased = has_case(tokens)
    far, before = "", "."
    for token, (begins, continues) in zip(tokens, chances(tagger, "PERSON", len(tokens)), strict=True):
        if token.text == "." and len(before) > 2:  # a sentence ends; "Wm." and "S." go on
            begins = continues = 0.0  # noqa: PLW2901
        odds = trust(token.text.lower(), raised=cased and before not in ENDS and token.text[0].isupper())
        if before == "." and len(far) == 1 and far.isalpha():
            odds *= INITIALLED
        factor = odds / (1 + (begins + continues) * (odds - 1))
        yield begins * factor, continues * factor
        far, before = before, token.text


@lru_cache(maxsize=20_000)
def trust(small: str, *, raised: bool) -> float:
    """How much more likely a word is a name than its place alone says: its odds are multiplied by this."""
    found = set(lists_of(small))
    if not found & NAMED or found & set("1mb" if raised else "12mb"):
        return 1.0
    if "p" in found:
        return TRUST_PLACE if "g" in found else 1.0
    return TRUST_GIVEN if "g" in found else TRUST_FAMILY


def is_name(name: str, tagged: Tagged, before: Token | None, *, cased: bool, least: float) -> bool:
    """False for a run of everyday words where no capital and no title speaks for a name, and for blackened words (XXXX)."""
    words = WORD.findall(name)
    if is_no_run(name, words):
        return False
    if (before and before.text.lower() in TITLES) or tagged.probability < min(least, LIMIT):
        return True
    if len(words) == 1 and before and before.text.lower() in TOWNWARD and "p" in lists_of(name.lower()):
        return tagged.probability >= TOWN
    opening = before is None or before.text in ENDS
    raised = cased and not opening and all(word[0].isupper() for word in words)
    if is_unlisted(words) and not is_everyday(words[0]):
        return is_unknown_name(words[0], tagged.probability, raised=raised, least=least)
    no_name = cased and not any(word[0].isupper() or set(lists_of(word)) & NAMED for word in words)
    if no_name or (is_seldom(words) and not (cased and words[0][0].isupper())):
        return tagged.probability >= TYPO
    return raised or ". " in name or may_be_called(words, tagged.probability)


def is_no_run(name: str, words: Sequence[str]) -> bool:
    """True for blackened letters, for "I" and a verb, and for a phrase."""
    return (
        not words
        or len(set(name.lower()) - {".", " "}) < 2
        or (words[0] == "I" and len(words) > 1 and words[1].islower())
        or is_phrase(words)
    )


def may_be_called(words: Sequence[str], chance: float) -> bool:
    """False for English words and slips of the pen, unless the model is sure and one of them is known as a name."""
    slips = any(is_slip(word.lower()) for word in words)
    if not all(is_everyday(word) or is_slip(word.lower()) for word in words):
        return True
    return chance >= SURE and not slips and any(map(is_everyday_name, words))


def is_unknown_name(word: str, chance: float, *, raised: bool, least: float) -> bool:
    """True for a word on no list that its place makes a name: a capital within a sentence does, else the model must be nearly sure."""
    if raised and not is_short_form(word):
        return True
    return chance >= (TYPO if least >= LIMIT else SURE) and not is_slip(word.lower())


def is_everyday(word: str) -> bool:
    """True for an English word."""
    return bool(DICTIONARY & set(lists_of(word.lower())))


def is_everyday_name(word: str) -> bool:
    """True for an English word that is known as a name as well ("will", "rose")."""
    return any(word.lower() in known for known in (names("en_words"), names("en_given"), MORE))
