"""Payment cards: the check digit decides, or four fours, or the word before."""

from __future__ import annotations

import pytest

from jobs.hear.card import find_cards
from tests.hear.table import check

STAYS = [
    "1234567890123 is no card",
    "it took 16 days and 4 of 16 screws",
    "номер 1234567890123 не карта",
    "رقم 1234567890123 ليس بطاقة",
    "ending in 2024, we stay",
    "the last 4 digits were wrong",
    "in XXXX 2015 I moved, 1681623 (a)",
    "карта не прошла",
    "5 ** hotel, ***, 4* and ****",
    "انتهت ب 4 نجوم",
    "price ends in 99",
    "phone 8 916 123-45-67 89161234567",
]
CHANGES = [
    "I paid with «4111 1111 1111 1111» today",
    "card «4111111111111111»",
    "карта «5500-0055-5555-5559» не прошла",
    "بالبطاقة «٤١١١ ١١١١ ١١١١ ١١١١» مرتين",
    "two by two «9792 9290 8100 3397» stands in fours",
    "amex «3743 772567 85130», «374377256785130»",
    "card «4111.1111.1111.1111»",
    "visa «4276 **** **** 1234», «**** 1234», «xxxx-xxxx-xxxx-4021»",
    "card ending in «4021», cvv «123»",
    "my card is «4111 1111 1111 1112»",
    "maestro «6759649826438453»",
    "gift card «2900 4471 083»",
    "card ending in «2024»",
    "карта «4276 38** **** 1234», карта *«4021»",
    "заканчивается на «4021»",
    "последние 4 цифры «4021»",
    "карта номер «2200 1234 5678 9012»",
    "карточкой «2202834701746814»",
    "بطاقتي المنتهية بـ «4021»",
    "آخر أربع أرقام «٤٠٢١»",
    "فيزا «5123 4567 8901 2346»",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_card_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_cards, written, "card")
