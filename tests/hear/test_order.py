"""Order, ticket, tracking and contract numbers."""

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
    "iPhone 15 Pro, WH-1000XM4, SM-G991B, RTX 3060, WD-40, 1080p60",
    "error 0x80070057 in Windows 11, error code E-40412",
    "10000mAh, 14000BTU and 5000rpm",
    "модель KDL-43WF665, артикул 40455512",
    "case 50-50, account 24/7, order 10-12 chairs",
    "#2024 #15 #best",
    "билет 1500 руб., счёт на 45 000 рублей",
    "с10000 до 15000, по15000",
    "ب15000 ريال، بسعر ب12000",
    "الخطأ رقم 40455",
    "COVID-19, MP3, 4K, G7",
    "I pay 12000 for a ticket to the match",
    "order 1/2 portion",
    "my flight was 3rd, order 4th",
    "caf&#8230; #summer2024",
    "room 5 ABCDEFG and X7KQ2P alone",
    "заказ на 12000, по 2150 на человека",
    "ticket 7-9, case 12-14",
    "booking number please",
    "phone 2061-6871-564, tel 123-1234567-1234567",
    "в чеке 12.50",
    "the phone 89161234567 rang, call 2128490326",
]
CHANGES = [
    "my order «NL-204518» is late",
    "order number «204518», ticket «#8811»",
    "booking ref: «AB12345»",
    "nl case «F569-7778», «INV789328»",
    "заказ № «204518» и заявка «55171»",
    "накладная «12345678», договор номер «778»",
    "رقم الطلب «٢٠٤٥١٨» متأخر",
    "فاتورة رقم «55102» وطلبي «NL-300123»",
    "بالطلب رقم «4451»",
    "parcel «RR572117937GB» and «RR 123 456 785 RU», «1Z999AA10123456784»",
    "«#A-27222», «ORD-2024-34528», «E038-9944», «2061-6871-564»",
    "amazon «123-1234567-1234567»",
    "the order that I placed last week «204518» never came",
    "PNR «QWERTY», booking code is «XKCDPL»",
    "order no.«204518»,thanks",
    "my ticket is «A7X-29K4»",
    "contract «45/2024-B»",
    "account number is «12345678»",
    "customer no «77812»",
    "purchase order «PO 44551», invoice «INV 646252»",
    "в заказе «204518» нет стула",
    "заказу № «204-518» месяц",
    "договор № «45/2024-ФЛ»",
    "лицевой счёт «2927595», л/с «40012»",
    "обращение «#55171-А» закрыли",
    "код брони «ABCDEF»",
    "трек-номер «80080012345678» не бьётся",
    "по накладной «СД-0045512» пусто",
    "чек «00451» у меня",
    "номер вашего заказа: «204518»",
    "ЗАКАЗ «228641» ЖДУ",
    "заявка номер «55171»",
    "طلبي «٢٠٤٥١٨» لم يصل",
    "رقم الشحنة «SMSA-290011223»",
    "حجز رقم «7789»، تذكرة «#A-27222»",
    "الفاتورة «INV646252»",
    "رمز الحجز «QWERTY»",
    "طلب رقم: «ORD-2024-34528»",
    "رقم الطلب هو «4451»",
    "uuid «123e4567-e89b-12d3-a456-426614174000» was logged",
    "ref «7f3k92qx81» and session «A1B2C3D4E5F6G7H8»",
    "prisoner card «LIB-2200871», booking «X7KQ2P» and «SUB#20931»",
    "invoice «2026/0417», claim «TRP-6640-AX»",
    "رقم الحجز «QX7T4M»، الرقم «RR 509 113 284 DZ»",
    "трек «cd 4471 0098», booking «x7kq2p», order 👉«8812-QN»🙏",
    "my flyer number «AB1234ZZ» and account «AB123»",
    "под номером «A4455»",
    "my job number is «abc123»",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_order_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_orders, written, "order")
