"""A place in a text that must not be read: where it stands, what kind it is, and whom or what it stands for (F1, privacy-and-safety)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

KINDS = (
    "staff", "person", "email", "phone", "order", "address", "card", "iban", "url", "handle", "id", "plate", "place", "date", "age",
)  # fmt: skip


@dataclass(frozen=True)
class Span:
    """Characters `start` to `end` of a cleaned text; equal `value`s of one kind get the same number."""

    start: int
    end: int
    kind: str
    value: str

    @property
    def length(self) -> int:
        """Number of characters."""
        return self.end - self.start


def join_spans(spans: Iterable[Span]) -> list[Span]:
    """Spans that touch one another become one of the kind of the longest: what any rule found stays covered."""
    joined: list[Span] = []
    longest = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end, KINDS.index(span.kind))):
        if not joined or span.start >= joined[-1].end:
            joined.append(span)
            longest = span.length
            continue
        last = joined[-1]
        leader = span if span.length > longest else last
        longest = max(longest, span.length)
        joined[-1] = Span(last.start, max(last.end, span.end), leader.kind, leader.value)
    return joined
