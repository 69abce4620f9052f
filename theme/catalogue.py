"""The site's own words in one language, from theme/translations/<language>/*.po (S8).

Compiled in memory at start, so no machine-made file stands beside the catalogue; plural rules are those of Unicode CLDR.
"""

from __future__ import annotations

from collections.abc import Callable
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from jobs.refusal import Refusal

FOLDER = Path(__file__).resolve().parent / "translations"
DIRECTIONS = {"en": "ltr", "ru": "ltr", "ar": "rtl"}
NAMES = {"en": "English", "ru": "Русский", "ar": "العربية"}


def read_catalogue(language: str, of: str = "messages") -> Catalog:
    """The catalogue as people wrote it: `report` of the staff report, `messages` of the site, whose parts are joined."""
    if of != "messages":
        return read_part(language, of)
    joined = read_part(language, of)
    for path in sorted((FOLDER / language).glob("*.po")):
        if path.stem not in (of, "report"):
            for message in read_part(language, path.stem):
                if message.id:
                    join(joined, message, path)
    return joined


def join(catalogue: Catalog, message: Message, path: Path) -> None:
    """Add a text; the same text in two parts would be one meaning too many."""
    if catalogue.get(message.id, message.context) is not None:
        raise Refusal(f"{path}: {message.id!r} stands in another part already: keep one.")
    catalogue[message.id] = message


def read_part(language: str, part: str) -> Catalog:
    """One file."""
    with (FOLDER / language / f"{part}.po").open("rb") as file:
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
