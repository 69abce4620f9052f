"""When it was said is written one way, whatever the sheet or server writes (F2)."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from jobs.channels.dates import said_on
from jobs.channels.voice import NotAVoiceError

UTC = ZoneInfo("UTC")
LONDON = ZoneInfo("Europe/London")

READ = [
    ("2026-02-17", (), UTC, "2026-02-17"),
    (" 2026-02-17 ", (), UTC, "2026-02-17"),
    ("2026-02-17T09:12:00Z", (), UTC, "2026-02-17T09:12:00+00:00"),
    ("2026-02-17T09:12:00.123456+03:00", (), UTC, "2026-02-17T09:12:00+03:00"),
    ("2026-07-17 09:12", (), LONDON, "2026-07-17T09:12:00+01:00"),
    ("Tue, 17 Feb 2026 09:12:00 +0300", (), UTC, "2026-02-17T09:12:00+03:00"),
    ("17.02.2026", ("%d.%m.%Y",), UTC, "2026-02-17"),
    ("17.02.2026 09:12", ("%d.%m.%Y %H:%M",), LONDON, "2026-02-17T09:12:00+00:00"),
    ("22-Apr-15 3:53:50 PM", ("%d-%b-%y %I:%M:%S %p",), UTC, "2015-04-22T15:53:50+00:00"),
    ("3/19/2015", ("%d.%m.%Y", "%m/%d/%Y"), UTC, "2015-03-19"),
    ("1435636936", ("unix",), UTC, "2015-06-30T04:02:16+00:00"),
    (1435636936, ("unix",), UTC, "2015-06-30T04:02:16+00:00"),
    (date(2026, 2, 17), (), UTC, "2026-02-17"),
    (datetime.fromisoformat("2026-02-17T09:12"), (), LONDON, "2026-02-17T09:12:00+00:00"),
    ("1990-01-01", (), UTC, "1990-01-01"),
    ("2100-12-31", (), UTC, "2100-12-31"),
]


@pytest.mark.parametrize(("value", "formats", "zone", "written"), READ)
def test_dates_of_all_kinds_become_iso(
    value: object, formats: tuple[str, ...], zone: ZoneInfo, written: str
) -> None:
    """F2"""
    assert said_on(value, formats, zone) == written


UNREAD = [
    ("yesterday", ()),
    ("вчера", ()),
    ("أمس", ()),
    ("17.02.2026", ()),
    ("2026-02-30", ()),
    ("17/02/2026", ("%d.%m.%Y",)),
    ("soon", ("unix",)),
    ("1e300", ("unix",)),
    ("nan", ("unix",)),
    ("1989-12-31", ()),
    ("2101-01-01", ()),
    (True, ()),
]


@pytest.mark.parametrize(("value", "formats"), UNREAD)
def test_other_dates_are_a_reason_for_quarantine(value: object, formats: tuple[str, ...]) -> None:
    """F2"""
    with pytest.raises(NotAVoiceError, match="the date"):
        said_on(value, formats, UTC)
