"""An id of a theme means one thing for ever: whoever gives it to another theme is stopped, also years after it was merged or dropped (M2).

An id keeps its meaning while at least one of its names or one of its descriptions stays, or half of its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jobs.mosaic.themes import Theme
from jobs.refusal import Refusal

KEPT = 0.5  # share of the shorter list of words


def meaning(theme: Theme) -> dict[str, Any]:
    """What an id means: its names, descriptions and words."""
    words = {word for listed in (theme.keywords, theme.phrases) for each in listed.values() for word in each}
    return {"name": dict(theme.name), "about": dict(theme.about), "words": sorted(words)}


def same_meaning(before: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """True when a name or a description in some language is the same, or half of the words."""
    for what in ("name", "about"):
        if any(text and before[what].get(language) == text for language, text in now[what].items()):
            return True
    first, later = set(before["words"]), set(now["words"])
    return bool(first and later) and len(first & later) >= KEPT * min(len(first), len(later))


def refuse_reused(themes: Iterable[Theme], known: Mapping[str, Mapping[str, Any]]) -> None:
    """Stop at the first id that was given to another theme."""
    for theme in themes:
        before = known.get(theme.id)
        if before is not None and not same_meaning(before, meaning(theme)):
            raise Refusal(
                f"themes.toml, theme {theme.id}: this id meant {first_name(before)!r} and an id keeps its meaning for ever, "
                "also when its theme was merged or dropped: give the new theme an id of its own and put the old one back or leave it out."
            )


def first_name(before: Mapping[str, Any]) -> str:
    """A name that the id had."""
    return next((str(name) for name in before["name"].values() if name), "another theme")
