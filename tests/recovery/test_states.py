"""The way of a case: no step is skipped, every step has its person and its words (R1, R7, R12)."""

import pytest

from db.store import MIGRATIONS
from jobs.recovery.states import NEXT, NOTES, SAYS, UNANSWERED, Step, check_step
from jobs.refusal import Refusal

ALLOWED = {(state, to) for state, following in NEXT.items() for to in following}
WORDS = ("The driver never got the window", "Курьер не получил интервал", "لم يصل الموعد إلى السائق")


def step(to, note="n", person="ines"):
    return Step(to, person, note, "satisfied" if to == "followed-up" else None)


@pytest.mark.parametrize("note", WORDS)
@pytest.mark.parametrize(("state", "to"), sorted(ALLOWED))
def test_steps_of_the_table(state, to, note):
    """R1: received, acknowledged, assessed, investigated, answered, followed up, closed; or reopened."""
    check_step(1, state, None, step(to, note))


@pytest.mark.parametrize(("state", "to"), sorted({(state, to) for state in NEXT for to in NEXT} - ALLOWED))
def test_every_other_step_is_refused(state, to):
    """R1: no skipping and no going back, in one sentence that names what comes next."""
    with pytest.raises(
        Refusal, match=f"Case 7 is {state} and cannot become {to}: next comes {NEXT[state][0]}"
    ):
        check_step(7, state, None, step(to))


def test_no_answer_before_findings():
    """R1: the way to `answered` leads through `investigated` only."""
    assert [state for state, following in NEXT.items() if "answered" in following] == ["investigated"]
    assert [state for state, following in NEXT.items() if "closed" in following] == ["followed-up"]


@pytest.mark.parametrize("to", ["", "done", "Closed"])
def test_unknown_states_are_refused(to):
    """R1: a closed list."""
    with pytest.raises(Refusal, match="does not exist"):
        check_step(7, "received", None, step(to))


def test_every_state_of_the_store_is_in_the_table():
    """R1: table, notes and the check of the store say the same."""
    text = "".join(file.read_text("utf-8") for file in sorted(MIGRATIONS.glob("*.sql")))
    assert "(" + ", ".join(f"'{state}'" for state in NEXT) + ")" in text
    assert "(" + ", ".join(f"'{word}'" for word in SAYS) + ")" in text
    assert set(NOTES) | {"received", "acknowledged"} == set(NEXT)
    assert set(UNANSWERED) < set(NEXT)


@pytest.mark.parametrize("person", ["", " \t"])
def test_a_step_needs_a_person(person):
    """R1: somebody takes it."""
    with pytest.raises(Refusal, match="nobody takes the step"):
        check_step(7, "received", None, Step("acknowledged", person, ""))


def test_an_acknowledgement_needs_no_note():
    """R1: it is allowed and expected at once."""
    check_step(7, "received", None, Step("acknowledged", "ines", ""))


@pytest.mark.parametrize(
    ("state", "to"), sorted((state, to) for state, to in ALLOWED if to != "acknowledged")
)
def test_other_steps_need_their_note(state, to):
    """R1, R7: what was found, answered, said."""
    with pytest.raises(Refusal, match=f"{to} needs a note"):
        check_step(7, state, None, step(to, "  "))


@pytest.mark.parametrize("customer", [None, "", "happy"])
def test_a_follow_up_needs_the_customers_word(customer):
    """R7, R12: satisfied, not satisfied or not reached; silence is none of them."""
    with pytest.raises(Refusal, match="satisfied, not-satisfied, not-reached"):
        check_step(7, "answered", None, Step("followed-up", "ines", "called twice", customer))


def test_the_customers_word_belongs_to_the_follow_up():
    """R7: nobody is satisfied before being asked."""
    with pytest.raises(Refusal, match="followed-up only"):
        check_step(7, "investigated", None, Step("answered", "ines", "told", "satisfied"))


@pytest.mark.parametrize(
    ("says", "closes"), [("satisfied", True), ("not-reached", True), ("not-satisfied", False)]
)
def test_a_case_closes_only_on_acceptance(says, closes):
    """R7: not satisfied reopens."""
    check_step(7, "followed-up", says, step("reopened"))
    if closes:
        check_step(7, "followed-up", says, step("closed"))
        return
    with pytest.raises(Refusal, match="use --to reopened"):
        check_step(7, "followed-up", says, step("closed"))
