"""Contacts with their attributes, and the cells that one, two or three crossed attributes make of them (M6).

A cell is compared only with contacts of which all its attributes are known (else calls, which name who served, would be compared with
reviews, which do not), and channel by channel (each channel has critics of its own kind), except where the channel is part of the cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from jobs.patterns.exact import Floats

Cell = tuple[tuple[str, str], ...]  # (("hour", "9"), ("staff", "Olga")): attributes in alphabetical order
Mask = NDArray[np.bool_]
CHANNEL = "channel"
OTHER = ""  # all values of an attribute that have too few contacts for a cell
SMALLEST_CELL = 20  # contacts


@dataclass(frozen=True)
class Contacts:
    """One row per contact: `codes` (n, attributes) number its values, -1 where unknown; `days` are ordinals of dates.

    `complaints` says by theme ("" = over all) which contacts complain. `weights` counts contacts that one row stands for.
    """

    names: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    codes: NDArray[np.int64]
    strata: NDArray[np.int64]
    days: NDArray[np.int64]
    weights: Floats
    complaints: Mapping[str, Mask]

    def __len__(self) -> int:
        return len(self.codes)

    def only(self, mask: Mask) -> Contacts:
        """These contacts alone."""
        return replace(
            self,
            codes=self.codes[mask],
            strata=self.strata[mask],
            days=self.days[mask],
            weights=self.weights[mask],
            complaints={theme: those[mask] for theme, those in self.complaints.items()},
        )

    def known(self, cell: Cell) -> Mask:
        """Contacts that could be in the cell: all its attributes are known of them."""
        if any(name not in self.names for name, _ in cell):
            return np.zeros(len(self), dtype=np.bool_)
        columns = [self.names.index(name) for name, _ in cell]
        mask: Mask = np.all(self.codes[:, columns] >= 0, axis=1)
        return mask

    def inside(self, cell: Cell) -> Mask:
        """Contacts in the cell; none where an attribute or value is no longer met."""
        mask = self.known(cell)
        for name, value in cell if mask.any() else ():
            column = self.names.index(name)
            met = self.values[column]
            mask &= self.codes[:, column] == (met.index(value) if value in met else len(met))
        return mask

    def strata_of(self, cell: Cell) -> NDArray[np.int64]:
        """The stratum of each contact for this cell: its channel, or one for all when the cell names a channel."""
        return np.zeros_like(self.strata) if any(name == CHANNEL for name, _ in cell) else self.strata


@dataclass(frozen=True)
class Crossing:
    """Some attributes crossed: `place` of each known contact in the flattened table (cells, strata)."""

    columns: tuple[int, ...]
    shape: tuple[int, ...]  # values of each attribute, then strata
    rows: NDArray[np.int64]  # contacts of which all attributes are known
    place: NDArray[np.int64]
    kept: NDArray[np.int64]  # cells with contacts enough, as flat numbers


@dataclass(frozen=True)
class Counts:
    """Counts of the kept cells of all crossings (cells, strata): in the cell, in its universe, and in each of its parents.

    A cell with fewer than three parents repeats its universe in their place.
    """

    cell: Floats
    universe: Floats
    parents: tuple[Floats, ...]


def crossings(contacts: Contacts, crossed: int) -> list[Crossing]:
    """Every way to cross up to `crossed` attributes that leaves cells with contacts enough."""
    sizes = range(1, crossed + 1)
    chosen = (columns for size in sizes for columns in combinations(range(len(contacts.names)), size))
    return [made for columns in chosen if len((made := cross(contacts, columns)).kept)]


def cross(contacts: Contacts, columns: tuple[int, ...]) -> Crossing:
    """These attributes crossed."""
    names = [contacts.names[column] for column in columns]
    strata = 1 if CHANNEL in names else int(contacts.strata.max(initial=0)) + 1
    shape = (*(len(contacts.values[column]) for column in columns), strata)
    rows = np.flatnonzero((contacts.codes[:, columns] >= 0).all(axis=1))
    place = np.zeros(len(rows), dtype=np.int64)
    for column, size in zip(columns, shape[:-1], strict=True):
        place = place * size + contacts.codes[rows, column]
    place = place * strata + (contacts.strata[rows] if strata > 1 else 0)
    sizes = np.bincount(place, contacts.weights[rows], int(np.prod(shape))).reshape(-1, strata)
    enough = (sizes.sum(axis=1) >= SMALLEST_CELL) & named_cells(contacts, columns)
    return Crossing(columns, shape, rows, place, np.flatnonzero(enough))


def named_cells(contacts: Contacts, columns: tuple[int, ...]) -> Mask:
    """Which cells of the flattened table are made of named values only."""
    named = np.ones(1, dtype=np.bool_)
    for column in columns:
        values = np.array([value != OTHER for value in contacts.values[column]], dtype=np.bool_)
        named = np.logical_and.outer(named, values).reshape(-1)
    return named


def count(crossed: list[Crossing], counted: Floats, strata: int) -> Counts:
    """Sum `counted` (one number per contact) over every kept cell, its universe and its parents."""
    tables = [tables_of(one, counted, strata) for one in crossed]
    return Counts(
        np.concatenate([table.cell for table in tables]),
        np.concatenate([table.universe for table in tables]),
        tuple(np.concatenate([table.parents[axis] for table in tables]) for axis in range(3)),
    )


def tables_of(one: Crossing, counted: Floats, strata: int) -> Counts:
    """The counts of one crossing; strata that it does not tell apart stay empty."""
    values = counted[one.rows]
    telling = np.flatnonzero(values)
    cells = int(np.prod(one.shape))
    summed_up = np.bincount(one.place[telling], values[telling], cells)
    table: Floats = summed_up.astype(np.float64).reshape(one.shape)
    axes = tuple(range(len(one.shape) - 1))

    def flat(summed: Floats) -> Floats:
        spread = np.broadcast_to(summed, one.shape).reshape(-1, one.shape[-1])[one.kept]
        padded = np.zeros((len(spread), strata))  # np.pad would take ten times as long for tables this small
        padded[:, : one.shape[-1]] = spread
        return padded

    universe = flat(table.sum(axis=axes, keepdims=True))
    parents = [flat(table.sum(axis=axis, keepdims=True)) for axis in axes] if len(axes) > 1 else []
    return Counts(flat(table), universe, tuple([*parents, universe, universe, universe][:3]))


def cells_of(contacts: Contacts, crossed: list[Crossing]) -> Iterator[Cell]:
    """The kept cells in words, in the order of `count`."""
    for one in crossed:
        for number in one.kept:
            codes = np.unravel_index(int(number), one.shape[:-1])
            yield tuple(
                sorted(
                    (contacts.names[column], contacts.values[column][int(code)])
                    for column, code in zip(one.columns, codes, strict=True)
                )
            )
