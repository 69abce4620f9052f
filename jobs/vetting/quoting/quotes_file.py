"""Quotes that travel with an organisation's folder: one line each, with the consent they rest on, kept under version control.

A line names a voice and the first and last words of the passage; the words themselves stay in the store.
"""

from __future__ import annotations

import msgspec

from jobs.refusal import Refusal


class Given(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One passage of one voice (channel/number in the channel), and the consent: wording shown, day, who wrote it down."""

    voice: str
    story: str
    first: str
    last: str
    wording: str
    consented_on: str
    person: str
    on: str


def read_quotes(content: bytes, place: str) -> tuple[Given, ...]:
    """Read quotes.jsonl; a broken line is refused by number."""
    decoder = msgspec.json.Decoder(Given)
    found = []
    for number, line in enumerate(content.splitlines(), start=1):
        try:
            found.append(decoder.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise Refusal(f"{place}:{number}: {error}: mend the line and run again.") from None
    return tuple(found)
