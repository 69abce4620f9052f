"""Payment cards: the check digit decides, or four fours."""

from __future__ import annotations

import pytest

from jobs.hear.card import find_cards
from tests.hear.table import check

STAYS = [
    "1234567890123 is no card",
    "it took 16 days and 4 of 16 screws",
    "номер 1234567890123 не карта",
    "رقم 1234567890123 ليس بطاقة",
]
CHANGES = [
    "I paid with «4111 1111 1111 1111» today",
    "card «4111111111111111»",
    "карта «5500-0055-5555-5559» не прошла",
    "بالبطاقة «٤١١١ ١١١١ ١١١١ ١١١١» مرتين",
    "two by two «9792 9290 8100 3397» stands in fours",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_card_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_cards, written, "card")
