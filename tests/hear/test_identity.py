"""Documents and long numbers."""

from __future__ import annotations

import pytest

from jobs.hear.identity import find_ids
from tests.hear.table import check

STAYS = [
    "the centre was full by 10 and the meter read 5",
    "1,250,000 pounds, 100 nights, 2019-2021",
    "room 12, 45 minutes, error 0x80070057",
    "паспорт потеряла, ИНН не помню",
    "الهوية معي، انتظرت 45 دقيقة",
    "passport 2024 renewal, licence for 3 years",
    "артикул 4607123, модель 1234567",
    "paid 1234567 in all",
    "выдали паспорт в 2019 году",
    "population of 12000000, distance 5.1234567",
    "version 4.0.1.2 of the app",
    "no digits here",
    "order 2345 6789 0123, model 2345 6789 0123",
    "الموديل 1234567 غير متوفر",
    "جواز 2025 جديد",
    "счётчик крутится, 450 кВт за месяц",
]
CHANGES = [
    "رقم التعريف الجبائي «1422097/K/A/M/000» ناقص",
    "MPAN is «00 111 222 13 4567 8901 234» on the bill",
    "Pt ID «MRN-00 44 719» was merged",
    "Candidate number «4417», centre «60122»",
    "roll no. «21CS0B117» withheld",
    "Medicare «2000 12345 1 / 2» rejected",
    "passport no «533401882», account «12345678»",
    "my NI is «AB 12 34 56 C», thanks",
    "паспорт «4509 123456», ИНН «7701234567»",
    "СНИЛС «112-233-445 95»",
    "رقم الهوية «1098765432» ظاهر",
    "الإقامة رقم «٢٠٩٨٧٦٥٤٣٢»",
    "SSN «512-35-8786», passport «A07975373»",
    "NHS number «943 476 5919», PPS «1234567FA»",
    "driver's license «F162823540116»",
    "PAN «ABCDE1234F», Aadhaar «2345 6789 0123»",
    "member «88123», student id «20191234»",
    "patient number: «H 445512»",
    "licence «MORGA657054SM9IJ»",
    "my IP is «203.113.176.220»",
    "device «2001:0db8:85a3:0000:0000:8a2e:0370:7334» here",
    "серия «45 10 номер 123456» паспорт",
    "паспорт серии «4510 № 123456»",
    "паспорт «45 10 123456», загран «75 1234567»",
    "ИНН «770123456789»",
    "водительское удостоверение «9912 345678»",
    "табельный номер «4521», медкарта «55102»",
    "вот номер,«12345678»,проверьте",
    "هويتي «784-1976-2685314-5» والرقم القومي «29001011234567»",
    "رقم الجواز «A12345678»",
    "بطاقة التعريف الوطنية «BE123456»",
    "الرقم الوطني «٩٨٥١٠٢٣٤٥٦»",
    "رخصة القيادة «٤٤٥٥١٢»",
    "رقم الملف «55102»",
    "Medicare «2123 45670 1», prisoner number «A1234ZZ»",
    "driving licence «JONES 710238 HA1YX», NI «QQ 65 43 21 A»",
    "ПТС «78 УК 550913», свидетельство «III-АГ № 660215»",
    "IMEI «356938035643809» was stolen",
    "id «A-55102»",
    "амбулаторная карта № «1188-ж» потеряна",
    "патент «78 № 0000041899» выдан",
    "счётчик «СГВ-16 №0044111» поверен",
    "ветпаспорт «643 0000 9911 0118» у кота",
    "доверенность «77 АВ 0041829» не взяли",
    "охотничий билет «17 № 004418»",
    "кадастровый «77:01:0001001:1234»",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_identity_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_ids, written, "id")
