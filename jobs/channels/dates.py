"""When it was said, written one way: ISO 8601, with the offset where a time is known (F2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from jobs.channels.voice import NotAVoiceError

UNIX = "unix"  # the format name for seconds since 1970
YEARS = range(1990, 2101)
CLOCK = ("%H", "%I", "%X", "%c")  # a format with one of these tells the time of day too


def said_on(value: object, formats: tuple[str, ...], zone: ZoneInfo) -> str:
    """The date of a cell or field; tries the given formats, or ISO 8601 and mail dates when none is given."""
    moment = value if isinstance(value, date) else read_date(str(value).strip(), formats)
    if moment.year not in YEARS:
        raise NotAVoiceError(f"the date lies outside {YEARS.start}-{YEARS.stop - 1}")
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).isoformat(timespec="seconds")


def read_date(text: str, formats: tuple[str, ...]) -> date:
    """The first reading that fits."""
    for read in [by_format(name) for name in formats] or [iso, parsedate_to_datetime]:
        try:
            return read(text)
        except (ValueError, OverflowError, OSError):
            continue
    raise NotAVoiceError("the date cannot be read (set date_format for this source)")


def by_format(name: str) -> Callable[[str], date]:
    """A reader for one `date_format`."""

    def read(text: str) -> date:
        moment = datetime.strptime(text, name)  # noqa: DTZ007 - said_on hangs it on the source's clock
        return moment if any(sign in name for sign in CLOCK) else moment.date()

    return unix if name == UNIX else read


def iso(text: str) -> date:
    """ISO 8601, a day or a moment."""
    return date.fromisoformat(text) if len(text) <= len("2026-01-31") else datetime.fromisoformat(text)


def unix(text: str) -> date:
    """Seconds since 1970."""
    return datetime.fromtimestamp(float(text), UTC)
