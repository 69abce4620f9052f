"""Places of strict mode: what stays, then what is masked."""

from __future__ import annotations

import pytest

from jobs.hear.place import find_places
from tests.hear.table import check

STAYS = [
    "Sharon and Linda were kind, we met after المغرب",
    "I was reading in the bath when the driver of the van came.",
    "the school was closed and the hospital was full",
    "It was a nice place and the road was wide",
    "This Street is my street, and the ward was clean",
    "Mr Jordan and Victoria were kind",
    "Магазин хороший, школа рядом, больница далеко",
    "Владимир помог, за что ему спасибо, был мир и покров",
    "на улице холодно, в районе магазина пусто",
    "المدرسة قريبة والمستشفى بعيد والشارع زحمة",
    "في شارع قريب من البيت",
    "الخليل شخص محترم والجديدة افضل",
]
CHANGES = [
    "they never come to «Nether Wallop» any more",
    "the branch in «Leeds» is closed, as in «New York»",
    "queue in «Reading» was long",
    "i am from «leeds» too",
    "my son goes to «Oak Hill Primary» and I work at «Leeds General Infirmary»",
    "nurses of «Ward 7» at «St James's»",
    "the shop on «Park Road» and the one on «station road»",
    "we are «the only house behind the mill in Nether Wallop», so come",
    "a «cottage opposite the church in Thirsk», ours",
    "Живу в «Казани», учился в «Рыбинске»",
    "магазин на «улице Ленина» и на «Невском проспекте»",
    "сын в «школе № 12», мать в «поликлинике 5»",
    "у нас «единственный дом за мельницей», других нет",
    "из «села Покровское» ехать час",
    "приезжал из «Владимира» сюда",
    "الفرع في «الرياض» مقفل وفي «حي النرجس» كمان",
    "ابني في «مدرسة الفلاح» وانا في «جدة»",
    "رحت ل«دبي» مرتين",
    "جيت من «العين» امس",
    "«بيتنا خلف المسجد الكبير»، واضح",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_place_table(written: str) -> None:
    """Anonymisation, strict mode: first what must stay untouched, then what is masked («...»)."""
    check(find_places, written, "place")
