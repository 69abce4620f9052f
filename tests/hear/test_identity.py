"""Documents and long numbers."""

from __future__ import annotations

import pytest

from jobs.hear.identity import find_ids
from tests.hear.table import check

STAYS = [
    "1,250,000 pounds, 100 nights, 2019-2021",
    "room 12, 45 minutes, error 0x80070057",
    "паспорт потеряла, ИНН не помню",
    "الهوية معي، انتظرت 45 دقيقة",
]
CHANGES = [
    "passport no «533401882», account «12345678»",
    "my NI is «AB 12 34 56 C», thanks",
    "паспорт «4509 123456», ИНН «7701234567»",
    "СНИЛС «112-233-445 95»",
    "رقم الهوية «1098765432» ظاهر",
    "الإقامة رقم «٢٠٩٨٧٦٥٤٣٢»",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_identity_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_ids, written, "id")
