"""S6: a customer's words leave only with consent, without the person, approved by two others, and out of a group."""

from __future__ import annotations

import json

import pytest

from jobs.refusal import Refusal
from jobs.vetting.quotes import holding, passage, quotable, quote_hash
from jobs.vetting.quoting.quotes_file import read_quotes

STAFF = frozenset({"ines", "jonas", "layla"})
QUOTE = {"words": "You ask why. We wait.", "person": "layla", "people": "ines\njonas", "authors": 10}

SHOWN = [
    ("en", "It is slow.", "It is slow."),
    ("en", "[person 1]\nand [staff 2] said [order 1]", "[name] and [name] said [number]"),
    ("ru", "[person 1] из [place 1], [age 1], [date 1]", "[имя] из [место], [возраст], [дата]"),
    ("ar", "[person 1] على [phone 1]", "[اسم] على [وسيلة اتصال]"),
]


@pytest.mark.parametrize(("language", "masked", "shown"), SHOWN)
def test_masks_become_words_of_the_language(language: str, masked: str, shown: str) -> None:
    assert quotable(masked, language) == shown


PASSAGES = [
    ("one two three", "", "", "one two three"),
    ("one two three four", "two", "three", "two three"),
    ("one two three", "two", "", "two three"),
    ("one two", "one two", "two", "one two"),
    ("words " * 60, "", "", ("words " * 60).strip()),
]


@pytest.mark.parametrize(("words", "first", "last", "chosen"), PASSAGES)
def test_a_passage_from_its_first_to_its_last_words(words: str, first: str, last: str, chosen: str) -> None:
    assert passage(words, first, last) == chosen


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("one two", "three", ""),
        ("one two", "two", "one"),
        ("words " * 61, "", ""),
        ("x" * 601, "", ""),
        ("", "", ""),
    ],
)
def test_a_passage_that_is_not_there_or_too_long_is_refused(words: str, first: str, last: str) -> None:
    with pytest.raises(
        Refusal, match=r"do not stand in this voice|A quote has 1 to 60 words and at most 600 letters"
    ):
        passage(words, first, last)


READS_OTHERWISE = "its voice reads otherwise today, or more of it is masked: put it forward again"
TODAY = """
    You ask why. We wait. Hannah Whitlock waits, and [Hannah Whitlock] waits too.
    [name] waits, [number]; [имя] ждёт; [اسم] ينتظر
"""
HELD = [
    ({}, None),
    ({"authors": 9}, "its theme has fewer than 10 authors"),
    ({"people": "ines"}, "1 approval(s) missing"),
    ({"people": ""}, "2 approval(s) missing"),
    ({"people": "ines\nlayla"}, "1 approval(s) missing"),  # who puts it forward does not approve it
    ({"people": "ines\nsomebody"}, "1 approval(s) missing"),
    ({"words": "Hannah Whitlock waits"}, READS_OTHERWISE),
    ({"words": "[name] waits, [number]"}, None),
    ({"words": "[اسم] ينتظر"}, None),
    ({"words": "[имя] ждёт"}, None),
    ({"words": "[Hannah Whitlock] waits too."}, READS_OTHERWISE),  # the customer's own brackets hide nobody
    ({"words": "We waited."}, READS_OTHERWISE),  # its author wrote something else since
]


@pytest.mark.parametrize(("changed", "reason"), HELD)
def test_every_condition_that_is_not_met_keeps_it_inside(
    changed: dict[str, object], reason: str | None
) -> None:
    assert holding(QUOTE | changed, TODAY, STAFF, 10) == reason


def test_approvals_are_bound_to_everything() -> None:
    consent = {"wording": "May we?", "given_on": "2026-01-01"}
    first = quote_hash("form/1", "story", "en", "words", consent)
    others = [
        quote_hash("form/2", "story", "en", "words", consent),
        quote_hash("form/1", "other", "en", "words", consent),
        quote_hash("form/1", "story", "ru", "words", consent),
        quote_hash("form/1", "story", "en", "word", consent),
        quote_hash("form/1", "story", "en", "words", consent | {"wording": "May we not?"}),
        quote_hash("form/1", "story", "en", "words", consent | {"given_on": "2026-01-02"}),
    ]
    assert len({first, *others}) == 7


LINE = {
    "voice": "form/1", "story": "sunday-delivery", "first": "", "last": "", "wording": "May we?",
    "consented_on": "2026-04-13", "person": "layla", "on": "2026-05-04",
}  # fmt: skip
BROKEN = [
    b"{}",
    b"\xff",
    b"[]",
    b'{"voice": "a/1", "wording": 3}',
    *(
        json.dumps(LINE | changed).encode()
        for changed in (
            {"more": "x"},
            {"voice": " "},
            {"story": "Sunday Delivery"},
            {"story": "sunday-delivery\n"},
            {"story": "../en"},
            {"wording": "\n"},
            {"person": ""},
            {"on": "May"},
            {"on": "2026-02-30"},
            {"consented_on": "13.04.2026"},
            {"consented_on": "2026-05-05"},
        )
    ),
]


def test_a_whole_line_is_read() -> None:
    ((line, given),) = read_quotes(b"\n" + json.dumps(LINE).encode(), "quotes.jsonl")
    assert line == "quotes.jsonl:2"
    assert (given.voice, given.on.isoformat()) == ("form/1", "2026-05-04")
    same_day = LINE | {"on": LINE["consented_on"]}
    assert len(read_quotes(b"\n".join([json.dumps(same_day).encode()] * 2), "quotes.jsonl")) == 2


@pytest.mark.parametrize("line", BROKEN)
def test_a_broken_line_is_refused_by_number(line: bytes) -> None:
    whole = json.dumps(LINE).encode()
    with pytest.raises(Refusal, match=r"^quotes\.jsonl:2: .*: mend "):
        read_quotes(b"\n".join([whole, line, whole]), "quotes.jsonl")
