"""Fields become a voice by the organisation's map; words stay as they were said, and nothing is guessed (F1, F2, Q2, Q3)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jobs.channels.mapping import LONGEST, at_path, voice_from
from jobs.channels.sources import Source
from jobs.channels.voice import Unreadable, Voice

Make = Callable[..., Source]
FIELDS = {
    "external_id": "id",
    "text": "text",
    "date": "date",
    "rating": "stars",
    "name": "who",
    "email": "mail",
}


@pytest.fixture
def read(source: Make) -> Callable[..., Voice | Unreadable]:
    """`read(text=..., stars=...)` maps one row."""
    form = source(
        kind="jsonl",
        map=FIELDS,
        scores={"delivery": "d", "product": "p"},
        questions={"recommend": "nps", "effort": "easy"},
        importance={"delivery": "how"},
        attributes={"city": "town"},
    )

    def one(**row: Any) -> Voice | Unreadable:
        values = {"id": "7", "date": "2026-02-17", **row}
        return voice_from(form, partial(at_path, values), "form:1", partial(bytes, b"raw"))

    return one


@pytest.mark.parametrize(
    "text",
    [
        "The bed is fine.\n\nThank you, Hannah",
        "Спасибо, Мария Ивановна! 😀",
        "وصل السرير يوم ٣/٤، شكرًا لأحمد.",
        "left\u200eright\u202e override stays as it was said",
        "tab\tand\x07bell are cleaned by the room hear, not here",
        "👍",
        "=1+1",
        "1",
    ],
)
def test_words_stay_as_they_were_said(read: Callable[..., Any], text: str) -> None:
    """F2"""
    assert read(text=text).text == text


def test_every_mapped_field_finds_its_place(read: Callable[..., Any]) -> None:
    """F1, Q2"""
    voice = read(text=" ok ", stars="4", who="Ольга Ветрова", mail="", d=8.0, p="", town="Leeds", extra=1)
    assert voice == Voice(
        "7", "2026-02-17", "ok", (("name", "Ольга Ветрова"),), 4, (("delivery", 8),), (("city", "Leeds"),)
    )


ANSWERED = [
    ({}, ()),
    ({"nps": "", "easy": None}, ()),
    ({"nps": 0, "easy": "1"}, (("recommend", 0), ("effort", 1))),
    ({"nps": "10", "easy": 7.0, "how": 1}, (("recommend", 10), ("effort", 7), ("importance delivery", 1))),
    ({"how": 10}, (("importance delivery", 10),)),
]


@pytest.mark.parametrize("text", ["fine", "хорошо", "جيد"])
@pytest.mark.parametrize(("row", "answers"), ANSWERED)
def test_answers_keep_their_own_scale(
    read: Callable[..., Any], text: str, row: dict[str, Any], answers: tuple[tuple[str, int], ...]
) -> None:
    """Q8"""
    assert read(text=text, **row).answers == answers


UNREADABLE = [
    ({"text": "", "nps": 3}, "Scores without words (Q3)."),
    ({"text": "ok", "nps": -1}, "The answer to 'recommend' is not a whole number from 0 to 10."),
    ({"text": "ok", "nps": 11}, "The answer to 'recommend' is not a whole number from 0 to 10."),
    ({"text": "ok", "nps": "very"}, "The answer to 'recommend' is not a number."),
    ({"text": "ok", "easy": 0}, "The answer to 'effort' is not a whole number from 1 to 7."),
    ({"text": "ok", "easy": 8}, "The answer to 'effort' is not a whole number from 1 to 7."),
    ({"text": "ok", "how": 0}, "The answer to 'importance delivery' is not a whole number from 1 to 10."),
    ({"text": ""}, "No words."),
    ({"text": " \n\u200b\u202e"}, "No words."),
    ({"text": None}, "No words."),
    ({"text": "", "d": 3}, "Scores without words (Q3)."),
    ({"text": "", "stars": 2}, "Scores without words (Q3)."),
    ({"text": "ok", "id": ""}, "It has no number of its own (map.external_id is empty)."),
    ({"text": "ok", "date": ""}, "It has no date (map.date is empty; set date_default)."),
    ({"text": "ok", "date": "gestern"}, "The date cannot be read (set date_format for this source)."),
    ({"text": "ok", "stars": 0}, "The rating is not a whole number from 1 to 5."),
    ({"text": "ok", "stars": 6}, "The rating is not a whole number from 1 to 5."),
    ({"text": "ok", "stars": 4.5}, "The rating is not a whole number from 1 to 5."),
    ({"text": "ok", "stars": "nan"}, "The rating is not a whole number from 1 to 5."),
    ({"text": "ok", "stars": "хорошо"}, "The rating is not a number."),
    ({"text": "ok", "d": 0}, "The score is not a whole number from 1 to 10."),
    ({"text": "ok", "d": 11}, "The score is not a whole number from 1 to 10."),
    ({"text": "a\0b"}, "It holds characters that are no text (NUL or half a character); check the encoding."),
    (
        {"text": "a\ud800b"},
        "It holds characters that are no text (NUL or half a character); check the encoding.",
    ),
    (
        {"text": "ok", "who": "\udfff"},
        "It holds characters that are no text (NUL or half a character); check the encoding.",
    ),
    (
        {"text": "ok", "town": "\0"},
        "It holds characters that are no text (NUL or half a character); check the encoding.",
    ),
    ({"text": "x" * (LONGEST + 1)}, "Longer than 100000 characters."),
]


@pytest.mark.parametrize(("row", "reason"), UNREADABLE)
def test_what_is_no_voice_says_why_and_keeps_its_bytes(
    read: Callable[..., Any], row: dict[str, Any], reason: str
) -> None:
    """F2, Q3"""
    assert read(**row) == Unreadable("form:1", reason, b"raw")


@pytest.mark.parametrize(
    "row", [{"stars": 1, "d": 1}, {"stars": 5, "d": 10}, {"text": "x" * LONGEST}, {"stars": "5.0"}]
)
def test_the_edges_are_inside(read: Callable[..., Any], row: dict[str, Any]) -> None:
    """Q2"""
    assert isinstance(read(**{"text": "ok", **row}), Voice)


def test_a_missing_date_takes_the_default_and_a_broken_one_does_not(source: Make) -> None:
    """F2"""
    form = source(kind="jsonl", date_default="2026-01-01")
    for row, expected in [({}, "2026-01-01"), ({"date": "2026-02-17"}, "2026-02-17"), ({"date": "??"}, None)]:
        one = voice_from(form, {"id": "1", "text": "ok", **row}.get, "p", bytes)
        assert getattr(one, "said_on", None) == expected


PATHS = [
    ({"a": {"b": "c"}}, "a.b", "c"),
    ({"a.b": "c", "a": {"b": "d"}}, "a.b", "c"),
    ({"a": [{"b": 1}, {"b": 2}]}, "a.1.b", 2),
    ({"a": [1]}, "a.1", None),
    ({"a": [1]}, "a.first", None),
    ({"a": "text"}, "a.b", None),
    ({}, "a", None),
]


@pytest.mark.parametrize(("answer", "path", "value"), PATHS)
def test_a_path_leads_into_lists_and_tables(answer: object, path: str, value: object) -> None:
    """F1"""
    assert at_path(answer, path) == value


def test_lists_and_tables_become_json(read: Callable[..., Any]) -> None:
    """F2"""
    assert read(text="ok", town={"name": "Дамаск"}).attributes == (("city", '{"name": "Дамаск"}'),)


@given(some.text())
def test_any_text_is_a_voice_or_a_reason(text: str) -> None:
    """F2"""
    form = Source("s", "jsonl", True, path="x", map=FIELDS)
    one = voice_from(form, {"id": "1", "date": "2026-01-01", "text": text}.get, "p", bytes)
    assert isinstance(one, Unreadable) or one.text == text.strip()
