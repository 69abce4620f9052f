"""Packs what Pelican may see: approved texts in one plain form, released figures, and nothing else (house: facts about the parts)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jobs.refusal import Refusal
from jobs.settings import LANGUAGES
from jobs.stories.kinds import KINDS
from jobs.stories.writing import refuse_odd_characters
from jobs.web.texts import Approved

# What of a text's head its page may show; the rest stays inside.
FIELDS = {
    "story": (
        "said",
        "what",
        "where",
        "since",
        "owner",
        "evidence",
        "promised",
        "reason",
        "cause",
        "question",
        "again",
    ),
    "lesson": ("praised", "since"),
}
FIELD_VALUE = re.compile(r"\S(?:.*\S)?")


def write_bundle(folder: Path, approved: Sequence[Approved], released: Mapping[str, Any]) -> None:
    """Write the whole bundle into a fresh folder."""
    for language in LANGUAGES:
        for kind in KINDS.values():
            (folder / language / kind.folder).mkdir(parents=True)
    for item in approved:
        place = folder / item.text.language / KINDS[item.text.kind].folder / f"{item.text.slug}.md"
        place.write_text(text_file(item), "utf-8")
    write_released(folder / "released", released)


def write_released(folder: Path, released: Mapping[str, Any]) -> None:
    """One JSON file for each piece; machines write JSON, people write Markdown."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, piece in released.items():
        content = json.dumps(piece, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False) + "\n"
        unfinished = folder / f".{name}.new"
        unfinished.write_text(content, "utf-8")
        unfinished.replace(folder / f"{name}.json")


def front_matter(fields: Mapping[str, str]) -> str:
    """The one writer of metadata: each value stays one line, whatever it holds."""
    for key, value in fields.items():
        refuse_odd_characters(value, f"the field {key}")
        if "\n" in value or not FIELD_VALUE.fullmatch(value):
            raise Refusal(f"The field {key} is empty or has more than one line: write one line.")
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n\n"


def text_file(item: Approved) -> str:
    """A text as Pelican reads it: the author is left out, headings are keys."""
    text = item.text
    names = {"title": text.fields["title"], "slug": text.slug, "lang": text.language, "status": "published"}
    if text.kind == "page":
        return front_matter(names) + text.body
    themes = {
        "date": item.published.isoformat(),
        **({"modified": item.approved.isoformat()} if item.approved > item.published else {}),
        "category": text.themes[0],
        "themes": ", ".join(text.themes),
    }
    facts = {key: text.fields[key] for key in FIELDS[text.kind] if key in text.fields}
    parts = ((key, text.sections[key]) for key in KINDS[text.kind].parts[text.language])
    return front_matter(names | themes | facts) + "\n".join(f"## {key}\n\n{words}\n" for key, words in parts)
