"""What came in is somewhere: fetched = new + changed + same + quarantined + erased (F2, M1)."""

from __future__ import annotations

from collections import Counter

import pytest

from jobs.gather.ledger import MANY, Counts, refuse_all_unreadable, refuse_imbalance
from jobs.refusal import Refusal


@pytest.mark.parametrize("counts", [Counts(), Counts(10, 1, 2, 3, 4), Counts(3, 3), Counts(3, 1, erased=2)])
def test_a_balanced_ledger_passes(counts: Counts) -> None:
    """M1"""
    refuse_imbalance(counts, "form")


@pytest.mark.parametrize("counts", [Counts(1), Counts(10, 1, 2, 3, 3), Counts(10, 1, 2, 3, 5), Counts(0, 1)])
def test_a_missing_or_doubled_voice_stops_the_run(counts: Counts) -> None:
    """M1"""
    with pytest.raises(Refusal, match=f"form: {counts.fetched} came in but"):
        refuse_imbalance(counts, "form")


def test_counts_are_added_and_told() -> None:
    """M1"""
    both = Counts(10, 1, 2, 3, 4) + Counts(1, 1)
    assert both == Counts(11, 2, 2, 3, 4)
    assert both.words() == "2 new, 2 changed, 3 same, 4 quarantined"
    assert Counts(1, erased=1).words().endswith("0 quarantined, 1 of erased persons passed over")


READABLE = [
    Counts(),
    Counts(MANY - 1, quarantined=MANY - 1),
    Counts(MANY, 1, quarantined=MANY - 1),
    Counts(MANY, MANY),
]


@pytest.mark.parametrize("counts", READABLE)
def test_a_few_broken_voices_are_no_broken_source(counts: Counts) -> None:
    """F2"""
    refuse_all_unreadable(counts, Counter({"No words.": counts.quarantined}), "form")


def test_a_source_of_which_nothing_can_be_read_is_refused_with_the_commonest_reason() -> None:
    """F2"""
    reasons = Counter(
        {"No words.": 1, "The date cannot be read (set date_format for this source).": MANY - 1}
    )
    with pytest.raises(
        Refusal, match=f"none of {MANY} voices can be read, {MANY - 1} of them .* The date cannot be read"
    ):
        refuse_all_unreadable(Counts(MANY, quarantined=MANY), reasons, "form")
