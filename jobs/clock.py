"""The one clock of the doors; `OTKLIK_NOW` stops it, so that a night can be replayed."""

from __future__ import annotations

import os
from datetime import datetime

from jobs.refusal import Refusal


def local_now() -> datetime:
    """Now, with the offset of this place; `OTKLIK_NOW=2026-11-22T03:00:00+00:00` stands for it in a replay."""
    stopped = os.environ.get("OTKLIK_NOW")
    if stopped is None:
        return datetime.now().astimezone()
    try:
        return datetime.fromisoformat(stopped).astimezone()
    except ValueError:
        raise Refusal("OTKLIK_NOW is not a date and time: write it as 2026-11-22T03:00:00+00:00.") from None
