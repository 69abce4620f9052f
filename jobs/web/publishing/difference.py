"""What would appear, disappear and change where a site is published: told before anything is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Difference:
    """Paths inside the site; `settled` when nothing else is left to do there either."""

    appear: tuple[str, ...]
    disappear: tuple[str, ...]
    change: tuple[str, ...]
    settled: bool = True

    @property
    def none(self) -> bool:
        """Whether the very same site is there already."""
        return self.settled and not (self.appear or self.disappear or self.change)


class Place(Protocol):
    """A place that holds a published site."""

    def difference(self) -> Difference:
        """What the new release changes there; reads only."""

    def send(self) -> None:
        """Make the place show the new release."""

    def tidy(self) -> None:
        """Take away what earlier publishing left, when the new release is shown already."""

    def advice(self) -> str:
        """What the host has to do, in one sentence."""


def difference(new: Mapping[str, Any], old: Mapping[str, Any], *, settled: bool = True) -> Difference:
    """Compare two manifests."""
    return Difference(
        tuple(sorted(set(new) - set(old))),
        tuple(sorted(set(old) - set(new))),
        tuple(sorted(name for name in new if name in old and old[name] != new[name])),
        settled,
    )


def tell(found: Difference, place: str) -> None:
    """One line for each file that would appear, disappear or change, and their counts."""
    groups = {"+": found.appear, "-": found.disappear, "~": found.change}
    for sign, names in groups.items():
        print("".join(f"  {sign} {name}\n" for name in names), end="")
    appear, disappear, change = map(len, groups.values())
    print(f"publish: {appear} appear, {disappear} disappear, {change} change at {place}.")
