"""A build with nothing changed reads nothing; whatever was touched, even with its time set back, makes it read everything again (issue 5: speed)."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace as other
from datetime import date
from pathlib import Path

import msgspec
import pytest

from db.seal import seal_of
from jobs.settings import CODE, Settings, read_settings
from jobs.web.unchanged import (
    Seen,
    forget_note,
    inputs,
    look,
    note,
    note_of,
    outputs,
    release_is_as_noted,
    same_as_noted,
)
from tests.conftest import Organisation

TODAY = date(2026, 11, 22)
SOURCE = '[[source]]\nname = "form"\nkind = "jsonl"\npath = "form.jsonl"\ninside = true\n[source.map]\nexternal_id = "id"\ntext = "text"\ndate = "on"\n'


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Files as a finished build leaves them, a moment ago."""
    files = {
        "own/sources.toml": SOURCE,
        "own/form.jsonl": "{}\n",
        "content/stories/a.en.md": "words",
        "content/released/home.json": "{}",
        "data/otklik.db": "rows",
        "data/otklik.db.sha256": "seal",
        "data/pseudonym.key": "key",
        "data/inbox/r1.json": "{}",
        "releases/one/en/index.html": "page",
        "releases/one.json": "{}",
        "releases/one.keys": "{}",
    }
    for name, words in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(words, "utf-8")
    (tmp_path / "output").symlink_to("releases/one")
    time.sleep(0.05)
    places = {
        "folder": "own", "content": "content", "database": "data/otklik.db", "key_file": "data/pseudonym.key",
        "inbox_spool": "data/inbox", "output": "output",
    }  # fmt: skip
    usual = read_settings(CODE / "invoke.yaml", {})
    return msgspec.structs.replace(usual, **{key: tmp_path / place for key, place in places.items()})


def noted(settings: Settings) -> Settings:
    """A build that ended well."""
    note(settings, inputs(settings, TODAY), TODAY)
    assert same_as_noted(settings, inputs(settings, TODAY))
    assert release_is_as_noted(settings)
    return settings


def edit(path: Path) -> None:
    """Other bytes, as many as before, and the time of the change set back."""
    before = path.stat()
    path.write_text(path.read_text("utf-8")[::-1].swapcase() or "x", "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = path.stat()
    assert (after.st_size, after.st_mtime_ns, after.st_ino) == (
        before.st_size,
        before.st_mtime_ns,
        before.st_ino,
    )


@pytest.mark.parametrize(
    "name",
    [
        "own/sources.toml", "own/form.jsonl", "content/stories/a.en.md", "content/released/home.json", "data/otklik.db",
        "data/otklik.db.sha256", "data/pseudonym.key", "data/inbox/r1.json", "releases/one/en/index.html",
        "releases/one.json", "releases/one.keys",
    ],
)  # fmt: skip
def test_a_file_with_its_time_set_back_is_noticed(settings: Settings, tmp_path: Path, name: str) -> None:
    noted(settings)
    edit(tmp_path / name)
    assert not same_as_noted(settings, inputs(settings, TODAY))
    assert release_is_as_noted(settings) == (name not in ("releases/one/en/index.html", "releases/one.json"))


def new_file(folder: Path) -> None:
    (folder / "content" / "stories" / "b.en.md").write_text("", "utf-8")


def gone(folder: Path) -> None:
    (folder / "content" / "stories" / "a.en.md").unlink()


def renamed(folder: Path) -> None:
    (folder / "content" / "stories" / "a.en.md").rename(folder / "content" / "stories" / "b.en.md")


def other_rights(folder: Path) -> None:
    (folder / "releases" / "one" / "en" / "index.html").chmod(0o600)


def another_release(folder: Path) -> None:
    (folder / "releases" / "one").rename(folder / "releases" / "two")
    (folder / "output").unlink()
    (folder / "output").symlink_to("releases/two")


def no_site(folder: Path) -> None:
    (folder / "output").unlink()


def store_at_work(folder: Path) -> None:
    (folder / "data" / "otklik.db-wal").write_text("a row that is not in the store yet", "utf-8")


def no_seal(folder: Path) -> None:
    seal_of(folder / "data" / "otklik.db").unlink()


def broken_note(folder: Path) -> None:
    note_of(folder / "data" / "otklik.db").write_text("{", "utf-8")


def foreign_note(folder: Path) -> None:
    note_of(folder / "data" / "otklik.db").write_text("[]", "utf-8")


def no_note(folder: Path) -> None:
    forget_note(folder / "data" / "otklik.db")


def far_channel(folder: Path) -> None:
    place = folder / "own" / "sources.toml"
    place.write_text(SOURCE.replace('path = "form.jsonl"', 'url = "https://example.org/form"'), "utf-8")


def unreadable_sources(folder: Path) -> None:
    (folder / "own" / "sources.toml").write_text("[[", "utf-8")


def no_content(folder: Path) -> None:
    (folder / "content").rename(folder / "texts")


@pytest.mark.parametrize(
    "change",
    [
        new_file, gone, renamed, other_rights, another_release, no_site, store_at_work, no_seal, broken_note,
        foreign_note, no_note, far_channel, unreadable_sources, no_content,
    ],
)  # fmt: skip
def test_whatever_else_changes_is_noticed(
    settings: Settings, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    noted(settings)
    change(tmp_path)
    assert not same_as_noted(settings, inputs(settings, TODAY))


def test_another_day_and_other_settings_are_noticed(settings: Settings) -> None:
    noted(settings)
    assert not same_as_noted(settings, inputs(settings, date(2026, 11, 23)))
    assert not same_as_noted(settings, inputs(msgspec.structs.replace(settings, answer_days=11), TODAY))


def test_what_changes_while_a_build_runs_is_not_noted(settings: Settings, tmp_path: Path) -> None:
    before = inputs(settings, TODAY)
    edit(tmp_path / "content" / "stories" / "a.en.md")
    note(settings, before, TODAY)
    assert not note_of(settings.database).exists()


def test_what_was_touched_this_very_moment_is_not_trusted(settings: Settings, tmp_path: Path) -> None:
    """The same moment of the disk's clock could hide a second change."""
    edit(tmp_path / "content" / "stories" / "a.en.md")
    seen = inputs(settings, TODAY)
    assert seen is not None
    note(settings, other(seen, settled=False), TODAY)
    assert not note_of(settings.database).exists()
    note(settings, None, TODAY)
    assert not note_of(settings.database).exists()


def test_a_file_is_settled_a_moment_later(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("", "utf-8")
    assert not look([tmp_path]).settled
    time.sleep(0.05)
    assert look([tmp_path]).settled
    assert look([tmp_path / "missing"]) != look([tmp_path])


def test_links_are_followed_and_compiled_files_are_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "a").write_text("a", "utf-8")
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "link").symlink_to(tmp_path / "far")
    before = sum_of(look([tmp_path / "here"]))
    (tmp_path / "here" / "__pycache__").mkdir()
    (tmp_path / "here" / "__pycache__" / "a.pyc").write_text("", "utf-8")
    inside = sum_of(look([tmp_path / "here" / "link"]))
    edit(tmp_path / "far" / "a")
    assert inside != sum_of(look([tmp_path / "here" / "link"]))
    assert before != sum_of(look([tmp_path / "here"]))


def sum_of(seen: Seen) -> str:
    """The sum alone."""
    return seen.sum


def test_without_a_site_nothing_is_left(settings: Settings, tmp_path: Path) -> None:
    no_site(tmp_path)
    assert outputs(settings) is None


@pytest.mark.slow
def test_a_second_build_does_nothing_and_a_night_reads_everything(built: Organisation) -> None:
    built.must("jobs.web", "build")  # the copy's files have marks of their own
    told = built.must("jobs.web", "build")
    assert told.splitlines() == ["build: nothing changed. The site is output/index.html"]
    built.must("jobs.web", "status")
    assert built.must("jobs.web", "build") == told
    assert "voices" in built.must("jobs.web", "nightly")
    assert built.must("jobs.web", "build") == told
    edit(built.root / "content" / "stories" / "app-payment.en.md")
    assert "content/stories/app-payment.en.md" in built.refused("jobs.web", "build")
