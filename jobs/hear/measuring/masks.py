"""Where the redactor would mask a text, in places of the text as it came (redaction itself works on a cleaned copy)."""

from __future__ import annotations

from difflib import SequenceMatcher

from jobs.hear.cleaning import clean_text
from jobs.hear.measuring.score import LABEL_OF, Marked
from jobs.hear.redact import find_spans


def masks_of(text: str, *, strict: bool) -> list[Marked]:
    """Every mask as (first character, character after the last, label), without overlaps."""
    cleaned = clean_text(text)
    spans = find_spans(cleaned, strict=strict)
    if cleaned == text:
        return [(span.start, span.end, LABEL_OF[span.kind]) for span in spans]
    origin = places_in_original(text, cleaned)
    return [(origin[span.start], origin[span.end - 1] + 1, LABEL_OF[span.kind]) for span in spans]


def places_in_original(text: str, cleaned: str) -> list[int]:
    """For each character of the cleaned text the place of the character that it came from."""
    origin = [0] * len(cleaned)
    for _, start, end, begin, stop in SequenceMatcher(None, text, cleaned, autojunk=False).get_opcodes():
        for place in range(begin, stop):
            origin[place] = min(start + place - begin, max(start, end - 1))
    return origin
