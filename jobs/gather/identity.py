"""By what the same customer is recognised again (F7): e-mail, phone, order number, or a name on one channel.

Only a keyed hash of each is used (BLAKE2b, RFC 7693), so that the pseudonym tells nothing without the key file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from hashlib import blake2b

PHONE_DIGITS = 9  # the last ones: with and without a country code it is the same phone
SHORTEST_PHONE = 7


def plain_digits(text: str) -> str:
    """The digits of a text, whatever script they are written in."""
    return "".join(str(unicodedata.decimal(sign)) for sign in text if sign.isdecimal())


def same_email(value: str) -> str:
    """Lower case; nothing when it is no address."""
    return value.strip().casefold() if "@" in value else ""


def same_phone(value: str) -> str:
    """The last nine digits; nothing when there are too few."""
    digits = plain_digits(value)
    return digits[-PHONE_DIGITS:] if len(digits) >= SHORTEST_PHONE else ""


def same_order(value: str) -> str:
    """Letters and digits only; nothing when it has no digit."""
    signs = "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in value if sign.isalnum()
    )
    return signs.casefold() if plain_digits(signs) else ""


def same_handle(value: str) -> str:
    """Without the leading @, in lower case."""
    return value.strip().removeprefix("@").casefold()


# Strongest first: where two known customers answer to one voice, the stronger identifier decides.
STRENGTH: dict[str, Callable[[str], str]] = {
    "email": same_email,
    "phone": same_phone,
    "order": same_order,
    "handle": same_handle,
}


def identifiers(key: bytes, channel: str, subject: str, contacts: tuple[tuple[str, str], ...]) -> list[str]:
    """The pseudonyms under which these contacts are known, strongest first."""
    scope = {"email": "", "phone": "", "order": subject, "handle": channel}
    return [
        pseudonym(key, kind, scope[kind], same)
        for kind, normal in STRENGTH.items()
        for given, value in contacts
        if given == kind and (same := normal(value))
    ]


def pseudonym(key: bytes, *parts: str) -> str:
    """Thirty-two signs that stand for a person and lead back to nobody without the key."""
    return blake2b("\0".join(parts).encode(), key=key, digest_size=16).hexdigest()
