"""Takes the person out of a voice: every kind's finder looks, what they find becomes "[person 1]", "[phone 1]" (F1; design, anonymisation)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jobs.hear.address import find_addresses
from jobs.hear.age import find_ages
from jobs.hear.card import find_cards
from jobs.hear.date import find_dates
from jobs.hear.email import find_emails
from jobs.hear.gazetteer import names
from jobs.hear.handle import find_handles
from jobs.hear.iban import find_ibans
from jobs.hear.identity import find_ids
from jobs.hear.known import Contact, find_known
from jobs.hear.order import find_orders
from jobs.hear.person_arabic import find_arabic_people
from jobs.hear.person_latin import find_latin_people, is_english, may_spread
from jobs.hear.person_russian import find_russian_people
from jobs.hear.phone import find_phones
from jobs.hear.place import find_places
from jobs.hear.plate import find_plates
from jobs.hear.span import Span, join_spans
from jobs.hear.url import find_urls

# Looked for in both modes.
FINDERS: tuple[Callable[[str], Iterator[Span]], ...] = (
    find_emails, find_urls, find_handles, find_ibans, find_cards, find_phones, find_orders, find_ids, find_addresses,
    find_plates,
)  # fmt: skip
# Looked for in both modes; in strict mode a doubtful name is a name. Beside each finder the letters that it does not read.
PEOPLE: tuple[tuple[Callable[..., Iterator[Span]], re.Pattern[str]], ...] = (
    (find_latin_people, re.compile("[\u0400-\u04ff\u0600-\u06ff]")),
    (find_russian_people, re.compile("[\u0600-\u06ff]")),
    (find_arabic_people, re.compile("[\u0400-\u04ff]")),
)
EVERYDAY = ("en_common", "ru_words", "ar_common")
# Looked for only where something may be published: staff need days, ages and places to put a case right.
STRICT_FINDERS: tuple[Callable[[str], Iterator[Span]], ...] = (find_places, find_dates, find_ages)


@dataclass(frozen=True)
class Redacted:
    """A text without its persons, and how many places of each kind were masked."""

    text: str
    masks: tuple[tuple[str, int], ...]


def redact(
    text: str, contacts: tuple[Contact, ...] = (), own: tuple[str, ...] = (), *, strict: bool = False
) -> Redacted:
    """The cleaned text with every finding masked; `contacts` are the author's own and the staff's names, `own` the organisation's.

    `strict` is for anything that may be published: days, ages and places go too, and a doubtful name is a name.
    """
    spans = find_spans(text, contacts, own, strict=strict)
    counts = Counter(span.kind for span in spans)
    return Redacted(mask(text, spans), tuple(sorted(counts.items())))


def find_spans(
    text: str, contacts: tuple[Contact, ...] = (), own: tuple[str, ...] = (), *, strict: bool = False
) -> list[Span]:
    """What all finders found, without overlaps, in the order of the text; the organisation's name is no person."""
    finders = FINDERS + STRICT_FINDERS if strict else FINDERS
    found = [span for finder in finders for span in finder(text)]
    found += find_people(text, strict=strict)
    own_words = tuple(word.lower() for name in own for word in name.split())
    kept = [
        span for span in found if span.kind != "person" or not is_own(text[span.start : span.end], own_words)
    ]
    return join_spans([*kept, *find_known(text, (*contacts, *full_names(text, kept)))])


def find_people(text: str, *, strict: bool) -> Iterator[Span]:
    """Names in the letters that each finder reads."""
    for find, foreign in PEOPLE:
        for span in find(text, strict=strict):
            if not foreign.search(text, span.start, span.end) and (
                find is find_latin_people or not is_english(text[span.start : span.end])
            ):
                yield span


def full_names(text: str, spans: list[Span]) -> Iterator[Contact]:
    """The names of two words and more that were found once, so that "Delapenha" after "Fitzroy Delapenha" is found too."""
    for span in spans:
        if span.kind == "person" and " " in span.value:
            words = text[span.start : span.end].split()
            parts = [word for word in words if may_spread(word)]
            if parts and (parts == words or parts[0] != parts[0].lower()):
                yield "name", " ".join(parts)


def is_own(name: str, own: tuple[str, ...]) -> bool:
    """True when the words begin like the organisation's name (Russian adds endings), with nothing but everyday words beside it."""
    others = [word for word in name.lower().split() if not own or not word.startswith(own)]
    return len(others) < len(name.split()) and all(
        any(word in names(listed) for listed in EVERYDAY) for word in others
    )


def mask(text: str, spans: list[Span]) -> str:
    """The text with each span replaced by its kind and number."""
    numbers = Numbers()
    pieces, place = [], 0
    for span in spans:
        pieces += [text[place : span.start], f"[{span.kind} {numbers.number(span)}]"]
        place = span.end
    return "".join([*pieces, text[place:]])


class Numbers:
    """Gives each different value of a kind the next number; "Hannah" after "Hannah Whitlock" is the same person."""

    def __init__(self) -> None:
        self.seen: dict[str, list[set[str]]] = {}

    def number(self, span: Span) -> int:
        """The number of this span's value inside the voice."""
        words = set(span.value.split()) if span.kind == "person" else {span.value}
        known = self.seen.setdefault(span.kind, [])
        for place, others in enumerate(known):
            if words <= others or words >= others:
                known[place] = others | words
                return place + 1
        known.append(words)
        return len(known)
