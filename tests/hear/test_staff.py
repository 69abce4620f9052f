"""The staff list as names to be masked."""

from __future__ import annotations

import pytest

from jobs.hear.staff import staff_names
from jobs.refusal import Refusal

GOOD = '[[colleague]]\nid = "a"\nnames = ["Olga", "Ольга", "أولغا"]\nrole = "x"\n[[colleague]]\nid = "b"\nnames = ["Olga"]\n'
BAD = ["[[colleague]]\nid = 1\n", "colleague = 3\n", "not toml", '[colleague]\nnames = ["x"]\n']


def test_every_name_once() -> None:
    """F1: staff are persons too."""
    assert staff_names(GOOD, "staff.toml") == (("name", "Olga"), ("name", "Ольга"), ("name", "أولغا"))
    assert staff_names("", "staff.toml") == ()


@pytest.mark.parametrize("content", BAD)
def test_a_broken_list_is_refused_by_name(content: str) -> None:
    """F1: an unreadable staff list stops the job, it does not mask fewer names."""
    with pytest.raises(Refusal, match=r"^staff\.toml: "):
        staff_names(content, "staff.toml")
