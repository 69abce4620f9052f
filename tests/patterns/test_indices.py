"""Every index with its n, interval and formula, in all, by channel and by period (Q8)."""

import pytest

from jobs.patterns.indices import by_channel, by_half_year, by_month, indices, weights_of
from jobs.patterns.surveyed import Voice


def voice(number, author="", channel="survey", said_on="2026-01-01", **given):
    return Voice(number, author or str(number), channel, said_on, **given)


def found(voices, weights=None):
    return {(index.kind, index.aspect): index for index in indices(voices, weights)}


@pytest.mark.parametrize("voices", [[], [voice(1)], [voice(1, scores={"product": 7})]])
def test_nothing_answered_gives_no_mean(voices):
    """Q8: one customer gives shares with their wide interval, never a mean."""
    assert not {kind for kind, _ in found(voices)} & {"csi", "plain-csi", "aspect", "nps", "ces", "stars"}


def test_every_index_by_hand():
    """Q8"""
    voices = [
        voice(1, scores={"product": 9, "delivery": 5}, answers={"recommend": 10, "effort": 7}),
        voice(2, scores={"product": 5}, answers={"recommend": 6, "effort": 3}),
        voice(3, rating=4),
        voice(4, rating=1),
    ]
    values = {key: round(index.figure.value, 2) for key, index in found(voices).items()}
    assert values == {
        ("csi", ""): 60.0,
        ("plain-csi", ""): 60.0,
        ("aspect", "product"): 7.0,
        ("csat", "product"): 50.0,
        ("csat", "delivery"): 0.0,
        ("stars", ""): 50.0,
        ("nps", ""): 0.0,
        ("ces", ""): 5.0,
        ("easy", ""): 50.0,
    }
    assert all(index.figure.formula and index.figure.n for index in indices(voices))


def test_weights_come_from_stated_importance():
    """Q2, Q8: w = mean importance as a share of all; the plain index beside it shows what the weights do."""
    voices = [
        voice(1, scores={"product": 2, "delivery": 6}, answers={"importance product": 3, "importance delivery": 9}),
        voice(2, scores={"product": 2, "delivery": 6}),
    ]  # fmt: skip
    assert weights_of(voices) == {"product": 0.25, "delivery": 0.75}
    assert weights_of([voice(1, scores={"product": 2, "delivery": 6})]) == {"product": 0.5, "delivery": 0.5}
    both = found(voices)
    assert (both["csi", ""].figure.value, both["plain-csi", ""].figure.value) == (50, 40)


def test_a_part_is_weighted_as_the_whole():
    """Q8: a channel where importance was not asked is weighted as all others."""
    part = [
        voice(1, scores={"product": 2, "delivery": 6}),
        voice(2, scores={"product": 2, "delivery": 6}),
    ]
    assert found(part, {"product": 0.25, "delivery": 0.75})["csi", ""].figure.value == 50


def test_nps_takes_each_customers_newest_answer():
    """Q8"""
    voices = [
        voice(1, "ann", said_on="2026-03-01", answers={"recommend": 9}),
        voice(2, "ann", said_on="2026-01-01", answers={"recommend": 0}),
        voice(3, "ann", said_on="2026-02-01", answers={"recommend": 0}),
    ]
    figure = found(voices)["nps", ""].figure
    assert (figure.value, figure.n) == (100, 1)


@pytest.mark.parametrize(("number", "enough"), [(29, False), (30, True)])
def test_few_answers_are_for_orientation_only(number, enough):
    """Q8: n below 30 is never published."""
    voices = [voice(n, scores={"product": 7 + n % 2}) for n in range(number)]
    assert found(voices)["csi", ""].enough is enough


def test_channels_months_and_halves():
    """Q8: a half of the calendar year is named by its first and last month."""
    voices = [
        voice(1, channel="survey", said_on="2025-12-31"),
        voice(2, channel="calls", said_on="2026-01-01T00:10:00+03:00"),
        voice(3, channel="survey", said_on="2026-06-30"),
        voice(4, channel="survey", said_on="2026-07-01"),
    ]
    numbers = lambda groups: {key: [one.number for one in said] for key, said in groups.items()}  # noqa: E731
    assert numbers(by_channel(voices)) == {"calls": [2], "survey": [1, 3, 4]}
    assert list(by_month(voices)) == ["2025-12", "2026-01", "2026-06", "2026-07"]
    assert numbers(by_half_year(voices)) == {
        ("2025-07", "2025-12"): [1],
        ("2026-01", "2026-06"): [2, 3],
        ("2026-07", "2026-12"): [4],
    }
