"""The example organisation is gathered from its six real formats, and its files are what the generator makes (F1, F2, Q2, Q3)."""

from __future__ import annotations

import json
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from db.example.generate import generate
from db.example.said import LANGUAGES, SHIFTS, day_of, read, served
from db.voices import newest_voices
from jobs.settings import CODE

EXAMPLE = CODE / "db" / "example"


@pytest.fixture(scope="module")
def written() -> list[dict[str, Any]]:
    """All voices as they were written."""
    return [
        voice
        for language in LANGUAGES
        for voice in tomllib.loads((EXAMPLE / "written" / f"{language}.toml").read_text("utf-8"))["voice"]
    ]


@pytest.fixture
def northline(another: Any) -> Any:
    """The example organisation with its own sources, in a store of its own."""
    organisation = another("northline")
    organisation.settings = msgspec.structs.replace(organisation.settings, folder=EXAMPLE)
    return organisation


def test_the_generator_makes_exactly_the_files_in_the_repository(tmp_path: Path) -> None:
    """F1"""
    generate(EXAMPLE / "written", tmp_path)
    made = {file.relative_to(tmp_path): file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    kept = EXAMPLE / "channels"
    there = {file.relative_to(kept): file.read_bytes() for file in kept.rglob("*") if file.is_file()}
    assert made == {name: content for name, content in there.items() if name.name != ".gitattributes"}


def test_every_written_voice_arrives_in_its_words_and_three_broken_pieces_are_quarantined(
    northline: Any, written: list[dict[str, Any]]
) -> None:
    """F2"""
    counts = northline.gather()
    assert (counts["new"], counts["changed"], counts["same"], counts["quarantined"]) == (
        len(written),
        0,
        0,
        3,
    )
    assert [row[0] for row in northline.table("select distinct channel_id from quarantine order by 1")] == [
        "calls",
        "form",
        "mail",
    ]
    by_number = {number(row[0]): row[1] for row in northline.table("select external_id, text from voices")}
    quoting = {voice["id"] for voice in written if voice["text"].startswith(">") or "\n>" in voice["text"]}
    assert {one["id"] for one in written if by_number[one["id"]] != one["text"].strip()} == quoting
    assert not any(line.startswith(">") for text in by_number.values() for line in text.splitlines())
    assert northline.gather()["same"] == len(written)


def number(external_id: str) -> str:
    """The written number inside a mail's Message-ID."""
    return external_id.removeprefix("<").removesuffix("@mail.example.com>")


def test_scores_ratings_staff_and_customers_arrive(northline: Any, written: list[dict[str, Any]]) -> None:
    """Q2, F7"""
    northline.gather()
    scores: dict[str, dict[str, int]] = {}
    for external, aspect, score in northline.table(
        "select external_id, aspect, score from scores join voices on id = voice_id"
    ):
        scores.setdefault(number(external), {})[aspect] = score
    assert scores == {voice["id"]: voice["scores"] for voice in written if "scores" in voice}
    ratings = {
        number(row[0]): row[1]
        for row in northline.table("select external_id, rating from voices where rating is not null")
    }
    assert ratings == {voice["id"]: voice["rating"] for voice in written if "rating" in voice}
    calls = [
        json.loads(row[0])
        for row in northline.table("select attributes from voices where channel_id = 'calls'")
    ]
    assert {"caller", "staff", "shift", "hour"} <= set.intersection(*map(set, calls))
    assert {call["shift"] for call in calls} == {"morning", "evening"}
    ((voices, customers),) = northline.table(
        "select count(*), count(distinct customer_id) from voices where channel_id in ('survey', 'calls', 'mail', 'form')"
    )
    assert customers < voices


def test_every_answer_of_survey_and_calls_arrives_and_follows_the_scores(northline: Any) -> None:
    """Q8, M10: who scored higher recommends more; depot, series and the month of the first order stand on every row."""
    northline.gather()
    answered: dict[str, list[tuple[int, float]]] = {}
    for question, answer, mean in northline.table(
        """
        select question, answer, avg(score) from answers a join scores s on s.voice_id = a.voice_id
        group by a.voice_id, question
        """
    ):
        answered.setdefault(question, []).append((answer, mean))
    assert set(answered) == {
        "recommend",
        "effort",
        *(f"importance {aspect}" for aspect in ("order_desk", "delivery", "lead_time", "product")),
    }
    for question in ("recommend", "effort"):
        low = [answer for answer, mean in answered[question] if mean < 6]
        high = [answer for answer, mean in answered[question] if mean > 7.5]
        assert max(sum(low) / len(low) + 1, 3) < sum(high) / len(high)
    for (attributes,) in northline.table(
        "select attributes from voices where channel_id in ('survey', 'calls')"
    ):
        assert {"branch", "customer_since", "product_version"} <= set(json.loads(attributes))


def test_dates_are_the_written_ones_in_every_channel(northline: Any, written: list[dict[str, Any]]) -> None:
    """F2"""
    northline.gather()
    said = {number(row[0]): row[1] for row in northline.table("select external_id, said_on from voices")}
    off = [
        voice["id"]
        for voice in written
        if not said[voice["id"]].startswith(voice.get("date") or voice.get("month"))
    ]
    assert off == []
    copies = [(said[voice["id"]], said[voice["copy_of"]]) for voice in written if "copy_of" in voice]
    again = [
        (said[voice["id"]], said[voice["second_failure_of"]])
        for voice in written
        if "second_failure_of" in voice
    ]
    assert all(1 <= days_between(later, first) <= 5 for later, first in copies)
    assert all(10 <= days_between(later, first) <= 90 for later, first in again)


def days_between(later: str, first: str) -> int:
    return (datetime.fromisoformat(later).date() - datetime.fromisoformat(first).date()).days


def test_before_march_the_order_desk_is_called_between_nine_and_ten() -> None:
    """M6: the pattern that a later night shall find is in the example."""
    calls = [
        one
        for language in LANGUAGES
        for one in read(EXAMPLE / "written", language)
        if one.voice["channel"] == "calls"
    ]
    desk = [
        one for one in calls if one.voice["themes"][:1] == ["order-desk"] and one.voice["tone"] != "praise"
    ]
    early = [served(one)[2] for one in desk if one.when.date() < date(2026, 3, 2)]
    others = [served(one)[2] for one in calls if one not in desk]
    assert early.count(9) / len(early) > 2 * others.count(9) / len(others)
    for one in calls:
        staff, shift, hour = served(one)
        assert hour in SHIFTS[shift][1]
        assert staff in SHIFTS[shift][0] or one.voice.get("staff")


FEBRUARY = {"id": "a", "month": "2026-02", "channel": "mail"}
DAYS = [
    (FEBRUARY, None, {}, "2026-02-01", "2026-02-28"),
    ({**FEBRUARY, "date": "2026-02-17"}, None, {}, "2026-02-17", "2026-02-17"),
    ({**FEBRUARY, "month": "2025-12"}, None, {}, "2025-12-01", "2025-12-31"),
    ({**FEBRUARY, "copy_of": "b"}, None, {"b": "2026-02-20"}, "2026-02-21", "2026-02-25"),
    ({**FEBRUARY, "copy_of": "b"}, None, {"b": "2026-01-29"}, "2026-02-01", "2026-02-03"),
    ({**FEBRUARY, "second_failure_of": "b"}, None, {"b": "2026-01-25"}, "2026-02-04", "2026-02-28"),
    (FEBRUARY, {"copy_of": "a", "date": "2026-02-20"}, {}, "2026-02-15", "2026-02-19"),
    (FEBRUARY, {"copy_of": "a", "month": "2026-02"}, {}, "2026-02-01", "2026-02-27"),
    (FEBRUARY, {"second_failure_of": "a", "date": "2026-05-01"}, {}, "2026-02-10", "2026-02-28"),
]


@pytest.mark.parametrize(("voice", "follower", "days", "earliest", "latest"), DAYS)
def test_days_stay_in_their_month_and_copies_follow_at_once(
    voice: Any, follower: Any, days: dict[str, str], earliest: str, latest: str
) -> None:
    """F1"""
    before = {name: date.fromisoformat(day) for name, day in days.items()}
    drawn = {day_of({**voice, "id": str(seed)}, follower, before).isoformat() for seed in range(300)}
    assert (min(drawn), max(drawn)) == (earliest, latest)


def test_a_month_without_a_fitting_day_is_refused() -> None:
    """F1"""
    with pytest.raises(SystemExit, match="a: its month leaves no day"):
        day_of({**FEBRUARY, "copy_of": "b"}, None, {"b": date(2026, 2, 28)})


def test_no_customer_of_the_example_is_real(northline: Any) -> None:
    """F7: example domains, fiction's phone ranges."""
    northline.gather()
    for kind, value in northline.table("select kind, value from contacts where kind in ('email', 'phone')"):
        if kind == "email":
            assert value.partition("@")[2] in ("example.com", "example.org", "example.net")
        else:
            assert value.startswith(
                ("+44 7700 900", "+7 999 000", "+966 50 000 0", "+20 100 000 0", "+962 79 000 0")
            )


def test_the_newest_words_of_the_example_are_all_there(northline: Any, written: list[dict[str, Any]]) -> None:
    """F2"""
    northline.gather()
    voices = newest_voices(northline.db)
    assert len(voices) == len(written) >= 400
    assert all(len(voice["row_hash"]) == 16 and isinstance(voice["attributes"], dict) for voice in voices)
