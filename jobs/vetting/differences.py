"""No two releases may differ by fewer than ten people in one number: until then the number stays as it was (airlock 3).

The people behind a published number are kept as a sketch: 1,024 drawers, in each of which keyed hashes cancel each other out. Two
sketches differ in a drawer only where a person came, went or said something else, so drawers that differ never outnumber the people
who do. Two people rarely share a drawer (ten different ones in 96 of 100 cases); then the number waits a little longer.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from operator import ne
from struct import error as struct_error
from struct import pack, unpack
from typing import Any

from jobs.refusal import Refusal

DRAWERS = 1024
WIDTH = 8  # bytes


@dataclass(frozen=True)
class Published:
    """The people behind a cell at an earlier refresh: a sketch of each part."""

    refresh: int
    people: Mapping[str, bytes]


@dataclass(frozen=True)
class Settled:
    """What a cell shows now, and the refresh whose people stand behind it; None for those of today."""

    own: Any
    basis: int | None
    held: bool = False


def sketch(people: Mapping[str, Any], key: bytes) -> bytes:
    """The drawers of these people (author -> what this author adds), packed; without the key nobody can be looked up."""
    drawers = [0] * DRAWERS
    for author, adds in people.items():
        place = hashed(key, author) % DRAWERS
        drawers[place] ^= hashed(key, f"{author}\0{adds}") or 1
    return zlib.compress(pack(f">{DRAWERS}Q", *drawers), level=1)


def hashed(key: bytes, text: str) -> int:
    """Eight bytes that only the holder of the key can make."""
    digest = blake2b(
        text.encode("utf-8", "surrogatepass"), key=key, digest_size=WIDTH, person=b"otklik cells"
    )
    return int.from_bytes(digest.digest(), "big")


def changed_people(one: bytes, other: bytes) -> int:
    """In how many drawers two sketches differ: at most as many as people came, went, moved or said something else."""
    if one == other:
        return 0
    return sum(map(ne, unpacked(one), unpacked(other)))


def unpacked(packed: bytes) -> tuple[int, ...]:
    """The drawers as numbers."""
    try:
        return unpack(f">{DRAWERS}Q", zlib.decompress(packed))
    except (zlib.error, struct_error):
        raise Refusal(
            "A published number's record is damaged: run ./invoke restore to take the last back-up."
        ) from None


def settle(
    fresh: Any,
    people: Mapping[str, bytes],
    history: Sequence[Published],
    last: tuple[Any, int] | None,
    fewest: int,
    *,
    turn: bool = True,
) -> Settled:
    """The new number, or the last one as long as it differs from any earlier one by somebody, but by fewer than `fewest` people,
    or as long as it is not its turn.

    `history` = every basis this cell ever had; `last` = what it showed last and the basis of that, None where it is new.
    """
    if last is None:
        return Settled(fresh, None)
    own, basis = last
    steps = {old.refresh: differences(people, old.people) for old in history}
    behind = next((old.people for old in history if old.refresh == basis), {})
    if behind.keys() == people.keys() and not any(steps.get(basis, ())):
        return Settled(fresh, basis)
    too_few = any(0 < step < fewest for found in steps.values() for step in found)
    return Settled(own, basis, held=True) if too_few or not turn else Settled(fresh, None)


def differences(people: Mapping[str, bytes], old: Mapping[str, bytes]) -> list[int]:
    """How many people changed in each part that was there before."""
    return [changed_people(sketched, old[part]) for part, sketched in people.items() if part in old]
