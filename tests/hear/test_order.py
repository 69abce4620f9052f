"""Order, ticket and contract numbers."""

from __future__ import annotations

import pytest

from jobs.hear.order import find_orders
from tests.hear.table import check

STAYS = [
    "I ordered 2 chairs in 2026, order of 2 chairs",
    "the order 2026 was fine",
    "100 nights, version 4.0, B12",
    "room 12 and mattress M5",
    "account for 3 of us, case closed in 24 hours",
    "заказ 2 стульев, заказал в 2025",
    "№ 1 в городе",
    "طلب كرسيين، طلبت في 2026",
    "الطلب وصل بعد 3 أيام",
    "ticket 24,50 and invoice 99.95",
]
CHANGES = [
    "my order «NL-204518» is late",
    "order number «204518», ticket #«8811»",
    "booking ref: «AB12345»",
    "nl case «F569-7778», «INV789328»",
    "заказ № «204518» и заявка «55171»",
    "накладная «12345678», договор номер «778»",
    "رقم الطلب «٢٠٤٥١٨» متأخر",
    "فاتورة رقم «55102» وطلبي «NL-300123»",
    "بالطلب رقم «4451»",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_order_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_orders, written, "order")
