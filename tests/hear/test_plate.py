"""Number plates; weak forms only after a word for a plate."""

from __future__ import annotations

import pytest

from jobs.hear.plate import find_plates
from tests.hear.table import check

STAYS = [
    "a plate of 12 wings, 3 plates 12 each",
    "registration took 30 minutes",
    "no digits",
    "в 100 км 50 метров, с 200 м 20, в 100 км 500",
    "машина 2019 года, номер в гостинице",
    "لوحة جميلة على الجدار، سيارة موديل 2020",
    "plates: 45 in all",
    "الباص السياحي رقم ١١٠ و ثم نزلنا، باص رقم 212 ومترو",
    "الباص رقم 14 يمر من هنا، السيارة وصلت بعد 3 أيام",
    "MH17 HAD TO TURN, MH17 via Leeds, #MH17 BUK and #mh17 buk",
    "M5 and AB12 are sizes, in20 min, up20 the",
]
CHANGES = [
    "car «AB12 CDE» parked, reg «ab12cde»",
    "licence plate is «7ABC123», number plate: «BX-4421»",
    "the Irish one «191-D-12345»",
    "registration number «KA 01 AB 1234»",
    "number plate «AB12», a van «bd51 smr»",
    "«KA 05 MN 4417» and «7ABC123»",
    "«А123ВС77» и «а123вс 777», «A123BC 77»",
    "госномер «в 123 от 50», номер машины «123»",
    "машина с номером «х001ам97», такси номер «456»",
    "«М 456 ОР 199», «в 318 ма 193», «К111ВЕ05RUS»",
    "لوحة السيارة «أ ب ج 1234»",
    "سيارة «١٢٣٤ س ص ع»",
    "رقم اللوحة «4455 ABC»، «184 تونس 2207»، «DXB-P 40718»",
    "السيارة رقم «110» و ثم نزلنا",
    "السيارة رقم «حكم 4471»، نمرة العربية «ن ب 512»",
    "التكسي لوحة «21 ب 55881» وباص رقم «4418»",
    "الطوموبيل «12345-أ-6» دازت و «12345 | ب | 26» واقفة",
    "لوحة «ابوظبي 17/48120» ثم لوحة «512883»",
    "«Dubai A 12345» and «دبي K 4455»",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_plate_table(written: str) -> None:
    """F1, strict and normal: first what must stay untouched, then what is masked («...»)."""
    check(find_plates, written, "plate")
