"""L9: dates that were promised before there was this site are written once, oldest first, and are dates."""

from __future__ import annotations

from datetime import date

import pytest

from jobs.refusal import Refusal
from jobs.stories.promised import check_before, promised_before

NOW = {"promised": "2026-08-31"}


def fields(before: str) -> dict[str, str]:
    return NOW | {"promised_before": before}


def test_earlier_dates_are_read_in_their_order() -> None:
    assert list(promised_before(NOW)) == []
    assert list(promised_before(fields("2026-06-30 told 2026-03-16; 2026-08-31 told 2026-06-22"))) == [
        (date(2026, 6, 30), date(2026, 3, 16)),
        (date(2026, 8, 31), date(2026, 6, 22)),
    ]
    check_before(NOW, "x")
    check_before(fields("2026-06-30 told 2026-03-16"), "x")


REFUSED = [
    ("2026-06-30", "is not readable"),
    ("2026-06-30 on 2026-03-16", "is not readable"),
    ("2026-06-31 told 2026-03-16", "is not readable"),
    ("2026-06-30 told 2026-03-16, 2026-08-31 told 2026-06-22", "is not readable"),
    ("2026-08-31 told 2026-06-22; 2026-06-30 told 2026-03-16", "oldest promise first"),
    ("2026-08-31 told 2026-06-22; 2026-06-30 told 2026-06-22", "oldest promise first"),
    (";", "oldest promise first"),
]


@pytest.mark.parametrize(("before", "sentence"), REFUSED)
def test_what_cannot_be_is_refused(before: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=f"^x: .*{sentence}"):
        check_before(fields(before), "x")


def test_without_a_promise_of_today_there_is_none_of_yesterday() -> None:
    with pytest.raises(Refusal, match="needs the date of today's promise"):
        check_before({"promised_before": "2026-06-30 told 2026-03-16"}, "x")
