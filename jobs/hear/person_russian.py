"""Finds names of people in Russian texts: what the rules are sure of, what the trained model takes for a name, and those names again (docs/models/ru.md)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from jobs.hear.address_towns import is_town
from jobs.hear.features_russian import facts, features
from jobs.hear.gazetteer import names
from jobs.hear.person_russian_rules import find_by_rules
from jobs.hear.person_russian_sentence import is_called
from jobs.hear.person_russian_words import (
    CYRILLIC,
    dictionary,
    in_russian_letters,
    is_russian_in_latin,
    name_part,
    parses_of,
    read_word,
)
from jobs.hear.span import Span, join_spans
from jobs.hear.tagger import Token, find_tagged, tokens_of

__all__ = ["CYRILLIC", "dictionary", "find_russian_people", "name_part", "read_word"]

# The least probability of a name, by the most name-like of its words: on the lists or in the dictionary as a name; unknown; a name that is an everyday word too; a word like any other.
LIMITS = {
    "named": 0.15,
    "new": 0.45,
    "everyday": 0.45,
    "small": 0.65,
    "unlisted": 0.65,
    "foreign": 0.9,
    "ordinary": 0.5,
}
STRICT_LIMITS = {
    "named": 0.1,
    "new": 0.22,
    "everyday": 0.2,
    "small": 0.2,
    "unlisted": 0.3,
    "foreign": 0.5,
    "ordinary": 0.4,
}
RISKY_LIMIT = 0.92
GRAMMAR = frozenset({"PREP", "CONJ", "PRCL", "NPRO", "ADVB"})
NAMED = frozenset(
    {f"{part}-{level}" for part in ("name", "surname", "patronymic") for level in ("sure", "likely", "may")}
    | {"given", "given-wide", "family", "family?", "patr"}
)
OWN_NAMES = frozenset({"given", "given-wide", "patr", "name-sure", "name-likely"})
PLACE_BEFORE = re.compile(r"(?<!\w)(?:до|из|в|во|под)\s$", re.IGNORECASE)
LATIN = re.compile(r"[A-Za-z]+")
BEGINNING = 300  # characters that tell the language of a text
STREET_BEFORE = re.compile(r"(?<!\w)на\s$", re.IGNORECASE)
QUOTES = ("»", '"', "”")
PARTICLES = re.compile(
    r"\s(?:фон|ван|де|ди|да|дю|ла|ле|дер|ден|бен|бин|ибн|бинт|аль|эль|оглы|кызы)(?:\s(?:дер|ден|ла|лос|аль))?[\s-]"
)
WORD = re.compile(r"[^\W\d_]+")
BESIDE = re.compile(r"\.?\s?[^\W\d_]{3,}")
LAUGHTER = re.compile(r"[аa]?(?:[хx][аaиеыоэ]+){2,}[хx]?|(?:гы){2,}г?|ло+л+|п+л+и+з+|ы{3,}")
WITHIN_HANDLE = re.compile(r"@[\w.\-]*$")
CAPITALS = re.compile("[А-ЯЁ]+")
SHORTENED = frozenset({"ВО", "ДР", "ТК", "ТЕ", "ТД", "ТП", "ТЧ", "ОУ", "ПС", "РФ", "НГ", "МП", "ИО", "СШ"})
LONGEST_HANDLE = 40


def find_russian_people(text: str, *, strict: bool = False) -> Iterator[Span]:
    """Every name of a person; `strict` takes doubtful names as well."""
    if not CYRILLIC.search(text) and not is_russian_in_latin(LATIN.findall(text[:BEGINNING])):
        return
    ruled = [
        span
        for span in find_by_rules(text)
        if strict or not is_risky(text, words_in(text, span.start, span.end))
    ]
    found = join_spans([*ruled, *find_by_model(text, strict=strict)])
    yield from found
    yield from joined(text, found)
    yield from find_again(text, found)


def find_by_model(text: str, *, strict: bool) -> Iterator[Span]:
    """What the model takes for a name, likely enough for words like these."""
    limits = STRICT_LIMITS if strict else LIMITS
    for found in find_tagged(words_of(text), features, "ru", min(limits.values())):
        words = trimmed(text, words_in(text, found.start, found.end))
        if not words or is_abbreviation(text, words):
            continue
        risky = not strict and is_risky(text, words)
        if found.probability >= (RISKY_LIMIT if risky else limits[likeness(words)]):
            end = words[-1].end() + (text[words[-1].end() : found.end] == ".")
            yield Span(words[0].start(), end, "person", value_of(text[words[0].start() : words[-1].end()]))


def is_abbreviation(text: str, words: list[re.Match[str]]) -> bool:
    """True for single letters alone ("т.к.", "В. О."), unless they are two initials ("М. К.") or a word like a name stands right beside them ("Ким Т.")."""
    letters = [word.group() for word in words]
    if any(len(letter) > 1 for letter in letters):
        return False
    initials = "".join(letters)
    if len(letters) == 2 and CAPITALS.fullmatch(initials) and initials not in SHORTENED:
        return False
    after = BESIDE.match(text, words[-1].end())
    before = re.search(r"[^\W\d_]{3,}\s?$", text[max(0, words[0].start() - 30) : words[0].start()])
    beside = [WORD.search(found.group()) for found in (after, before) if found]
    return not words[0].group().isupper() or not any(
        word and word.group()[0].isupper() and likeness([word]) in ("named", "everyday") for word in beside
    )


def words_in(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The words between two places."""
    return list(WORD.finditer(text, start, end))


def words_of(text: str) -> list[Token]:
    """The words of a text; where it is Russian typed in Latin letters, as Russian letters spell them."""
    tokens = tokens_of(text)
    return (
        tokens if CYRILLIC.search(text) else [replace(token, text=in_russian(token.text)) for token in tokens]
    )


def in_russian(word: str) -> str:
    """A word in Russian letters, with its capital."""
    spelled = in_russian_letters(word.lower())
    return (
        spelled.upper()
        if word.isupper() and len(word) > 1
        else spelled.capitalize()
        if word[0].isupper()
        else spelled
    )


def likeness(words: list[re.Match[str]]) -> str:
    """How name-like the most name-like word is: "named", "new" or "ordinary"; "everyday" when each is an everyday word as well ("small" in small letters), "foreign" in Latin letters."""
    kinds = [set(facts(word.group().lower())[1]) for word in words]
    if all("everyday" in kind for kind in kinds):
        return "small" if all(word.group().islower() for word in words) else "everyday"
    if any(kind & NAMED or any(one.startswith("end-") for one in kind) for kind in kinds):
        return "named"
    if not CYRILLIC.match(words[0].group()):
        return "foreign"
    if not any("new" in kind and "brand" not in kind for kind in kinds):
        return "ordinary"
    whole = words[0].string
    return "unlisted" if not whole.islower() and all(word.group().islower() for word in words) else "new"


def trimmed(text: str, words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Without the prepositions, conjunctions and pronouns at both ends that a model may take along."""
    named = any(likeness([word]) == "named" for word in words)
    while words and is_beside(text, words[0], named=named):
        words = words[1:]
    while words and is_beside(text, words[-1], named=named):
        words = words[:-1]
    return words


def is_beside(text: str, word: re.Match[str], *, named: bool) -> bool:
    """True for words that are never names, for little words, and beside a sure name for a brand and for a word like any other without a capital."""
    if is_never(text, word) or (named and is_brand([word])):
        return True
    plain = named and len(word.group()) > 1 and word.group().islower() and likeness([word]) == "ordinary"
    return plain or is_small(text, word)


def is_never(text: str, word: re.Match[str]) -> bool:
    """True for what is no name of its own: laughter, slang, "меню", and a part of a name on a network ("@IvanK")."""
    small = word.group().lower()
    if LAUGHTER.fullmatch(small) or (word.group() != "Ли" and small in names("ru_never")):
        return True
    return bool(WITHIN_HANDLE.search(text, max(0, word.start() - LONGEST_HANDLE), word.start()))


def is_brand(words: list[re.Match[str]]) -> bool:
    """True when every word is a brand that is no given name as well (Максим is a taxi and a person)."""
    kinds = [set(facts(word.group().lower())[1]) for word in words]
    return all(
        ("brand" in kind or word.group().lower() in names("ru_brands")) and not kind & OWN_NAMES
        for word, kind in zip(words, kinds, strict=True)
    )


def is_small(text: str, word: re.Match[str]) -> bool:
    """True for the little words of grammar, unless they are an initial."""
    if len(word.group()) == 1 and text[word.end() : word.end() + 1] == ".":
        return False
    parses = parses_of(word.group().lower())
    return str(parses[0].tag.POS) in GRAMMAR and not any(name_part(parse.tag) for parse in parses)


def is_risky(text: str, words: list[re.Match[str]]) -> bool:
    """True for brands, for what is in quotation marks or called after somebody, and for a single word that is likelier a town, a street or a famous person."""
    before = text[max(0, words[0].start() - 6) : words[0].start()]
    quoted = before.endswith(("«", '"', "“")) and text[words[-1].end() : words[-1].end() + 1] in QUOTES
    return (
        quoted
        or is_brand(words)
        or is_called(text, words[0])
        or (len(words) == 1 and is_place_or_famous(before, words[0].group().lower()))
    )


def is_place_or_famous(before: str, word: str) -> bool:
    """True for a word that is likelier something else after what stands before: "до Владимира", "на Калинина", Алматы, Чехов."""
    parses = parses_of(word)
    named = any(name_part(parse.tag) for parse in parses)
    if PLACE_BEFORE.search(before) and any("Geox" in parse.tag for parse in parses):
        return True
    if STREET_BEFORE.search(before) and word[-1] not in "ую" and any("Surn" in parse.tag for parse in parses):
        return True
    if is_town(word) and not named and not facts(word)[1][0].startswith("given"):
        return True
    forms = {parse.normal_form for parse in parses if parse.score > 0.1}
    return bool(forms & names("ru_famous") and "name" not in map(name_part, (one.tag for one in parses)))


def joined(text: str, found: list[Span]) -> Iterator[Span]:
    """Two names with "фон", "де" or "ибн" between them are one."""
    for one, other in itertools.pairwise(found):
        if PARTICLES.fullmatch(text, one.end, other.start):
            yield Span(one.start, other.end, "person", f"{one.value} {other.value}")


def find_again(text: str, found: Iterable[Span]) -> Iterator[Span]:
    """A name of this text that stands elsewhere in it in another case: "жена Кондратьева, сам Кондратьев"."""
    known = {word for span in found for word in span.value.split() if len(word) > 3} - names("ru_words")
    if not known:
        return
    for word in WORD.finditer(text):
        value = value_of(word.group())
        if value in known and likeness([word]) == "named" and is_marked(word.group()):
            yield Span(word.start(), word.end(), "person", value)


def is_marked(word: str) -> bool:
    """True for a word with a capital, and for one that is nothing but a name."""
    return word[0].isupper() or read_word(word.lower()).sure


def value_of(name: str) -> str:
    """The nominative of every word in small letters with е for ё, so that one person keeps one number."""
    words = [word.lower() for word in WORD.findall(name)]
    return " ".join(read_word(word).normal or word for word in words).replace("ё", "е")
