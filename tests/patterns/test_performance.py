"""Importance beside performance; what is derived is association and refuses with too few customers (M10; statistics, Drivers)."""

import numpy as np
import pytest

from jobs.patterns.drivers import FEWEST, Case, drivers, needed_for
from jobs.patterns.figure import Figure
from jobs.patterns.performance import NAMED_BY, Place, chosen_aspects, map_aspects, map_themes, verdict
from jobs.patterns.surveyed import Voice

NAMES = ("a", "b")


def cases(number, pull=(1.0, 0.0), noise=0.5, authors=None):
    random = np.random.default_rng(1)
    given = random.normal(size=(number, 2))
    outcome = given @ np.array(pull) + noise * random.normal(size=number)
    return [
        Case(
            str(n % (authors or number)), float(outcome[n]), dict(zip(NAMES, given[n].tolist(), strict=True))
        )
        for n in range(number)
    ]


REFUSED = [
    [],
    cases(FEWEST - 1),
    cases(3 * FEWEST, authors=FEWEST - 1),  # answers do not make customers
    [Case(str(n), float(n), {"a": float(n)}) for n in range(FEWEST)],  # one driver has nothing to share with
    cases(FEWEST, pull=(0.0, 0.0)),  # chance explains as much
    [Case(str(n), 5.0, {"a": float(n), "b": float(n % 7)}) for n in range(FEWEST)],  # all answered the same
    [Case(str(n), float(n), {"a": 3.0, "b": 3.0}) for n in range(FEWEST)],  # drivers that never vary
]


@pytest.mark.parametrize("given", REFUSED)
def test_nothing_is_shared_out_without_ground(given):
    """M10"""
    found = drivers(given, 1, 20)
    assert found.shares == {}
    assert found.needed == FEWEST


@pytest.mark.parametrize(("number", "customers"), [(2, 100), (5, 100), (6, 120), (12, 240)])
def test_more_drivers_need_more_customers(number, customers):
    """M10"""
    assert needed_for(number) == customers


@pytest.mark.parametrize(
    ("pull", "share"), [((1.0, 0.0), 100), ((0.0, 1.0), 0), ((1.0, 1.0), 50), ((2.0, -1.0), 80)]
)
def test_independent_drivers_share_by_the_squares_of_their_pull(pull, share):
    """M10: for drivers that do not go together Johnson's weights are the squared coefficients; a negative pull counts too."""
    found = drivers(cases(4000, pull), 1, 200)
    figure = found.shares["a"]
    assert figure.value == pytest.approx(share, abs=4)
    assert (figure.low <= share + 1, figure.high >= share - 1) == (True, True)
    assert sum(one.value for one in found.shares.values()) == pytest.approx(100)
    assert 0 < found.explained < 1


def test_the_same_seed_gives_the_same_intervals():
    """M10: a report made twice is the same."""
    given = cases(FEWEST)
    assert drivers(given, 7, 50) == drivers(given, 7, 50)
    assert drivers(given, 7, 50).shares["a"].low != drivers(given, 8, 50).shares["a"].low


def test_twins_share_alike():
    """M10: two drivers that are the same get the same share, where a regression would fall over."""
    given = [Case(one.author, one.outcome, {**one.drivers, "twin": one.drivers["a"]}) for one in cases(200)]
    found = drivers(given, 1, 50).shares
    assert found["a"].value == pytest.approx(found["twin"].value)


def voice(number, scores, recommend=None, themes=(), **answers):
    given = answers if recommend is None else {**answers, "recommend": recommend}
    return Voice(number, str(number), "survey", "2026-01-01", scores=scores, answers=given, themes=themes)


def asked(number):
    """Recommending follows the product; delivery is what people say is important."""
    return [
        voice(n, {"product": 3 + n % 7, "delivery": 3 + n // 7 % 7}, 2 + n % 7, **{"importance delivery": 9 - n % 2})
        for n in range(number)
    ]  # fmt: skip


def test_too_few_answers_keep_performance_and_stated_importance():
    """M10"""
    found = map_aspects(asked(FEWEST - 1), 1, 20)
    assert [place.name for place in found.places] == ["delivery", "product"]
    assert all(place.derived is None and place.performance for place in found.places)
    assert found.places[0].stated.value == pytest.approx(8.5, abs=0.1)
    assert found.places[1].stated is None
    assert (found.fit.customers, found.fit.needed) == (FEWEST - 1, FEWEST)
    assert map_aspects([], 1, 20).places == ()


def test_derived_and_stated_importance_may_differ():
    """M10"""
    first, second = map_aspects(asked(140), 1, 50).places
    assert (first.name, second.name) == ("product", "delivery")
    assert first.derived.value > 90
    assert second.stated is not None


@pytest.mark.parametrize(
    ("both", "only", "chosen"),
    [(100, 0, {"a", "b", "c"}), (99, 1, {"a", "b"}), (0, 99, {"a", "b"}), (0, 0, set())],
)
def test_an_aspect_that_few_scored_is_left_out_rather_than_most_customers(both, only, chosen):
    """M10: never chosen by what it would show."""
    voices = [voice(n, {"a": 5, "b": 5, "c": 5}, 5) for n in range(both)]
    voices += [voice(1000 + n, {"a": 5, "b": 5}, 5) for n in range(only)]
    assert chosen_aspects(voices) == chosen


def test_themes_are_placed_by_what_goes_with_recommending():
    """M10: who names the courier recommends less; a theme of few customers and voices without the answer tell nothing."""
    voices = [
        voice(n, {}, 3 if n % 4 == 0 else 8 + n % 3, ("courier",) if n % 4 == 0 else ("bed",))
        for n in range(120)
    ]
    voices += [voice(200 + n, {}, 9, ("rare",)) for n in range(NAMED_BY - 1)]
    voices += [voice(300 + n, {}, None, ("courier",)) for n in range(50)]
    found = map_themes(voices, 1, 50)
    assert {place.name for place in found.places} == {"courier", "bed"}
    performance = {place.name: place.performance for place in found.places}
    assert (performance["courier"].value, performance["courier"].n) == (3, 30)
    assert found.fit.explained > 0.5
    assert all(place.stated is None for place in found.places)


def figure(low, high):
    return Figure((low + high) / 2, low, high, 100, "")


STANDS = [
    (None, figure(60, 80), "open"),  # never scored
    (figure(6.5, 7.5), figure(60, 80), "open"),  # the usual level lies inside the interval
    (figure(7, 8), figure(60, 80), "open"),  # at the edge of it
    (figure(5, 6), figure(60, 80), "work on this"),
    (figure(8, 9), figure(60, 80), "keep it up"),
    (figure(5, 6), figure(25, 80), "weak"),  # a fair share of 25 % lies at the edge of the interval
    (figure(8, 9), figure(10, 80), "strong"),
    (figure(5, 6), None, "weak"),
]


@pytest.mark.parametrize(("performance", "derived", "stands"), STANDS)
def test_where_a_place_stands_is_said_only_when_its_intervals_say_so(performance, derived, stands):
    """M10: four places are compared, the usual level is 7."""
    assert verdict(Place("a", performance, None, derived), 4, 7.0) == stands
