"""What a customer with a receipt is told: one of six stages in words, never a day, a person or a text (S5, ISO 10002 "tracking")."""

from __future__ import annotations

STAGES = ("received", "read", "looked-into", "answered", "closed", "not-taken-up")

OF_CASE: dict[str, str] = {
    "received": "read",
    "acknowledged": "read",
    "assessed": "looked-into",
    "investigated": "looked-into",
    "answered": "answered",
    "followed-up": "answered",
    "closed": "closed",
    "reopened": "looked-into",
}

# Where a voice stands in the ledger when it has no case; a voice the ledger does not know yet is received.
OF_LEDGER: dict[str, str] = {
    "placed": "read",
    "unplaced": "read",
    "private": "read",
    "duplicate": "read",
    "rejected": "not-taken-up",
}


def stage_of(disposition: str | None, state: str | None, *, changed: bool) -> str:
    """The public stage; `state` is that of the voice's case, `changed` says that a public change was made about it since.

    A case goes before the ledger: whoever waits for an answer of their own is not told that a change answers them.
    """
    if state is not None and (disposition is not None or state != "received"):
        return OF_CASE[state]
    if disposition is None:
        return "received"
    stage = OF_LEDGER[disposition]
    return "answered" if stage == "read" and changed else stage
