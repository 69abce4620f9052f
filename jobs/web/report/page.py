"""The staff report as one page that holds everything it needs: words, tables, drawings and style (S9, M4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobs.settings import CODE
from jobs.web.report.blocks import Bars, Block, Case, Section, Table
from jobs.web.report.drawing import drawing, strokes
from jobs.web.report.showing import Speech, filters
from theme.catalogue import DIRECTIONS, gettext_functions
from theme.figures import printable

TEMPLATES = CODE / "theme" / "report"
STATIC = CODE / "theme" / "static"
STYLES = (*(STATIC / f"{name}.css" for name in ("site", "charts", "pages")), TEMPLATES / "report.css")
LONG = 30  # rows beyond which a table is folded on the screen; on paper it is open
MOST_NEWS = 3  # of one chapter on the first page


def speech_of(language: str) -> Speech:
    """The reader's language; English is what the texts are written in."""
    if language == "en":
        return Speech(language, lambda text: text)
    return Speech(language, gettext_functions(language, "report")["gettext"])


def page(case: Case, sections: Sequence[Section]) -> Iterator[str]:
    """The page in pieces, so that a large one need not be held twice."""
    speech = speech_of(case.language)
    environment = make_environment(speech)
    facts = {
        "lang": case.language,
        "dir": DIRECTIONS[case.language],
        "organisation": case.settings.organisation[case.language],
        "today": case.today.isoformat(),
        "since": (case.since or case.today).isoformat(),
        "style": style(),
        "sections": sections,
        "news": [line for section in sections for line in first_news(section, speech)],
    }
    pieces: Iterator[str] = environment.get_template("page.html").generate(facts)
    return pieces


def first_news(section: Section, speech: Speech) -> Iterator[str]:
    """The first news of a chapter, and how many more there are."""
    yield from section.news[:MOST_NEWS]
    if (more := len(section.news) - MOST_NEWS) > 0:
        told = speech.words("More news in the chapter “{chapter}”: {number}.")
        yield told.format(chapter=section.title, number=speech.number(more))


def make_environment(speech: Speech):  # type: ignore[no-untyped-def] # jinja2 is imported where it is needed
    """Templates that escape everything, and stop at a name that nobody gave them."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {**filters(speech), "plain": speech.number}
    environment.globals |= {
        **filters(speech),
        "words": speech.words,
        "kind_of": kind_of,
        "numeric_columns": numeric_columns,
        "has_intervals": has_intervals,
        "strokes": strokes,
        "drawing": drawing,
        "LONG": LONG,
    }
    return environment


def style() -> object:
    """The site's own style and what the report adds, as they stand in the head of the page."""
    from markupsafe import Markup

    return Markup("\n".join(path.read_text("utf-8") for path in STYLES))  # noqa: S704 - our own files


def kind_of(block: Block) -> str:
    """The name of its kind, which is that of its macro."""
    return type(block).__name__


def numeric_columns(table: Table) -> list[bool]:
    """Which columns hold numbers only: they stand flush with their end."""
    return [
        all(cell is None or not isinstance(cell, str) for cell in column)
        for column in zip(*table.rows, strict=True)
    ] or [False] * len(table.head)


def has_intervals(bars: Bars) -> bool:
    """Whether any bar has an interval that can be drawn."""
    return any(bar.low is not None and bar.high is not None for bar in bars.bars)
