"""The pages of receipts are made from the released lines and nothing else (S5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobs.settings import LANGUAGES
from theme.bundle import read_bundle
from theme.views.receipts import views


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_lines_has_a_view(bundle: Path, language: str) -> None:
    read = read_bundle(bundle, language)
    found = {view.path: view for view in views(read)}
    assert list(found) == ["follow.html", "r/b.html", "r/c.html"]
    assert found["r/b.html"].content == {"lines": read.released["receipts"]["b"]}
    assert found["follow.html"].content == {}
    assert {view.template for view in found.values()} == {"follow.html", "receipts.html"}


def test_the_same_lines_are_the_same_page(bundle: Path) -> None:
    """S5: unchanged status = unchanged bytes."""
    assert list(views(read_bundle(bundle, "en"))) == list(views(read_bundle(bundle, "en")))
