"""One address has so many turns, and gets them back with time (F6)."""

from __future__ import annotations

import pytest

from jobs.channels.inbox.limits import Limits, household

ADDRESSES = [
    ("198.51.100.7", "198.51.100.7"),
    ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
    ("::ffff:198.51.100.7", "198.51.100.7"),
    ("", ""),
    ("unix socket", "unix socket"),
]


@pytest.mark.parametrize(("address", "counted"), ADDRESSES)
def test_a_household_counts_as_one(address: str, counted: str) -> None:
    assert household(address) == counted


def test_turns_are_used_up_and_come_back() -> None:
    limits = Limits(burst=3, a_minute=60)
    assert [limits.allows("a", 0.0) for _ in range(4)] == [True, True, True, False]
    assert limits.allows("b", 0.0)
    assert not limits.allows("a", 0.5)
    assert limits.allows("a", 1.0)
    assert [limits.allows("a", 1_000.0) for _ in range(4)] == [True, True, True, False]


def test_a_clock_that_goes_back_gives_nothing_away() -> None:
    limits = Limits(burst=1, a_minute=60)
    assert limits.allows("a", 100.0)
    assert not limits.allows("a", 50.0)


def test_addresses_are_forgotten_and_are_never_readable() -> None:
    limits = Limits(burst=2, a_minute=60, most=10)
    for number in range(50):
        limits.allows(f"198.51.100.{number}", 0.0)
    assert len(limits.turns) == 10
    assert not [who for who in limits.turns if b"198" in who]
    limits.allows("203.0.113.1", 10.0)
    assert len(limits.turns) == 1
