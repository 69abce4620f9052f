"""What may stand in a field, and what is told of it (F6)."""

from __future__ import annotations

import pytest

from jobs.channels.inbox.fields import KNOWN, LONGEST, Answers, contact_kind, faults, read_answers

CONTACTS = [
    ("anna@example.com", "email"),
    ("имя@пример.рф", "email"),
    ("anna @example.com", ""),
    ("anna@example", ""),
    ("@example.com", ""),
    ("+44 7700 900588", "phone"),
    ("8 (999) 000-41-18", "phone"),
    ("٠١٢٣٤٥٦٧٨٩", "phone"),
    ("123456", ""),
    ("1234567", "phone"),
    ("call me at noon 1234567", ""),
    ("", ""),
]


@pytest.mark.parametrize(("contact", "kind"), CONTACTS)
def test_a_contact_is_an_address_or_a_number(contact: str, kind: str) -> None:
    assert contact_kind(contact) == kind


KEPT = ["a", "Ё ё\nй", "ثلاثة\n\tأسطر", "👩‍👩‍👧 ok", "a\u2028b", "<b>&amp;", "{{ x }}", "\u202eabc"]


@pytest.mark.parametrize("typed", KEPT)
def test_what_was_typed_stays_as_it_was_typed(typed: str) -> None:
    answers = read_answers({"happened": typed}, {}, {})
    assert answers.happened == typed
    assert not faults({"happened": typed}, answers)


TIDIED = [("  a \n", "a"), ("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("a\x00b\x7f\x85c", "abc")]


@pytest.mark.parametrize(("typed", "kept"), TIDIED)
def test_line_ends_and_blanks_around_are_made_alike(typed: str, kept: str) -> None:
    assert read_answers({"happened": typed}, {}, {}).happened == kept


@pytest.mark.parametrize("name", ["happened", "expected", "fair", "order", "contact"])
def test_every_field_has_a_longest_answer(name: str) -> None:
    for length, found in ((LONGEST[name], False), (LONGEST[name] + 1, True)):
        fields = {"happened": "x"} | {name: "1" * length}
        assert (faults(fields, read_answers(fields, {}, {})).get(name) == "long") is found


def test_only_themes_stories_and_kinds_of_the_site_are_taken() -> None:
    fields = {"theme": "delivery", "story": "sunday", "kind": "me-too", "may_quote": "yes", "may_write": ""}
    known = read_answers(fields, {"delivery": "Delivery"}, {"sunday": "Sunday"})
    assert known == Answers(theme="delivery", story="sunday", kind="me-too", may_quote=True)
    assert read_answers(fields, {}, {}) == Answers(may_quote=True)
    assert read_answers(fields | {"kind": "x"}, {}, {"sunday": "Sunday"}).kind == ""


def test_faults_come_in_the_order_of_the_form() -> None:
    fields = {"website": "x", "contact": "y", "happened": ""}
    assert list(faults(fields, read_answers(fields, {}, {}))) == ["happened", "contact", "website"]


def test_every_answer_is_a_known_field() -> None:
    assert set(Answers.__struct_fields__) <= set(KNOWN)
