"""The staff list: names to be masked and people who may approve."""

from __future__ import annotations

import pytest

from jobs.hear.redact import redact
from jobs.hear.staff import colleagues_beside, read_staff, staff_names
from jobs.refusal import Refusal

GOOD = (
    '[[colleague]]\nid = "a"\nnames = ["Olga", "Ольга", "أولغا"]\nrole = "x"\n'
    '[[colleague]]\nid = "b"\nnames = ["Olga"]\nrole = "y"\n'
)
BAD = [
    "",
    "colleague = []",
    "colleague = 3",
    "[[colleague]]\nid = 1",
    "not toml",
    '[colleague]\nnames = ["x"]',
    '[[colleague]]\nid = "a"\nnames = []\nrole = "r"\n' * 2,
    "x = 1\ncolleague = []",
]


def test_who_may_approve_and_every_name_once() -> None:
    """F1: staff are persons too; S6: only they approve."""
    staff = read_staff(GOOD, "staff.toml")
    assert [colleague.id for colleague in staff] == ["a", "b"]
    assert staff_names(staff) == (("name", "Olga"), ("name", "Ольга"), ("name", "أولغا"))


@pytest.mark.parametrize("content", BAD)
def test_a_broken_or_empty_list_is_refused_by_name(content: str) -> None:
    """F1: an unreadable list stops the job, it does not mask fewer names."""
    with pytest.raises(Refusal, match=r"^staff\.toml: .*mend the file"):
        read_staff(content, "staff.toml")


def test_colleagues_have_a_mask_of_their_own_and_an_author_of_the_same_name_is_the_author() -> None:
    """F1: staff against a staff list."""
    staff = read_staff(GOOD, "staff.toml")
    for text, masked in (
        ("Olga at the desk was kind, Peter was not", "[staff 1] at the desk was kind, [person 1] was not"),
        ("Спасибо Ольге!", "Спасибо [staff 1]!"),
        ("شكرا لأولغا", "شكرا ل[staff 1]"),
    ):
        assert redact(text, colleagues_beside(staff, ())).text == masked
    author = (("name", "Olga Petrova"), ("email", "o@example.com"))
    assert colleagues_beside(staff, author) == (("staff", "Ольга"), ("staff", "أولغا"))
    assert redact("I am Olga", (*author, *colleagues_beside(staff, author))).text == "I am [person 1]"
