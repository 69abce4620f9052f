"""The languages of one story or lesson must tell the same facts, and name themes that exist (S8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from jobs.refusal import Refusal
from jobs.stories.promised import BEFORE, promised_before
from jobs.stories.statuses import CHANGED
from jobs.stories.writing import Text

SAME = ("themes", "status", "since", "promised", "promised_before", "trigger", "joined_to", "area")
REFUSED = ("will-not", "not-ours")


def group_by_slug(stories: Iterable[Text]) -> dict[str, list[Text]]:
    """Texts of one story (or one lesson) together, slugs and languages in alphabetical order."""
    groups: dict[str, list[Text]] = {}
    for text in sorted(stories, key=lambda text: (text.slug, text.language)):
        groups.setdefault(text.slug, []).append(text)
    return groups


def check_agreement(texts: Sequence[Text], themes: Iterable[str], today: date) -> None:
    """Refuse facts that differ between languages, unknown themes, dates that cannot be, stories joined to nothing.

    `texts` are of one kind: all stories or all lessons.
    """
    known = set(themes)
    groups = group_by_slug(texts)
    for group in groups.values():
        for text in group:
            check_same(group[0], text)
            check_themes(text, known)
            check_days(text, today)
            check_question(text)
            check_again(text)
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
    """A change that is made has begun, what is praised has too, and nobody was told of a promise tomorrow."""
    since = text.day("since")
    begun = text.kind == "lesson" or text.fields["status"] in CHANGED
    if begun and since is not None and since > today:
        instead = (
            f"use status planned with promised: {since}"
            if text.kind == "story"
            else "write a day that is over"
        )
        raise Refusal(f"{text.place}: since {since} lies in the future: {instead}.")
    if any(told_on > today for _, told_on in promised_before(text.fields)):
        raise Refusal(
            f"{text.place}: a day of {BEFORE} lies in the future: write the day on which it was told."
        )


def check_question(text: Text) -> None:
    """A story that says "we asked you" says what, and no other story asks."""
    if text.kind == "story" and (text.fields["status"] == "asked") != ("question" in text.fields):
        raise Refusal(
            f"{text.place}: a question and status asked go together: add 'question: ...' to a story with status asked, and to no other."
        )


def check_again(text: Text) -> None:
    """Only a no says what would make us look again."""
    if "again" in text.fields and text.fields["status"] not in REFUSED:
        raise Refusal(
            f"{text.place}: 'again' says what would make us look again at a no: take it out, or use status {' or '.join(REFUSED)}."
        )


def check_joined(text: Text, groups: dict[str, list[Text]]) -> None:
    """A joined story names another story that exists."""
    target = text.fields.get("joined_to")
    if target is not None and (target not in groups or target == text.slug):
        raise Refusal(
            f"{text.place}: joined_to names no other story: write the slug of the story that goes on."
        )
