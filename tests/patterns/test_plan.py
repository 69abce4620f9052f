"""What each channel gives for the work it costs, and who speaks where (F3)."""

import pytest

from db.channels import voices_by_channel
from jobs.patterns.plan import Heard, groups, known_of, months_counted, plan

MONTHS = ("2026-01", "2026-02")


def heard(channel, number, acted=0, day="2026-01-10", group=None):
    """So many voices of as many customers, the first of which call for action."""
    return [Heard(f"{channel} {n}", channel, day, n < acted, group) for n in range(number)]


SPANS = [
    ([], "2026-10", ()),
    (["2026-11-02"], "2026-10", ()),  # the month still runs
    (["2026-09-02", "2026-10-02"], "2026-10", ("2026-09", "2026-10")),
    (["2019-01-01"], "2026-02", tuple(f"2025-{m:02}" for m in range(3, 13)) + MONTHS),
]


@pytest.mark.parametrize(("days", "last", "months"), SPANS)
def test_at_most_the_newest_year_of_whole_months_counts(days, last, months):
    """F3"""
    assert months_counted(days, last) == months


def test_a_channel_with_its_yield():
    """F3: hours of two months; a customer who writes twice is one; older voices are left out."""
    said = [*heard("mail", 30, 12), Heard("mail 0", "mail", "2026-02-01", actionable=True)]
    said += heard("mail", 5, 5, day="2025-12-31")
    (found,) = plan(said, {"mail": 5.0}, MONTHS)
    assert (found.voices, found.customers, found.acted, found.hours) == (31, 30, 13, 10)
    assert (found.an_hour, found.acted_an_hour, found.warns) == (3.1, 1.3, False)
    assert found.actionable.value == pytest.approx(100 * 13 / 31)
    assert found.actionable.low < found.actionable.value < found.actionable.high


ORDERS = [
    ({}, ["big", "mid", "small"]),  # by number
    ({"small": 1.0, "big": 100.0}, ["small", "big", "mid"]),  # for an hour first, the unknown last
    ({"idle": 3.0}, ["idle", "big", "mid", "small"]),  # hours without a voice are told too
]


@pytest.mark.parametrize(("hours", "order"), ORDERS)
def test_the_most_that_calls_for_action_stands_first(hours, order):
    """F3"""
    said = [*heard("small", 6, 5), *heard("mid", 8, 6), *heard("big", 40, 30)]
    assert [one.channel for one in plan(said, hours, MONTHS)] == order


@pytest.mark.parametrize(("number", "warns"), [(0, True), (19, True), (20, False)])
def test_fewer_than_twenty_voices_warn(number, warns):
    """F3: of a channel and of a kind of customer."""
    said = [*heard("mail", number), *heard("form", 40)]
    assert {one.channel: one.warns for one in plan(said, {"mail": 1.0}, MONTHS)}["mail"] is warns
    of_a_kind = groups(heard("mail", number, group="60+"))
    assert [group.warns for group in of_a_kind] == ([warns] if number else [])


def test_where_each_kind_of_customer_speaks_most():
    """F3: unknown ones are left out; en, ru and ar names of groups."""
    said = [
        *heard("forum", 9, group="до 30"),
        *heard("mail", 3, group="до 30"),
        *heard("calls", 5, group="كبار"),
    ]
    found = groups([*said, *heard("form", 50)])
    assert [(one.name, one.voices, one.channel, one.share.value) for one in found] == [
        ("до 30", 12, "forum", 75),
        ("كبار", 5, "calls", 100),
    ]
    assert groups(heard("form", 3)) == []


def test_what_one_voice_tells_holds_for_the_customer():
    """F3"""
    told = known_of([("a", "30-45"), ("a", None), ("b", None), ("c", "60+"), ("c", "75+")])
    assert [told(author) for author in "abc"] == ["30-45", None, "75+"]


def test_rows_are_those_that_count(town):
    """F3, F4, M1: no copy, no rejected one, no competitor; newest stars, lowest score, own case."""
    first = town.say(
        "2026-01-05T10:00", themes=["delivery-time"], rating=5, scores={"delivery": 3, "desk": 9}
    )
    town.revise(first, 1, 2)
    town.say("2026-01-05", state="duplicate", same_as=first)
    town.say("2026-01-05", state="rejected")
    town.say("2026-01-05", channel="theirs", subject="competitor X", state="private")
    second = town.say("2026-01-06", channel="form")
    town.db.execute(
        "insert into cases (voice_id, state, opened_on) values (?, 'received', '2026-01-06')", [second]
    )
    keys = ("voice_id", "channel_id", "day", "rating", "lowest", "placed", "with_case", "known", "inside")
    assert [tuple(row[key] for key in keys) for row in voices_by_channel(town.db)] == [
        (first, "survey", "2026-01-05", 2, 3, 1, 0, 0, 1),
        (second, "form", "2026-01-06", None, None, 0, 1, 0, 1),
    ]
