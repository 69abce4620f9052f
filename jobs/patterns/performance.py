"""Importance beside performance: what goes with recommending us, what people say is important, and how well we do in it (M10).

Source: Martilla, James 1977; derived importance as in drivers.py. Three questions that are not the same: stated importance is what
people answer, derived importance is what moves with their answer to "would you recommend us", and neither proves a cause.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jobs.patterns.customers import mean_by_customer
from jobs.patterns.drivers import PER_DRIVER, ROUNDS, Case, Drivers, drivers, needed_for
from jobs.patterns.figure import Figure
from jobs.patterns.surveyed import Voice

OUTCOME = "recommend"
STATED = "mean of the stated importance 1-10, Student t over customers"
PERFORMANCE = "mean of the 1-10 scores, Student t over customers"
RECOMMENDED = "mean of 'would you recommend' 0-10 where the theme was named, Student t over customers"
NAMED_BY = 10  # fewer customers who name a theme tell nothing about it


@dataclass(frozen=True)
class Place:
    """One aspect or theme: how well we do, how important it is said to be, and its share of what can be explained."""

    name: str
    performance: Figure | None
    stated: Figure | None
    derived: Figure | None


@dataclass(frozen=True)
class Map:
    """All places, the most important first, and the fit they come from."""

    places: tuple[Place, ...]
    fit: Drivers


def map_aspects(voices: Iterable[Voice], seed: int, rounds: int = ROUNDS) -> Map:
    """The aspects that were scored; derived from the voices that scored all compared aspects and answered the question."""
    known = list(voices)
    asked = [voice for voice in known if voice.scores and OUTCOME in voice.answers]
    chosen = chosen_aspects(asked)
    whole = [voice for voice in asked if chosen <= set(voice.scores)]
    fit = drivers(
        [case(voice, {name: voice.scores[name] for name in chosen}) for voice in whole], seed, rounds
    )
    names = sorted({aspect for voice in known for aspect in (*voice.scores, *voice.importance)})
    return ranked((aspect_place(name, known, fit) for name in names), fit)


def chosen_aspects(asked: Sequence[Voice]) -> set[str]:
    """The aspects that can be compared: the one scored least is left out until enough customers scored all the others."""
    scored = Counter(aspect for voice in asked for aspect in voice.scores)
    names = sorted(scored, key=lambda name: (-scored[name], name))
    while len(names) > 2 and people(asked, set(names)) < needed_for(len(names)):
        names.pop()
    return set(names)


def people(voices: Iterable[Voice], aspects: set[str]) -> int:
    """How many customers scored all of these aspects in one voice."""
    return len({voice.author for voice in voices if aspects <= set(voice.scores)})


def aspect_place(name: str, voices: Sequence[Voice], fit: Drivers) -> Place:
    """One aspect with its three figures."""
    scored = [(voice.author, float(voice.scores[name])) for voice in voices if name in voice.scores]
    said = [(voice.author, float(voice.importance[name])) for voice in voices if name in voice.importance]
    return Place(
        name, mean_by_customer(scored, PERFORMANCE), mean_by_customer(said, STATED), fit.shares.get(name)
    )


def map_themes(voices: Iterable[Voice], seed: int, rounds: int = ROUNDS) -> Map:
    """The themes most customers name, as many as their number allows; performance is the answer of those who name one."""
    asked = [voice for voice in voices if OUTCOME in voice.answers]
    named = Counter(
        theme for _, theme in {(voice.author, theme) for voice in asked for theme in voice.themes}
    )
    most = len({voice.author for voice in asked}) // PER_DRIVER
    names = sorted(sorted(named, key=lambda theme: (-named[theme], theme))[:most])
    names = [theme for theme in names if named[theme] >= NAMED_BY]
    fit = drivers(
        [case(voice, {name: float(name in voice.themes) for name in names}) for voice in asked], seed, rounds
    )
    return ranked((theme_place(name, asked, fit) for name in names), fit)


def theme_place(name: str, voices: Sequence[Voice], fit: Drivers) -> Place:
    """One theme; how important it is was never asked."""
    answers = [(voice.author, float(voice.answers[OUTCOME])) for voice in voices if name in voice.themes]
    return Place(name, mean_by_customer(answers, RECOMMENDED), None, fit.shares.get(name))


def case(voice: Voice, values: Mapping[str, float]) -> Case:
    """One voice as a case of the fit."""
    return Case(voice.author, float(voice.answers[OUTCOME]), values)


def ranked(places: Iterable[Place], fit: Drivers) -> Map:
    """The most important first: by derived importance, else by what people say."""
    return Map(tuple(sorted(places, key=lambda one: (-size(one.derived), -size(one.stated), one.name))), fit)


def size(figure: Figure | None) -> float:
    """Its value; nothing counts as zero."""
    return figure.value if figure else 0.0


def verdict(place: Place, compared: int, usual: float) -> str:
    """Where a place stands, by its intervals: "work on this", "keep it up", "weak", "strong" or "open".

    `compared` places share what is explained, an equal share each would be neither important nor unimportant; `usual` is the mean
    performance of all.
    """
    if place.performance is None or place.performance.low <= usual <= place.performance.high:
        return "open"
    weak = place.performance.value < usual
    if place.derived is None or place.derived.low <= 100 / compared:
        return "weak" if weak else "strong"
    return "work on this" if weak else "keep it up"
