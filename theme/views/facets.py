"""The ways in which stories can be filtered without a program: theme, status, area, year, language; each value has pages of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jobs.settings import LANGUAGES
from theme.bundle import Bundle, Entry

STATUSES = (
    *("late", "planned", "looking-into-it", "asked", "heard", "made", "worked", "no-clear-change", "worse"),
    *("partly", "will-not", "not-ours", "joined"),
)


@dataclass(frozen=True)
class Facet:
    """One value of one facet: its stories, the newest first, and how many the other languages have."""

    kind: str
    value: str
    name: str | None  # None: the template's vocabulary has the word
    entries: tuple[Entry, ...]
    counts: Mapping[str, int]  # by language: where its pages exist

    @property
    def folder(self) -> str:
        """Its folder below by/."""
        return f"{self.kind}/{self.value}"

    def link(self) -> dict[str, Any]:
        """The facet as the index of facets shows it."""
        return {
            "kind": self.kind,
            "value": self.value,
            "name": self.name,
            "count": len(self.entries),
            "path": f"by/{self.folder}/newest.html",
        }


Values = Mapping[str, tuple[str, ...]]  # of one kind: story -> its values


def facets(bundle: Bundle) -> list[Facet]:
    """Every value that has a story in this language, in the order in which readers see them."""
    return [
        *themes(bundle),
        *of_kind(bundle, "status", {slug: (found["status"],) for slug, found in stories(bundle)}, STATUSES),
        *areas(bundle),
        *years(bundle),
        *languages(bundle),
    ]


def stories(bundle: Bundle) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """The released figures of every story."""
    found: Mapping[str, Mapping[str, Any]] = bundle.released["stories"]
    return found.items()


def themes(bundle: Bundle) -> list[Facet]:
    """By theme; a story can name several."""
    named: dict[str, tuple[str, ...]] = {}
    for theme in bundle.themes.values():
        for slug in theme["stories"]:
            named[slug] = (*named.get(slug, ()), theme["id"])
    values = {slug: named.get(slug, (found["theme"],)) for slug, found in stories(bundle)}
    names = {id_: theme["name"][bundle.language] for id_, theme in bundle.themes.items()}
    return of_kind(bundle, "theme", values, names, names)


def areas(bundle: Bundle) -> list[Facet]:
    """By the area of the organisation, where a story names one."""
    names = {area["id"]: area["name"][bundle.language] for area in bundle.released["areas"]}
    values = {slug: (found["area"],) for slug, found in stories(bundle) if found["area"]}
    return of_kind(bundle, "area", values, names, names)


def of_kind(
    bundle: Bundle,
    kind: str,
    values: Values,
    order: Iterable[str],
    names: Mapping[str, str] | None = None,
) -> list[Facet]:
    """The values of one kind in this order, without those that no story of this language has."""
    found: dict[str, list[Entry]] = {}
    for entry in bundle.entries:
        for value in values.get(entry.slug, ()):
            found.setdefault(value, []).append(entry)
    counts = counted(bundle, values)
    return [
        Facet(kind, value, (names or {}).get(value), tuple(found[value]), counts[value])
        for value in order
        if value in found
    ]


def counted(bundle: Bundle, values: Values) -> dict[str, Counter[str]]:
    """How many stories each language has of each value."""
    counts: dict[str, Counter[str]] = {}
    for slug, languages_of_story in bundle.released["release"]["languages"]["stories"].items():
        for value in values.get(slug, ()):
            counts.setdefault(value, Counter()).update(languages_of_story)
    return counts


def years(bundle: Bundle) -> list[Facet]:
    """By the year of publication, the newest first; languages may differ in it."""
    found: dict[str, list[Entry]] = {}
    for entry in bundle.entries:
        found.setdefault(entry.published[:4], []).append(entry)
    counts = bundle.released["release"]["years"]
    return [
        Facet(
            "year",
            year,
            year,
            tuple(found[year]),
            {language: counts[language].get(year, 0) for language in LANGUAGES},
        )
        for year in sorted(found, reverse=True)
    ]


def languages(bundle: Bundle) -> list[Facet]:
    """Stories that can be read in another language, also those that are not in this one; this language's own are all on changes.html."""
    readable = bundle.released["release"]["languages"]["stories"]
    every = sorted([*bundle.entries, *bundle.elsewhere.values()], key=lambda entry: entry.slug)
    every.sort(key=lambda entry: entry.published, reverse=True)
    found = {
        other: tuple(entry for entry in every if other in readable.get(entry.slug, ()))
        for other in LANGUAGES
        if other != bundle.language
    }
    return [
        Facet(
            "language",
            other,
            None,
            entries,
            {language: len(entries) for language in LANGUAGES if language != other},
        )
        for other, entries in found.items()
        if entries
    ]
