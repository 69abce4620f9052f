"""What waits in the spool becomes a voice in its author's own words, or goes to quarantine with its bytes (F1, F2, A7, R4)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobs.channels.inbox.fields import Answers, faults, read_answers
from jobs.channels.inbox.spool import Sent, keep, open_spool, place_of
from jobs.channels.inbox.voices import CONTEXT, LARGEST, order_number, read, read_file, waiting
from jobs.channels.sources import Source
from jobs.channels.voice import Unreadable, Voice

LINE = "r" + "b" * 32
NOW = 1_800_000_000.0


def sent(answers: Answers, line: str = LINE) -> Sent:
    """A form as the inbox keeps it."""
    return Sent(
        line, line[1], "2026-11-22T10:00:00+00:00", "ru", "wording" if answers.may_quote else "", answers
    )


def voice(answers: Answers, folder: Path) -> Voice:
    """The voice that comes out of the spool."""
    keep(open_spool(folder), sent(answers))
    found = read_file(place_of(folder, LINE)).voice
    assert isinstance(found, Voice)
    return found


def test_the_three_answers_are_paragraphs_and_their_places_are_kept(tmp_path: Path) -> None:
    """A7, R4: the author's words alone; the questions are not among them."""
    found = voice(Answers(happened="Поздно.\nОчень.", expected="В срок", fair="Вернуть"), tmp_path)
    assert found.text == "Поздно.\nОчень.\n\nВ срок\n\nВернуть"
    told = dict(found.attributes)
    for name, words in (("expected_at", "В срок"), ("fair_at", "Вернуть")):
        start, end = map(int, told[name].split(":"))
        assert found.text[start:end] == words
    assert (found.external_id, found.said_on) == (LINE, "2026-11-22T10:00:00+00:00")


def test_a_fair_wish_without_an_expectation_keeps_its_place(tmp_path: Path) -> None:
    found = voice(Answers(happened="a", fair="bc"), tmp_path)
    assert (found.text, dict(found.attributes)) == ("a\n\nbc", {"language": "ru", "fair_at": "3:5"})


def test_contacts_and_context_are_kept_beside_the_words(tmp_path: Path) -> None:
    answers = Answers(
        "a",
        contact="a@example.org",
        order="№ NL-196218, 3 мая",
        theme="delivery",
        story="sunday",
        kind="helped",
    )
    found = voice(answers, tmp_path)
    assert found.contacts == (("email", "a@example.org"), ("order", "NL-196218"))
    assert dict(found.attributes) == {
        "language": "ru",
        "topic": "delivery",
        "story": "sunday",
        "reaction": "helped",
        "may_write": "no",
        "order_said": "№ NL-196218, 3 мая",
    }
    assert {name for name, _ in found.attributes} <= {"language", "topic", *CONTEXT}


ORDERS = [
    ("NL-196218", "NL-196218"),
    ("196218", "196218"),
    ("order NL-196218 of 3.5.2026", "NL-196218"),
    ("12.11.2026", ""),
    ("2026-11-12", ""),
    ("12 November 2026", ""),
    ("12/11/26", ""),
    ("123", ""),
    ("", ""),
]


@pytest.mark.parametrize(("said", "number"), ORDERS)
def test_a_date_is_no_order_number(said: str, number: str) -> None:
    """F7: else all who ordered on one day would be one customer."""
    assert order_number(said) == number


BROKEN: list[tuple[str, bytes, str, bool]] = [
    (f"{LINE}.json", b"", "Not a form", True),
    (f"{LINE}.json", b"\xff\xfe", "Not a form", True),
    (f"{LINE}.json", b'{"line": "x"}', "Not a form", True),
    (f"{LINE}.json", msgspec.json.encode(sent(Answers(happened=" "))), "No words", True),
    ("other.json", msgspec.json.encode(sent(Answers(happened="x"))), "name of the file", True),
    ("notes.txt", b"hello", "Not a form", True),
    (f".{LINE}.ab.new", msgspec.json.encode(sent(Answers(happened="x"))), "broke off", True),
    (f"{LINE}.json", b"x" * (LARGEST + 1), "Larger than any form", False),
]


@pytest.mark.parametrize(("name", "content", "reason", "whole"), BROKEN)
def test_what_is_no_form_is_set_apart_with_its_bytes(
    tmp_path: Path, name: str, content: bytes, reason: str, whole: bool
) -> None:
    """F2"""
    (tmp_path / name).write_bytes(content)
    found = read_file(tmp_path / name)
    assert isinstance(found.voice, Unreadable)
    assert reason in found.voice.reason
    assert found.voice.content == content[:LARGEST]
    assert found.whole is whole


def test_links_and_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "spool").mkdir()
    (tmp_path / "spool" / f"{LINE}.json").symlink_to(tmp_path / "secret")
    (tmp_path / "spool" / "folder").mkdir()
    for path in waiting(tmp_path / "spool", NOW):
        found = read_file(path)
        assert isinstance(found.voice, Unreadable)
        assert (found.voice.content, found.whole) == (path.name.encode(), False)


def test_a_file_that_is_being_written_is_left_alone(tmp_path: Path) -> None:
    half = tmp_path / f".{LINE}.ab.new"
    half.write_bytes(b"{")
    for age, found in ((0, []), (3_599, []), (3_600, [half])):
        os.utime(half, (NOW - age, NOW - age))
        assert waiting(tmp_path, NOW) == found
    assert waiting(tmp_path / "nothing yet", NOW) == []


def test_the_reader_of_the_kind_gives_every_voice(tmp_path: Path) -> None:
    voice(Answers(happened="x"), tmp_path)
    source: Any = Source(name="portal", kind="inbox", inside=True, path=str(tmp_path))
    assert [one.text for one in read(source) if isinstance(one, Voice)] == ["x"]


@settings(max_examples=300, deadline=None)
@given(typed=st.text(max_size=60), expected=st.text(max_size=20), fair=st.text(max_size=20))
def test_any_text_comes_out_of_the_spool_as_it_was_typed_or_its_author_is_told(
    tmp_path_factory: pytest.TempPathFactory, typed: str, expected: str, fair: str
) -> None:
    """F2, F6"""
    fields = {"happened": typed, "expected": expected, "fair": fair}
    answers = read_answers(fields, {}, {})
    if faults(fields, answers):
        return
    folder = tmp_path_factory.mktemp("spool")
    words = [part.replace("\r\n", "\n").replace("\r", "\n").strip() for part in (typed, expected, fair)]
    assert voice(answers, folder).text == "\n\n".join(part for part in words if part)
