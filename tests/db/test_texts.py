"""Texts of the staff: every version stays, approvals belong to one hash, a promise keeps its first date, a release its manifest (S6, L9)."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

import pytest
from sqlite_utils import Database

from db.approvals import save_approval
from db.releases import save_release, store_digest
from db.store import MIGRATIONS, apply_sql, open_store, rows, writing
from db.stories import (
    first_promises,
    promise_versions,
    published_stories,
    save_changes,
    save_published,
    save_texts,
    text_versions,
)


def approvals(db: Database) -> dict[str, frozenset[str]]:
    """People by the hash that they approved, as the table holds them."""
    found: dict[str, set[str]] = {}
    for row in rows(db, "select sha256, person from approvals"):
        found.setdefault(row["sha256"], set()).add(row["person"])
    return {sha256: frozenset(people) for sha256, people in found.items()}


@dataclass(frozen=True)
class Words:
    """A text as the store sees it."""

    slug: str
    language: str
    source: str
    kind: str = "story"
    author: str = "nora"

    @property
    def sha256(self) -> str:
        return self.source.encode().hex().ljust(64, "0")[:64]


@pytest.fixture
def db() -> Database:
    """An empty store with one theme."""
    made = open_store(":memory:")
    with writing(made):
        made.execute("insert into themes values ('speed', 1, 'a', 'b', 'c')")
    return made


def test_versions_stay_and_a_removed_text_is_withdrawn(db: Database) -> None:
    """S6"""
    first, second = Words("a", "en", "one"), Words("a", "en", "two")
    other = Words("b", "ar", "سلام")
    assert save_texts(db, [first, other], "2026-11-21") == 2
    assert save_texts(db, [first, other], "2026-11-22") == 0
    assert save_texts(db, [second, other], "2026-11-22") == 1
    assert [(row["slug"], row["text"], row["current"]) for row in text_versions(db)] == [
        ("a", "two", 1),
        ("a", "one", 0),
        ("b", "سلام", 1),
    ]
    assert save_texts(db, [second], "2026-11-23") == 0
    assert {row["slug"] for row in text_versions(db)} == {"a"}
    save_texts(db, [first], "2026-11-24")
    assert [(row["text"], row["current"]) for row in text_versions(db)] == [("one", 1), ("two", 0)]


def test_an_approval_belongs_to_one_hash_and_is_given_once(db: Database) -> None:
    """S6"""
    text = Words("a", "ru", "раз")
    save_texts(db, [text], "2026-11-21")
    assert text_versions(db)[0]["people"] == ""
    assert save_approval(db, text.sha256, "ines", "2026-11-21")
    assert not save_approval(db, text.sha256, "ines", "2026-11-25")
    assert save_approval(db, text.sha256, "jonas", "2026-11-22")
    assert approvals(db) == {text.sha256: frozenset({"ines", "jonas"})}
    (version,) = text_versions(db)
    assert (set(version["people"].split("\n")), version["approved_on"]) == ({"ines", "jonas"}, "2026-11-22")


def change(**given: Any) -> dict[str, Any]:
    row = {
        "slug": "a",
        "theme": "speed",
        "status": "planned",
        "since": None,
        "promised": "2026-09-30",
        "promised_before": None,
    }
    return row | {"cause_kind": "process", "cause": "Плохая смена"} | given


def test_a_promise_keeps_its_first_date(db: Database) -> None:
    """L9"""
    save_changes(db, [change(), change(slug="b", promised=None)])
    assert first_promises(db) == {"a": "2026-09-30"}
    save_changes(db, [change(promised="2027-01-01"), change(slug="b", promised="2026-12-01")])
    assert first_promises(db) == {"a": "2026-09-30", "b": "2026-12-01"}
    save_changes(db, [change(promised="2027-01-01", promised_before="2026-06-30")])
    assert first_promises(db) == {"a": "2026-06-30"}
    save_changes(db, [change(promised=None, promised_before=None)])
    assert first_promises(db) == {"a": "2026-06-30"}
    save_changes(db, [])
    assert first_promises(db) == {}


def test_versions_that_promise_are_told_with_who_approved_them_when(db: Database) -> None:
    """L9"""
    old, new = (
        Words("a", "en", "---\npromised: 2026-06-30\n"),
        Words("a", "en", "---\npromised: 2026-08-31\n"),
    )
    page = Words("b", "en", "---\npromised: x\n", kind="page")
    for texts in ([old, page], [new, Words("c", "ru", "we promised: nothing")]):
        save_texts(db, texts, "2026-11-21")
    for person, day in (("ines", "2026-03-15"), ("jonas", "2026-03-16")):
        save_approval(db, old.sha256, person, day)
    found = promise_versions(db)
    assert [(row["slug"], row["text"]) for row in found] == [("a", old.source), ("a", new.source)]
    assert sorted(found[0]["approvals"]) == [["ines", "2026-03-15"], ["jonas", "2026-03-16"]]
    assert found[1]["approvals"] == []


def test_what_readers_have_seen_is_kept_for_ever(db: Database) -> None:
    """S3"""
    save_published(db, ["a", "b"], {}, "2026-05-04")
    save_published(db, ["a"], {"b": "2026-06-01", "older": "2026-03-01"}, "2026-06-02")
    assert published_stories(db) == {"a": None, "b": "2026-06-01", "older": "2026-03-01"}
    assert rows(db, "select slug, first_on from published_stories order by slug") == [
        {"slug": "a", "first_on": "2026-05-04"},
        {"slug": "b", "first_on": "2026-05-04"},
        {"slug": "older", "first_on": "2026-03-01"},
    ]


def test_a_database_from_before_knows_its_texts_and_what_its_releases_showed() -> None:
    """Migration 0010: rows keep their order and their approvals, slugs come out of the manifests."""
    db = Database(sqlite3.connect(":memory:", isolation_level=None), execute_plugins=False)
    for file in sorted(MIGRATIONS.glob("[0-9]*.sql")):
        if file.stem.startswith("0010"):
            save_texts(db, [Words("b", "en", "two"), Words("a", "ru", "one")], "2026-05-01")
            for number, day in enumerate(("2026-05-11", "2026-05-04")):
                manifest = {
                    f"{(number and 'ru') or 'en'}/changes/calls-first.html": "1",
                    "en/changes.html": "2",
                    "en/themes/x.html": "3",
                }
                db.execute(
                    "insert into releases values (?, ?, ?, ?)",
                    (str(number), f"{day}T03:00", "0" * 64, json.dumps(manifest)),
                )
        apply_sql(file.read_text("utf-8"))(db)
    assert [row["slug"] for row in rows(db, "select slug from stories order by rowid")] == ["b", "a"]
    assert rows(db, "select * from published_stories") == [
        {"slug": "calls-first", "first_on": "2026-05-04", "taken_on": None}
    ]
    assert save_texts(db, [Words("c", "en", "three", kind="lesson")], "2026-11-22") == 1


CHANGES = (
    "insert into channels (id, name, kind) values ('form', 'form', 'csv')",
    "insert into themes values ('price', 2, 'a', 'b', 'c')",
    "insert into approvals values (hex(zeroblob(32)), 'ines', '2026')",
    "insert into customers values (1, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '2026')",
    "insert into contacts values (1, 'name', 'Анна')",
)


def test_the_digest_changes_with_what_is_published_and_with_nothing_else(db: Database) -> None:
    """Two builds from the same rows are the same build."""
    digests = [store_digest(db)]
    for statement in CHANGES:
        with writing(db):
            db.execute(statement)
        digests.append(store_digest(db))
    assert len(set(digests)) == len(digests) - 1  # a customer alone is on no page
    with writing(db):
        db.execute("insert into runs (job, started_at) values ('hear', '2026')")
    assert store_digest(db) == digests[-1]


def test_a_release_is_written_down_once_and_not_file_by_file(db: Database) -> None:
    """S6: thirty thousand pages would make the store three megabytes larger with every build."""
    manifest = {f"en/changes/story-{number}.html": f"{number:064}" for number in range(500)}
    record = {"id": "r", "built_at": "2026", "inputs": "0" * 64, "manifest": manifest}
    for _ in range(2):
        save_release(db, record)
    (kept,) = [json.loads(row["manifest"]) for row in db.query("select manifest from releases")]
    assert kept.keys() == {"files", "sha256"}
    assert kept["files"] == 500
    with_another = {**manifest, "en/changes/story-7.html": "f" * 64}
    save_release(db, record | {"id": "s", "manifest": with_another})
    sums = {json.loads(row["manifest"])["sha256"] for row in db.query("select manifest from releases")}
    assert len(sums) == 2
