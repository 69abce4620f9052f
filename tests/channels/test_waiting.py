"""How long a busy server asks us to wait (RFC 9110)."""

from __future__ import annotations

import time
from email.utils import formatdate

import pytest

from jobs.channels.waiting import seconds_to_wait

ASKED = [
    (None, 2.5),
    ("0", 0),
    ("7", 7),
    (" 7 ", 7),
    ("soon", 2.5),
    ("-1", 2.5),
    ("Wed, 21 Oct 2015 07:28:00 GMT", 0),
]


@pytest.mark.parametrize(("asked", "seconds"), ASKED)
def test_seconds_are_read_and_nonsense_is_not(asked: str | None, seconds: float) -> None:
    """F1"""
    assert seconds_to_wait(asked, 2.5) == seconds


def test_a_date_is_seconds_from_now() -> None:
    """F1"""
    assert 58 < seconds_to_wait(formatdate(time.time() + 60, usegmt=True), 2.5) <= 60
