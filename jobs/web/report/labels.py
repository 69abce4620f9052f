"""How aspects, themes, channels and sure or unsure figures are called in the chapters of the survey."""

from __future__ import annotations

from jobs.patterns.figure import SMALLEST_N
from jobs.patterns.performance import Place
from jobs.patterns.periods import Months
from jobs.web.report.blocks import Case, Paragraph, Words


def aspect_name(aspect: str, words: Words) -> str:
    """The example's aspects in the reader's language; an organisation's own ones as it wrote them."""
    known = {
        "order_desk": words("Order desk"),
        "delivery": words("Delivery"),
        "lead_time": words("Lead time"),
        "product": words("Product"),
    }
    return known.get(aspect, aspect.replace("_", " "))


def channel_name(channel: str, words: Words) -> str:
    """The usual kinds of channel in the reader's language; any other as sources.toml calls it."""
    known = {
        "survey": words("survey"),
        "calls": words("calls"),
        "mail": words("mail"),
        "reviews": words("reviews"),
        "forum": words("forum"),
        "form": words("form"),
    }
    return known.get(channel, channel)


def theme_name(case: Case, theme: str) -> str:
    """The theme in the reader's language; its id where it has no name there."""
    names = {one.id: one.name for one in case.themes}
    return names.get(theme, {}).get(case.language, theme)


def period_name(period: Months, words: Words) -> str:
    """From month to month."""
    return words("{first} to {last}").format(first=period[0], last=period[-1])


def yes_or_no(enough: bool, words: Words) -> str:
    """Whether a figure is sure enough to be published."""
    return words("yes") if enough else words("no")


def not_enough(words: Words, number: int, needed: int = SMALLEST_N) -> Paragraph:
    """What is missing, in numbers."""
    return Paragraph(
        words("Not enough yet: {number} answers, {needed} are needed.").format(number=number, needed=needed),
        warns=True,
    )


def verdict_words(found: str, words: Words) -> str:
    """Where an aspect or theme stands, as a manager would say it."""
    return {
        "work on this": words("weak and important: work on this first"),
        "keep it up": words("strong and important: keep it up"),
        "weak": words("weak, importance open"),
        "strong": words("strong, importance open"),
        "open": words("open"),
    }[found]


def place_label(case: Case, place: Place, words: Words, *, is_theme: bool) -> str:
    """The name of an aspect or theme."""
    return theme_name(case, place.name) if is_theme else aspect_name(place.name, words)
