"""Every story from A to Z, for readers without JavaScript and for those who know what it was called (S3)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from theme.bundle import Bundle, Entry
from theme.views import View

MOST_ON_ONE_PAGE = 200
ALPHABETS = {
    "en": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ru": "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
}
ARTICLES = {
    "en": re.compile(r"(?:the|an?)\s+(?=\w)", re.IGNORECASE),
    "ru": re.compile(r"(?!)"),
    "ar": re.compile("ال(?=\\w{2})"),
}
AS_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
OPENING = re.compile(r"[\W_]+")
ONE_SPELLING = str.maketrans("ёЁأإآٱ", "еЕاااا")
MARKS = re.compile("[\u0300-\u0305\u0307-\u036f\u064b-\u065f\u0670\u0640]")


def views(bundle: Bundle) -> Iterator[View]:
    """a-z.html with all titles; of a long list with the letters alone, each of which has a page."""
    groups = by_letter(bundle)
    if len(bundle.entries) <= MOST_ON_ONE_PAGE:
        yield View("a-z.html", "letters.html", {"letter": None, "groups": groups})
        return
    index = [{**group, "count": len(group["rows"]), "rows": []} for group in groups]
    yield View("a-z.html", "letters.html", {"letter": None, "groups": index})
    for group in groups:
        content = {"letter": group["letter"], "id": group["id"], "groups": [group]}
        yield View(f"a-z/{group['id']}.html", "letters.html", content, [bundle.language])


def by_letter(bundle: Bundle) -> list[dict[str, Any]]:
    """The letters that begin a title, in the order of the alphabet; then digits, then letters of other scripts."""
    alphabet = ALPHABETS[bundle.language]
    found: dict[str, list[Entry]] = {}
    for entry in sorted(
        bundle.entries, key=lambda entry: (sort_key(entry.title, bundle.language), entry.slug)
    ):
        found.setdefault(letter_of(entry.title, bundle.language), []).append(entry)
    return [group(letter, found[letter]) for letter in (*alphabet, "digits", "other") if letter in found]


def group(letter: str, entries: Sequence[Entry]) -> dict[str, Any]:
    """One letter with its stories. Its id is its number in Unicode with letters for digits: an address that needs no escaping, and
    that the airlock cannot take for an order number.
    """
    rows = [{"url": entry.url, "title": entry.title} for entry in entries]
    identity = letter if letter in ("digits", "other") else f"{ord(letter):x}".translate(AS_LETTERS)
    return {"letter": letter, "id": identity, "count": None, "rows": rows}


def sort_key(title: str, language: str) -> str:
    """The title as it is sorted: without opening signs, article and marks, in one spelling."""
    plain = MARKS.sub("", unicodedata.normalize("NFC", title).translate(ONE_SPELLING))
    plain = OPENING.sub("", plain, count=1) if OPENING.match(plain) else plain
    return (
        ARTICLES[language].sub("", plain, count=1).casefold()
        if ARTICLES[language].match(plain)
        else plain.casefold()
    )


def letter_of(title: str, language: str) -> str:
    """The letter under which a title stands: one of the language's alphabet, "digits" or "other"."""
    first = sort_key(title, language)[:1]
    if first.isdigit():
        return "digits"
    for form in (first, unicodedata.normalize("NFD", first)[:1]):
        if form and form.upper() in ALPHABETS[language]:
            return form.upper()
    return "other"
