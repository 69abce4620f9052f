"""Which texts are in a release: the newest approved version of each, and only where the languages of a story agree on its facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from jobs.settings import LANGUAGES
from jobs.stories.agreement import SAME, group_by_slug
from jobs.stories.writing import Text, read_text


@dataclass(frozen=True)
class Approved:
    """A text that may leave, and the day on which the last approval was given (the day it is published with)."""

    text: Text
    published: date


def approved_texts(releasable: Iterable[Mapping[str, Any]]) -> list[Approved]:
    """Parse approved versions; rows come from `jobs.vetting.approval.releasable`."""
    return [
        Approved(
            read_text(row["kind"], f"{row['slug']}.{row['language']}.md", row["text"].encode()),
            date.fromisoformat(row["approved_on"]),
        )
        for row in releasable
    ]


def in_agreement(approved: Sequence[Approved]) -> tuple[list[Approved], list[Text]]:
    """Texts to publish, and texts held back because a newer approved version in another language tells other facts."""
    by_text = {id(item.text): item for item in approved}
    kept = [item for item in approved if item.text.kind == "page"]
    held = []
    for texts in group_by_slug(item.text for item in approved if item.text.kind == "story").values():
        newest = max(texts, key=lambda text: by_text[id(text)].published)
        for text in texts:
            if all(text.fields.get(key) == newest.fields.get(key) for key in SAME):
                kept.append(by_text[id(text)])
            else:
                held.append(text)
    return kept, held


def with_living_themes(approved: Iterable[Approved], living: Callable[[str], str]) -> list[Approved]:
    """The same texts; a story that names a merged theme belongs to the one that it went into."""
    return [
        replace(item, text=replace(item.text, fields=item.text.fields | {"themes": ", ".join(themes)}))
        if (themes := dict.fromkeys(living(theme) for theme in named_themes(item.text)))
        else item
        for item in approved
    ]


def named_themes(text: Text) -> tuple[str, ...]:
    """The themes of a story; none for a page."""
    return text.themes if text.kind == "story" else ()


def story_languages(approved: Sequence[Approved]) -> dict[str, list[str]]:
    """In which languages each story is published, in the order of the language switch."""
    groups = group_by_slug(item.text for item in approved if item.text.kind == "story")
    return {
        slug: sorted((text.language for text in texts), key=LANGUAGES.index) for slug, texts in groups.items()
    }
