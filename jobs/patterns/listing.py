"""Findings as lines for the terminal of those who work with them; a person is named only to whom the organisation allows it (M6, A6)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from jobs.patterns.cell_words import cell_in_words, first_look, names_a_person
from jobs.patterns.findings import CONFIRMED
from jobs.refusal import Refusal


def check_names(person: str, staff: Collection[str], allowed: str) -> None:
    """Refuses anybody whom `names_shown_to` of invoke.yaml does not name."""
    if person not in staff:
        raise Refusal(f"{person[:40]!r} is not in staff.toml: ask as yourself, with --as and your id there.")
    if person not in {name.strip() for name in allowed.split(",")}:
        raise Refusal(
            f"{person} may not see names here: names_shown_to in invoke.yaml says who may; the list without --names is open to you."
        )


def may_be_named(finding: Mapping[str, Any]) -> bool:
    """A person is named only in a confirmed finding whose contacts a table counts (exposure.csv)."""
    return (
        names_a_person(finding["cell"])
        and finding["state"] == CONFIRMED
        and finding["figures"].get("exposure", 0) > 0
    )


def lines_of(findings: Iterable[Mapping[str, Any]], *, names: bool = False) -> list[str]:
    """One line per finding: what, how much more, since when, where to look first."""
    return [line_of(finding, names=names and may_be_named(finding)) for finding in findings]


def line_of(finding: Mapping[str, Any], *, names: bool) -> str:
    """One finding."""
    figures = finding["figures"]["half_year"]
    cell = cell_in_words(finding["cell"], str, shift=finding["figures"]["shift"], names=names)
    about = f"about {finding['theme']}" if finding["theme"] else "over all"
    return (
        f"{finding['id']}  {finding['state']} since {finding['since']}: {cell}; complaints {about}: "
        f"{numbers_of(figures)}. {first_look(finding['cell'], str)}"
    )


def numbers_of(figures: Mapping[str, Any]) -> str:
    """Contacts, complaints and how many times more than elsewhere."""
    rate = figures["complaints"] / max(1, figures["contacts"])
    told = f"{figures['complaints']} of {figures['contacts']} contacts ({rate:.1%}), elsewhere {figures['rest']:.1%}"
    if figures["ratio"] is None:
        return told
    value, low, high = figures["ratio"]
    return f"{told}, {value:.1f} times ({low:.1f} to {high:.1f})"
