"""What the release holds: machine-made figures as template globals, and which texts exist in which language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jobs.refusal import Refusal
from jobs.settings import LANGUAGES

RELEASED = ("release", "home", "themes", "stories", "promises", "numbers", "quotes")


def read_released(bundle: Path) -> dict[str, Any]:
    """The seven files of `released/`, by name; a missing or unknown one is refused."""
    found = {path.stem for path in (bundle / "released").glob("*.json")}
    if found != set(RELEASED):
        odd = ", ".join(sorted(found ^ set(RELEASED)))
        raise Refusal(
            f"The bundle's released figures are missing or unknown ({odd}): run 'stories' and build again."
        )
    return {name: json.loads((bundle / "released" / f"{name}.json").read_text("utf-8")) for name in RELEASED}


def page_languages(bundle: Path) -> dict[str, list[str]]:
    """In which languages each staff page exists."""
    slugs = {path.stem for language in LANGUAGES for path in (bundle / language / "pages").glob("*.md")}
    return {
        slug: [language for language in LANGUAGES if (bundle / language / "pages" / f"{slug}.md").is_file()]
        for slug in sorted(slugs)
    }


def title_of(path: Path) -> str:
    """The title a text carries in its head."""
    lines = path.read_text("utf-8").splitlines()
    return next((line[6:].strip() for line in lines if line.startswith("title:")), path.stem)


def titles_elsewhere(
    bundle: Path, language: str, languages: dict[str, list[str]]
) -> dict[str, tuple[str, str]]:
    """Stories that do not exist in this language: slug -> (the language to read it in, its title there)."""
    missing = {slug: found[0] for slug, found in sorted(languages.items()) if found and language not in found}
    return {
        slug: (other, title_of(bundle / other / "stories" / f"{slug}.md")) for slug, other in missing.items()
    }


def channel_kinds(numbers: dict[str, Any]) -> dict[str, str]:
    """An organisation's own channel names, each with its kind."""
    return {channel["id"]: channel["kind"] for channel in numbers["channels"]}
