"""How long a busy server asks us to wait (RFC 9110, Retry-After: seconds or a date)."""

from __future__ import annotations

import time
from email.utils import parsedate_to_datetime


def seconds_to_wait(asked: str | None, otherwise: float) -> float:
    """Seconds from now; our own measure where the server says nothing readable."""
    if asked is None:
        return otherwise
    if asked.strip().isdecimal():
        return float(asked)
    try:
        return max(0.0, parsedate_to_datetime(asked).timestamp() - time.time())
    except (ValueError, OverflowError):
        return otherwise
