"""Everything that the site publishes as figures, as tables for spreadsheets and programs (S4). Pure: the released figures go in, tables come out.

A count is two columns, because that is all that leaves: its kind ("about" or "fewer" than) and the number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jobs.settings import LANGUAGES

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Column:
    """A column: its name, its type in the words of Table Schema, and what it says. Empty cells are allowed unless it is a key."""

    name: str
    type: str
    about: str
    key: bool = False


@dataclass(frozen=True)
class Table:
    """One table; `rows` in the order of `columns`, None for an empty cell."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def count_columns(name: str) -> tuple[Column, Column]:
    """The two columns of a count."""
    return (
        Column(f"{name}_kind", "string", "about: rounded to the nearest five; fewer: fewer than the number"),
        Column(name, "integer", "the rounded number"),
    )


def named(about: str) -> tuple[Column, ...]:
    """A name in each language."""
    return tuple(Column(f"{about}_{language}", "string", f"{about}, {language}") for language in LANGUAGES)


def count(band: Mapping[str, Any] | None) -> Row:
    """The two cells of a count."""
    return (band["kind"], band["n"]) if band else (None, None)


INTERVAL = (
    Column("value", "number", "the figure; empty where there are too few answers or they differ too much"),
    Column("low", "number", "lower end of the range in which the true value most likely lies"),
    Column("high", "number", "upper end of it"),
    Column("answers", "integer", "how many answers it comes from, rounded down"),
)
KEY = Column("id", "string", "the id in the addresses of the site", key=True)
SLUG = Column("story", "string", "the story's name in its address", key=True)


def tables(released: Mapping[str, Any]) -> list[Table]:
    """All tables of the released figures."""
    return [
        themes(released["themes"]),
        trends(released),
        stories(released["stories"], released["titles"]),
        promises(released["promises"]),
        kept(released["kept"]),
        figures(released["numbers"]),
        counts(released),
        notices(released["notices"]),
    ]


def themes(found: Iterable[Mapping[str, Any]]) -> Table:
    """What people speak about."""
    columns = (
        KEY,
        *named("name"),
        *count_columns("comments"),
        Column("share", "integer", "percent of all comments"),
    )
    rows = (
        (
            theme["id"],
            *(theme["name"][language] for language in LANGUAGES),
            *count(theme["band"]),
            theme["share"],
        )
        for theme in found
    )
    return Table("themes", "Themes with the number of comments about each", columns, tuple(rows))


def trends(released: Mapping[str, Any]) -> Table:
    """Comments by period, of themes and of the complaints that stories answer."""
    columns = (
        Column(
            "about",
            "string",
            "theme: all comments of a theme; story: complaints about what a story answers",
            key=True,
        ),
        KEY,
        Column("first_month", "yearmonth", "first month of the period", key=True),
        Column("last_month", "yearmonth", "last month of the period"),
        *count_columns("comments"),
    )
    sources = [("theme", theme["id"], theme["trend"]) for theme in released["themes"]]
    sources += [("story", slug, story["trend"]) for slug, story in sorted(released["stories"].items())]
    rows = (
        (about, name, *each["period"], *count(each["band"]))
        for about, name, trend in sources
        for each in trend or ()
    )
    return Table("trends", "Comments by period of two months", columns, tuple(rows))


def stories(found: Mapping[str, Mapping[str, Any]], titles: Mapping[str, Mapping[str, str]]) -> Table:
    """What was said and done, and whether it worked."""
    columns = (
        SLUG, *named("title"),
        Column("theme", "string", "id of its theme"), Column("area", "string", "id of the area of the organisation"),
        Column("status", "string", "public status"), Column("first_heard", "yearmonth", "heard repeatedly since"),
        Column("changed_in", "yearmonth", "month of the change"), Column("late_days", "integer", "days past the promised day"),
        *count_columns("comments"),
        Column("verdict", "string", "worked, no-clear-change, worse or too-early"),
        Column("ratio", "number", "monthly comments after the change as a part of those before"),
        Column("ratio_low", "number", "lower end of its range"), Column("ratio_high", "number", "upper end of its range"),
        Column("months_before", "integer", "months compared before the change"), *count_columns("before"),
        Column("months_after", "integer", "months compared after it"), *count_columns("after"),
    )  # fmt: skip
    rows = (
        (slug, *(titles.get(slug, {}).get(language) for language in LANGUAGES), *story_cells(story))
        for slug, story in sorted(found.items())
    )
    return Table("stories", "Stories with status, dates and verdicts", columns, tuple(rows))


def story_cells(story: Mapping[str, Any]) -> Row:
    """A story's cells after its titles."""
    plain = (story[key] for key in ("theme", "area", "status", "first_heard", "changed_in", "late_days"))
    impact = story["impact"]
    if impact is None:
        return (*plain, *count(story["band"]), *(None,) * 10)
    judged = (impact[key] for key in ("verdict", "ratio", "low", "high"))
    sides = (
        cell
        for side in ("before", "after")
        for cell in (impact[side]["months"], *count(impact[side]["band"]))
    )
    return (*plain, *count(story["band"]), *judged, *sides)


def promises(found: Iterable[Mapping[str, Any]]) -> Table:
    """Every promise with its date."""
    columns = (
        SLUG,
        Column("promised", "date", "the day that counts: the first one that was promised"),
        Column("state", "string", "planned, late, kept or kept-late"),
        Column("late_days", "integer", "days past the promised day"),
        Column("dates", "integer", "how many days were promised one after the other"),
    )
    rows = (
        (each["slug"], each["promised"], each["state"], each["late_days"], len(each["history"]))
        for each in found
    )
    return Table("promises", "Promises, kept and late", columns, tuple(rows))


def kept(found: Iterable[Mapping[str, Any]]) -> Table:
    """How many promises of each half-year were kept."""
    parts = {
        "due": "promised for this half-year",
        "kept": "kept in time",
        "kept_late": "kept, but late",
        "late": "still late",
    }
    columns = (
        Column("first_month", "yearmonth", "first month", key=True), Column("last_month", "yearmonth", "last month"),
        *(Column(name, "integer", about) for name, about in parts.items()),
    )  # fmt: skip
    rows = ((*each["period"], *(each[name] for name in parts)) for each in found)
    return Table("kept", "Promises kept, by half-year", columns, tuple(rows))


def figures(numbers: Mapping[str, Any]) -> Table:
    """Satisfaction, recommending, answering, leakage, recovery."""
    columns = (
        Column("figure", "string", "what is measured; docs on the page of numbers", key=True),
        Column("part", "string", "all months, the earlier half (before) or the later half (after)", key=True),
        *INTERVAL,
    )
    single = ("csi", "nps", "answered", "time_to_answer", "leakage", "recovery")
    found = [(name, "all", numbers[name]) for name in single]
    found += [
        (f"aspect:{each['aspect']}", part, each[part])
        for each in numbers["aspects"]
        for part in ("before", "after", "all")
    ]
    rows = (
        (name, part, *(score[key] for key in ("value", "low", "high", "n"))) for name, part, score in found
    )
    return Table("figures", "Figures with their ranges", columns, tuple(rows))


def counts(released: Mapping[str, Any]) -> Table:
    """Where comments came from and what became of them."""
    columns = (
        Column("group", "string", "all, ledger, channel or language", key=True),
        KEY,
        *count_columns("comments"),
    )
    numbers = released["numbers"]
    found = [("all", "all", released["home"]["voices"])]
    found += [("ledger", name, band) for name, band in numbers["ledger"].items()]
    found += [("channel", each["id"], each["band"]) for each in numbers["channels"]]
    found += [("language", name, band) for name, band in numbers["languages"].items()]
    return Table(
        "counts",
        "Comments by channel, language and what became of them",
        columns,
        tuple((group, name, *count(band)) for group, name, band in found),
    )


def notices(found: Mapping[str, Iterable[Mapping[str, Any]]]) -> Table:
    """What was corrected and taken off."""
    columns = (
        Column("kind", "string", "correction or takedown", key=True), SLUG,
        Column("on", "date", "the day", key=True), Column("reason", "string", "why"),
    )  # fmt: skip
    rows = (
        (kind, each["slug"], each["on"], each["reason"])
        for kind, name in (("correction", "corrections"), ("takedown", "takedowns"))
        for each in found[name]
    )
    return Table("notices", "Corrections and removed pages", columns, tuple(rows))
