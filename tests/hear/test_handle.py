"""Names on networks."""

from __future__ import annotations

import pytest

from jobs.hear.handle import find_handles
from tests.hear.table import check

STAYS = [
    "billed for the last @18 months, @1500 each",
    "2 beds @ 300, meet @ 9",
    "write to a@b.example",
    "instagram is full of your advertising",
    "в инстаграме видел рекламу",
    "شفت إعلانكم في انستا",
]
CHANGES = [
    "«@kevin_77» and «@priya.r38».",
    "instagram: «olga.k5», twitter «max_p»",
    "мой ник «vasya77», телеграм «@olga_vet»",
    "حسابي في انستا «sara_99»",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_handle_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_handles, written, "handle")
