"""How a cell of the pattern scan is called in the report, and what it suggests to look at first; never who it is (M6, A6)."""

from __future__ import annotations

from collections.abc import Iterable

from jobs.patterns.attributes import PERSONS
from jobs.patterns.persons import look_first
from jobs.web.report.blocks import Words
from jobs.web.report.labels import channel_name


def cell_words(cell: Iterable[tuple[str, str]], shift: str, words: Words) -> str:
    """The cell as a manager would say it."""
    return words(", ").join(attribute_words(name, value, shift, words) for name, value in cell)


def attribute_words(name: str, value: str, shift: str, words: Words) -> str:
    """One attribute."""
    if name in PERSONS:
        return (
            words("one person of the shift “{shift}”").format(shift=shift) if shift else words("one person")
        )
    if name == "hour":
        return words("from {first} to {last}").format(
            first=f"{int(value):02d}:00", last=f"{int(value):02d}:59"
        )
    if name == "weekday":
        return weekday_words(words)[int(value) - 1]
    if name == "tenure":
        told = {
            "new": words("customers of fewer than 90 days"),
            "known": words("customers of 90 days and more"),
        }
        return told.get(value, value)
    known = {
        "shift": words("shift “{value}”"),
        "branch": words("branch “{value}”"),
        "product_version": words("product version {value}"),
        "channel": words("channel “{value}”"),
        "language": words("language “{value}”"),
    }
    value = channel_name(value, words) if name == "channel" else value
    return known.get(name, f"{name.replace('_', ' ')}: {{value}}").format(value=value)


def weekday_words(words: Words) -> tuple[str, ...]:
    """Monday first."""
    return (
        words("on Mondays"),
        words("on Tuesdays"),
        words("on Wednesdays"),
        words("on Thursdays"),
        words("on Fridays"),
        words("on Saturdays"),
        words("on Sundays"),
    )


def suggestion(cell: Iterable[tuple[str, str]], words: Words) -> str:
    """What to look at first: a process or training."""
    return {
        "person": words("The work around this person: hours, load, rules; then training. Not a verdict."),
        "time": words("Process: how many people work then, and what else falls into that time."),
        "version": words("Process: what this version changed, and what customers were told about it."),
        "branch": words("Process: what this branch does in another way; then training there."),
        "tenure": words("Process: what new customers are told at the beginning."),
        "language": words("Training and texts: who answers in this language, and how our texts read in it."),
        "channel": words("Process: how this channel is answered; other people speak in other channels."),
        "process": words("Process: ask those who do this work what is different there."),
    }[look_first(tuple(cell))]


def state_words(state: str, words: Words) -> str:
    """Where a finding stands in its life."""
    return {"new": words("new"), "confirmed": words("confirmed"), "gone": words("gone")}[state]
