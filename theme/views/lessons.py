"""What works: lessons from praise, a list and a page for each (L4, S3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from theme.bundle import Bundle, Entry, read_entry, texts
from theme.prose import LESSON, sections
from theme.views import View
from theme.views.cards import theme_link

FOLDER = "what-works"


def views(bundle: Bundle) -> Iterator[View]:
    """what-works.html; the lessons themselves come from Markdown through Pelican."""
    languages = bundle.released["release"]["languages"]["lessons"]
    foreign = [
        {"url": path_of(slug), "title": title_of(bundle, slug, found[0]), "language": found[0]}
        for slug, found in sorted(languages.items())
        if bundle.language not in found
    ]
    content = {"lessons": [shown(bundle, entry) for entry in lessons(bundle)], "foreign": foreign}
    yield View("what-works.html", "what-works.html", content)


def lessons(bundle: Bundle) -> list[Entry]:
    """The lessons of this language, the newest first; those of one day by their slug."""
    found = [read_entry(path, bundle.language) for path in texts(bundle.folder, bundle.language, "lessons")]
    return sorted(found, key=lambda entry: entry.published, reverse=True)


def path_of(slug: str) -> str:
    """Where a lesson lies below the language's folder."""
    return f"{FOLDER}/{slug}.html"


def title_of(bundle: Bundle, slug: str, language: str) -> str:
    """The title of a lesson that is not in this language."""
    return read_entry(bundle.folder / language / "lessons" / f"{slug}.md", language).title


def shown(bundle: Bundle, entry: Entry) -> dict[str, Any]:
    """A lesson in the list and at the head of its page."""
    return {
        "url": path_of(entry.slug),
        "title": entry.title,
        "praised": entry.fields["praised"],
        "since": entry.fields.get("since"),
        "published": entry.published,
        "theme": theme_link(bundle, entry.fields["category"]),
    }


def lesson_view(bundle: Bundle, slug: str, title: str, html: str) -> View:
    """The page of a lesson; `html` is its body, read from Markdown."""
    entry = read_entry(bundle.folder / bundle.language / "lessons" / f"{slug}.md", bundle.language)
    content = {"lesson": shown(bundle, entry) | {"title": title}, "body": sections(html, LESSON)}
    return View(
        path_of(slug), "lesson.html", content, bundle.released["release"]["languages"]["lessons"][slug]
    )
