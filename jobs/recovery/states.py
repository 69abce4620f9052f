"""The way of a case from received to closed: no step is skipped, so nobody is answered before anybody looked (R1, R7; ISO 10002)."""

from __future__ import annotations

from dataclasses import dataclass

from jobs.refusal import Refusal

NEXT: dict[str, tuple[str, ...]] = {
    "received": ("acknowledged",),
    "acknowledged": ("assessed",),
    "assessed": ("investigated",),
    "investigated": ("answered",),
    "answered": ("followed-up", "reopened"),
    "followed-up": ("closed", "reopened"),
    "closed": ("reopened",),
    "reopened": ("assessed",),
}

# What the note of a step must say; an acknowledgement needs none.
NOTES: dict[str, str] = {
    "assessed": "what the customer wants and how bad it is",
    "investigated": "what was found",
    "answered": "what was answered",
    "followed-up": "what the customer said",
    "closed": "the cause and what was done",
    "reopened": "why it is not over",
}

UNANSWERED = ("received", "acknowledged", "assessed", "investigated", "reopened")
SAYS = ("satisfied", "not-satisfied", "not-reached")  # silence is never counted as satisfied (R12)


@dataclass(frozen=True)
class Step:
    """What a person wants to write down: the new state, who, a note, and at a follow-up what the customer says."""

    to: str
    person: str
    note: str
    customer: str | None = None


def check_step(case: int, state: str, says: str | None, step: Step) -> None:
    """Refuse a step the table does not allow; `says` is what the customer said at the last follow-up, None without one."""
    if step.to not in NEXT:
        raise Refusal(
            f"Case {case}: the state {step.to[:40]!r} does not exist: use one of {', '.join(NEXT)}."
        )
    if step.to not in NEXT[state]:
        raise Refusal(
            f"Case {case} is {state} and cannot become {step.to}: next comes {' or '.join(NEXT[state])}."
        )
    if step.to == "closed" and says == "not-satisfied":
        raise Refusal(f"Case {case} cannot be closed, the customer is not satisfied: use --to reopened.")
    check_words(case, step)


def check_words(case: int, step: Step) -> None:
    """Refuse a step without its person, its note or the customer's word."""
    if not step.person.strip():
        raise Refusal(f"Case {case}: nobody takes the step: add --as and your name.")
    if step.to in NOTES and not step.note.strip():
        raise Refusal(f"Case {case}: {step.to} needs a note: add --note and write {NOTES[step.to]}.")
    if step.to == "followed-up" and step.customer not in SAYS:
        raise Refusal(
            f"Case {case}: a follow-up needs the customer's word: add --customer with one of {', '.join(SAYS)}."
        )
    if step.to != "followed-up" and step.customer is not None:
        raise Refusal(f"Case {case}: --customer belongs to --to followed-up only: leave it out.")
