"""The net promoter score, and when it is refused (Q8)."""

import pytest

from jobs.patterns.nps import RECOMMEND, Question, nps
from jobs.refusal import Refusal


@pytest.mark.parametrize(
    "question",
    [
        Question("would you recommend", 1, 10),
        Question("would you recommend", 0, 5),
        Question("how satisfied are you", 0, 10),
    ],
)
def test_another_question_is_refused(question):
    """Q8: NPS only on 'would you recommend' from 0 to 10."""
    with pytest.raises(Refusal, match="NPS needs"):
        nps([9, 9], question)


@pytest.mark.parametrize("answer", [-1, 11])
def test_an_answer_off_the_scale_is_refused(answer):
    """Q8: a wrong column is noticed."""
    with pytest.raises(Refusal, match="outside 0 to 10"):
        nps([5, answer], RECOMMEND)


def test_no_answers_no_score():
    """Q8: nothing is invented."""
    assert nps([], RECOMMEND) is None


@pytest.mark.parametrize(
    ("answers", "value"),
    [([6], -100), ([7], 0), ([8], 0), ([9], 100), ([0, 10], 0), ([10, 9, 8, 6], 25)],
)
def test_edges_of_promoters_and_detractors(answers, value):
    """Q8: 0-6 detract, 7-8 neither, 9-10 promote."""
    assert nps(answers, RECOMMEND).value == value


def test_adjusted_wald_by_hand():
    """statistics, NPS: 12 promoters, 5 neutral, 3 detractors: p' = 12.75/23, d' = 3.75/23."""
    figure = nps([10] * 12 + [7] * 5 + [2] * 3, RECOMMEND)
    assert (figure.value, figure.n) == (pytest.approx(45.0), 20)
    assert (figure.low, figure.high) == (pytest.approx(8.5, abs=0.1), pytest.approx(69.8, abs=0.1))


def test_unanimous_answers_still_have_an_interval():
    """statistics, NPS: near the end the plain interval would be empty."""
    figure = nps([10] * 20, RECOMMEND)
    assert (figure.value, figure.high) == (100, 100)
    assert figure.low == pytest.approx(69.7, abs=0.1)  # p' = 20.75/23, d' = 0.75/23
