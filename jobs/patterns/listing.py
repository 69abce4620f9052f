"""Findings as lines for the terminal; a person is "one person" unless somebody who may know asks (M6, A6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jobs.patterns.attributes import PERSONS
from jobs.patterns.persons import look_first, may_be_named


def lines_of(findings: Iterable[Mapping[str, Any]], *, names: bool = False) -> list[str]:
    """One line per finding: number, state, cell, how much more than elsewhere, where to look first."""
    return [line_of(finding, names=names and may_be_named(finding)) for finding in findings]


def line_of(finding: Mapping[str, Any], *, names: bool) -> str:
    """One finding."""
    figures = finding["figures"]
    cell = ", ".join(told(name, value, figures["shift"], names=names) for name, value in finding["cell"])
    about = f"about {finding['theme']}" if finding["theme"] else "over all"
    return (
        f"{finding['id']}  {finding['state']} since {finding['since']}: {cell}; complaints {about}: "
        f"{numbers_of(figures['half_year'])}; look first at: {look_first(finding['cell'])}."
    )


def told(name: str, value: str, shift: str, *, names: bool) -> str:
    """One attribute."""
    if name in PERSONS and not names:
        return f"one person of the shift {shift}" if shift else "one person"
    return f"{name.replace('_', ' ')} {value}"


def numbers_of(figures: Mapping[str, Any]) -> str:
    """Contacts, complaints and how many times more than elsewhere."""
    rate = figures["complaints"] / max(1, figures["contacts"])
    counted = f"{figures['complaints']} of {figures['contacts']} contacts ({rate:.1%}), elsewhere {figures['rest']:.1%}"
    if figures["ratio"] is None:
        return counted
    value, low, high = figures["ratio"]
    return f"{counted}, {value:.1f} times ({low:.1f} to {high:.1f})"
