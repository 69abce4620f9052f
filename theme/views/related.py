"""Stories to read next: of the same theme, then of the same area, at most three.

They are chosen so that a page rarely changes: first the nearest older ones, which are never others, and only where there are too few
of them the first ones that followed. A story that has its three keeps them whatever is published later.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from theme.bundle import Bundle

MOST = 3


def related(bundle: Bundle, slug: str) -> list[dict[str, Any]]:
    """Title, address and status of each; a status changes less often than a number does."""
    found = islice(dict.fromkeys(near(bundle, slug)), MOST)
    return [
        {
            "url": bundle.by_slug[each].url,
            "title": bundle.by_slug[each].title,
            "status": bundle.released["stories"][each]["status"],
        }
        for each in found
    ]


def near(bundle: Bundle, slug: str) -> Iterator[str]:
    """Every candidate, the best first; one may come twice."""
    story = bundle.released["stories"][slug]
    for kind in ("theme", "area"):
        group = bundle.neighbours.get((kind, story[kind]), [])
        place = bundle.places.get((kind, story[kind], slug), 0)
        yield from islice(reversed(group[max(0, place - MOST) : place]), MOST)
        yield from group[place + 1 : place + 1 + MOST]
