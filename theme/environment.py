"""How every template of the site and of its form is read, and the words and pieces that each of them may use.

Closed: everything is escaped, and a name that nobody gave stops the page.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from theme import charts, qr
from theme.catalogue import DIRECTIONS, NAMES, gettext_functions
from theme.figures import figure_filters

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "templates"
OPTIONS: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "extensions": ["jinja2.ext.i18n"],
    "trim_blocks": True,
    "lstrip_blocks": True,
}


def given(language: str) -> dict[str, Any]:
    """What every template of one language may use beside its own values."""
    return {
        **gettext_functions(language),
        "lang": language,
        "directions": DIRECTIONS,
        "language_names": NAMES,
        "chart": charts,
        "qr_svg": qr.qr_svg,
        "own_fonts": (HERE / "static" / "fonts" / "fonts.css").is_file(),
    }


def make_environment(language: str, *folders: Path, **options: Any) -> Environment:
    """The templates of these folders in one language, without Pelican; `options` are further ones of Jinja's."""
    made = Environment(loader=FileSystemLoader(folders), **OPTIONS, **options)  # noqa: S701 - OPTIONS escape
    made.filters |= figure_filters(language)
    made.globals |= given(language)
    return made
