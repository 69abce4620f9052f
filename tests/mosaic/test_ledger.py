"""The ledger adds up, or says which voices are missing."""

from __future__ import annotations

import pytest

from jobs.mosaic.ledger import STATES, Entry, in_words, make_ledger
from jobs.refusal import Refusal


def test_every_voice_stands_in_three_lines() -> None:
    """M1: overall, by channel and by language; quarantined ones have a channel only."""
    entries = [
        Entry(number, "mail" if number % 2 else "form", "en", state) for number, state in enumerate(STATES)
    ]
    lines = make_ledger([*entries, Entry(9, "mail", "ru", "placed")], {"mail": 2, "feed": 1})
    assert [in_words(line) for line in lines] == [
        "everything: 9 received = 2 placed + 1 unplaced + 1 rejected + 1 duplicate + 1 private + 3 quarantined",
        "channel feed: 1 received = 0 placed + 0 unplaced + 0 rejected + 0 duplicate + 0 private + 1 quarantined",
        "channel form: 3 received = 1 placed + 0 unplaced + 1 rejected + 0 duplicate + 1 private + 0 quarantined",
        "channel mail: 5 received = 1 placed + 1 unplaced + 0 rejected + 1 duplicate + 0 private + 2 quarantined",
        "language en: 5 received = 1 placed + 1 unplaced + 1 rejected + 1 duplicate + 1 private + 0 quarantined",
        "language ru: 1 received = 1 placed + 0 unplaced + 0 rejected + 0 duplicate + 0 private + 0 quarantined",
    ]


def test_nothing_received_adds_up() -> None:
    """M1: an empty night is a true night."""
    assert [line.received for line in make_ledger([], {})] == [0]


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        ([None], "1 of 1 voices are nowhere (voice 0)"),
        (["placed", "lost"], "1 of 2 voices are nowhere (voice 1)"),
        (["placed"] * 3 + [None] * 6, "6 of 9 voices are nowhere (voice 3, 4, 5, 6, 7 ...)"),
    ],
)
def test_a_lost_voice_is_named(states: list[str | None], sentence: str) -> None:
    """M1: the build fails and names the missing voices."""
    with pytest.raises(Refusal) as refused:
        make_ledger([Entry(number, "mail", "en", state) for number, state in enumerate(states)], {})
    assert sentence in str(refused.value)
