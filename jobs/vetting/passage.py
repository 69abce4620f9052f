"""What a file says, piece by piece: a text that belongs together, and the line on which it begins."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """A stretch of text of a file that belongs together.

    `kind` is "text" for what is read one after the other, "name" for the file's name, and "beside" for everything
    else: attributes, comments, keys, other readings of the same bytes.
    """

    line: int
    text: str
    kind: str = "text"


class Unreadable(ValueError):
    """No reader understands these bytes, so nothing may be said about them."""
