"""An organisation's folder with one form, and the settings to gather it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from db.store import open_store
from jobs.gather.__main__ import run
from jobs.settings import Settings

FORM = """
[[source]]
name = "form"
kind = "jsonl"
path = "form.jsonl"
inside = true
map = { external_id = "id", text = "text", date = "date", rating = "stars", name = "name", email = "email", phone = "phone", order = "order", handle = "nick" }
scores = { delivery = "delivery" }
"""
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


class Organisation:
    """A folder, a store in memory, and the job."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.db: Database = open_store(":memory:")
        self.settings = Settings(
            organisation_en="Northline",
            organisation_ru="Нортлайн",
            organisation_ar="خط الشمال",
            folder=folder,
            database=folder / "otklik.db",
            key_file=folder / "secret" / "pseudonym.key",
            content=folder,
            output=folder,
            site_url="https://feedback.example.org",
            feedback_mail="feedback@example.org",
            releases_kept=3,
            acknowledge_days=5,
            answer_days=10,
            smallest_count=5,
            count_step=5,
        )
        self.sources(FORM)

    def sources(self, text: str) -> None:
        """Write sources.toml."""
        (self.folder / "sources.toml").write_text(text, "utf-8")

    def form(self, *rows: dict[str, Any] | bytes, name: str = "form.jsonl") -> None:
        """Write the form's file: rows, or bytes as they are."""
        lines = [
            row if isinstance(row, bytes) else json.dumps({"date": "2026-02-17", **row}).encode()
            for row in rows
        ]
        (self.folder / name).write_bytes(b"".join(line + b"\n" for line in lines))

    def gather(self, only: str | None = None) -> dict[str, int]:
        """Run the job."""
        return run(self.settings, self.db, NOW, only)

    def counts(self, *rows: dict[str, Any] | bytes) -> tuple[int, int, int, int]:
        """Write the form, gather it, and give new, changed, same, quarantined."""
        self.form(*rows)
        told = self.gather()
        return told["new"], told["changed"], told["same"], told["quarantined"]

    def table(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return list(self.db.execute(sql).fetchall())


@pytest.fixture
def shop(tmp_path: Path) -> Organisation:
    """An organisation with one form."""
    return Organisation(tmp_path)


@pytest.fixture
def another(tmp_path: Path) -> Callable[[str], Organisation]:
    """More organisations, each in its own folder."""

    def make(name: str) -> Organisation:
        (tmp_path / name).mkdir()
        return Organisation(tmp_path / name)

    return make
