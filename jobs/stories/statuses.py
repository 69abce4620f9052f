"""What a story may claim, and what it must show for it: the public statuses of S2, never pooled."""

from __future__ import annotations

# What people write in a story's front matter, and the fields without which the claim is refused.
REQUIRED: dict[str, tuple[str, ...]] = {
    "heard": (),
    "looking-into-it": (),
    "asked": (),
    "planned": ("promised", "owner"),
    "made": ("what", "where", "since", "owner", "evidence"),
    "partly": ("what", "where", "since", "owner", "evidence"),
    "will-not": ("reason",),
    "not-ours": ("reason",),
    "joined": ("joined_to",),
}

# What a promise or a check turns the written status into; machines write these, people never do.
COMPUTED = ("late", "worked", "no-clear-change", "worse")
STATUSES = (*REQUIRED, *COMPUTED)

# Statuses that count as a change that exists.
CHANGED = ("made", "partly")


def public_status(written: str, *, late: bool, verdict: str | None) -> str:
    """The status that readers see: a late promise is late, a checked change says how the check ended."""
    if late:
        return "late"
    if written == "made" and verdict in COMPUTED:
        return verdict
    return written
