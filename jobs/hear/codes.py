"""Cuts a text into the codes that stand in it (204518, INV646252, 45/2024-ФЛ), each with the word that announces it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jobs.hear.cues import CUES, cue_before
from jobs.hear.numbers import without_quantities

DASH = r"[-–—‐‑/_.\\]"
CODE = re.compile(
    rf"(?<!\w)(?=(?:[^\W\d_]{{0,12}}+{DASH}?){{1,2}}\d)[^\W_]++(?:{DASH}{{1,2}}[^\W_]++)*+(?:(?<=\d) (?=\d{{3}})[\d-]++(?!\w))*+"
)
APART = re.compile(r"(?<!\w)[A-ZА-ЯЁ]{1,4}[ -]{1,2}$|(?<=[\u0621-\u064a] )[A-Z]{5,6}[ -]{1,2}$")
MARK = re.compile(
    r"(?:[#№:=*°]|\b(?:no|nr|num|number|id|ref|reference|code|n|код|номер\w*|ном|رقم\w*|كود|нр)\b\.?)[\s\"'«(]*$",
    re.IGNORECASE,
)
APART_SMALL = re.compile(r"(?<!\w)[a-zа-яё]{2,3} $")
GLUED = re.compile(r"([^\W\d_]{1,12})[.:]?(?=\d)")
SENTENCE = re.compile(r"([а-яё]{3,12})[.–—-](?=\d{7})")
WORD_AFTER = re.compile(r"(?<=\d{7})[.–—-][а-яё]{3,}$")
AMOUNT = re.compile(r"\b(?:на|по|for|worth|of|about|сумму|بـ|بمبلغ|بقيمة)\s*$", re.IGNORECASE)
PREFIXES = frozenset(
    ["inv", "ord", "po", "ref", "case", "job", "sr", "rma", "wo", "id", "tkt", "mrn", "pcn", "awb", "ni", "зак", "дог", "рпо"]
)  # fmt: skip
SMALL_WORDS = frozenset(
    ["is", "no", "on", "by", "to", "of", "at", "in", "for", "id", "ref", "nr", "num", "the", "my", "was", "up", "and", "or", "from", "a", "i", "all", "has", "not", "are",
     "our", "its", "but", "you", "tel", "x", "от", "на", "по", "за", "это", "был", "при", "до", "из", "с", "в", "к", "о", "у", "и", "а", "или", "мой", "наш", "кв", "ул",
     "тел", "х", "usc", "cfr", "sec", "ب", "ل", "و", "ف", "ك", "وب", "ال"]
)  # fmt: skip


@dataclass(frozen=True)
class Code:
    """A code with a digit in it: its place, its letters and digits, the kind of the word before, and how near that word is."""

    start: int
    end: int
    text: str
    digits: int
    kind: str
    near: bool
    marked: bool


@lru_cache(maxsize=16)
def codes_in(text: str) -> tuple[Code, ...]:
    """Every code of three digits or more, prices and dates left out."""
    plain = without_quantities(text)
    return tuple(cut(plain)) if plain else ()


def cut(plain: str) -> Iterator[Code]:
    """The codes of a text whose quantities are blanked."""
    for found in CODE.finditer(plain):
        start = begin(plain, found.start())
        end = found.start() + len(WORD_AFTER.sub("", found.group().rstrip("-")))
        digits = sum("0" <= letter <= "9" for letter in plain[start:end])
        if digits < 3 and not is_booking(plain[start:end]):
            continue
        kind, near = cue_before(plain, start)
        before = plain[max(0, start - 14) : start]
        if kind == "order" and digits < 7 and AMOUNT.search(before) and plain[start:end].isdigit():
            kind = "thing"
        if digits > 3 and plain[start].isdigit():
            apart = letters_apart(before) or small_letters_apart(plain, start, before)
            start, kind, near = start - apart, *(cue_before(plain, start - apart) if apart else (kind, near))
        yield Code(start, end, plain[start:end], digits, kind, near, MARK.search(before) is not None)


def is_booking(code: str) -> bool:
    """True for six letters and digits in a mixture, as airlines and hotels give them: X7KQ2P."""
    return (
        len(code) == 6 and code.isalnum() and code.isascii() and sum(letter.isalpha() for letter in code) > 2
    )


def begin(plain: str, start: int) -> int:
    """Where the code itself begins when a word stands right before it without a blank: no.204518, заказ204518."""
    sentence = SENTENCE.match(plain, start)
    if sentence and sentence.group(1) not in PREFIXES:
        return sentence.end()
    glued = GLUED.match(plain, start)
    return glued.end() if glued and is_word(glued.group(1).lower()) and len(glued.group(1)) > 1 else start


def letters_apart(before: str) -> int:
    """How many characters before a number belong to it: "INV 646252", but not "IS 646252"."""
    letters = APART.search(before)
    return len(letters.group()) if letters and not is_word(letters.group().strip(" -").lower()) else 0


def small_letters_apart(plain: str, start: int, before: str) -> int:
    """The same in small letters, which only a word for an order or a document right before makes likely."""
    letters = APART_SMALL.search(before)
    if not letters or is_word(letters.group().strip()):
        return 0
    kind, near = cue_before(plain, start - len(letters.group()))
    return len(letters.group()) if near and kind in ("order", "id") else 0


def is_word(letters: str) -> bool:
    """True for letters that belong to the sentence rather than to the code after them."""
    return letters in SMALL_WORDS or (letters not in PREFIXES and CUES.fullmatch(letters) is not None)
