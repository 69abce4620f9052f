"""Which addresses a source may point to (privacy-and-safety, "address checks")."""

from __future__ import annotations

import pytest

from jobs.channels.line import is_own_network, is_public

ADDRESSES = [
    ("93.184.215.14", True, False),
    ("2606:2800:21f:cb07::1", True, False),
    ("127.0.0.1", False, True),
    ("::1", False, True),
    ("10.1.2.3", False, True),
    ("172.16.0.1", False, True),
    ("192.168.1.1", False, True),
    ("fd00::1", False, True),
    ("169.254.169.254", False, False),
    ("fe80::1", False, False),
    ("0.0.0.0", False, False),  # noqa: S104
    ("::", False, False),
    ("224.0.0.1", False, False),
    ("100.64.0.1", False, False),
    ("::ffff:93.184.215.14", True, False),
    ("::ffff:10.1.2.3", False, True),
]


@pytest.mark.parametrize(("address", "public", "own"), ADDRESSES)
def test_addresses_are_told_apart(address: str, public: bool, own: bool) -> None:
    """F1"""
    assert (is_public(address), is_own_network(address) and not is_public(address)) == (public, own)
