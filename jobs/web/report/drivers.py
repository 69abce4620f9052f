"""The chapter of importance and performance: what goes with recommending us, what people say is important, how well we do (M10)."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from db.surveys import surveyed
from jobs.patterns.performance import Map, Place, map_aspects, map_themes, verdict
from jobs.patterns.surveyed import read_voices
from jobs.web.report.blocks import Bar, Bars, Block, Case, Cell, Paragraph, Section, Table, Words
from jobs.web.report.labels import place_label, verdict_words

SEED = 20261122  # the same report made twice shows the same intervals


def section(case: Case, words: Words) -> Section:
    """Aspects first, then themes."""
    voices = read_voices(surveyed(case.db))
    aspects, themes = map_aspects(voices, SEED), map_themes(voices, SEED)
    return Section(
        "drivers",
        words("What matters and how well we do"),
        words(
            "What goes together with recommending us, beside what customers say is important and how they rate it."
        ),
        (
            Paragraph(warning(words), warns=True),
            *chapter(case, aspects, words, is_theme=False),
            *chapter(case, themes, words, is_theme=True),
        ),
    )


def warning(words: Words) -> str:
    """What such a share is not."""
    return words(
        "Association is not importance: a share tells what moves together with “would you recommend us”, not what would "
        "happen if it were changed. Try a change on a small scale and measure it before you trust this chapter."
    )


def chapter(case: Case, found: Map, words: Words, *, is_theme: bool) -> tuple[Block, ...]:
    """Bars of derived importance and the table beside it."""
    if not found.places and not is_theme:
        return (missing(found, words),)
    title = words("Themes") if is_theme else words("Aspects")
    shown = bars(case, found, words, is_theme=is_theme) if found.fit.shares else (missing(found, words),)
    places = tuple(line(case, place, found, words, is_theme=is_theme) for place in found.places)
    note = words("A dash: not asked, or too few customers gave it together with the others.")
    return (*shown, Table(title, heads(words, is_theme=is_theme), places, note)) if places else shown


def bars(case: Case, found: Map, words: Words, *, is_theme: bool) -> tuple[Block, ...]:
    """The shares of what is explained, and how much that is."""
    title = (
        words("Themes that go with recommending us")
        if is_theme
        else words("Aspects that go with recommending us")
    )
    note = words("Together they explain {percent} % of the differences between {customers} customers.")
    drawn = tuple(
        Bar(place_label(case, place, words, is_theme=is_theme), one.value, one.low, one.high, one.n)
        for place in found.places
        if (one := place.derived) is not None
    )
    told = note.format(percent=round(100 * (found.fit.explained or 0)), customers=found.fit.customers)
    return (Bars(title, drawn, unit="%", scale=(0, 100), line=100 / len(drawn), note=told),)


def missing(found: Map, words: Words) -> Paragraph:
    """Why no shares are given."""
    if found.fit.explained is not None:
        told = words("What can be explained is no more than chance would give: no shares are shown.")
    else:
        told = words(
            "Not enough yet: {customers} customers answered “would you recommend us” and scored all compared aspects, "
            "{needed} are needed."
        )
    return Paragraph(told.format(customers=found.fit.customers, needed=found.fit.needed), warns=True)


def heads(words: Words, *, is_theme: bool) -> tuple[str, ...]:
    """The columns: themes have no stated importance, their performance is how far those who name them recommend us."""
    name, derived, where = words("Name"), words("Derived importance, %"), words("Where it stands")
    if is_theme:
        return (name, words("Recommend us, 0-10"), derived, where)
    return (name, words("Score, 1-10"), words("Stated importance, 1-10"), derived, where)


def line(case: Case, place: Place, found: Map, words: Words, *, is_theme: bool) -> tuple[Cell, ...]:
    """One aspect or theme."""
    stands = verdict(place, max(1, len(found.fit.shares)), usual(found.places))
    name = place_label(case, place, words, is_theme=is_theme)
    stated: tuple[Cell, ...] = () if is_theme else (place.stated,)
    return (name, place.performance, *stated, place.derived, verdict_words(stands, words))


def usual(places: Sequence[Place]) -> float:
    """The mean performance of all places."""
    known = [place.performance.value for place in places if place.performance is not None]
    return fmean(known) if known else 0.0
