"""Which voices count as complaints about a theme (M9): the table of the rule, line by line."""

import pytest

from jobs.patterns.complaints import fits, is_complaint


@pytest.mark.parametrize(
    ("theme", "rating", "scores"),
    [
        ("delivery-time", 4, {}),
        ("delivery-time", 5, {"delivery": 1}),  # stars decide where there are any
        ("delivery-time", None, {"delivery": 7, "product": 1}),  # the fitting aspect decides
        ("lead-time", None, {"lead_time": 7}),
        ("mattress-comfort", None, {"delivery": 8, "product": 10}),
    ],
)
def test_no_complaint(theme, rating, scores):
    """M9: good stars, a good fitting score, or only high scores."""
    assert not is_complaint(theme, rating, scores)


@pytest.mark.parametrize(
    ("theme", "rating", "scores"),
    [
        ("delivery-time", 3, {}),
        ("delivery-time", None, {"delivery": 6, "product": 10}),
        ("order-desk", None, {"order_desk": 2}),
        ("mattress-comfort", None, {"delivery": 10, "product": 7}),
        ("website-app", None, {}),  # no score at all: a complaint until shown otherwise
    ],
)
def test_complaint(theme, rating, scores):
    """M9: low stars, a low fitting score, a low other score, or nothing to go by."""
    assert is_complaint(theme, rating, scores)


@pytest.mark.parametrize(
    ("aspect", "theme", "does"),
    [
        ("delivery", "delivery", True),
        ("delivery", "delivery-time", True),
        ("lead_time", "lead-time", True),
        ("delivery", "deliveryman", False),
        ("product", "mattress-comfort", False),
        ("lead_time", "lead", False),
    ],
)
def test_fitting_aspect(aspect, theme, does):
    """M9: the theme's id begins with the aspect's name."""
    assert fits(aspect, theme) is does
