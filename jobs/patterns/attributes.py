"""What is known of a contact besides its words: the hour, the weekday, and whatever its channel's map brings (M6, A5).

| attribute | from |
|---|---|
| hour | the channel's own column, else the time at which it was said |
| weekday | the day on which it was said, 1 = Monday |
| channel | as gathered, of voices with a score or rating: a channel without any would seem to complain always |
| language | as heard |
| tenure | new for 90 days, else known (A5) |
| everything else | the channel's columns: staff, shift, branch, product_version ... |

Scores are no attributes: what counts as a complaint is read from them, so they would only explain themselves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from jobs.channels.inbox.voices import CONTEXT
from jobs.patterns.newcomers import is_new
from jobs.patterns.surveyed import Voice, day_of

# Texts, numbers of a conversation, what the customer chose from a list of complaints, and what the site's form knows: no circumstances.
NO_CIRCUMSTANCES = frozenset({"subject", "thread", "topic", "language", "customer_since", *CONTEXT})
PERSONS = frozenset({"staff", "caller"})  # attributes whose value is a colleague (A6)
HOUR = re.compile(r"(\d{1,2})(?:[:.]\d\d(?::\d\d)?)?$")
TIME = re.compile(r"[T ](\d\d):\d\d")
TENURE = {True: "new", False: "known"}


def attributes_of(row: Mapping[str, Any], began: date) -> dict[str, str]:
    """The attributes of one row of db/scanning.py; `began` is the day of the first voice of all."""
    given = {name: str(value).strip() for name, value in json.loads(row["attributes"]).items()}
    own = {name: value for name, value in given.items() if name not in NO_CIRCUMSTANCES and value}
    found = {
        **own,
        "channel": row["channel"] if row["rating"] is not None or row["scores"] != "{}" else "",
        "language": "" if row["language"] == "und" else row["language"],
        "weekday": str(date.fromisoformat(row["said_on"][:10]).isoweekday()),
        "hour": hour_of(own.get("hour", ""), row["said_on"]),
        "tenure": tenure_of(row, given.get("customer_since"), began),
    }
    return {name: value for name, value in found.items() if value}


def hour_of(written: str, said_on: str) -> str:
    """The hour from 0 to 23 without a leading nought; empty when nothing tells it."""
    match = HOUR.match(written) if written else TIME.search(said_on)
    hour = int(match[1]) if match else 24
    return str(hour) if hour < 24 else ""


def tenure_of(row: Mapping[str, Any], told: str | None, began: date) -> str:
    """New or known; empty where nobody can tell."""
    since = day_of(told) or day_of(row["first_seen"])
    voice = Voice(
        row["voice_id"],
        "",
        row["channel"],
        row["said_on"],
        since=since,
        told=day_of(told) is not None,
    )
    new = is_new(voice, began)
    return "" if new is None else TENURE[new]
