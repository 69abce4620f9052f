"""Exact days and times of day; months, years, lengths of time and opening hours stay."""

from __future__ import annotations

import pytest

from jobs.hear.date import find_dates
from tests.hear.table import check

STAYS = [
    "in May, in 2026, in May 2026, for 3 days, open 9 to 5, 24/7, 8/10, 5.5 stars, 3 may be late",
    "open 09:00-21:00, from 9:00 to 21:00",
    "on the 3rd floor, the 2nd time, on the 5th attempt",
    "march 3 miles, cost 12.50, 3.11 gb, version 1.2.3.4",
    "с 9 до 21, с 10:00 до 22:00, в мае, 10-го раза",
    "в 2026 году, в мае 2026, 30 лет стажа, оценка 4.05 балла",
    "2-го этажа, 3 дня",
    "من 9 إلى 5، في مايو 2026، من 9:00 إلى 21:00",
    "في 2026 بعد 3 أيام",
    "انتهت 3 صفر",
]
CHANGES = [
    "on «17 February 2026», «February 17th», «the 3rd of May»; «March the third»; on the «17th».",
    "«17.02.2026», «17/02/26», «2026-02-17 14:35», on «14/7» I",
    "at «14:35», «2:30 pm», at «3pm», at «14.35»",
    "«half past two», «six o'clock in the morning», «quarter to nine»",
    "«Saturday 14th March» at 7",
    "at «7.50 in the evening», ended 2020",
    "«the twenty-first of May, 2026» and «Dec 31»",
    "«17 февраля 2026 года», «17-го», «17 числа», «двадцать первого мая», «третьего июня»",
    "«17.02» приехали, в «14:35», в «14-35», в «15 ч 20 мин», в «5 часов вечера»",
    "в «половине третьего», «без пяти пять», в «три часа дня»",
    "يوم «17/2» و «17 فبراير 2026» والساعة «3:45» والساعة «٣»، «السابع عشر من فبراير»",
    "«الجمعة 6 مارس 2026» و «الأحد 25/1/2026»",
    "«١٧ شباط»، «17 رمضان 1447 هـ»، «1447/8/15»، «الساعة الثالثة والنصف»",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_date_table(written: str) -> None:
    """F1, strict mode only: first what must stay untouched, then what is masked («...»)."""
    check(find_dates, written, "date")
