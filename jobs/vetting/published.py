"""What of today's numbers may leave: those that changed by enough people, and none from which a small one could be worked out (airlock 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jobs.patterns.bands import FLOOR, Limits, round_down
from jobs.patterns.released_cells import Cell
from jobs.patterns.released_split import HIDDEN
from jobs.vetting.differences import Published, Settled, hashed, settle, sketch
from jobs.vetting.suppression import suppress
from jobs.vetting.tables import Known, is_total, known_numbers, relations

CROWD = 100  # new people of a refresh from which on every number may move at once
TURNS = 4  # with fewer of them each number has its turn at every fourth refresh (measured: benchmarks/differencing.py)
VALUES_LEFT = FLOOR  # as many values must stay possible for a hidden number as rounding leaves of a shown one


@dataclass(frozen=True)
class Earlier:
    """All that was published before: by cell the newest number with its basis, and the sketches of every basis; how many
    refreshes there were, and how many people came since the last.
    """

    newest: Mapping[str, tuple[Any, int]]
    sketches: Mapping[str, Mapping[int, Mapping[str, bytes]]]
    refreshes: int = 0
    newcomers: int = 0

    def is_turn(self, cell: str, key: bytes) -> bool:
        """Whether a number may move now: that it moved must tell next to nothing about the few who came last."""
        return self.newcomers >= CROWD or (hashed(key, f"turn\0{cell}") + self.refreshes) % TURNS == 0


@dataclass(frozen=True)
class Leaving:
    """A cell as it leaves; `own` is its number before others made it coarse, `basis` None where today's people stand behind it."""

    shown: Any
    own: Any
    basis: int | None
    people: Mapping[str, bytes]
    held: bool
    coarse: bool


def vet_cells(cells: Mapping[str, Cell], earlier: Earlier, key: bytes, limits: Limits) -> dict[str, Leaving]:
    """Hold what changed by too few people, then hide what would give a hidden number away."""
    people = {
        name: {part: sketch(who, key) for part, who in cell.parts.items()} for name, cell in cells.items()
    }
    settled = {
        name: settle_cell(cell, people[name], earlier, limits.cell, turn=earlier.is_turn(name, key))
        for name, cell in cells.items()
    }
    coarse = hide_more(cells, settled, limits)
    return {
        name: Leaving(
            coarser(found.own, limits) if name in coarse else found.own,
            found.own,
            found.basis,
            people[name],
            found.held,
            name in coarse,
        )
        for name, found in settled.items()
    }


def settle_cell(
    cell: Cell, people: Mapping[str, bytes], earlier: Earlier, fewest: int, *, turn: bool
) -> Settled:
    """One cell against everything that was published of it."""
    history = [Published(number, old) for number, old in earlier.sketches.get(cell.key, {}).items()]
    return settle(cell.shown, people, history, earlier.newest.get(cell.key), fewest, turn=turn)


def hide_more(cells: Mapping[str, Cell], settled: Mapping[str, Settled], limits: Limits) -> frozenset[str]:
    """Cells that must be made coarse. A number from an earlier refresh may be some people off: that is what a reader knows of it."""
    known: dict[str, Known] = {}
    for name, found in settled.items():
        slack = limits.cell - 1 if found.basis is not None else 0
        if not (found.held and name.startswith("impact/")):
            known |= dict(known_numbers(name, found.own, cells[name].counts, limits, slack))
    shown = {name: found.own for name, found in settled.items()}
    return frozenset(name.split("#")[0] for name in suppress(known, relations(shown), VALUES_LEFT))


def coarser(own: Any, limits: Limits) -> Any:
    """The same cell telling less: a count as "fewer than", a channel or an effect not at all."""
    if isinstance(own, bool):
        return False
    return limits.hidden_band(own["n"]) if own.keys() == {"kind", "n"} else None


def raised(cell: str, shown: Any, limits: Limits) -> Any:
    """What a cell shows under limits that may have been raised since: at once, without counting anything anew."""
    if isinstance(shown, list):
        return [raised(cell, part, limits) for part in shown]
    if not isinstance(shown, Mapping):
        return shown
    if shown.keys() == {"kind", "n"}:
        return limits.again(shown, limits.smallest if is_total(cell) else limits.cell)
    parts = {name: raised(cell, part, limits) for name, part in shown.items()}
    return raised_score(parts, limits) if "enough" in parts else parts


def raised_score(score: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """How many answered is rounded again; what fewer answered than a cell needs now is hidden."""
    n = round_down(score["n"], limits.step)
    return score | {"n": n} if n >= round_down(limits.cell, limits.step) else dict(HIDDEN)
