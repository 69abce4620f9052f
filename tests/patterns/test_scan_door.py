"""Capabilities M6, A6: the nightly scan keeps its findings, does nothing when nothing is new, and names nobody who may not be named."""

from __future__ import annotations

import json
import sqlite3
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest

from db.scanning import last_scan, pattern_findings, save_findings
from db.store import writing
from jobs.mosaic.themes import read_themes
from jobs.patterns.__main__ import list_findings, run, would_show
from jobs.patterns.persons import check_names, look_first, may_be_named
from jobs.refusal import Refusal
from jobs.settings import CODE, Settings
from jobs.web.report.blocks import Case, Paragraph, Section, Table
from jobs.web.report.patterns import section
from tests.patterns.conftest import Town

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
STAFF = '[[colleague]]\nid = "jonas"\nnames = ["Jonas"]\nrole = "data protection"\n[[colleague]]\nid = "ines"\nnames = ["Ines"]\nrole = "head"\n'
OLGA = {"en": "Olga", "ru": "Ольга", "ar": "أولغا"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "staff.toml").write_text(STAFF, "utf-8")
    names = dict.fromkeys(
        ("organisation_en", "organisation_ru", "organisation_ar", "site_url", "feedback_mail"), "x"
    )
    paths = dict.fromkeys(("folder", "database", "key_file", "content", "output"), tmp_path)
    numbers = dict.fromkeys(
        ("releases_kept", "acknowledge_days", "answer_days", "smallest_count", "count_step"), 5
    )
    return Settings(**names, **paths, **numbers, names_shown_to="jonas")


def call(town: Town, said_on: str, rating: int, **attributes: str) -> None:
    """One voice of the calls with its attributes."""
    with writing(town.db):
        town.channel("calls")
        number = town.db.execute("select 1 + count(*) from voices").fetchone()[0]
        town.db.execute(
            """
            insert into voices (id, channel_id, external_id, said_on, text, rating, attributes, row_hash, run_id)
            values (?, 'calls', ?, ?, 'words', ?, ?, zeroblob(16), 1)
            """,
            [number, str(number), said_on, rating, json.dumps(attributes)],
        )
        town.db.execute(
            "insert into dispositions (voice_id, state, reason) values (?, 'unplaced', 'test')", [number]
        )


def days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(number) for number in range((last - first).days + 1))


def busy(town: Town, first: date, last: date, staff: str = "Olga") -> None:
    """Days on which one colleague of the morning hears far more complaints at nine than others do."""
    for number, day in enumerate(days(first, last)):
        for hour, person in product(("9", "15"), (staff, "Martin", "Dana")):
            bad = hour == "9" and person == staff
            shift = "evening" if person == "Dana" else "morning"
            call(town, day.isoformat(), 1 if bad and number % 2 else 5, hour=hour, staff=person, shift=shift)


def words(text: str) -> str:
    return text


def case(settings: Settings, town: Town, language: str = "en") -> Case:
    themes = tuple(read_themes(CODE / "db" / "example" / "themes.toml"))
    return Case(settings, town.db, NOW.date(), themes, language)


def told(chapter: Section) -> str:
    """All that stands in the chapter."""
    return repr(chapter)


def test_nothing_is_scanned_and_said(
    settings: Settings, town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [type(block) for block in section(case(settings, town), words).blocks] == [Paragraph]
    assert run(settings, town.db, NOW) == {"new": 0, "confirmed": 0, "gone": 0}
    assert "0 cells and themes scanned in 0 contacts" in capsys.readouterr().out
    chapter = section(case(settings, town), words)
    assert "Nothing stands out" in told(chapter)
    assert "500 are needed" in told(chapter)
    list_findings(settings, town.db, NOW, Namespace(names=False))
    assert "No finding yet" in capsys.readouterr().out


def test_a_second_run_with_nothing_new_changes_no_byte(
    settings: Settings, town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    busy(town, date(2026, 9, 1), date(2026, 11, 1))
    run(settings, town.db, NOW)
    before = list(town.db.conn.iterdump())
    capsys.readouterr()
    run(settings, town.db, NOW + timedelta(1))
    assert capsys.readouterr().out.startswith("patterns: nothing new since the scan of 2026-11-22.")
    assert list(town.db.conn.iterdump()) == before
    (settings.folder / "exposure.csv").write_text("day,channel,contacts\n2026-10-01,calls,900\n", "utf-8")
    run(settings, town.db, NOW + timedelta(1))
    assert last_scan(town.db)["exposure"] == 900


def test_a_finding_is_confirmed_by_what_came_later_and_keeps_its_number(
    settings: Settings, town: Town
) -> None:
    busy(town, date(2026, 9, 1), date(2026, 10, 22))
    run(settings, town.db, NOW - timedelta(31))
    [new] = pattern_findings(town.db)
    assert (new["state"], new["cell"]) == ("new", (("hour", "9"), ("staff", "Olga")))
    busy(town, date(2026, 10, 23), date(2026, 11, 22))
    run(settings, town.db, NOW)
    [confirmed] = pattern_findings(town.db)
    assert (confirmed["id"], confirmed["state"], confirmed["first_seen"]) == (
        new["id"],
        "confirmed",
        new["first_seen"],
    )
    assert [step["state"] for step in confirmed["steps"]] == ["new", "confirmed"]
    assert confirmed["figures"]["later"]["contacts"] == 31
    with pytest.raises(sqlite3.IntegrityError, match="stays written down"):
        town.db.execute("delete from finding_steps")
    with pytest.raises(sqlite3.IntegrityError, match="stays written down"):
        town.db.execute("update finding_steps set reason = ''")


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_a_person_stands_in_no_chapter_and_no_list(
    settings: Settings, town: Town, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    busy(town, date(2026, 9, 1), date(2026, 11, 22), OLGA[language])
    run(settings, town.db, NOW)
    chapter = section(case(settings, town, language), words)
    assert OLGA[language] not in told(chapter)
    assert "one person of the shift “morning”" in told(chapter)
    assert "from 09:00 to 09:59" in told(chapter)
    assert chapter.news == ("Patterns, 1: from 09:00 to 09:59, one person of the shift “morning”: new",)
    read = replace(case(settings, town, language), since=NOW.date())
    assert section(read, words).news == ()
    [table] = [block for block in chapter.blocks if isinstance(block, Table)]
    assert len(table.rows) == 1
    list_findings(settings, town.db, NOW, Namespace(names=False))
    would_show(settings, town.db, Namespace(on="2026-11-22", crossed=2))
    said = capsys.readouterr().out
    assert OLGA[language] not in said
    assert said.count("one person of the shift morning") == 2


@pytest.mark.parametrize(
    ("person", "says"),
    [
        ("nobody", "is not in staff.toml"),
        ("", "is not in staff.toml"),
        ("ines", "ines may not see names here"),
    ],
)
def test_names_are_refused(settings: Settings, town: Town, person: str, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        list_findings(settings, town.db, NOW, Namespace(names=True, person=person))
    with pytest.raises(Refusal, match="may not see names"):
        check_names("ines", ["ines"], "")


@pytest.mark.parametrize(
    ("state", "exposure", "named"),
    [("new", 900, False), ("gone", 900, False), ("confirmed", 0, False), ("confirmed", 900, True)],
)
def test_a_person_is_named_only_when_confirmed_and_counted(
    settings: Settings, town: Town, capsys: pytest.CaptureFixture[str], state: str, exposure: int, named: bool
) -> None:
    busy(town, date(2026, 9, 1), date(2026, 11, 22))
    run(settings, town.db, NOW)
    [finding] = pattern_findings(town.db)
    finding["figures"]["exposure"] = exposure
    with writing(town.db):
        save_findings(town.db, [finding | {"state": state}])
    assert may_be_named(finding | {"state": state}) is named
    capsys.readouterr()
    list_findings(settings, town.db, NOW, Namespace(names=True, person="jonas"))
    assert ("Olga" in capsys.readouterr().out) is named
    [asked] = town.db.execute("select counts from runs where job = 'names for jonas'").fetchall()
    assert json.loads(asked[0]) == {"named": int(named)}


def test_a_cell_without_a_person_names_nobody() -> None:
    counted = {"figures": {"exposure": 9}, "state": "confirmed", "cell": (("hour", "9"),)}
    assert not may_be_named(counted)


@pytest.mark.parametrize(
    ("cell", "first"),
    [
        ((("age_group", "70"),), "process"), ((("hour", "9"), ("staff", "Ольга")), "person"), ((("caller", "أمل"),), "person"),
        ((("hour", "9"), ("product_version", "4.0")), "time"), ((("branch", "x"), ("product_version", "4.0")), "version"),
        ((("channel", "calls"), ("language", "ar")), "language"), ((("channel", "calls"),), "channel"), ((("tenure", "new"),), "tenure"),
        ((("branch", "x"),), "branch"),
    ],
)  # fmt: skip
def test_a_process_is_looked_at_first(cell: tuple[tuple[str, str], ...], first: str) -> None:
    assert look_first(cell) == first


def test_what_is_over_stands_in_a_table_of_its_own(settings: Settings, town: Town) -> None:
    busy(town, date(2026, 9, 1), date(2026, 11, 22))
    run(settings, town.db, NOW)
    findings = [row | {"state": "gone", "since": "2026-11-30"} for row in pattern_findings(town.db)]
    with writing(town.db):
        save_findings(town.db, findings)
    [table] = [block for block in section(case(settings, town), words).blocks if isinstance(block, Table)]
    assert table.title == "Findings that are over"
    assert table.rows[0][-1] == "no"


@pytest.mark.parametrize(
    ("content", "says"), [(b"\xff", "is not UTF-8"), (b"day,channel\n", "the first line must name")]
)
def test_a_broken_table_is_refused_and_nothing_kept(
    settings: Settings, town: Town, content: bytes, says: str
) -> None:
    (settings.folder / "exposure.csv").write_bytes(content)
    with pytest.raises(Refusal, match=says):
        run(settings, town.db, NOW)
    assert last_scan(town.db) is None


def test_a_day_that_is_none_is_refused(settings: Settings, town: Town) -> None:
    with pytest.raises(Refusal, match="is no date: write it as 2026-03-02"):
        would_show(settings, town.db, Namespace(on="вчера", crossed=2))
