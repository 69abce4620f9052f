"""Every word of the staff report exists in Russian and Arabic; English is what it is written in (S8)."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir

from jobs.settings import CODE
from theme.catalogue import read_catalogue

PLACE = re.compile(r"\{(\w*)\}")
SCRIPTS = {"ru": re.compile(r"[А-Яа-яЁё]"), "ar": re.compile(r"[\u0621-\u064a]")}
FEW = 4  # letters below which a text may be the same in every language: n, to, No.
FOLDERS = (
    (CODE / "jobs" / "web" / "report", [("**.py", "python")]),
    (CODE / "theme" / "report", [("**.html", "jinja2.ext.babel_extract")]),
)


def asked() -> set[str]:
    """Each text that a chapter or a template asks for."""
    found: set[str] = set()
    for folder, methods in FOLDERS:
        options = {"**.html": {"silent": "false"}}
        messages = extract_from_dir(folder, methods, options, keywords={"words": None})
        found |= {text for _, _, text, _, _ in messages if isinstance(text, str)}
    return found


def written(language: str) -> dict[str, Message]:
    """Each text of the catalogue."""
    return {str(each.id): each for each in read_catalogue(language, "report") if each.id}


def test_texts_are_found_in_chapters_and_templates() -> None:
    assert {"Overview", "Contents", "Where every voice went", "{low} to {high}"} <= asked()


@pytest.mark.parametrize("language", SCRIPTS)
def test_no_text_is_missing_or_unused(language: str) -> None:
    """S8."""
    texts = set(written(language))
    assert asked() - texts == set(), "missing"
    assert texts - asked() == set(), "unused"


@pytest.mark.parametrize("language", SCRIPTS)
def test_every_text_is_translated_and_keeps_its_places(language: str) -> None:
    """S8: not empty, not fuzzy, in the letters of the language, with the same places for values."""
    for message in written(language).values():
        assert not message.fuzzy, message.id
        assert message.string, message.id
        assert sorted(set(PLACE.findall(message.string))) == sorted(set(PLACE.findall(message.id))), (
            message.id
        )
        letters = sum(map(str.isalpha, PLACE.sub("", message.id)))
        assert letters < FEW or SCRIPTS[language].search(message.string), message.id
