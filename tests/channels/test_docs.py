"""docs/channels.md names every key that sources.toml knows, and its example is read (F1)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from jobs.channels.sources import MAP_KEYS, Auth, Kind, Paging, Source, read_sources
from jobs.settings import CODE

TEXT = (CODE / "docs" / "channels.md").read_text("utf-8")
WORDS = {
    *Source.__struct_fields__,
    *MAP_KEYS,
    *get_args(Kind),
    *get_args(get_type_hints(Paging)["kind"]),
    *get_args(get_type_hints(Auth)["kind"]),
}


@pytest.mark.parametrize("word", sorted(word for word in map(str, WORDS)))
def test_every_key_stands_in_the_docs(word: str) -> None:
    """F1"""
    assert f"`{word}`" in TEXT or f"[source.{word}]" in TEXT


def test_the_example_of_the_docs_is_a_good_source(tmp_path: Path) -> None:
    """F1"""
    (example,) = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    (tmp_path / "sources.toml").write_text(example, "utf-8")
    assert [source.name for source in read_sources(tmp_path)] == ["shop-form"]
