"""Who spoke, by pseudonym (F7): the same customer is the same row on every channel where an identifier allows it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from db.store import as_json, rows


def any_customers(db: Database) -> bool:
    """Whether a pseudonym was ever given out, so that the key may not be replaced."""
    return bool(rows(db, "select 1 from customers limit 1"))


def customers_by_identifier(db: Database, digests: Iterable[str]) -> dict[str, int]:
    """The customers that are known by any of these identifiers."""
    found = rows(
        db,
        "select digest, customer_id from identifiers where digest in (select value from json_each(:digests))",
        {"digests": as_json(list(digests))},
    )
    return {row["digest"]: row["customer_id"] for row in found}


def save_customer(db: Database, pseudonym: str, first_seen: str) -> int:
    """The customer of this pseudonym, made when new."""
    db.execute(
        """
        insert into customers (pseudonym, first_seen)
        values (:pseudonym, :first_seen)
        on conflict (pseudonym) do nothing
        """,
        {"pseudonym": pseudonym, "first_seen": first_seen},
    )
    return int(
        rows(db, "select id from customers where pseudonym = :pseudonym", {"pseudonym": pseudonym})[0]["id"]
    )


def save_identifiers(db: Database, customer: int, digests: Iterable[str]) -> None:
    """Recognise the customer by these too; an identifier that already belongs to someone stays there."""
    db.conn.executemany(
        "insert into identifiers (digest, customer_id) values (:digest, :customer) on conflict (digest) do nothing",
        [{"digest": digest, "customer": customer} for digest in digests],
    )


def save_contacts(db: Database, customer: int, contacts: Iterable[tuple[str, str]]) -> None:
    """Keep the customer's contacts as they were written, each once."""
    db.conn.executemany(
        """
        insert into contacts (customer_id, kind, value)
        values (:customer, :kind, :value)
        on conflict (customer_id, kind, value) do nothing
        """,
        [{"customer": customer, "kind": kind, "value": value} for kind, value in contacts],
    )


def contacts_by_customer(db: Database) -> dict[int, list[tuple[str, str]]]:
    """All known contacts, for the airlock that must find them again."""
    known: dict[int, list[tuple[str, str]]] = {}
    for row in rows(db, "select customer_id, kind, value from contacts order by customer_id, kind, value"):
        known.setdefault(row["customer_id"], []).append((row["kind"], row["value"]))
    return known
