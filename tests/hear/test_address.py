"""Postal addresses; a street or a city alone stays."""

from __future__ import annotations

import pytest

from jobs.hear.address import find_addresses
from tests.hear.table import check

STAYS = [
    "на улицах подключают к теле2 бесплатно",
    "They deliver to Leeds and London on the high street.",
    "9 to 10 in the street, 2 hours drive, 3 times in a row",
    "I sat 45 minutes on the way",
    "no number here at all",
    "На Ленинском проспекте парковки нет, в Москве тоже.",
    "Ждал на улице 2 часа, на 3 этаж подняли",
    "الشارع مزدحم في الرياض، انتظرت 3 ساعات",
    "طلعوا الدور 3 بدون مصعد",
]
CHANGES = [
    "I live at «14 Larkspur Road» in Leeds",
    "send it to «Flat 9, 31 Tamworth Rise, Croydon CR0 4QT» please",
    "«14 larkspur road» is where I am",
    "postcode «LS6 2AB», or «sw1a 1aa»",
    "we are flat upstairs: «flat 12»",
    "Адрес: «ул. Ленина, д. 5, кв. 12», домофон",
    "живу на «проспект Мира 12-34»",
    "«Невский проспект, 28» и «кв. 17»",
    "العنوان «شارع الملك فهد، عمارة ١٢، شقة ٤»",
    "ساكن في «شارع الياسمين 18» بجدة",
    "أنا في «عمارة 12 شقة 4»",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_address_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_addresses, written, "address")
