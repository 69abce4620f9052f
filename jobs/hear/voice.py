"""One voice on its way through this room: cleaned, redacted, cut into passages by language (design, flow: "what was said, not by whom")."""

from __future__ import annotations

from dataclasses import dataclass

from jobs.hear.cleaning import clean_text
from jobs.hear.language import language_of, passages_of
from jobs.hear.redact import redact

Contact = tuple[str, str]


@dataclass(frozen=True)
class Heard:
    """What may be read by staff: the redacted text, its language and passages, and how many places of each kind were masked."""

    language: str
    passages: tuple[tuple[str, str], ...]
    text: str
    masks: tuple[tuple[str, int], ...]


def hear(text: str, contacts: tuple[Contact, ...] = (), own: tuple[str, ...] = ()) -> Heard:
    """Clean, redact and cut one voice; `contacts` are its author's and the staff's names, `own` the organisation's."""
    redacted = redact(clean_text(text), contacts, own)
    passages = passages_of(redacted.text)
    return Heard(language_of(passages), tuple(passages), redacted.text, redacted.masks)
