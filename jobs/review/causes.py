"""A cause is found in the work, seldom in a person: whoever names a person must have asked first what in the process let it happen (L3, A3)."""

from __future__ import annotations

from dataclasses import dataclass

from jobs.refusal import Refusal

# Kind of fault -> whether it needs an answer to "what in the process let this happen?"
KINDS: dict[str, bool] = {"process": False, "person": True, "outside": False, "unclear": False}


@dataclass(frozen=True)
class Cause:
    """Why something goes wrong. `place` names where it is written, `words` are the story's part "We found"."""

    place: str
    kind: str
    words: str
    process: str = ""


def check_cause(cause: Cause) -> None:
    """Refuse a cause of an unknown kind, without words, or with a person and no answer to the process question."""
    if cause.kind not in KINDS:
        raise Refusal(
            f"{cause.place}: the kind of cause {cause.kind[:40]!r} does not exist: use one of {', '.join(KINDS)}."
        )
    if not cause.words.strip():
        raise Refusal(f"{cause.place}: the cause has no words: write what was found.")
    if KINDS[cause.kind] and not cause.process.strip():
        raise Refusal(
            f"{cause.place}: the cause names a person: write first what in the process let it happen, or choose another kind."
        )
