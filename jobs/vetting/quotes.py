"""A customer's own words leave only with consent, without the person, approved by two, and out of a group (S6; anonymisation, airlock 4).

The usual way is a paraphrase; a quote is the exception, and every condition that is not met keeps it inside.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from jobs.hear.language import MASK
from jobs.refusal import Refusal
from jobs.vetting.approval import PEOPLE_NEEDED, is_approved

LONGEST = 60  # words: more is somebody's whole story
MOST_LETTERS = 600
KINDS = {
    "staff": "name", "person": "name", "handle": "name", "email": "contact", "phone": "contact", "url": "contact",
    "order": "number", "id": "number", "card": "number", "iban": "number", "plate": "number",
    "address": "place", "place": "place", "date": "date", "age": "age",
}  # fmt: skip
WITHHELD: dict[str, dict[str, str]] = {
    "en": {"name": "name", "contact": "contact", "number": "number", "place": "place", "date": "date", "age": "age"},
    "ru": {"name": "имя", "contact": "контакт", "number": "номер", "place": "место", "date": "дата", "age": "возраст"},
    "ar": {"name": "اسم", "contact": "وسيلة اتصال", "number": "رقم", "place": "مكان", "date": "تاريخ", "age": "عمر"},
}  # fmt: skip
SHOWN_MASK = re.compile(
    rf"\[(?:{'|'.join(word for shown in WITHHELD.values() for word in shown.values())})\]"
)


def quotable(masked: str, language: str) -> str:
    """A strictly masked voice as readers may see it: one line, and "[name]" instead of "[person 1]"."""
    shown = MASK.sub(lambda found: f"[{WITHHELD[language][KINDS[found[0][1:].split(' ')[0]]]}]", masked)
    return " ".join(shown.split())


def passage(words: str, first: str, last: str) -> str:
    """The part from the words `first` to the words `last`; empty ones mean the beginning and the end."""
    begin = words.find(first)
    end = words.find(last, begin) if last else len(words)
    if begin < 0 or end < 0:
        raise Refusal(
            "The first or the last words do not stand in this voice as it is masked: ./invoke quote VOICE shows it."
        )
    chosen = words[begin : end + len(last)].strip()
    if not 0 < len(chosen.split()) <= LONGEST or len(chosen) > MOST_LETTERS:
        raise Refusal(
            f"A quote has 1 to {LONGEST} words and at most {MOST_LETTERS} letters, this one {len(chosen.split())}: choose a part with --words 'first ... last'."
        )
    return chosen


def quote_hash(place: str, slug: str, language: str, words: str, consent: Mapping[str, Any]) -> str:
    """What approvals are bound to: these words of this voice on this story under this consent (wording, given_on)."""
    whole = ("quote", place, slug, language, words, consent["wording"], consent["given_on"])
    return sha256("\n".join(whole).encode()).hexdigest()


def holding(quote: Mapping[str, Any], reads: str, staff: frozenset[str], smallest: int) -> str | None:
    """Why a quote stays inside, in words for the staff; None when it may leave.

    `quote` is a row of `db.quotes.all_quotes`, `reads` its whole voice as it could be quoted today.
    """
    from jobs.hear.redact import find_spans  # all finders and models: only where there are quotes

    people = frozenset(filter(None, quote["people"].split("\n")))
    if quote["authors"] < smallest:
        return f"its theme has fewer than {smallest} authors"
    if quote["words"] not in reads or find_spans(without_masks(quote["words"]), strict=True):
        return "its voice reads otherwise today, or more of it is masked: put it forward again"
    if not is_approved(quote["person"], people, staff):
        missing = PEOPLE_NEEDED - len((people & staff) - {quote["person"]})
        return f"{missing} approval(s) missing"
    return None


def without_masks(words: str) -> str:
    """A quote without the words that stand for what was masked; other words in brackets are the customer's."""
    return SHOWN_MASK.sub("…", words)
