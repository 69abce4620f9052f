"""Names in Arabic letters, with the letters joined to them."""

from __future__ import annotations

import pytest

from jobs.hear.person_arabic import find_arabic_people
from tests.hear.table import check

STAYS = [
    "كان السائق كريم ومحترم وعندي أمل فيكم",
    "السرير جميل والنور ضعيف وسعيد بالخدمة",
    "أنا على الانتظار من أسبوع",
    "أبي تاريخ واضح للتوصيل",
    "الأبليكاسيون مزيان وكانو يضحكون",
    "صباح الخير، الله يعطيكم العافية",
    "نزلت ولا طلعت لها ريحة",
    "شكرا لكم جميعا",
    "no arabic here",
    "только по-русски",
    "ابو",
]
CHANGES = [
    "وصل «أحمد» بن",
    "اسمي «خالد العتيبي» وطلبي متأخر",
    "السائق «أحمد» وصل متأخر",
    "سلموا ل«محمد» الطلب، و«أحمد» شاهد",
    "معكم «كريم» من الرياض",
    "أختي «أمل» ما استلمت",
    "«منى عبد الفتاح» اتصلت",
    "السيدة «شمايل» تشتكي",
    "«أبو نايف» زعلان",
    "المهندس «سعيد العمري» ركب الدولاب",
    "«عبد الله» و«عبدالرحمن» هنا",
    "«فاطمة الزهراء» شكرتكم كثيرا",
    "شكرا ل«سعيد» من القسم",
    "«محمد بن سلمان القحطاني» كتب",
    "«صالح باجابر»، جدة",
    "اسمها «نورة الشمري»",
    "مكالمة من «جورج قعوار»: الطاقم تأخر",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_person_arabic_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_arabic_people, written, "person")
