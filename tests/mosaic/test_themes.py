"""themes.toml: complete themes are read, anything else is refused by file and theme."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jobs.mosaic.themes import check_themes, read_themes, themes_mark
from jobs.refusal import Refusal
from jobs.settings import CODE


def table(**changed: Any) -> dict[str, Any]:
    """A complete theme, with changes; None takes a key away."""
    words = {"en": ["bed"], "ru": ["кровать"], "ar": ["سرير"]}
    names = {"en": "Bed", "ru": "Кровать", "ar": "سرير"}
    whole = {"id": "bed", "name": names, "about": names, "keywords": words, "phrases": words, **changed}
    return {key: value for key, value in whole.items() if value is not None}


REFUSED = [
    ({}, "needs [[theme]] tables"),
    ({"theme": []}, "needs [[theme]] tables"),
    ({"theme": {"id": "bed"}}, "needs [[theme]] tables"),
    ({"theme": [table()], "subject": 1}, "(unknown: subject)"),
    ({"theme": ["bed"]}, "theme without id: "),
    ({"theme": [table(colour="red")]}, "theme bed: Object contains unknown field `colour`"),
    ({"theme": [table(about=None)]}, "theme bed: Object missing required field `about`"),
    ({"theme": [table(id="Bed")]}, "theme 'Bed': an id is small Latin letters"),
    ({"theme": [table(id="1bed")]}, "theme '1bed': an id is small Latin letters"),
    ({"theme": [table(name={"en": "Bed"})]}, "theme bed: name needs an entry for each of en, ru, ar"),
    ({"theme": [table(about={"en": "", "ru": "x", "ar": "x"})]}, "theme bed: about needs an entry"),
    ({"theme": [table(keywords={"en": []}, phrases={})]}, "theme bed: needs keywords or phrases in one of"),
    ({"theme": [table(phrases={"en": ["x"], "de": ["x"]})]}, "theme bed: phrases are for en, ru, ar only"),
    ({"theme": [table(), table()]}, "theme 'bed' stands there twice"),
]


@pytest.mark.parametrize("changed", [{"phrases": {}}, {"keywords": {"ar": []}}, {"keywords": {"ru": ["x"]}}])
def test_keywords_or_phrases_suffice_for_a_theme(changed: dict[str, Any]) -> None:
    """M3: a first set of themes has keywords only."""
    assert check_themes({"theme": [table(**changed)]}, "x")[0].id == "bed"


@pytest.mark.parametrize(("written", "sentence"), REFUSED)
def test_incomplete_themes_are_refused_by_name(written: dict[str, Any], sentence: str) -> None:
    """M2: a theme is complete in three languages or the file is refused, with file and theme."""
    with pytest.raises(Refusal) as refused:
        check_themes(written, "themes.toml")
    assert str(refused.value).startswith("themes.toml")
    assert sentence in str(refused.value)


def test_complete_themes_keep_their_order() -> None:
    """M2: the organisation's own order is kept."""
    assert [theme.id for theme in check_themes({"theme": [table(id="b"), table(id="a-1")]}, "x")] == [
        "b",
        "a-1",
    ]


@pytest.mark.parametrize("content", [None, b"theme = ", b"\xff\xfe"])
def test_an_unreadable_file_is_one_sentence(tmp_path: Path, content: bytes | None) -> None:
    """Bad input gets a sentence."""
    path = tmp_path / "themes.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refusal, match=r"themes\.toml is "):
        read_themes(path)


def test_the_mark_changes_with_what_places() -> None:
    """M2: new words place voices anew, a nicer name does not."""
    before = check_themes({"theme": [table()]}, "x")
    renamed = check_themes({"theme": [table(name={"en": "The bed", "ru": "Кровать", "ar": "سرير"})]}, "x")
    reworded = check_themes({"theme": [table(keywords={"en": ["cot"], "ru": ["x"], "ar": ["x"]})]}, "x")
    assert themes_mark(before) == themes_mark(renamed) != themes_mark(reworded)


def test_the_example_has_its_eleven_themes() -> None:
    """M2: twelve keywords and six phrases a language at least, as docs/themes.md advises."""
    themes = read_themes(CODE / "db" / "example" / "themes.toml")
    assert len(themes) == 11
    for theme in themes:
        assert all(len(set(words)) >= 12 for words in theme.keywords.values()), theme.id
        assert all(len(set(phrases)) >= 6 for phrases in theme.phrases.values()), theme.id
