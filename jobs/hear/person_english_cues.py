"""Finds names of people in Latin letters by rule: short lists of sure names, and the words that announce one ("my name is", "Mr")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jobs.hear.gazetteer import names
from jobs.hear.span import Span

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
STRONG = re.compile(
    r"(?:\b(?:my (?:full )?name is|my name['’]?s|name:|in the name of|under the name(?: of)?|by the name of|a certain|signed for by|speak(?:ing)? to|spoke (?:to|with)"
    r"|(?:driver|courier|manager|agent|neighbou?r|operator|advisor|technician|engineer|colleague|fitter|salesman|husband|wife|daughter|son|mother|father|sister|brother|guy|man|lady|woman) called|introduced (?:himself|herself) as)"
    r"|\b(?:mr|mrs|ms|miss|mx|dr|prof|sir|madam|mister)\b\.?)\s+$",
    re.IGNORECASE,
)
TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "mister"})
TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|mx|dr|prof|mister)\b\.?\s+$", re.IGNORECASE)
WEAK = re.compile(
    r"(?:\b(?:this is|i am|i['’]?m|met|meet|then|told|asked|blames?|thanks to|complain about|it['’]?s|called|named|dear|hi|hello|hey|thanks|thank you|cheers|ask for|ask|by|with|from|to|for|and|contact|attn|c/o)"
    r"|\b(?:driver|courier|manager|agent|neighbou?r|operator|advisor|adviser|technician|engineer|colleague|fitter|husband|wife|daughter|son|mother|mum|mom|father|dad|sister|brother|uncle|aunt|auntie|cousin|nephew|niece|grandson|granddaughter|partner|mate|friend|nurse|doctor|therapist|plumber|electrician|waiter|waitress|receptionist|cashier|midwife|physio|surgeon|supervisor|salesman|lady|crew|lads?|guys?),?"
    r"|\b(?:regards|sincerely|faithfully|best wishes|best|yours|thanks|thank you|cheers|love)\s*[,.!\n-]+)\s*$",
    re.IGNORECASE,
)
KIN = re.compile(
    r"\b(?:my|our|his|her|your|the|a|their)\s(?:[a-z]+\s)?(?:driver|courier|neighbou?r|colleague|husband|wife|daughter|son|sister|brother|uncle|aunt|auntie|cousin|nephew"
    r"|niece|grandson|granddaughter|partner|fianc[eé]e?|mate|friend|nan|gran|granny|grandad|technician|fitter)\s$"
)
OPENING = re.compile(r"[A-Z][^\W\d_A-Z]+(?:-[A-Z][a-z]+)? [A-Z][^\W\d_]+(?:[-'’][A-Z][a-z]+)?(?=\s?[,:(])")
SIGNATURE = re.compile(
    r"[A-Z][^\W\d_]+(?:[-'’][A-Z][a-z]+)?(?: [A-Z][^\W\d_]*(?:[-'’][A-Z][a-z]+)?\.?){0,2}(?=[,.]?\s*\Z|,? *(?:\n|NL-|order\b|[A-Z]{2}-?\d).{0,60}\Z)"
)
PRODUCT = re.compile(
    r"['’]?s?\s(?:(?!at\b|in\b|on\b|by\b|the\b|an?\b|and\b|for\b|to\b|with\b|from\b|of\b)[a-z]+\s)?(?:sofas?|chairs?|armchairs?|beds?|bedframe|frame|mattress(?:es)?|tables?|wardrobes?|lamps?|desks?|drawers|cabinets?|shelf|shelves|range|model|collection|footstool|bench|topper|pillows?|duvet|rug)\b"
)
INITIALS = re.compile(r"(?<!\w)(?:[A-Za-z]\.\s?){1,2}$")


def find_announced(text: str) -> Iterator[Span]:
    """Every run of words that the lists, or the words before it, make a name."""
    words = [word for word in WORD.finditer(text) if word.group()[0] < "\u0250"]
    place = 0
    while place < len(words):
        length = name_length(text, words, place)
        if length:
            start, end = (
                with_initials(text, words[place].start()),
                without_possessive(words[place + length - 1]),
            )
            yield Span(start, end, "person", " ".join(bare(word) for word in words[place : place + length]))
        place += max(length, 1)


def name_length(text: str, words: list[re.Match[str]], place: int) -> int:
    """How many words from this place are one person's name; 0 when none."""
    if not may_begin(text, words, place):
        return 0
    before = text[max(0, words[place].start() - 40) : words[place].start()]
    strong = bool(STRONG.search(before)) or (is_capital(words[place]) and bool(KIN.search(before)))
    run = run_of_names(
        text, words, place, strong=strong, title=bool(TITLE.search(before)) or (strong and text.islower())
    )
    if not run:
        return opening_or_signature(text, words, place)
    if PRODUCT.match(text[words[place + run - 1].end() : words[place + run - 1].end() + 40]):
        return 0
    sure = any(is_sure(word) for word in words[place : place + run])
    pair = run > 1 and (is_capital(words[place]) or sure)
    cued = strong or (is_capital(words[place]) and bool(WEAK.search(before)))
    initials = is_capital(words[place]) and bool(INITIALS.search(before)) and bare(words[place]) in family()
    return run if sure or pair or cued or initials else opening_or_signature(text, words, place)


def opening_or_signature(text: str, words: list[re.Match[str]], place: int) -> int:
    """Unknown words with capitals: two that open a text before a comma or colon, a signature, or one before a sure family name."""
    for form, fits in (
        (OPENING, not text[: words[place].start()].strip()),
        (SIGNATURE, is_last_line(text, words, place)),
    ):
        found = form.match(text, words[place].start()) if fits else None
        run = len(WORD.findall(found.group())) if found else 0
        if run and not any(is_common(word) for word in words[place : place + run]):
            return run
    after = words[place + 1] if place + 1 < len(words) else None
    if not after or is_common(words[place]) or not is_capital(words[place]) or text.isupper():
        return 0
    paired = follows(text, words[place], after) and bare(after) in family() and is_sure(after)
    return 2 if paired and is_capital(after) else 0


def is_last_line(text: str, words: list[re.Match[str]], place: int) -> bool:
    """True at the beginning of a line that follows a text of five words or more: there a letter is signed."""
    before = text[: words[place].start()]
    return place >= 5 and before.rstrip(" ").endswith("\n")


def is_common(word: re.Match[str]) -> bool:
    """True for everyday words that are never an unknown name."""
    return bare(word) in names("en_common")


def may_begin(text: str, words: list[re.Match[str]], place: int) -> bool:
    """False for what cannot begin a name, so that most words cost nothing: small, on no list, after no title."""
    if is_capital(words[place]) or bare(words[place]) in everyone():
        return True
    return text.islower() or (place > 0 and words[place - 1].group().lower() in TITLES)


def run_of_names(text: str, words: list[re.Match[str]], place: int, *, strong: bool, title: bool) -> int:
    """The number of words in a row that may be names: listed ones, or an unknown word with a capital in an open place."""
    run = 0
    while (
        place + run < len(words)
        and run < 4
        and (not run or follows(text, words[place + run - 1], words[place + run]))
    ):
        word = words[place + run]
        listed = is_listed(word) and (strong or may_stand(words, place, run))
        is_open = (strong and run < 2) or (
            run == 1 and bare(words[place]) in given() and is_sure(words[place])
        )
        if not listed and not (is_open and is_free(word, title=title and not run)):
            break
        run += 1
    return run


def is_listed(word: re.Match[str]) -> bool:
    """True for a name of the lists; for a double name, when one half is."""
    halves = bare(word).split("-")
    return bare(word) in everyone() or (
        len(halves) > 1 and is_capital(word) and any(half in everyone() for half in halves)
    )


def is_free(word: re.Match[str], *, title: bool) -> bool:
    """True for an unknown word that may be a name in an open place: with a capital, or small after a title."""
    return not is_common(word) and (is_capital(word) or (title and len(bare(word)) > 2))


def may_stand(words: list[re.Match[str]], place: int, run: int) -> bool:
    """A listed word that is also an everyday word counts only with a capital, or beside a sure name and as a family name."""
    word = words[place + run]
    if bare(word) in everyday():
        return (
            is_capital(word) and bare(word) not in names("en_common")
            if run == 0
            else is_capital(word) == is_capital(words[place])
        )
    return True


def follows(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """True when only a blank, or an initial, stands between two words."""
    return re.fullmatch(r" (?:[A-Z]\.? )?", text[one.end() : other.start()]) is not None


def bare(word: re.Match[str]) -> str:
    """A word in small letters without the possessive."""
    return re.sub(r"['’]s?$", "", word.group().lower())


def is_capital(word: re.Match[str]) -> bool:
    """True when a word begins with a capital letter."""
    return word.group()[0].isupper()


def is_sure(word: re.Match[str]) -> bool:
    """True for names that are nothing else."""
    return (
        (bare(word) in given() or bare(word) in family())
        and bare(word) not in everyday()
        and len(bare(word)) > 2
    )


@cache
def everyone() -> frozenset[str]:
    """Given and family names."""
    return given() | family()


def given() -> frozenset[str]:
    """Given names."""
    return names("en_given")


def family() -> frozenset[str]:
    """Family names."""
    return names("en_family")


def everyday() -> frozenset[str]:
    """Names that are also everyday words or places."""
    return names("en_words")


def with_initials(text: str, start: int) -> int:
    """The beginning of a name with the initials before it."""
    found = INITIALS.search(text, max(0, start - 8), start)
    return found.start() if found else start


def without_possessive(word: re.Match[str]) -> int:
    """Where a name ends before 's."""
    return word.end() - (len(word.group()) - len(re.sub(r"['’]s?$", "", word.group())))
