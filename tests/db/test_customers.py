"""Customers are pseudonyms; an identifier belongs to one of them for ever (F7)."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from db.customers import (
    any_customers,
    contacts_by_customer,
    customers_by_identifier,
    save_contacts,
    save_customer,
    save_identifiers,
)
from db.store import open_store

ANNA, OMAR = "a" * 32, "b" * 32


@pytest.fixture
def db() -> Database:
    """An empty store."""
    return open_store(":memory:")


def test_a_customer_is_made_once(db: Database) -> None:
    """F7"""
    assert not any_customers(db)
    first = save_customer(db, ANNA, "2026-02-17")
    assert save_customer(db, ANNA, "2026-03-17") == first != save_customer(db, OMAR, "2026-03-17")
    assert any_customers(db)
    assert [row["first_seen"] for row in db.query("select first_seen from customers")] == [
        "2026-02-17",
        "2026-03-17",
    ]


def test_an_identifier_stays_with_its_first_customer(db: Database) -> None:
    """F7"""
    anna, omar = save_customer(db, ANNA, "2026-02-17"), save_customer(db, OMAR, "2026-02-17")
    save_identifiers(db, anna, [ANNA, "c" * 32])
    save_identifiers(db, omar, [OMAR, "c" * 32])
    assert customers_by_identifier(db, [OMAR, "c" * 32, "d" * 32]) == {OMAR: omar, "c" * 32: anna}


def test_contacts_are_kept_as_written_each_once(db: Database) -> None:
    """F7"""
    anna, omar = save_customer(db, ANNA, "2026-02-17"), save_customer(db, OMAR, "2026-02-17")
    for _ in range(2):
        save_contacts(db, anna, [("name", "Анна Ветрова"), ("phone", "٠٥٠ ٠٠٠ ٠١٠١"), ("name", "Anna")])
    save_contacts(db, omar, [("name", "عمر")])
    assert contacts_by_customer(db) == {
        anna: [("name", "Anna"), ("name", "Анна Ветрова"), ("phone", "٠٥٠ ٠٠٠ ٠١٠١")],
        omar: [("name", "عمر")],
    }
