"""When all voices are placed anew, people are told how many moved, from where to where, and why (M2: no silent change)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

SHOWN = 6
NOWHERE = "unplaced"
REASONS = {
    "themes": "an edit of themes.toml",
    "program": "a new version of the program",
    "vectors": "the setting sentence_vectors",
    "examples": "examples whose words changed or were erased",
}


def why(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> str:
    """The reasons in words: "decisions 14-16 and an edit of themes.toml"."""
    if before is None:
        return "this version of the program keeps count for the first time"
    found = []
    if now["decisions"] > before["decisions"]:
        found.append(numbered(before["decisions"] + 1, now["decisions"]))
    changed = [part for part in ("themes", "program", "vectors") if before[part] != now[part]]
    if not found and before["examples"] != now["examples"]:
        changed.append("examples")
    return " and ".join([*found, *(REASONS[part] for part in changed)])


def numbered(first: int, last: int) -> str:
    """One decision or a range of them."""
    return f"decision {last}" if first == last else f"decisions {first}-{last}"


def changes(
    before: Mapping[int, Sequence[str]], after: Mapping[int, Sequence[str]], voices: Iterable[int]
) -> dict[str, int]:
    """How many of these voices went which way, the commonest way first; those that stand where they stood are left out."""
    ways = Counter(
        way(before[voice], after.get(voice, ()))
        for voice in voices
        if set(before[voice]) != set(after.get(voice, ()))
    )
    return dict(sorted(ways.items(), key=lambda pair: (-pair[1], pair[0])))


def way(before: Sequence[str], after: Sequence[str]) -> str:
    """From where to where: themes that stayed are not named."""
    gone, come = set(before) - set(after), set(after) - set(before)
    if before and after and not gone:
        return f"also {' + '.join(sorted(come))}"
    if before and after and not come:
        return f"no longer {' + '.join(sorted(gone))}"
    return f"{' + '.join(sorted(gone)) or NOWHERE} -> {' + '.join(sorted(come)) or NOWHERE}"


def in_words(moved: Mapping[str, int], by_hand: int, voices: int, because: str) -> str:
    """The sentence of the run: "12 of 488 voices moved: delivery-time -> delivery-days 7, ... because decisions 14-16"."""
    ways = [f"{one} {number}" for one, number in moved.items()]
    listed = ", ".join(ways[:SHOWN]) + (f", and {len(ways) - SHOWN} other ways" if len(ways) > SHOWN else "")
    hands = f"; {by_hand} more stand where a person put them" if by_hand else ""
    told = f": {listed}" if listed else ""
    return f"{sum(moved.values())} of {voices} voices moved{told}{hands}, because of {because}."
