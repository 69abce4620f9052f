"""Quotes that travel with an organisation's folder: one line each, with the consent they rest on, kept under version control.

A line names a voice and the first and last words of the passage; the words themselves stay in the store.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from jobs.json_lines import read_lines
from jobs.refusal import Refusal

Said = Annotated[str, msgspec.Meta(pattern=r"\S")]
Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")]


class Given(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One passage of one voice (channel/number in the channel), and the consent: wording shown, day, who wrote it down."""

    voice: Said
    story: Slug
    first: str
    last: str
    wording: Said
    consented_on: date
    person: Said
    on: date


def read_quotes(content: bytes, place: str) -> tuple[tuple[str, Given], ...]:
    """The lines of quotes.jsonl, each with its place:number; a broken line is refused by number, and a quote that is older than its consent."""
    found = []
    for line, given in read_lines(content, Given, place):
        if given.consented_on > given.on:
            raise Refusal(
                f"{line}: the consent is younger than the quote: mend consented_on or on and run again."
            )
        found.append((line, given))
    return tuple(found)
