"""Finds telephone numbers, in digits of any script or spelled out (ITU-T E.164 and how people in our languages group them)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.numbers import only_digits, without_quantities
from jobs.hear.span import Span

RUN = re.compile(r"(?<!\d)(?:\+\s?)?\(?\d(?:[ ().\-–—]{0,3}\d){5,17}(?!\d)")
CUE = re.compile(
    r"(?:\b(?:call|ring|phone|tel|telephone|mobile|mob|cell|whats-?app|text|number|contact|reach|viber|telegram)\b"
    r"|тел\b|телефон|номер|звон|моб|вотсап|ватсап|вайбер|набер"
    r"|رقم|جوال|هاتف|واتس|موبايل|تلفون|تليفون|محمول|اتصل|كلم|دق|رن)[^\n.!?]{0,25}$",
    re.IGNORECASE,
)
OTHER_NUMBER = re.compile(
    r"(?:\border|invoice|ticket|account|contract|policy|\bref|passport|заказ|заявк|сч[её]т|договор|паспорт|инн|снилс|طلب|فاتورة|هوية|إقامة|اقامة|حساب)[^\n.!?]{0,12}$",
    re.IGNORECASE,
)
SINGLE_WORDS = r"(?:zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|plus)"
RUSSIAN_WORDS = (
    r"(?:плюс|ноль|нуль|один|два|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать|\w+надцать|двадцать|тридцать|сорок|пятьдесят"
    r"|шестьдесят|семьдесят|восемьдесят|девяносто|сто|двести|триста|четыреста|пятьсот|шестьсот|семьсот|восемьсот|девятьсот)"
)
ARABIC_WORDS = r"(?:زائد|صفر|واحد|اثنين|اتنين|إثنين|تنين|ثلاث[ةه]?|ثلاثه|تلات[ةه]?|[أا]ربع[ةه]?|خمس[ةه]?|ست[ةه]?|سبع[ةه]?|ثماني[ةه]?|تماني[ةه]?|تمني[ةه]|تسع[ةه]?)"
SPELLED = re.compile(
    "|".join(
        rf"(?<!\w){words}(?:[\s,،-]+{words}){{{least},}}(?!\w)"
        for words, least in ((SINGLE_WORDS, 6), (RUSSIAN_WORDS, 4), (ARABIC_WORDS, 6))
    ),
    re.IGNORECASE,
)


def find_phones(text: str) -> Iterator[Span]:
    """Every number that has the shape of a telephone number, or six digits and more after a word such as "call"."""
    plain = without_quantities(text)
    for found in RUN.finditer(plain):
        before = plain[max(0, found.start() - 40) : found.start()]
        if is_phone(found.group(), before):
            yield Span(found.start(), found.end(), "phone", only_digits(found.group())[-9:])
    for found in SPELLED.finditer(text):
        yield Span(found.start(), found.end(), "phone", found.group().lower())


def is_phone(run: str, before: str) -> bool:
    """Decides by the beginning, the length and the grouping of the digits, and by the words before."""
    digits = only_digits(run)
    if OTHER_NUMBER.search(before):
        return False
    return has_phone_shape(run, digits) or bool(CUE.search(before) and len(digits) <= 15)


def has_phone_shape(run: str, digits: str) -> bool:
    """International, trunk zero, Russian eleven digits, or seven to ten digits in groups."""
    groups = [group for group in re.split(r"\D+", run) if group]
    international = run[0] == "+" or digits.startswith("00")
    trunk = digits[0] == "0" and 9 <= len(digits) <= 12
    russian = len(digits) == 11 and digits[0] in "78"
    grouped = (
        7 <= len(digits) <= 12
        and 2 <= len(groups) <= 5
        and max(map(len, groups)) >= 3
        and min(map(len, groups)) >= 2
    )
    one_by_one = len(digits) >= 9 and len(groups) == len(digits)
    gulf = len(digits) == 9 and digits[0] == "5"
    return (international and 8 <= len(digits) <= 15) or trunk or russian or grouped or one_by_one or gulf
