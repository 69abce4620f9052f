"""Looks at the sentence around a Russian word: people promise and forget, cakes and ships are called after people (school grammar)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from jobs.hear.gazetteer import names
from jobs.hear.person_russian_words import mark, parses_of

GENDERS = frozenset({"masc", "femn", "neut"})
SKIPPED = frozenset({"ADVB", "PRCL", "NPRO"})  # they may stand between a person and the verb
WORD_BEFORE = re.compile(r"([А-Яа-яЁё-]+)\s[«\"“]?$")
FAR = 24  # characters


def deeds(parses: Any) -> Iterator[str]:
    """Marks of a word: "D" a verb of what only people do, "V" any verb, with its gender in the past; "S" the gender of a noun that may be a subject."""
    best = parses[0]
    if best.tag.POS == "VERB":
        yield f"V{mark(best.tag, 'gender')}"
        if best.normal_form in names("ru_human"):
            yield "D"
    for parse in parses:
        if (
            parse.tag.POS == "NOUN"
            and mark(parse.tag, "case") == "nomn"
            and mark(parse.tag, "number") == "sing"
        ):
            yield f"S{mark(parse.tag, 'gender')}"


def deed(subject: frozenset[str], following: Sequence[tuple[str, frozenset[str]]]) -> str:
    """What a subject does in the words (part of speech, marks) behind it: "human", "other" or "none"; "-" behind it when the genders differ."""
    for speech, marks in following:
        if speech not in SKIPPED:
            genders = {one[1:] for one in marks if one[0] == "V"} & GENDERS
            own = {one[1:] for one in subject if one[0] == "S"}
            done = "human" if "D" in marks else "other" if any(one[0] == "V" for one in marks) else "none"
            return done + ("-" if genders and own and not genders & own else "")
    return "none"


def is_thing(lemma: str) -> bool:
    """True for a word behind which a name names no customer."""
    return lemma in names("ru_monuments") or lemma in names("ru_things")


def is_called(text: str, word: re.Match[str]) -> bool:
    """True when a monument, street or ship stands before the name, or goods or an animal and the name is in the nominative."""
    found = WORD_BEFORE.search(text, max(0, word.start() - FAR), word.start())
    if not found:
        return False
    lemmas = {parse.normal_form for parse in parses_of(found.group(1).lower()) if parse.score > 0.1}
    if lemmas & names("ru_monuments"):
        return True
    nominative = any(mark(parse.tag, "case") == "nomn" for parse in parses_of(word.group().lower()))
    return nominative and bool(lemmas & names("ru_things"))
