"""How often one address may send something: a bucket of turns that fills again with time (F6).

Addresses are kept in memory only, as keyed hashes that nobody can read back, and forgotten when their bucket is full again.
"""

from __future__ import annotations

import ipaddress
import secrets
from hashlib import blake2b
from threading import Lock

BURST = 60  # turns at once: many customers may stand behind one address
A_MINUTE = 30
MOST = 100_000  # addresses that are remembered
WHOLE_HOUSE = 64  # bits of an IPv6 address that one household shares


class Limits:
    """Counts turns by address; `allows` may be asked from many threads."""

    def __init__(self, burst: int = BURST, a_minute: int = A_MINUTE, most: int = MOST) -> None:
        self.burst, self.a_second, self.most = burst, a_minute / 60, most
        self.key = secrets.token_bytes(16)
        self.lock = Lock()
        self.turns: dict[bytes, tuple[float, float]] = {}  # turns left, and when that was so

    def allows(self, address: str, now: float) -> bool:
        """Take a turn for this address; False when none is left."""
        who = blake2b(household(address).encode(), key=self.key, digest_size=16).digest()
        with self.lock:
            left, then = self.turns.pop(who, (float(self.burst), now))
            left = min(self.burst, left + max(0.0, now - then) * self.a_second)
            allowed = left >= 1
            self.turns[who] = (left - allowed, now)
            self.forget(now)
        return allowed

    def forget(self, now: float) -> None:
        """Let go of the addresses that were quiet longest, while their buckets are full again or there are too many."""
        full_after = self.burst / self.a_second if self.a_second else float("inf")
        while self.turns:
            who, (_, then) = next(iter(self.turns.items()))
            if now - then < full_after and len(self.turns) <= self.most:
                break
            del self.turns[who]


def household(address: str) -> str:
    """The address as far as it tells one customer from another: an IPv6 network counts as one."""
    try:
        read = ipaddress.ip_address(address)
    except ValueError:
        return address
    if read.version == 6 and read.ipv4_mapped is None:
        return str(ipaddress.ip_network((int(read), WHOLE_HOUSE), strict=False))
    return str(getattr(read, "ipv4_mapped", None) or read)
