"""Approvals that travel with an organisation's folder: one line each, bound to the hash of a text, kept under version control."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from jobs.json_lines import read_lines

Hash = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]


class Approval(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One signature under one text; `text` is for people only, the hash decides."""

    text: str
    sha256: Hash
    person: str
    on: date


def read_approvals(content: bytes, place: str) -> tuple[Approval, ...]:
    """Read approvals.jsonl; a broken line is refused by number."""
    return tuple(approval for _, approval in read_lines(content, Approval, place))
