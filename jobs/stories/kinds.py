"""The kinds of text that people write: where each lies, what its head may say, and which parts its body has (S1, S3, L4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jobs.stories.headings import HEADINGS, LESSON_HEADINGS
from jobs.stories.inside import INSIDE, UNTIL

STORY_KEYS = (
    "title", "themes", "status", "said", "what", "where", "since", "owner", "evidence", "promised", "promised_before",
    "trigger", "reason", "joined_to", "author", "area", "cause", "question", "again", "cause_kind",
    "cause_process", *INSIDE, UNTIL,
)  # fmt: skip
LESSON_KEYS = ("title", "themes", "praised", "since", "author", *INSIDE, UNTIL)
PAGE_KEYS = ("title", "author")


@dataclass(frozen=True)
class Kind:
    """`folder` below content/; `keys` may stand in the head and `needed` must; `parts` are the headings by language, none for a free body."""

    folder: str
    keys: tuple[str, ...]
    needed: tuple[str, ...]
    parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


KINDS: Mapping[str, Kind] = {
    "story": Kind("stories", STORY_KEYS, ("title", "author", "themes", "status", "said"), HEADINGS),
    "lesson": Kind("lessons", LESSON_KEYS, ("title", "author", "themes", "praised"), LESSON_HEADINGS),
    "page": Kind("pages", PAGE_KEYS, ("title", "author")),
}
THEMED = ("story", "lesson")  # what is told of themes, the main one first


def place_of_text(kind: str, slug: str, language: str) -> str:
    """The file in which a text lies."""
    return f"content/{KINDS[kind].folder}/{slug}.{language}.md"
