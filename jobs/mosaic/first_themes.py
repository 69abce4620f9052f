"""Writes proposals as the text of a first themes.toml: ids and key words are there, names and meanings are marked to be written (M3)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from jobs.mosaic.proposals import Proposal
from jobs.settings import LANGUAGES

HEAD = """\
# A first set of themes, proposed from your own voices by ./invoke themes --init. Key words were counted, nothing was understood:
# read some voices of each theme, then write names and meanings (docs/themes.md), strike what is no theme, join what is one.
# A theme that says TO BE WRITTEN anywhere is for staff only: the site shows it when that is written. No sentence of a customer stands here.
"""
ABOUT = {
    "en": "TO BE WRITTEN: what it covers and what not.",
    "ru": "НАДО НАПИСАТЬ: что сюда относится и что нет.",
    "ar": "يجب كتابته: ما الذي يشمله وما الذي لا يشمله.",
}
MARK = {"en": "TO BE WRITTEN", "ru": "НАДО НАПИСАТЬ", "ar": "يجب كتابته"}


def as_toml(proposals: Sequence[Proposal]) -> str:
    """The whole file; jobs/mosaic/themes.py reads it as it is."""
    return "\n".join([HEAD, *(theme_as_toml(one) for one in proposals)])


def theme_as_toml(one: Proposal) -> str:
    """One theme, with a comment that says from how many voices it comes."""
    spoken = ", ".join(f"{language} {number}" for language, number in one.languages.items())
    main = max(one.names, key=lambda language: (one.languages.get(language, 0), language))
    names = {
        language: one.names.get(language, f"{MARK[language]} ({one.names[main]})") for language in LANGUAGES
    }
    return "\n".join(
        [
            "[[theme]]",
            f"# {len(one.voices)} voices ({spoken}), {one.first} to {one.last}",
            f"id = {quoted(one.suggested)}",
            f"name = {inline(names)}  # key words: write a name, translate it",
            f"about = {inline(ABOUT)}",
            f"keywords = {inline(one.keywords)}",
            "phrases = {}  # sentences in the words of customers, but your own: never copies of real voices",
            "",
        ]
    )


def inline(values: Mapping[str, str | Sequence[str]]) -> str:
    """An inline table."""
    return "{ " + ", ".join(f"{language} = {quoted(value)}" for language, value in values.items()) + " }"


def quoted(value: str | Sequence[str]) -> str:
    """A string or a list of strings as TOML writes them; JSON's escapes are TOML's too."""
    return json.dumps(value, ensure_ascii=False)
