"""S6, X: the index of known people follows the store night by night, belongs to its owner, holds no name, and is never trusted when damaged."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest
from sqlite_utils import Database

from db.airlock import contacts_of_customers
from db.identity_index import Index, Keys, Owners, index_of, read_index, refresh
from db.keyed_file import remove
from db.store import open_store
from jobs.vetting.identities import Known, find_identities
from jobs.vetting.identity_keys import index_key, keys_of, secret_of
from jobs.vetting.reading import Passage

KEY = index_key(bytes(32))
SECRET = secret_of(bytes(32))
PEOPLE = [
    (1, "name", "Hannah Whitlock"),
    (1, "phone", "+44 7700 900123"),
    (2, "name", "Мария Ветрова"),
    (3, "name", "أحمد الزهراني"),
]
PAGE = "Ханны Уитлок, Vetrova Maria, Ahmed Al-Zahrani, 07700 900123"


@pytest.fixture
def db() -> Database:
    """Three people."""
    store = open_store(":memory:")
    for number in (1, 2, 3, 4):
        store.execute("insert into customers values (?, ?, '2026-01-01')", (number, f"{number:032x}"))
    store.conn.executemany("insert into contacts values (?, ?, ?)", PEOPLE)
    return store


class Counting:
    """Makes keys and remembers for whom."""

    def __init__(self) -> None:
        self.customers: set[int] = set()

    def __call__(self, contacts: Iterable[tuple[int, str, str]]) -> tuple[Keys, Owners]:
        given = list(contacts)
        self.customers |= {customer for customer, _, _ in given}
        return keys_of(given, SECRET)


def found(index: Index, db: Database, text: str = PAGE) -> list[str]:
    known = Known(index.keys, index.owners, SECRET, partial(contacts_of_customers, db))
    return sorted({kind for _, kind in find_identities([known], [Passage(1, text)])})


NAME, PHONE = "a known person's name", "a known person's phone"


def test_a_night_works_on_new_changed_and_removed_people_only(tmp_path: Path, db: Database) -> None:
    file, made = index_of(tmp_path / "otklik.db"), Counting()
    assert set(found(refresh(file, KEY, db, made), db)) == {NAME, PHONE}
    assert made.customers == {1, 2, 3}
    steps = [
        ("update contacts set value = value where customer_id = 1", set(), "Hannah Whitlock", [NAME]),
        ("insert into contacts values (4, 'name', 'Quentin Marlowe')", {4}, "Марлоу Квентин", [NAME]),
        ("update contacts set value = 'Ольга Зимина' where customer_id = 2", {2}, "с Марией Ветровой", []),
        ("insert into contacts values (1, 'handle', 'kelpie77')", {1}, "Ольге Зиминой", [NAME]),
        ("delete from contacts where customer_id = 3", set(), "أحمد الزهراني", []),
    ]
    for change, worked_on, text, kinds in steps:
        db.execute(change)
        made = Counting()
        index = refresh(file, KEY, db, made)
        assert made.customers == worked_on, change
        assert found(index, db, text) == kinds, change
        assert sorted(set(index.table["id"].tolist())) == sorted(
            {c for (c,) in db.execute("select customer_id from contacts")}
        )


def test_what_was_updated_equals_what_is_made_anew(tmp_path: Path, db: Database) -> None:
    file = tmp_path / "a.people"
    refresh(file, KEY, db, Counting())
    db.execute("update contacts set value = 'Hanna Withlock' where value = 'Hannah Whitlock'")
    updated, anew = refresh(file, KEY, db, Counting()), refresh(tmp_path / "b.people", KEY, db, Counting())
    pairs = [
        sorted(zip(index.keys.tolist(), index.owners.tolist(), strict=True)) for index in (updated, anew)
    ]
    assert pairs[0] == pairs[1]


def test_an_empty_store_has_an_empty_index(tmp_path: Path, db: Database) -> None:
    db.execute("delete from contacts")
    index = refresh(tmp_path / "a.people", KEY, db, Counting())
    assert len(index.keys) == 0
    assert found(index, db) == []


def test_it_is_private_and_holds_no_name(tmp_path: Path, db: Database) -> None:
    file = tmp_path / "a.people"
    refresh(file, KEY, db, Counting())
    assert file.stat().st_mode & 0o777 == 0o600
    content = file.read_bytes()
    for _, _, value in PEOPLE:
        for word in value.split():
            assert word.encode() not in content
            assert word.lower().encode("utf-16-le") not in content
    assert not (tmp_path / ".a.people.new").exists()


@pytest.mark.parametrize("wreck", ["flip", "cut", "longer", "empty", "missing", "other key", "older rules"])
def test_a_wrecked_index_is_made_anew(tmp_path: Path, db: Database, wreck: str) -> None:
    file = tmp_path / "a.people"
    whole = refresh(file, KEY, db, Counting())
    content = bytearray(file.read_bytes())
    content[-9] ^= 1
    changes = {
        "flip": bytes(content),
        "cut": bytes(content[:-8]),
        "longer": file.read_bytes() + b"12345678",
        "empty": b"",
    }
    if wreck in changes:
        file.write_bytes(changes[wreck])
    remove(file) if wreck == "missing" else None
    key = {"other key": index_key(b"other"), "older rules": bytes(32)}.get(wreck, KEY)
    assert read_index(file, key) is None
    made = Counting()
    assert len(refresh(file, key, db, made).keys) == len(whole.keys)
    assert made.customers == {1, 2, 3}


def test_forgetting_takes_the_file_away(tmp_path: Path, db: Database) -> None:
    file = index_of(tmp_path / "otklik.db")
    refresh(file, KEY, db, Counting())
    file.with_name(f".{file.name}.new").write_bytes(b"half")
    remove(file)
    assert list(tmp_path.iterdir()) == []
