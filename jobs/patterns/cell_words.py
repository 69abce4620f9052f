"""A cell in words, and where to look first; a person is "one person" unless somebody who may know asks (A6: a signal, not a verdict)."""

from __future__ import annotations

from collections.abc import Callable, Collection

from jobs.patterns.attributes import PERSONS

Words = Callable[[str], str]
Pairs = Collection[tuple[str, str]]

ATTRIBUTES = {
    "hour": "hour {value}",
    "weekday": "{value}",
    "shift": "shift: {value}",
    "branch": "branch: {value}",
    "product_version": "product version {value}",
    "channel": "channel: {value}",
    "language": "language: {value}",
    "tenure": "{value}",
}
WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
TENURES = {"new": "customers of less than 90 days", "known": "customers of 90 days and more"}

# The first attribute that the cell has decides.
FIRST_LOOK = (
    (
        PERSONS,
        "Process and training first: hours, load, what this person is asked to do and was shown how to do. Not a verdict on anybody.",
    ),
    ({"hour", "weekday", "shift"}, "Process: how many people work then, what else falls into that time, what waits from before."),
    ({"product_version"}, "Process: what this version changed, and what customers were told about it."),
    ({"branch"}, "Process: what this branch does in another way than the rest; then training there."),
    ({"tenure"}, "Process: what new customers are told at the beginning, what old ones have got used to."),
    ({"language"}, "Training and texts: who answers in this language, and how our texts read in it."),
    ({"channel"}, "Process: how this channel is answered. Channels differ by who speaks there: compare within it first."),
)  # fmt: skip
OTHERWISE = "Process: what is different in these contacts; ask those who do the work."


def cell_in_words(cell: Pairs, words: Words, *, shift: str = "", names: bool = False) -> str:
    """The cell as a person would say it; `names` shows who it is, otherwise at most the shift is told."""
    return ", ".join(attribute_in_words(name, value, words, shift, names=names) for name, value in cell)


def attribute_in_words(name: str, value: str, words: Words, shift: str, *, names: bool) -> str:
    """One attribute."""
    if name in PERSONS and not names:
        return words("one person of the shift {shift}").format(shift=shift) if shift else words("one person")
    if name == "weekday" and value in "1234567":
        value = words(WEEKDAYS[int(value) - 1])
    if name == "hour" and value.isdigit():
        value = f"{int(value):02d}:00-{int(value):02d}:59"
    if name == "tenure":
        value = words(TENURES.get(value, value))
    if name in ATTRIBUTES:
        return words(ATTRIBUTES[name]).format(value=value)
    return f"{name.replace('_', ' ')}: {value}"


def first_look(cell: Pairs, words: Words) -> str:
    """What to look at first: a process or training, never a person's guilt."""
    attributes = {name for name, _ in cell}
    return words(next((says for which, says in FIRST_LOOK if attributes & which), OTHERWISE))


def names_a_person(cell: Pairs) -> bool:
    """True when a colleague could be known from the cell."""
    return any(name in PERSONS for name, _ in cell)
