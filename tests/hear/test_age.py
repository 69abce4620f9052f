"""Ages and years of birth; how long a thing or a service lasts stays."""

from __future__ import annotations

import pytest

from jobs.hear.age import find_ages
from tests.hear.table import check

STAYS = [
    "I'm 34 weeks pregnant, I am 5 minutes late, I'm 100% sure",
    "it was returned 3 years ago, open 9 to 5, for 3 days, 30 years of service, a 5 year warranty",
    "my mother is 2 floors up, page 12",
    "мне 5 минут, мне 2 раза звонили, мне 3 недели врали",
    "10-летний юбилей фирмы, свои 18 гигабайт, компании 10 лет, 30 лет стажа, гарантия 5 лет, жду 2 года",
    "عندي 5 سنين خبرة، ضمان 5 سنوات",
    "انتظرت 3 سنوات",
]
CHANGES = [
    "«aged 34», I'm «34» and tired, «79-year-old»",
    "my mother is «82», «thirty-four years old»",
    "«age 12», «34 yo», he turned «60», born in «1956»",
    "my mother, Olive Pemberton, is «88» and Edna is «84» and sharper, when I was «3»",
    "our son, «7», liked it, my baby is «9 months old»",
    "мне «34 года», мне «34», маме «79 лет»",
    "Марии Ивановне «78 лет», возраст: «45»",
    "«82-летняя» мама, «пятилетняя» дочь, мне «тридцать четыре», «1956 г.р.», пенсионерка «70 лет»",
    "внук Илюша, «7 лет», сыну («5 лет»)",
    "в свои «82 года», исполнилось «18», родился в «1956»",
    "ابني «سبع سنين» وعمرها «اثنا عشر عاما»، الشاهدة، «24 سنة»",
    "عمري «34 سنة»، عمره «٧ سنين»، عندي «34 سنة»",
    "أبلغ من العمر «أربعة وثلاثين عاما»، مواليد «1987»، في «الأربعين» من عمره",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_age_table(written: str) -> None:
    """F1, strict mode only: first what must stay untouched, then what is masked («...»)."""
    check(find_ages, written, "age")
