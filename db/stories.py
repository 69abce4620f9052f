"""Every version of every text that staff put forward, and the facts of the changes they tell of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from sqlite_utils import Database

from db.store import rows, writing


class StaffText(Protocol):
    """What this file needs of a text; `jobs.stories.writing.Text` has it."""

    @property
    def kind(self) -> str: ...
    @property
    def slug(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def author(self) -> str: ...


def save_texts(db: Database, texts: Iterable[StaffText], today: str) -> int:
    """Make these texts the current ones; earlier versions stay. Returns how many versions are new."""
    with writing(db):
        before = db.execute("select count(*) from stories").fetchone()[0]
        db.execute("update stories set current = 0 where current = 1")
        for text in texts:
            db.execute(
                """
                insert into stories (kind, slug, language, sha256, author, text, seen_on, current)
                values (:kind, :slug, :language, :sha256, :author, :text, :today, 1)
                on conflict (kind, slug, language, sha256) do update set current = 1
                """,
                {
                    "kind": text.kind,
                    "slug": text.slug,
                    "language": text.language,
                    "sha256": text.sha256,
                    "author": text.author,
                    "text": text.source,
                    "today": today,
                },
            )
        after = db.execute("select count(*) from stories").fetchone()[0]
    return int(after - before)


def text_versions(db: Database) -> list[dict[str, Any]]:
    """All versions of the texts that still exist, newest first within kind, slug and language, with who approved each.

    A text whose file was removed is withdrawn: none of its versions is returned.
    """
    return rows(
        db,
        """
        select s.kind, s.slug, s.language, s.sha256, s.author, s.text, s.seen_on, s.current,
          (select max(approved_on) from approvals a where a.sha256 = s.sha256) as approved_on,
          coalesce((select group_concat(person, char(10)) from approvals a where a.sha256 = s.sha256), '') as people
        from stories s
        where exists (
          select 1 from stories c
          where c.kind = s.kind and c.slug = s.slug and c.language = s.language and c.current = 1)
        order by s.kind, s.slug, s.language, s.current desc, s.rowid desc
        """,
    )


def promise_versions(db: Database) -> list[dict[str, Any]]:
    """Versions of stories in whose head a promised date may stand, oldest first: slug, language, author, kind, text, and who
    approved it when (a list of [person, day]).
    """
    found = rows(
        db,
        """
        select s.kind, s.slug, s.language, s.author, s.text,
          (select json_group_array(json_array(a.person, a.approved_on)) from approvals a where a.sha256 = s.sha256)
            as approvals
        from stories s
        where s.kind = 'story' and instr(s.text, char(10) || 'promised') > 0
        order by s.rowid
        """,
    )
    return [{**row, "approvals": json.loads(row["approvals"])} for row in found]


def published_stories(db: Database) -> dict[str, str | None]:
    """Every story that readers have seen, with the day of its takedown; None while it stands."""
    return {row["slug"]: row["taken_on"] for row in rows(db, "select slug, taken_on from published_stories")}


def save_published(db: Database, slugs: Iterable[str], taken: Mapping[str, str], today: str) -> None:
    """Write down which stories the site shows and which it says were taken off (slug -> day), before readers see it."""
    shown: list[dict[str, str | None]] = [{"slug": slug, "today": today, "taken_on": None} for slug in slugs]
    gone: list[dict[str, str | None]] = [
        {"slug": slug, "today": min(day, today), "taken_on": day} for slug, day in taken.items()
    ]
    with writing(db):
        for row in (*shown, *gone):
            db.execute(
                """
                insert into published_stories (slug, first_on, taken_on)
                values (:slug, :today, :taken_on)
                on conflict (slug) do update set taken_on = excluded.taken_on
                where taken_on is not excluded.taken_on
                """,
                row,
            )


def save_changes(db: Database, changes: Iterable[Mapping[str, Any]]) -> None:
    """Make these the known changes and causes; the first promised date is kept when a promise moves (L9)."""
    with writing(db):
        kept = {
            row["slug"]: row["first_promised"] for row in rows(db, "select slug, first_promised from changes")
        }
        db.execute("delete from changes")
        db.execute("delete from causes")
        for change in changes:
            db.execute(
                "insert into causes (id, theme_id, kind, words) values (:slug, :theme, :cause_kind, :cause)",
                dict(change),
            )
            db.execute(
                """
                insert into changes (slug, theme_id, cause_id, status, since, promised, first_promised)
                values (:slug, :theme, :slug, :status, :since, :promised, :first_promised)
                """,
                {**change, "first_promised": earliest(kept.get(change["slug"]), change)},
            )


def earliest(kept: str | None, change: Mapping[str, Any]) -> str | None:
    """The date promised first: the one known already, or an earlier one that was told before there was this store."""
    return min(filter(None, (kept or change["promised"], change["promised_before"])), default=None)


def first_promises(db: Database) -> dict[str, str]:
    """The date that was promised first, by story."""
    return {
        row["slug"]: row["first_promised"]
        for row in rows(db, "select slug, first_promised from changes where first_promised is not null")
    }
