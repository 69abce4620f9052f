"""S3: corrections and takedowns with reasons of a closed list; nothing that readers have seen is gone without a word."""

from __future__ import annotations

from datetime import date

import pytest

from jobs.refusal import Refusal
from jobs.settings import CODE
from jobs.stories.notices import (
    CORRECTIONS,
    NAME,
    TAKEDOWNS,
    Notices,
    check_notices,
    read_notices,
    refuse_forgotten,
    refuse_vanished,
)

TODAY = date(2026, 11, 22)


def notice(kind: str, slug: str, on: str = "2026-10-12", reason: str | None = None) -> str:
    reason = reason or {"correction": "wrong-date", "takedown": "legal"}[kind]
    return f'[[{kind}]]\nslug = "{slug}"\non = {on}\nreason = "{reason}"\n'


def read(*written: str) -> Notices:
    return read_notices("".join(written).encode(), NAME, TODAY)


def test_the_newest_comes_first_and_every_reason_may_stand() -> None:
    found = read(
        notice("correction", "b", "2026-05-01"),
        notice("correction", "c"),
        notice("correction", "a"),
        *(notice("takedown", f"gone-{reason}", reason=reason) for reason in TAKEDOWNS),
        *(notice("correction", "z", "2026-01-01", reason) for reason in CORRECTIONS),
    )
    assert [each.slug for each in found.corrections] == ["a", "c", "b", *["z"] * len(CORRECTIONS)]
    assert found.taken == {f"gone-{reason}" for reason in TAKEDOWNS}
    assert read() == Notices()
    example = read_notices((CODE / "content" / NAME).read_bytes(), NAME, TODAY)
    assert (len(example.corrections), len(example.takedowns)) == (1, 1)


REFUSED = [
    ("[[takedown]", "is not readable TOML"),
    ("\udcff", "is not readable TOML"),
    ('[[removal]]\nslug = "a"', "needs .* tables and nothing else"),
    ("correction = 1", "needs .* tables and nothing else"),
    ("takedown = 1", "needs .* tables and nothing else"),
    (notice("takedown", "a") + notice("takedown", "a"), "is taken off twice"),
    (notice("takedown", "a", reason="embarrassing"), "takedown 1: the reason 'embarrassing' does not exist: use one of personal-data"),
    (notice("correction", "a", reason="legal"), "correction 1: the reason 'legal' does not exist"),
    (notice("correction", "a", "2026-11-23"), "correction 1: 2026-11-23 lies in the future"),
    (notice("correction", "../a"), "is not the name of a story"),
    (notice("correction", "a", '"soon"'), "correction 1: .*on"),
    (notice("takedown", "a") + 'why = "words"', "takedown 1: .*why"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "sentence"), REFUSED)
def test_what_is_no_notice_is_refused_by_file_and_number(written: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence) as refusal:
        read_notices(written.encode("utf-8", "surrogateescape"), NAME, TODAY)
    assert "\n" not in str(refusal.value)


def test_today_is_no_future() -> None:
    assert read(notice("correction", "a", "2026-11-22")).corrections[0].on == TODAY


def test_a_takedown_has_no_text_and_a_correction_has_one() -> None:
    check_notices(read(notice("takedown", "gone"), notice("correction", "told")), {"told"}, NAME)
    check_notices(read(notice("takedown", "gone"), notice("correction", "gone")), set(), NAME)
    with pytest.raises(
        Refusal, match=r"'gone' was taken off and still has a text .* a new story needs a new slug"
    ):
        check_notices(read(notice("takedown", "gone")), {"gone"}, NAME)
    with pytest.raises(Refusal, match="a correction names 'nothing', which is no story"):
        check_notices(read(notice("correction", "nothing")), {"told"}, NAME)


def test_what_was_published_stands_or_is_said_to_be_gone() -> None:
    refuse_vanished([], {"a"}, read(), NAME)
    refuse_vanished(["a", "b"], {"a"}, read(notice("takedown", "b")), NAME)
    with pytest.raises(Refusal, match=r"The story 'b' was published .* \[\[takedown\]\], slug = \"b\""):
        refuse_vanished(["a", "b"], {"a"}, read(), NAME)
    with pytest.raises(Refusal, match=r"The story 'a' \(and 1 more\) was published"):
        refuse_vanished(["a", "b"], {"c"}, read(notice("takedown", "c")), NAME)


def test_a_published_takedown_stays() -> None:
    refuse_forgotten([], read(), NAME)
    refuse_forgotten(["a"], read(notice("takedown", "a"), notice("takedown", "b")), NAME)
    with pytest.raises(Refusal, match="the takedown of 'a' was published and is missing now"):
        refuse_forgotten(["a"], read(notice("takedown", "b")), NAME)
