"""Every kind of source has its reader, and a changed file is noticed (F1)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

from jobs.channels.reading import WHOLE_FILES, fingerprint, pages
from jobs.channels.sources import Kind, Source

Make = Callable[..., Source]
LINE = b'{"id": 1, "date": "2026-01-01", "text": "ok"}\n'


def test_the_table_of_readers_is_complete() -> None:
    """F1"""
    assert {*WHOLE_FILES, "api"} == set(get_args(Kind))


def test_a_file_is_one_page_and_an_api_is_many(source: Make, tmp_path: Path) -> None:
    """F1"""
    assert len(list(pages(source(kind="jsonl", content=LINE)))) == 1
    (tmp_path / "page-1.json").write_bytes(b"[" + LINE + b"]")
    assert [len(list(page.voices)) for page in pages(source(kind="api", path="."))] == [1]


def test_the_fingerprint_changes_with_the_bytes_and_only_then(source: Make, tmp_path: Path) -> None:
    """F1"""
    form = source(kind="jsonl", content=LINE)
    before = fingerprint(form)
    assert before == fingerprint(form) != fingerprint(source(kind="jsonl", content=LINE + LINE))
    (tmp_path / "page-1.json").write_bytes(b"[]")
    api = source(kind="api", path=".")
    before = fingerprint(api)
    (tmp_path / "page-2.json").write_bytes(b"[]")
    assert before != fingerprint(api)


def test_what_is_missing_or_far_away_has_no_fingerprint(source: Make) -> None:
    """F1"""
    assert fingerprint(source(kind="jsonl", path="missing.jsonl")) is None
    assert fingerprint(source(kind="jsonl", url="https://shop.example/form.jsonl")) is None
