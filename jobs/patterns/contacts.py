"""Voices become contacts that complain or do not: what the scan for patterns counts (M6).

A contact complains about a theme it is placed in by the customer's own scores (complaints.py), over all when it complains about any of
its themes or when its scores do without one. A customer counts once for each theme: one angry person is no pattern.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jobs.patterns.attributes import attributes_of
from jobs.patterns.cells import OTHER, SMALLEST_CELL, Contacts
from jobs.patterns.complaints import is_complaint
from jobs.patterns.exposure import Exposed
from jobs.patterns.thinning import EVERYTHING

MOST_VALUES = 100  # of one attribute; what has more is a number of something, no circumstance


@dataclass(frozen=True)
class Contact:
    """One voice, or `weight` contacts without one."""

    day: date
    channel: str
    attributes: Mapping[str, str]
    complains: frozenset[str] = frozenset()
    weight: int = 1


def contacts_from(
    rows: Sequence[Mapping[str, Any]], exposed: Sequence[Exposed], today: date, window: timedelta
) -> Contacts:
    """The contacts after `today - window` until today, from rows of db/scanning.py and the table of exposure."""
    began = min((date.fromisoformat(row["said_on"][:10]) for row in rows), default=today)
    near = [row for row in rows if today - window < date.fromisoformat(row["said_on"][:10]) <= today]
    heard = [
        Contact(date.fromisoformat(row["said_on"][:10]), row["channel"], attributes_of(row, began), complains)
        for row, complains in zip(near, complaints_of(near), strict=True)
    ]
    silent = silent_contacts([one for one in exposed if today - window < one.day <= today], heard)
    return tabulated([*heard, *silent])


def complaints_of(rows: Iterable[Mapping[str, Any]]) -> list[frozenset[str]]:
    """By row, what it complains about; of each customer only the first complaint about a theme."""
    known: set[tuple[int, str]] = set()
    found = []
    for row in rows:
        themes = complained_about(row)
        if row["customer_id"] is not None:
            themes = {theme for theme in themes if (row["customer_id"], theme) not in known}
            known |= {(row["customer_id"], theme) for theme in themes}
        found.append(frozenset(themes))
    return found


def complained_about(row: Mapping[str, Any]) -> set[str]:
    """Themes that this voice complains about, and EVERYTHING when it complains at all."""
    scores, rating = json.loads(row["scores"]), row["rating"]
    placed = json.loads(row["themes"])
    themes = {theme for theme in placed if is_complaint(theme, rating, scores)}
    gave = rating is not None or bool(scores)
    if themes or (gave and not placed and is_complaint(EVERYTHING, rating, scores)):
        themes |= {EVERYTHING}
    return themes


def silent_contacts(exposed: Iterable[Exposed], heard: Iterable[Contact]) -> list[Contact]:
    """Contacts that the table counts and of which there is no voice."""
    by_day: dict[date, list[Contact]] = {}
    for contact in heard:
        by_day.setdefault(contact.day, []).append(contact)
    silent = []
    for one in exposed:
        voices = sum(is_of(contact, one) for contact in by_day.get(one.day, ()))
        if one.contacts > voices:
            silent.append(Contact(one.day, one.channel, one.attributes, weight=one.contacts - voices))
    return silent


def is_of(contact: Contact, exposed: Exposed) -> bool:
    """True when this voice is among the contacts of this row."""
    return contact.channel == exposed.channel and set(exposed.attributes.items()) <= set(
        contact.attributes.items()
    )


def tabulated(contacts: Sequence[Contact]) -> Contacts:
    """The contacts as arrays; values with too few contacts for a cell become OTHER, attributes without any cell go."""
    met: dict[str, Counter[str]] = {}
    for contact in contacts:
        for name, value in contact.attributes.items():
            met.setdefault(name, Counter())[value] += contact.weight
    values = {name: tuple(told_values(counted)) for name, counted in sorted(met.items())}
    names = tuple(name for name, told in values.items() if is_told(told))
    themes = {EVERYTHING}.union(*(contact.complains for contact in contacts))
    return Contacts(
        names,
        tuple(values[name] for name in names),
        codes_of(contacts, {name: values[name] for name in names}),
        strata_of(contacts),
        np.array([contact.day.toordinal() for contact in contacts], dtype=np.int64),
        np.array([contact.weight for contact in contacts], dtype=np.float64),
        {
            theme: np.array([theme in contact.complains for contact in contacts], dtype=np.bool_)
            for theme in sorted(themes)
        },
    )


def told_values(counted: Counter[str]) -> list[str]:
    """Values with contacts enough for a cell, in order; OTHER stands for the rest."""
    large = sorted(value for value, number in counted.items() if number >= SMALLEST_CELL)
    return large if len(large) == len(counted) else [*large, OTHER]


def is_told(values: Sequence[str]) -> bool:
    """An attribute that makes at least one cell and something to compare it with."""
    return 2 <= len(values) <= MOST_VALUES and values != (OTHER,)


def codes_of(contacts: Sequence[Contact], values: Mapping[str, Sequence[str]]) -> NDArray[np.int64]:
    """One row per contact, one column per attribute; -1 where the attribute is unknown."""
    codes = np.full((len(contacts), len(values)), -1, dtype=np.int64)
    for column, (name, told) in enumerate(values.items()):
        number = {value: code for code, value in enumerate(told)}
        codes[:, column] = [
            -1 if (value := contact.attributes.get(name)) is None else number.get(value, len(told) - 1)
            for contact in contacts
        ]
    return codes


def strata_of(contacts: Sequence[Contact]) -> NDArray[np.int64]:
    """The number of each contact's channel."""
    channels = {name: code for code, name in enumerate(sorted({contact.channel for contact in contacts}))}
    return np.array([channels[contact.channel] for contact in contacts], dtype=np.int64)
