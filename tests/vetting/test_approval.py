"""S6: a text leaves when two people of the staff, neither its author, approved exactly these words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jobs.refusal import Refusal
from jobs.vetting.approval import approved_on, check_approver, first_days, is_approved, releasable, waiting
from jobs.vetting.approvals_file import read_approvals

STAFF = frozenset({"nora", "ines", "jonas", "layla"})
HASH = b"0123456789abcdef" * 4
GOOD = (
    b'{"text": "content/stories/a.en.md", "sha256": "' + HASH + b'", "person": "ines", "on": "2026-10-12"}\n'
)

# who approved a text by nora -> may it leave?
TABLE: list[tuple[set[str], bool]] = [
    (set(), False),
    ({"ines"}, False),
    ({"nora", "ines"}, False),
    ({"ines", "stranger"}, False),
    ({"ines", "jonas"}, True),
    ({"nora", "ines", "jonas"}, True),
    ({"ines", "jonas", "layla"}, True),
]


@pytest.mark.parametrize(("people", "leaves"), TABLE)
def test_two_people_neither_the_author(people: set[str], leaves: bool) -> None:
    assert is_approved("nora", frozenset(people), STAFF) is leaves


def test_nobody_may_approve_who_is_not_on_the_list_or_wrote_the_text() -> None:
    check_approver("ines", "nora", STAFF)
    with pytest.raises(Refusal, match=r"'stranger' is not in staff\.toml"):
        check_approver("stranger", "nora", STAFF)
    with pytest.raises(Refusal, match="nora wrote this text"):
        check_approver("nora", "nora", STAFF)


def version(sha: str, people: str, *, current: int, slug: str = "calls") -> dict[str, Any]:
    return {
        "kind": "story",
        "slug": slug,
        "language": "en",
        "sha256": sha,
        "author": "nora",
        "people": people,
        "current": current,
    }


def test_the_newest_approved_version_leaves_and_an_unapproved_text_does_not() -> None:
    newest = version("c", "ines", current=1)
    older = version("b", "ines\njonas", current=0)
    oldest = version("a", "ines\njonas\nlayla", current=0)
    other = version("d", "", current=1, slug="other")
    assert releasable([newest, older, oldest, other], STAFF) == {("story", "calls", "en"): older}
    assert waiting([newest, older, oldest, other], STAFF) == [(newest, 1), (other, 2)]


def test_a_text_keeps_the_day_of_its_first_version() -> None:
    """Mending a story moves it nowhere; a version that never could leave does not count."""
    days = [
        version("c", "ines\njonas", current=1) | {"approved_on": "2026-11-01"},
        version("b", "ines", current=0) | {"approved_on": "2026-03-01"},
        version("a", "ines\njonas", current=0) | {"approved_on": "2026-05-04"},
        version("d", "ines\nnora", current=1, slug="other") | {"approved_on": "2026-01-01"},
    ]
    assert first_days(days, STAFF) == {("story", "calls", "en"): "2026-05-04"}
    assert first_days(reversed(days), STAFF) == {("story", "calls", "en"): "2026-05-04"}  # type: ignore[arg-type]


def test_nothing_waits_when_all_is_approved() -> None:
    whole = version("a", "ines\njonas", current=1)
    assert waiting([whole], STAFF) == []
    assert releasable([whole], STAFF) == {("story", "calls", "en"): whole}


def test_approvals_that_travel_with_the_folder_are_read_line_by_line() -> None:
    assert [approval.person for approval in read_approvals(GOOD * 2, "approvals.jsonl")] == ["ines", "ines"]
    assert read_approvals(b"", "approvals.jsonl") == ()


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[]",
        b'{"text": "x"}',
        GOOD[:-2] + b',"more":1}',
        b"\xff",
        GOOD.replace(b"ines", b"\xff"),
        GOOD.replace(HASH, b"0"),
        GOOD.replace(HASH, HASH.upper()),
        GOOD.replace(b"2026-10-12", b"yesterday"),
        GOOD.replace(b"2026-10-12", b"2026-10-32"),
    ],
)
def test_a_broken_approval_is_refused_by_line(line: bytes) -> None:
    with pytest.raises(Refusal, match=r"approvals\.jsonl:2: .*mend the line"):
        read_approvals(GOOD + line, "approvals.jsonl")


DAYS = [
    ((), None),
    ((("ines", "2026-05-04"),), None),
    ((("ines", "2026-05-04"), ("nora", "2026-05-05")), None),  # her own text
    ((("ines", "2026-05-04"), ("stranger", "2026-05-05")), None),
    ((("jonas", "2026-05-06"), ("ines", "2026-05-04")), date(2026, 5, 6)),
    ((("ines", "2026-05-04"), ("jonas", "2026-05-04"), ("layla", "2026-06-01")), date(2026, 5, 4)),
]


@pytest.mark.parametrize(("given", "day"), DAYS)
def test_a_text_may_leave_from_the_day_of_the_second_approval(
    given: tuple[tuple[str, str], ...], day: date | None
) -> None:
    assert approved_on("nora", given, frozenset({"nora", "ines", "jonas", "layla"})) == day
