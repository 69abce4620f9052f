"""Gives the texts of a bundle to a peer: the same titles, facts, bodies and figures, in its own front matter."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from jobs.settings import LANGUAGES
from theme.bundle import head_and_body, head_of

Told = dict[str, Any]


def stories(bundle: Path, language: str) -> Iterator[tuple[str, Told, str]]:
    """Slug, facts and body of every story."""
    figures = json.loads((bundle / "released" / "stories.json").read_text("utf-8"))
    for path in sorted((bundle / language / "stories").glob("*.md")):
        head, body = head_and_body(path.read_text("utf-8"))
        fields = head_of(head)
        facts = {
            key: fields[key]
            for key in ("said", "what", "where", "since", "owner", "evidence")
            if key in fields
        }
        story = figures[path.stem]
        trend = [
            {"period": " - ".join(each["period"]), "n": each["band"]["n"]} for each in story["trend"] or []
        ]
        told = {
            "title": fields["title"],
            "date": fields["date"],
            "theme": story["theme"],
            "state": story["status"],
            "facts": facts,
            "trend": trend,
        }
        yield path.stem, told, body


def write_all(bundle: Path, target: Callable[[str, str], Path], front: Callable[[str, Told], str]) -> int:
    """Write every story where the peer looks for it; returns how many."""
    written = 0
    for language in LANGUAGES:
        for slug, told, body in stories(bundle, language):
            path = target(language, slug)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{front(slug, told)}\n{body}", "utf-8")
            written += 1
    return written
