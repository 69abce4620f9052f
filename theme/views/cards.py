"""A story as lists show it: what was said, what was answered, and the outcome."""

from __future__ import annotations

from typing import Any

from theme.bundle import Bundle, Entry

ANSWERS = (
    "reason",
    "what",
)  # the first that is written is the answer in short; a question comes first while we ask it


def card(bundle: Bundle, entry: Entry) -> dict[str, Any]:
    """Everything that the macro `entry` of parts.html shows."""
    story = bundle.released["stories"][entry.slug]
    return {
        "slug": entry.slug,
        "url": entry.url,
        "title": entry.title,
        "said": entry.fields["said"],
        "answer": answer(entry, story["status"]),
        "published": entry.published,
        "modified": entry.fields.get("modified", entry.published),
        "theme": theme_link(bundle, story["theme"]),
        **{key: story[key] for key in ("status", "late_days", "band", "impact")},
    }


def answer(entry: Entry, status: str) -> str | None:
    """The answer in one sentence, where there is one."""
    keys = ("question", *ANSWERS) if status == "asked" else ANSWERS
    return next((entry.fields[key] for key in keys if key in entry.fields), None)


def theme_link(bundle: Bundle, theme: str) -> dict[str, str]:
    """A theme's id and its name in this language."""
    return {"id": theme, "name": bundle.themes[theme]["name"][bundle.language]}


def foreign(bundle: Bundle, theme: str | None = None) -> list[dict[str, Any]]:
    """Stories that do not exist in this language, of one theme or of all."""
    stories = bundle.released["stories"]
    return [
        {
            "url": entry.url,
            "title": entry.title,
            "language": entry.language,
            "status": stories[slug]["status"],
            "late_days": stories[slug]["late_days"],
        }
        for slug, entry in bundle.elsewhere.items()
        if slug in stories and theme in (None, stories[slug]["theme"])
    ]


def named(bundle: Bundle, slug: str) -> dict[str, Any]:
    """A story's title, language and address, in this language or the first that it exists in; none while it is not published."""
    entry = bundle.by_slug.get(slug) or bundle.elsewhere.get(slug)
    if entry is None:
        return {"title": None, "language": None, "url": None}
    return {"title": entry.title, "language": entry.language, "url": entry.url}


def channels(bundle: Bundle, ids: list[str]) -> list[list[str | None]]:
    """Channels by their id, each with the kind of its source and the organisation's own name for it."""
    kinds = {channel["id"]: channel["kind"] for channel in bundle.released["numbers"]["channels"]}
    return [[each, kinds.get(each, ""), bundle.name_of("channels", each)] for each in ids]
