"""The same customer is recognised by e-mail, phone, order or a name on one channel, and by nothing less (F7)."""

from __future__ import annotations

from typing import Any

import pytest

from db.erasing import erase
from jobs.gather.identity import identifiers, plain_digits, same_email, same_handle, same_order, same_phone

KEY = bytes(32)

SAME = [
    (same_email, "Hannah@Example.COM", " hannah@example.com "),
    (same_phone, "+44 7700 900123", "07700 900123"),
    (same_phone, "+7 999 000-12-34", "8 (999) 000 12 34"),
    (same_phone, "+966 50 000 0101", "٠٥٠ ٠٠٠ ٠١٠١"),
    (same_phone, "+962 79 000 0142", "۰۷۹ ۰۰۰ ۰۱۴۲"),
    (same_order, "NL-204518", "nl 204518"),
    (same_order, "NL-204518", "NL-٢٠٤٥١٨"),
    (same_handle, "@Anna", "anna "),
]


@pytest.mark.parametrize(("same", "one", "other"), SAME)
def test_spellings_of_one_identifier_are_the_same(same: Any, one: str, other: str) -> None:
    """F7"""
    assert same(one) == same(other) != ""


DIFFERENT = [
    (same_email, "hannah@example.com", "hannah@example.org"),
    (same_phone, "+44 7700 900123", "+44 7700 900124"),
    (same_order, "NL-204518", "NL-204519"),
    (same_order, "NL-204518", "204518"),
    (same_handle, "anna", "anna1"),
]


@pytest.mark.parametrize(("same", "one", "other"), DIFFERENT)
def test_others_stay_others(same: Any, one: str, other: str) -> None:
    """F7"""
    assert same(one) != same(other)


@pytest.mark.parametrize(
    ("same", "value"),
    [
        (same_email, "none"),
        (same_phone, "123456"),
        (same_phone, "ask Ольга"),
        (same_order, "lost"),
        (same_handle, " @"),
    ],
)
def test_what_identifies_nobody_is_nothing(same: Any, value: str) -> None:
    """F7"""
    assert same(value) == ""


def test_seven_digits_are_enough_for_a_phone() -> None:
    """F7"""
    assert same_phone("1234567") == "1234567"
    assert plain_digits("a1٢۳") == "123"


def test_identifiers_come_strongest_first_and_tell_nothing_without_the_key() -> None:
    """F7"""
    contacts = (
        ("handle", "anna"),
        ("order", "NL-1"),
        ("name", "Anna"),
        ("phone", "07700 900123"),
        ("email", "a@b.example"),
    )
    found = identifiers(KEY, "forum", "us", contacts)
    alone = [
        identifiers(KEY, "forum", "us", (contact,)) for contact in reversed(contacts) if contact[0] != "name"
    ]
    assert found == [digest for (digest,) in [alone[0], alone[1], alone[2], alone[3]]]
    assert all(len(digest) == 32 for digest in found)
    assert not set(found) & set(identifiers(b"1" * 32, "forum", "us", contacts))


SCOPES = [
    ("email", "a@b.example", True, True),
    ("phone", "07700 900123", True, True),
    ("order", "NL-204518", True, False),
    ("handle", "anna", False, True),
]


@pytest.mark.parametrize(("kind", "value", "across_channels", "across_organisations"), SCOPES)
def test_handles_belong_to_a_channel_and_orders_to_an_organisation(
    kind: str, value: str, across_channels: bool, across_organisations: bool
) -> None:
    """F4, F7"""
    here = identifiers(KEY, "forum", "us", ((kind, value),))
    assert (here == identifiers(KEY, "mail", "us", ((kind, value),))) is across_channels
    assert (here == identifiers(KEY, "forum", "competitor X", ((kind, value),))) is across_organisations


VOICES: list[tuple[list[dict[str, str]], list[int | None]]] = [
    ([{}, {}], [None, None]),
    ([{"name": "Anna"}, {"name": "Anna"}], [1, 2]),
    ([{"email": "a@b.example"}, {"email": "A@B.example"}], [1, 1]),
    ([{"email": "a@b.example", "phone": "07700 900123"}, {"phone": "+44 7700 900123"}], [1, 1]),
    ([{"email": "a@b.example"}, {"email": "a@b.example", "order": "NL-1"}, {"order": "nl1"}], [1, 1, 1]),
    (
        [
            {"phone": "07700 900123"},
            {"email": "a@b.example"},
            {"phone": "07700 900123", "email": "a@b.example"},
        ],
        [1, 2, 2],
    ),
    (
        [
            {"order": "NL-1"},
            {"phone": "07700 900123"},
            {"order": "NL-1", "phone": "07700 900123"},
            {"order": "NL-1"},
        ],
        [1, 2, 2, 1],
    ),
    ([{"nick": "anna"}, {"nick": "@Anna"}, {"nick": "ann"}], [1, 1, 2]),
]


@pytest.mark.parametrize(("contacts", "customers"), VOICES)
def test_voices_find_their_customer_and_two_customers_are_never_made_one(
    shop: Any, contacts: list[dict[str, str]], customers: list[int | None]
) -> None:
    """F7"""
    shop.counts(*[{"id": str(number), "text": "ok", **contact} for number, contact in enumerate(contacts)])
    assert [row[0] for row in shop.table("select customer_id from voices order by id")] == customers


def test_the_database_keeps_contacts_as_written_and_pseudonyms_apart(shop: Any) -> None:
    """F7"""
    shop.counts({"id": "1", "text": "ok", "name": "Ольга", "email": "Olga@Example.com"})
    assert shop.table("select kind, value from contacts") == [
        ("email", "Olga@Example.com"),
        ("name", "Ольга"),
    ]
    ((pseudonym, first_seen),) = shop.table("select pseudonym, first_seen from customers")
    assert (len(pseudonym), first_seen) == (32, "2026-02-17")
    assert shop.table("select digest from identifiers") == [(pseudonym,)]


def test_contacts_that_are_mapped_later_are_kept_for_the_airlock(shop: Any) -> None:
    """F7"""
    shop.counts({"id": "1", "text": "ok", "email": "a@b.example"})
    assert shop.counts({"id": "1", "text": "ok", "email": "a@b.example", "phone": "07700 900123"}) == (
        0,
        0,
        1,
        0,
    )
    assert len(shop.table("select * from contacts")) == 2


PERSONS = [
    {"email": "Olga@Example.com"},
    {"phone": "٠٥٠ ٠٠٠ ٠١٠١"},
    {"order": "NL-1"},
    {"nick": "anna"},
    {"name": "Ольга"},
]


@pytest.mark.parametrize("person", PERSONS)
def test_an_erased_person_is_not_taken_in_again_from_the_same_file(shop: Any, person: dict[str, str]) -> None:
    """F7, A2"""
    rows = [{"id": "1", "text": "mine", **person}, {"id": "2", "text": "other", "email": "other@example.com"}]
    shop.counts(*rows)
    erase(shop.db, [1], "2026-11-23")
    assert shop.counts(*rows) == (0, 0, 1, 0)
    assert shop.table("select text from voices") == [("other",)]
    assert shop.counts(*rows, {"id": "3", "text": "new"}) == (1, 0, 1, 0)
    assert person.popitem()[1] not in "\n".join(shop.db.conn.iterdump())
