"""The names of the staff, who are persons too: their names are masked like customers' (privacy-and-safety)."""

from __future__ import annotations

import tomllib
from typing import Any

from jobs.refusal import Refusal


def staff_names(content: str, place: str) -> tuple[tuple[str, str], ...]:
    """Every name in staff.toml as a contact of kind "name"; `place` names the file in a refusal."""
    try:
        colleagues: Any = tomllib.loads(content).get("colleague", [])
        found = [("name", str(name)) for colleague in colleagues for name in colleague["names"]]
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError):
        raise Refusal(
            f'{place}: every [[colleague]] needs names = ["..."]: mend the file and run again.'
        ) from None
    return tuple(sorted(set(found)))
