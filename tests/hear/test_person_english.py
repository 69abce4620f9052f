"""Names in Latin letters."""

from __future__ import annotations

import pytest

from jobs.hear.person_english import find_english_people
from tests.hear.table import check

STAYS = [
    "Comcast Data Cap",
    "Faultless.",
    "Unfair Billing Practices",
    "Paris blue sofa, order of 2 chairs, 100 nights.",
    "Will it come in May? Grace period over, mark on the table.",
    "I Will wait until April or June",
    "The Oscar chair and the Charlotte bed are lovely.",
    "Great Sofa. Delivery on Monday from Leeds.",
    "this is very good, I am happy, thanks for the bed",
    "they had a rose, a jack and a bill",
    "GOOD SERVICE, WILL BUY AGAIN",
    "Never Again",
    "نص عربي فقط",
    "только по-русски",
]
CHANGES = [
    "I am still waiting for it.\nBest wishes,\n«Zyxwvut»",
    "This is «Hannah Whitlock», hello",
    "My name is «Fitzroy Delapenha» and my bed is late",
    "«Olga» helped me, «Hannah»'s voice was kind",
    "my neighbour Mr «Osei» signed for it",
    "Mrs «King» and Dr «May» were there",
    "spoke to «mark» on monday",
    "thanks, «hannah»",
    "«HANNAH WHITLOCK» WAS HERE",
    "«Mark Brown» came; I asked «Will Young»",
    "my cousin «Patrice» has a licence",
    "«Shabnam Qureshi», Bradford. Sofa promised.",
    "«Dafydd Pryce» drove here",
    "The quote of «L. Green» is wrong",
    "Kind regards,\n«Jean-Luc Mbala»",
    "«Ruth Ashworth-Cole» rang",
    "«Tariq» and «Mei Ling Tan» carried it",
    "mr «dvorsky» rang twice",
    "a certain «marion bauer» signed",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_person_english_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_english_people, written, "person")
