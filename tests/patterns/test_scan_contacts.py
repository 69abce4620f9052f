"""Capabilities M6, A5: voices, and contacts that an organisation counts, become what the scan for patterns looks at."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from jobs.patterns.attributes import attributes_of, hour_of
from jobs.patterns.contacts import complained_about, contacts_from
from jobs.patterns.exposure import counted_in, read_exposure
from jobs.patterns.scan import scan
from jobs.refusal import Refusal

TODAY, HALF = date(2026, 11, 22), timedelta(182)


def row(number=1, said_on="2026-11-16T09:41:00+03:00", channel="calls", customer=None, themes=(), rating=None, scores=None, language="en", first_seen=None, **attributes):  # fmt: skip
    return {
        "voice_id": number, "customer_id": customer, "first_seen": first_seen, "said_on": said_on, "channel": channel,
        "language": language, "rating": rating, "attributes": json.dumps(attributes), "scores": json.dumps(scores or {}),
        "themes": json.dumps(themes),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "said_on", "hour"),
    [
        ("", "2026-11-16", ""), ("24", "2026-11-16", ""), ("morning", "2026-11-16T09:00:00+00:00", ""), ("утро", "", ""),
        ("صباحا", "", ""), ("9", "2026-11-16T17:00:00+00:00", "9"), ("09:15", "", "9"), ("0", "", "0"), ("23.59", "", "23"),
        ("", "2026-11-16T09:41:00+03:00", "9"), ("", "2026-11-16 20:41", "20"),
    ],
)  # fmt: skip
def test_hour(written: str, said_on: str, hour: str) -> None:
    assert hour_of(written, said_on) == hour


@pytest.mark.parametrize(
    ("given", "attributes"),
    [
        ({}, {"hour": "9", "weekday": "1", "language": "en"}),
        ({"rating": 2}, {"channel": "calls", "hour": "9", "weekday": "1", "language": "en"}),
        ({"scores": {"delivery": 9}, "said_on": "2026-11-22"}, {"channel": "calls", "weekday": "7", "language": "en"}),
        ({"language": "und", "subject": "Re: bed", "thread": "7", "topic": "complaint", "hour": "17"}, {"hour": "17", "weekday": "1"}),
        ({"language": "ru", "staff": "Ольга", "shift": "утро"}, {"hour": "9", "weekday": "1", "language": "ru", "staff": "Ольга", "shift": "утро"}),
        ({"language": "ar", "branch": "الرياض"}, {"hour": "9", "weekday": "1", "language": "ar", "branch": "الرياض"}),
        ({"customer_since": "2026-10-01"}, {"hour": "9", "weekday": "1", "language": "en", "tenure": "new"}),
        ({"customer_since": "2020-10"}, {"hour": "9", "weekday": "1", "language": "en", "tenure": "known"}),
        ({"first_seen": "2026-10-01"}, {"hour": "9", "weekday": "1", "language": "en", "tenure": "new"}),
        ({"first_seen": "2025-01-05"}, {"hour": "9", "weekday": "1", "language": "en", "tenure": "known"}),
    ],
)  # fmt: skip
def test_attributes(given: dict[str, object], attributes: dict[str, str]) -> None:
    assert attributes_of(row(**given), date(2025, 1, 1)) == attributes


def test_nobody_is_new_by_the_first_voice_in_our_own_first_days() -> None:
    assert "tenure" not in attributes_of(row(first_seen="2026-11-01"), date(2026, 10, 30))


@pytest.mark.parametrize(
    ("given", "about"),
    [
        ({}, set()),
        ({"rating": 4, "themes": ["delivery-time"]}, set()),
        ({"scores": {"delivery": 8}}, set()),
        ({"scores": {"delivery": 7}}, {""}),
        ({"rating": 3}, {""}),
        ({"rating": 1, "themes": ["delivery-time", "order-desk"]}, {"", "delivery-time", "order-desk"}),
        ({"scores": {"delivery": 5, "product": 9}, "themes": ["delivery-time"]}, {"", "delivery-time"}),
        ({"themes": ["order-desk"]}, {"", "order-desk"}),
    ],
)
def test_what_a_contact_complains_about(given: dict[str, object], about: set[str]) -> None:
    assert complained_about(row(**given)) == about


def test_one_angry_customer_is_no_pattern() -> None:
    def voices(customers: bool) -> list[dict[str, object]]:
        angry = [row(n, rating=1, customer=1 if customers else n, hour="9") for n in range(40)]
        return angry + [row(n + 40, rating=5, hour="10") for n in range(40)]

    assert scan(contacts_from(voices(False), [], TODAY, HALF)).findings
    alone = contacts_from(voices(True), [], TODAY, HALF)
    assert alone.complaints[""].sum() == 1
    assert not scan(alone).findings


def test_only_the_half_year_until_today_counts() -> None:
    rows = [row(n, said_on=str(TODAY - timedelta(ago))) for n, ago in enumerate((-1, 0, 181, 182, 400))]
    assert len(contacts_from(rows, [], TODAY, HALF)) == 2
    assert scan(contacts_from([], [], TODAY, HALF)).candidates == 0


def test_rare_values_are_compared_with_and_never_told() -> None:
    rows = [row(n, hour=str(n % 2), branch=f"b{n}" if n < 30 else "main") for n in range(80)]
    contacts = contacts_from(rows, [], TODAY, HALF)
    assert contacts.values[contacts.names.index("branch")] == ("main", "")
    assert contacts.names == ("branch", "hour")


HEAD = "day,channel,contacts,hour,staff\n"


def test_contacts_without_a_voice_are_counted_once() -> None:
    exposed = read_exposure(
        HEAD + "2026-11-16,calls,50,09:00,Olga\n2026-11-16,calls,30,10,Dana\n2026-01-01,calls,9,9,Olga\n", "x"
    )
    heard = [row(n, hour="9", staff="Olga", rating=1) for n in range(10)]
    contacts = contacts_from(
        [*heard, row(10, channel="survey", hour="9", staff="Olga")], exposed, TODAY, HALF
    )
    assert contacts.weights.sum() == 81
    nine = contacts.inside((("hour", "9"), ("staff", "Olga")))
    assert (contacts.weights[nine].sum(), contacts.complaints[""][nine].sum()) == (51, 10)
    assert counted_in(exposed, (("hour", "9"), ("staff", "Olga"))) == 59
    assert counted_in(exposed, (("hour", "9"), ("branch", "main"))) == 0


def test_with_contacts_counted_a_busy_hour_is_no_bad_hour() -> None:
    heard = [row(n, hour="9", rating=1) for n in range(40)] + [
        row(n + 40, hour="10", rating=5 if n > 5 else 1) for n in range(40)
    ]
    assert scan(contacts_from(heard, [], TODAY, HALF)).findings
    table = read_exposure(
        "day,channel,contacts,hour\n2026-11-16,calls,4000,9\n2026-11-16,calls,600,10\n", "x"
    )
    assert not scan(contacts_from(heard, table, TODAY, HALF)).findings


@pytest.mark.parametrize("content", [HEAD, "\ufeff" + HEAD + "\n", HEAD + " , , , , \n"])
def test_an_empty_table_is_no_table(content: str) -> None:
    assert read_exposure(content, "exposure.csv") == ()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "exposure.csv: the first line must name"),
        ("day,contacts\n", "exposure.csv: the first line must name"),
        ("day,channel,contacts,hour,hour\n", "exposure.csv: the first line must name"),
        (HEAD + "2026-11-16,calls,5\n", "exposure.csv:2 has 3 columns instead of 5"),
        (HEAD + "\n16.11.2026,calls,5,9,Ольга\n", "exposure.csv:3: the day is no date"),
        (HEAD + "2026-11-16,calls,-5,9,أولغا\n", "exposure.csv:2: contacts is no whole number"),
        (HEAD + "2026-11-16,calls,٥,9,Olga\n", "exposure.csv:2: contacts is no whole number"),
        (HEAD + "2026-11-16,calls,99999999,9,Olga\n", "exposure.csv:2: contacts is no whole number"),
        (HEAD + "2026-11-16,,5,9,Olga\n", "exposure.csv:2 names no channel"),
    ],
)
def test_a_wrong_line_is_refused_by_its_number(content: str, says: str) -> None:
    with pytest.raises(Refusal, match=says) as refused:
        read_exposure(content, "exposure.csv")
    assert "Ольга" not in str(refused.value)
