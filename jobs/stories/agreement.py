"""The languages of one story must tell the same facts, and name themes that exist (S8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from jobs.refusal import Refusal
from jobs.stories.statuses import CHANGED
from jobs.stories.writing import Text

SAME = ("themes", "status", "since", "promised", "trigger", "joined_to")


def group_by_slug(stories: Iterable[Text]) -> dict[str, list[Text]]:
    """Texts of one story together, slugs and languages in alphabetical order."""
    groups: dict[str, list[Text]] = {}
    for text in sorted(stories, key=lambda text: (text.slug, text.language)):
        groups.setdefault(text.slug, []).append(text)
    return groups


def check_agreement(stories: Sequence[Text], themes: Iterable[str], today: date) -> None:
    """Refuse facts that differ between languages, unknown themes, dates that cannot be, and stories joined to nothing."""
    known = set(themes)
    groups = group_by_slug(stories)
    for texts in groups.values():
        for text in texts:
            check_same(texts[0], text)
            check_themes(text, known)
            check_days(text, today)
            check_joined(text, groups)


def check_same(first: Text, other: Text) -> None:
    """One story, one set of facts."""
    for key in SAME:
        if first.fields.get(key) != other.fields.get(key):
            raise Refusal(f"{other.place}: {key!r} differs from {first.place}: write the same fact in both.")


def check_themes(text: Text, known: set[str]) -> None:
    """Every theme a story names is one of the organisation's."""
    for theme in text.themes:
        if theme not in known:
            raise Refusal(
                f"{text.place}: theme {theme[:40]!r} does not exist or is inside only (./invoke themes tells): "
                f"use one of {', '.join(sorted(known))}."
            )


def check_days(text: Text, today: date) -> None:
    """A change that is made has begun."""
    since = text.day("since")
    if text.fields["status"] in CHANGED and since is not None and since > today:
        raise Refusal(
            f"{text.place}: since {since} lies in the future: use status planned with promised: {since}."
        )


def check_joined(text: Text, groups: dict[str, list[Text]]) -> None:
    """A joined story names another story that exists."""
    target = text.fields.get("joined_to")
    if target is not None and (target not in groups or target == text.slug):
        raise Refusal(
            f"{text.place}: joined_to names no other story: write the slug of the story that goes on."
        )
