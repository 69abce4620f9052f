"""No contact of anybody stands on a public page, known or unknown: e-mails, phones, cards, accounts, orders, handles, plates.

The finders are those of the hear room, so that what is masked for staff can never be published by hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from jobs.hear.card import find_cards
from jobs.hear.email import find_emails
from jobs.hear.handle import find_handles
from jobs.hear.iban import find_ibans
from jobs.hear.identity import find_ids
from jobs.hear.order import find_orders
from jobs.hear.phone import find_phones
from jobs.hear.plate import find_plates
from jobs.hear.span import Span

COLOUR = re.compile(r"(?<![\w#&])#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})(?!\w)", re.IGNORECASE)
PASSAGES_REMEMBERED = 20_000  # what stands around every page is searched once

FINDERS: dict[str, Callable[[str], Iterator[Span]]] = {
    "an e-mail address": find_emails,
    "a phone number": find_phones,
    "a card number": find_cards,
    "a bank account": find_ibans,
    "an order number": find_orders,
    "a document number": find_ids,
    "a handle": find_handles,
    "a number plate": find_plates,
}


@lru_cache(PASSAGES_REMEMBERED)
def find_contacts(text: str, own_words: tuple[str, ...]) -> tuple[tuple[str, int, int], ...]:
    """Kind, first and last character of each contact, after the organisation's own words are blanked."""
    for own in own_words:
        text = alone(own).sub(" " * len(own), text)
    return tuple((kind, span.start, span.end) for kind, find in FINDERS.items() for span in find(text))


@lru_cache
def alone(own: str) -> re.Pattern[str]:
    """The organisation's own words, but not inside somebody's longer address: not mail@example.org of voice.mail@example.org."""
    return re.compile(rf"(?<![\w.+%-]){re.escape(own)}(?![\w@%-]|\.\w)")


def without_colours(text: str) -> str:
    """A style or an attribute with its colours blanked, which look like order numbers."""
    return COLOUR.sub(lambda found: " " * len(found.group()), text) if "#" in text else text
