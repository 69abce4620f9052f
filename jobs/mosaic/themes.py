"""The organisation's themes, as written in its themes.toml: a permanent id with names, meaning, keywords and example phrases (M2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from db.store import row_hash
from jobs.refusal import Refusal
from jobs.settings import LANGUAGES
from jobs.toml_tables import as_struct, check_languages, read_toml

ID = re.compile(r"[a-z][a-z0-9-]*")


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One theme; names and meanings in every language, keywords and phrases in those that customers speak."""

    id: str
    name: dict[str, str]
    about: dict[str, str]
    keywords: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[str, ...]]


def read_themes(path: Path) -> list[Theme]:
    """The themes of an organisation in its own order; whatever is missing or unknown is refused by file and theme."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise Refusal(
            f"{path} is missing: write your themes as in docs/themes.md, or let ./invoke themes --init propose them."
        ) from None
    return check_themes(read_toml(content, str(path)), str(path))


def check_themes(written: Mapping[str, Any], place: str) -> list[Theme]:
    """Themes from what the file says; `place` names the file in a refusal."""
    unknown = set(written) - {"theme"}
    if unknown or not written.get("theme") or not isinstance(written["theme"], list):
        raise Refusal(
            f"{place}: needs [[theme]] tables and nothing else{named(unknown)}: mend it and run again."
        )
    themes = [check_theme(table, place) for table in written["theme"]]
    twice = sorted({theme.id for theme in themes if [other.id for other in themes].count(theme.id) > 1})
    if twice:
        raise Refusal(
            f"{place}: theme {twice[0]!r} stands there twice: an id has one meaning, give the other a new id."
        )
    return themes


def named(unknown: set[str]) -> str:
    """Unknown keys in brackets."""
    return f" (unknown: {', '.join(sorted(unknown))})" if unknown else ""


def check_theme(table: Any, place: str) -> Theme:
    """One theme, named in every language."""
    called = table.get("id", "without id") if isinstance(table, dict) else "without id"
    theme = as_struct(table, Theme, f"{place}, theme {called}")
    if not ID.fullmatch(theme.id):
        raise Refusal(
            f"{place}, theme {called!r}: an id is small Latin letters, digits and hyphens, a letter first."
        )
    for written in ("name", "about"):
        check_languages(getattr(theme, written), f"{place}, theme {theme.id}", written)
    for listed in ("keywords", "phrases"):
        if not set(getattr(theme, listed)) <= set(LANGUAGES):
            raise Refusal(f"{place}, theme {theme.id}: {listed} are for {', '.join(LANGUAGES)} only.")
    if not any([*theme.keywords.values(), *theme.phrases.values()]):
        raise Refusal(
            f"{place}, theme {theme.id}: needs keywords or phrases in one of {', '.join(LANGUAGES)} at least."
        )
    return theme


def themes_mark(themes: list[Theme]) -> str:
    """Changes when anything that places voices changes in any theme."""
    return row_hash([(theme.id, theme.keywords, theme.phrases) for theme in themes]).hex()
