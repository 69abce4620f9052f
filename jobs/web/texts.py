"""Which texts are in a release: the newest approved version of each, and only where the languages of a story or lesson agree on its facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from jobs.settings import LANGUAGES
from jobs.stories.agreement import SAME, group_by_slug
from jobs.stories.kinds import THEMED
from jobs.stories.writing import Text, read_version


@dataclass(frozen=True)
class Approved:
    """A text that may leave, the day of its first version that could, and the day of the last approval of this one."""

    text: Text
    published: date
    approved: date


def approved_texts(
    releasable: Mapping[tuple[str, str, str], Mapping[str, Any]], first: Mapping[tuple[str, str, str], str]
) -> list[Approved]:
    """Parse approved versions; rows and first days come from `jobs.vetting.approval`."""
    return [
        Approved(read_version(row), date.fromisoformat(first[key]), date.fromisoformat(row["approved_on"]))
        for key, row in releasable.items()
    ]


def in_agreement(approved: Sequence[Approved]) -> tuple[list[Approved], list[Text]]:
    """Texts to publish, and texts held back because a newer approved version in another language tells other facts."""
    by_text = {id(item.text): item for item in approved}
    kept = [item for item in approved if item.text.kind not in THEMED]
    held = []
    for texts in groups_of(approved):
        newest = max(texts, key=lambda text: by_text[id(text)].approved)
        for text in texts:
            if all(text.fields.get(key) == newest.fields.get(key) for key in SAME):
                kept.append(by_text[id(text)])
            else:
                held.append(text)
    return kept, held


def groups_of(approved: Sequence[Approved]) -> Iterator[list[Text]]:
    """The languages of each story, then those of each lesson."""
    for kind in THEMED:
        yield from group_by_slug(item.text for item in approved if item.text.kind == kind).values()


def with_living_themes(approved: Iterable[Approved], living: Callable[[str], str]) -> list[Approved]:
    """The same texts; a story or lesson that names a merged theme belongs to the one that it went into."""
    return [
        replace(item, text=replace(item.text, fields=item.text.fields | {"themes": ", ".join(themes)}))
        if (themes := dict.fromkeys(living(theme) for theme in named_themes(item.text)))
        else item
        for item in approved
    ]


def named_themes(text: Text) -> tuple[str, ...]:
    """The themes of a story or lesson; none for a page."""
    return text.themes if text.kind in THEMED else ()


def text_languages(approved: Sequence[Approved], kind: str) -> dict[str, list[str]]:
    """In which languages each text of a kind is published, in the order of the language switch."""
    groups = group_by_slug(item.text for item in approved if item.text.kind == kind)
    return {
        slug: sorted((text.language for text in texts), key=LANGUAGES.index) for slug, texts in groups.items()
    }
