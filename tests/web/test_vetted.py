"""A page that the airlock found clean is not read again; one other byte, or anything more to know, and it is (S6)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlite_utils import Database

from db.customers import save_contacts, save_customer
from db.store import open_store, writing
from jobs.settings import CODE, Settings, read_settings
from jobs.vetting.__main__ import make_gate
from jobs.vetting.gate import build_gate
from jobs.vetting.runs import learn_runs
from jobs.web import inputs
from jobs.web.release import manifest_of
from jobs.web.vetted import Reader, knowledge, make_reader, note_clean, note_of, read_note

TODAY = date(2026, 11, 22)
PAGES = {
    "en/index.html": "<p>We call an hour before.</p>",
    "ru/index.html": "<p>Мы звоним за час.</p>",
    "ar/index.html": "<p>نتصل قبل ساعة.</p>",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Three clean pages."""
    for name, words in PAGES.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True)
        (tmp_path / "site" / name).write_text(words, "utf-8")
    return tmp_path / "site"


def reader(before: dict[str, str], **other: Any) -> Reader:
    """An airlock that knows one person."""
    gate = build_gate([("name", "Hilary Onslow")], learn_runs([]), (), other.pop("quotes", {}))
    given = {"knowledge": b"all", "behind": lambda _: ("Onslow",)} | other
    return Reader(gate, before=before, **given)


def read(found: Reader, site: Path) -> tuple[int, int]:
    """How many pages were read, and how many findings there are."""
    findings = list(found.findings(site, manifest_of(site)))
    return found.read, len(findings)


def clean(site: Path) -> dict[str, str]:
    """What is written down after a first reading."""
    first = reader({})
    assert read(first, site) == (3, 0)
    assert set(first.clean) == set(PAGES)
    return first.clean


def test_clean_pages_are_not_read_again(site: Path) -> None:
    again = reader(clean(site))
    assert read(again, site) == (0, 0)
    assert again.clean == again.before


def test_a_page_with_other_bytes_is_read(site: Path) -> None:
    before = clean(site)
    (site / "en" / "index.html").write_text("<p>Hilary Onslow asked.</p>", "utf-8")
    bad = reader(before)
    assert read(bad, site)[0] == 1
    assert set(bad.clean) == {"ru/index.html", "ar/index.html"}
    assert read(reader(bad.clean), site) == (
        1,
        read(reader({}), site)[1],
    )  # what was found is read every time


def test_a_page_in_another_place_is_read(site: Path) -> None:
    before = clean(site)
    shutil.move(site / "en" / "index.html", site / "en" / "other.html")
    assert read(reader(before), site) == (1, 0)


@pytest.mark.parametrize(
    ("other", "pages"),
    [
        ({"knowledge": b"more"}, 3),
        ({"behind": lambda name: ("Onslow", "Sedova") if name.startswith("ru") else ("Onslow",)}, 1),
        ({"quotes": {"ar/index.html": ("نتصل قبل ساعة",)}}, 1),
    ],
)
def test_whatever_the_gate_learns_of_a_page_has_it_read(
    site: Path, other: dict[str, Any], pages: int
) -> None:
    assert read(reader(clean(site), **other), site) == (pages, 0)


@pytest.mark.parametrize("broken", ["{", "[1]", '{"en/index.html": 1}'])
def test_a_broken_note_fits_no_page(tmp_path: Path, site: Path, broken: str) -> None:
    database = tmp_path / "otklik.db"
    assert read_note(database) == {}
    first = reader({})
    read(first, site)
    note_clean(database, first)
    assert read(reader(read_note(database)), site) == (0, 0)
    note_of(database).write_text(broken, "utf-8")
    assert read(reader(read_note(database)), site) == (3, 0)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An organisation with an empty store."""
    (tmp_path / "own").mkdir()
    shutil.copyfile(CODE / "db" / "example" / "staff.toml", tmp_path / "own" / "staff.toml")
    places = {"folder": "own", "database": "data/otklik.db", "key_file": "data/pseudonym.key"}
    usual = read_settings(CODE / "invoke.yaml", {})
    return msgspec.structs.replace(usual, **{key: tmp_path / place for key, place in places.items()})


def known(settings: Settings, db: Database) -> bytes:
    """What the gate knows now."""
    return knowledge(settings, db, make_gate(settings, db, TODAY, ()))


def new_person(settings: Settings, db: Database) -> Settings:
    with writing(db):
        save_contacts(db, save_customer(db, "0" * 32, "2026-11-22"), (("name", "Hilary Onslow"),))
    return settings


def new_colleague(settings: Settings, db: Database) -> Settings:
    with (settings.folder / "staff.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[colleague]]\nid = "new"\nnames = ["Greta Lund"]\nrole = "helps"\n')
    return settings


def other_mail(settings: Settings, db: Database) -> Settings:
    return msgspec.structs.replace(settings, feedback_mail="other@example.org")


@pytest.mark.parametrize("learn", [new_person, new_colleague, other_mail])
def test_the_sum_changes_with_all_that_is_known(
    settings: Settings, learn: Callable[[Settings, Database], Settings]
) -> None:
    db = open_store(settings.database)
    before = known(settings, db)
    assert known(settings, db) == before
    assert known(learn(settings, db), db) != before


def test_the_sum_changes_with_the_program(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    db = open_store(settings.database)
    before = known(settings, db)
    inputs.program_digest.cache_clear()
    monkeypatch.setattr(inputs, "PROGRAM", ("pelicanconf.py",))
    assert known(settings, db) != before
    inputs.program_digest.cache_clear()


def test_a_reader_takes_up_what_was_written_down(settings: Settings, site: Path) -> None:
    db = open_store(settings.database)
    for number in (3, 0):
        found = make_reader(settings, db, make_gate(settings, db, TODAY, ()))
        assert read(found, site) == (number, 0)
        note_clean(settings.database, found)
