"""The site's own words in one language, from theme/translations/<language>/*.po (S8).

Compiled in memory at start, so no machine-made file stands beside the catalogue; plural rules are those of Unicode CLDR.
"""

from __future__ import annotations

from collections.abc import Callable
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).resolve().parent / "translations"
DIRECTIONS = {"en": "ltr", "ru": "ltr", "ar": "rtl"}
NAMES = {"en": "English", "ru": "Русский", "ar": "العربية"}


def read_catalogue(language: str, of: str = "messages") -> Catalog:
    """The catalogue as people wrote it: `messages` of the site, `report` of the staff report."""
    with (FOLDER / language / f"{of}.po").open("rb") as file:
        return read_po(file, locale=language)


def gettext_functions(language: str, of: str = "messages") -> dict[str, Callable[..., str]]:
    """`gettext` and its three sisters for templates."""
    compiled = BytesIO()
    write_mo(compiled, read_catalogue(language, of))
    compiled.seek(0)
    words = GNUTranslations(compiled)
    return {
        "gettext": words.gettext,
        "ngettext": words.ngettext,
        "pgettext": words.pgettext,
        "npgettext": words.npgettext,
    }
