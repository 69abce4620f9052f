"""What the Russian model looks at in each word: its letters, what dictionary and lists say of it, its neighbours, and what the rules found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from jobs.hear.gazetteer import names
from jobs.hear.person_russian_rules import find_by_rules
from jobs.hear.person_russian_sentence import deed, deeds, is_thing
from jobs.hear.person_russian_words import (
    CYRILLIC,
    dictionary,
    in_russian_letters,
    mark,
    name_part,
    nominatives,
    parses_of,
)
from jobs.hear.tagger import Token

PATRONYMIC = re.compile(
    r"(?:[ое]вич|ьич|мич|ьюч|[ое]вн|ичн|иничн)(?:а|у|ем|ом|е|ой|ы|и|ей|ою)?$|(?:ыч|ич)(?:а|у|ем|е)?$|(?:юрьн|анн|ьн)(?:а|ы|е|у|ой)$"
)
PEOPLES = re.compile(
    r"(ян|янц|дзе|швили|заде|зода|оглы|улы|кызы|хан|бай|бек|ман|берг|штейн|енко|ук|юк|ич|ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|цкий|ская|цкая)(?:а|у|ом|ым|ой|ую|е|ы|ого|ому|им|ем)?$"
)
EDGE = "edge"
# Features of a word, its kinds (the main one first, the dictionary form last), the cases it may have as a person (P) and as a name (N).
Facts = tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]
OPENERS = frozenset('.!?…:«»"—–-')


def features(tokens: Sequence[Token]) -> list[list[str]]:
    """One list of features a word, in the order of the words."""
    if not tokens:
        return []
    case = case_of(tokens)
    ruled = ruled_words(tokens)
    words = [facts(token.text.lower()) for token in tokens]
    shapes = [shape(token.text) if case == "cased" else sign(token.text) for token in tokens]
    return [
        [
            *words[place][0],
            *own(words, shapes, ruled, place, case),
            *lines(tokens, shapes, place),
            *around(words, shapes, ruled, place),
            *sentence(words, shapes, place),
        ]
        for place in range(len(tokens))
    ]


def case_of(tokens: Sequence[Token]) -> str:
    """ "none" when the text is written without a difference of capitals and small letters, so that capitals say nothing."""
    letters = [token.text for token in tokens if len(token.text) > 1 and CYRILLIC.match(token.text)]
    small, great = (sum(getattr(word, how)() for word in letters) for how in ("islower", "isupper"))
    return "none" if small == len(letters) or great * 2 > len(letters) else "cased"


def ruled_words(tokens: Sequence[Token]) -> list[str]:
    """For each word "1" when the rules take it for a part of a name."""
    text, starts = rebuilt(tokens)
    marks = bytearray(len(text))
    for span in find_by_rules(text):
        marks[span.start : span.end] = b"\1" * span.length
    return ["1" if marks[start] else "0" for start in starts]


def rebuilt(tokens: Sequence[Token]) -> tuple[str, list[int]]:
    """The text of these words with a blank or a line break in each gap, and where each word begins in it."""
    text, starts, end = "", [], tokens[0].start
    for token in tokens:
        text += "\n" if token.opens_line else " " if token.start > end else ""
        starts.append(len(text))
        text += token.text
        end = token.end
    return text, starts


def own(
    words: Sequence[Facts],
    shapes: Sequence[str],
    ruled: Sequence[str],
    place: int,
    case: str,
) -> Iterator[str]:
    """What a word shows in this text: capitals together with what it is, and whether it opens a sentence."""
    form, kinds = shapes[place], words[place][1]
    opens = "first" if place == 0 else "after" if shapes[place - 1] in OPENERS else "in"
    yield f"c={case}"
    yield f"f={form}"
    yield f"f={form}|{opens}"
    yield f"r={ruled[place]}"
    yield f"r={ruled[place]}|{form}|{opens}"
    for kind in kinds:
        yield f"k={kind}|{form}"
        yield f"k={kind}|{form}|{opens}"


def lines(tokens: Sequence[Token], shapes: Sequence[str], place: int) -> Iterator[str]:
    """Whether a word opens or closes a line: there names are signed."""
    opens = place == 0 or tokens[place].opens_line
    closes = place + 1 == len(tokens) or tokens[place + 1].opens_line
    yield f"line={opens:d}{closes:d}"
    if place and (opens or closes):
        yield f"line={opens:d}{closes:d}|{shapes[place]}"
        yield f"line|-1={shapes[place - 1]}|{opens:d}{closes:d}"


def around(
    words: Sequence[Facts],
    shapes: Sequence[str],
    ruled: Sequence[str],
    place: int,
) -> Iterator[str]:
    """The neighbours within two words, alone and together with what the word itself is."""
    me = words[place][1][0]
    for step in (-2, -1, 1, 2):
        there = place + step
        if not 0 <= there < len(words):
            yield f"{step}:{EDGE}"
            continue
        kinds = words[there][1]
        yield f"{step}:w={kinds[-1]}"
        if step in (-1, 1):
            yield f"{step}:w={kinds[-1]}|{me}"
            yield f"{step}:f={shapes[there]}|{shapes[place]}"
            yield f"{step}:r={ruled[there]}|{shapes[there]}"
            for kind in kinds[:-1]:
                yield f"{step}:k={kind}"
                yield f"{step}:k={kind}|{me}"
        else:
            yield f"{step}:k={kinds[0]}|{me}"
    yield f"agree={agreement(words[place - 1][2], words[place][2]) if place else EDGE}|{me}"
    if place > 1:
        yield f"-2-1:{words[place - 2][1][-1]}_{words[place - 1][1][-1]}"
        yield f"-2-1:{words[place - 2][1][0]}_{words[place - 1][1][-1]}|{me}"


def sentence(words: Sequence[Facts], shapes: Sequence[str], place: int) -> Iterator[str]:
    """What the word does, when a verb follows; whether a thing that may bear a name stands before it."""
    me, form = words[place][1][0], shapes[place]
    opens = place == 0 or shapes[place - 1] in OPENERS
    done = deed(words[place][2], [(other[1][-2], other[2]) for other in words[place + 1 : place + 4]])
    yield f"do={done}|{form}|{opens:d}"
    yield f"do={done}|{me}"
    yield f"do={done}|{me}|{form}|{opens:d}"
    if place and is_thing(words[place - 1][1][-1]):
        yield "thing"
        yield f"thing|{me}"


def agreement(before: frozenset[str], here: frozenset[str]) -> str:
    """Whether a word may stand in the case of the person before it: "учителю Белкину"."""
    people = {form[1:] for form in before if form[0] == "P"}
    return str(bool(people & {form[1:] for form in here if form[0] == "N"})) if people else "-"


def shape(word: str) -> str:
    """Capitals and length: "Xx", "XX", "X", "x"; a sign stands for itself."""
    if not word[0].isalpha():
        return sign(word)
    script = "" if CYRILLIC.match(word) else "l"
    if len(word) == 1:
        return script + ("X" if word.isupper() else "x")
    if word.isupper():
        return script + "XX"
    if word[:2].isupper():
        return script + "XXx"
    return script + ("Xx" if word[0].isupper() else "x-X" if "-" in word and not word.islower() else "xx")


def sign(word: str) -> str:
    """The form of a word where capitals say nothing."""
    if word[0].isdigit():
        return "9"
    if not word[0].isalpha():
        return word[0]
    return ("" if CYRILLIC.match(word) else "l") + ("n" if len(word) > 1 else "1")


@lru_cache(maxsize=10_000)
def facts(word: str) -> Facts:
    """What is always true of a word in small letters."""
    if not word[0].isalpha():
        form = "9" if word[0].isdigit() else word[0]
        return ("b", f"w={form}"), (form, form), frozenset()
    plain = word.replace("ё", "е")
    russian = plain if CYRILLIC.match(plain) else in_russian_letters(plain)
    part = russian.rsplit("-", maxsplit=1)[-1] or russian
    parses = parses_of(part)
    kinds = kinds_of(part, parses)
    return (
        (
            "b",
            f"w={plain}",
            *(letters(part) if "new" in kinds else ()),
            *(f"g={kind}" for kind in kinds),
            *grammar(parses),
        ),
        kinds,
        frozenset(cases(parses)),
    )


def cases(parses: Any) -> Iterator[str]:
    """In which cases the dictionary can read a word as a person ("учитель") and as a name."""
    for parse in parses:
        if name_part(parse.tag):
            yield f"N{mark(parse.tag, 'case')}"
        elif parse.tag.POS == "NOUN" and mark(parse.tag, "animacy") == "anim" and parse.score > 0.2:
            yield f"P{mark(parse.tag, 'case')}"
    yield from deeds(parses)


def letters(word: str) -> Iterator[str]:
    """The ends of a word."""
    for length in (1, 2, 3, 4):
        if len(word) > length:
            yield f"e{length}={word[-length:]}"


def kinds_of(part: str, parses: Any) -> tuple[str, ...]:
    """The main kind (how name-like a word is, else its part of speech), every further kind, and the dictionary form."""
    known = dictionary().word_is_known(part)
    found = [*named_by_dictionary(parses, known=known), *named_by_lists(part, parses, known=known)]
    if PATRONYMIC.search(part):
        found.append("patr" if len(part) > 5 else "patr?")
    ending = None if known else PEOPLES.search(part)
    found += [f"end-{ending.group(1)}"] if ending else []
    speech = str(parses[0].tag.POS)
    main = found[0] if found else (speech if known else f"?{speech}")
    lemma = parses[0].normal_form if known else "?"
    return (main, *found[1:], "known" if known else "new", speech, lemma)


def named_by_dictionary(parses: Any, *, known: bool) -> Iterator[str]:
    """Parts of a name that the dictionary sees, with how likely each is."""
    for part in ("name", "surname", "patronymic"):
        weight = sum(parse.score for parse in parses if name_part(parse.tag) == part)
        if weight:
            level = (
                "sure" if weight > 0.9 else "likely" if weight > 0.4 else "may" if weight > 0.05 else "rare"
            )
            yield f"{part}-{level}{'' if known else '?'}"


def named_by_lists(part: str, parses: Any, *, known: bool) -> Iterator[str]:
    """Our lists: under the dictionary forms of a known word, under every nominative a new word may have."""
    forms = {parse.normal_form for parse in parses if known} | ({part} if known else set(nominatives(part)))
    forms |= {form.replace("ё", "е") for form in forms}
    if forms & names("ru_given"):
        yield "given"
    named = not known or any(name_part(parse.tag) for parse in parses)
    if named and forms & names("ru_given_wide"):
        yield "given-wide"
    if named and forms & names("ru_family"):
        yield "family"
    if not named and names("ru_family").intersection(nominatives(part)):
        yield "family?"
    if forms & names("ru_words"):
        yield "everyday"
    if names("ru_brands") & forms:
        yield "brand"
    if any("Geox" in parse.tag for parse in parses):
        yield "place" if parses[0].score > 0.5 else "place?"
    if any("Orgn" in parse.tag or "Trad" in parse.tag for parse in parses):
        yield "trade"


def grammar(parses: Any) -> Iterator[str]:
    """Part of speech, case, number, gender of the likeliest reading; case of the likeliest reading as a name."""
    tag = parses[0].tag
    yield f"p={tag.POS}"
    yield f"p={tag.POS}|{mark(tag, 'case')}|{mark(tag, 'number')}"
    yield f"an={mark(tag, 'animacy')}"
    named = next((parse.tag for parse in parses if name_part(parse.tag)), None)
    if named is not None:
        yield f"n={mark(named, 'case')}|{mark(named, 'gender')}"
